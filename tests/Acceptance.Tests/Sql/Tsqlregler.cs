using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Opgoerelse.AcceptanceTests.Sql;

/// <summary>
/// Finds what T-SQL cannot read, and what it reads in another way than SQLite does. The first is the parsers' to say, of
/// the oldest server that is supported and of a new one; the second is the visitors', and each of their rules is here because
/// somebody could write its opposite on SQLite and see it work.
/// </summary>
internal static class Tsqlregler
{
    /// <summary>What a DBA's script may say and the program may not: it is run by hand, on one engine.</summary>
    private static readonly Dictionary<string, string[]> TilladtIScripts = new(StringComparer.Ordinal)
    {
        ["2_statistik.sql"] = [Dates.DayNumbers, Numbers.Division],
        ["3_tilpasning.sql"] = [Statements.Surprising],
    };

    /// <summary>One of the values that a text can be sent with, for each place that is filled in.</summary>
    private static readonly (string Place, string Value)[] Udfyldt =
    [
        ("$tabel", "indsats"), ("$id", "indsats_id"), ("$noegler", "#noegler"), ("$table", "#noegler"),
        ("$columns", "id BINARY(16) NOT NULL"),
    ];

    /// <summary>Table to column to type, as the migrations make them.</summary>
    public static IReadOnlyDictionary<string, Dictionary<string, string>> Tabeller { get; } =
        LaesTabeller(Sqltekster.Migreringer.Select(migrering => Laest(migrering.Sql).Script));

    /// <summary>What is wrong with a text that the program sends; empty when nothing is.</summary>
    public static IReadOnlyList<string> Fejl(string sql)
    {
        var (script, fejl) = Laest(sql);
        return [.. fejl, .. Batches(script), .. Brud(script)];
    }

    /// <summary>What is wrong with a script of deploy/sqlserver.</summary>
    public static IReadOnlyList<string> FejlIScript(string navn, string sql)
    {
        var (script, fejl) = Laest(sql);
        var persons = new PersonalNames();
        script.Accept(persons);
        return [.. fejl, .. Brud(script).Except(TilladtIScripts.GetValueOrDefault(navn, [])), .. persons.Found];
    }

    /// <summary>What is wrong with a migration, beside <see cref="Fejl"/>.</summary>
    public static IReadOnlyList<string> FejlIMigrering(string sql)
    {
        var (script, fejl) = Laest(sql);
        var definitions = new Definitions(LaesTabeller([script]));
        script.Accept(definitions);
        return [.. fejl, .. Batches(script), .. definitions.Found];
    }

    /// <summary>What one of the two parsers cannot read.</summary>
    public static IReadOnlyList<string> Laesefejl(string sql) => Laest(sql).Fejl;

    /// <summary>The texts of the statements of a kind, each with its words one space apart.</summary>
    public static IEnumerable<(T Statement, string Text)> Af<T>(string sql)
        where T : TSqlStatement
    {
        var finder = new Finder<T>();
        Laest(sql).Script.Accept(finder);
        return finder.Found.Select(one => (one, Text(one)));
    }

    /// <summary>The tables that a statement reads.</summary>
    public static IReadOnlyList<SchemaObjectName> Kilder(TSqlFragment fragment)
    {
        var finder = new Finder<NamedTableReference>();
        fragment.Accept(finder);
        return [.. finder.Found.Select(one => one.SchemaObject)];
    }

    /// <summary>A fragment's own words, with one space for whatever stood between two of them.</summary>
    internal static string Text(TSqlFragment fragment)
    {
        var words = Enumerable.Range(fragment.FirstTokenIndex, fragment.LastTokenIndex - fragment.FirstTokenIndex + 1)
            .Select(index => fragment.ScriptTokenStream[index])
            .Select(token => ErTomt(token) ? " " : token.Text);
        return string.Join(' ', string.Concat(words).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether a token says nothing.</summary>
    internal static bool ErTomt(TSqlParserToken token) =>
        token.TokenType is TSqlTokenType.WhiteSpace or TSqlTokenType.SingleLineComment or TSqlTokenType.MultilineComment;

    private static (TSqlScript Script, IReadOnlyList<string> Fejl) Laest(string sql)
    {
        foreach (var (place, value) in Udfyldt)
        {
            sql = sql.Replace(place, value, StringComparison.Ordinal);
        }

        var script = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var fejl);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var gamle);
        var samlet = fejl.Concat(gamle).Select(en => string.Create(CultureInfo.InvariantCulture, $"line {en.Line}: {en.Message}"));
        return (script ?? new TSqlScript(), [.. samlet.Distinct(StringComparer.Ordinal)]);
    }

    private static string[] Batches(TSqlScript script) =>
        script.ScriptTokenStream.Any(token => token.TokenType == TSqlTokenType.Go)
            ? ["a batch separator is the tool's, not the server's"]
            : [];

    /// <summary>The rules that a text breaks, also within a text that it has executed.</summary>
    private static List<string> Brud(TSqlScript script)
    {
        List<TsqlVisitor> visitors =
            [new Names(), new Functions(), new Dates(), new Statements(), new Numbers(Tabeller), new Comparisons(Tabeller)];
        foreach (var visitor in visitors)
        {
            script.Accept(visitor);
        }

        var brud = visitors.SelectMany(visitor => visitor.Found).ToList();
        var inner = new Finder<ExecutableStringList>();
        script.Accept(inner);
        foreach (var text in inner.Found.SelectMany(list => list.Strings).OfType<StringLiteral>())
        {
            brud.AddRange(Fejl(text.Value));
        }

        return brud;
    }

    private static Dictionary<string, Dictionary<string, string>> LaesTabeller(IEnumerable<TSqlScript> migreringer)
    {
        var tabeller = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        var made = new Finder<CreateTableStatement>();
        var added = new Finder<AlterTableAddTableElementStatement>();
        foreach (var migrering in migreringer)
        {
            migrering.Accept(made);
            migrering.Accept(added);
        }

        foreach (var table in made.Found)
        {
            tabeller[table.SchemaObjectName.BaseIdentifier.Value] = Columns(table.Definition).ToDictionary(StringComparer.Ordinal);
        }

        foreach (var table in added.Found)
        {
            var name = table.SchemaObjectName.BaseIdentifier.Value;
            foreach (var (column, type) in Columns(table.Definition))
            {
                (tabeller.TryGetValue(name, out var columns) ? columns : tabeller[name] = [])[column] = type;
            }
        }

        return tabeller;

        static IEnumerable<KeyValuePair<string, string>> Columns(TableDefinition definition) =>
            definition.ColumnDefinitions.Select(column => KeyValuePair.Create(column.ColumnIdentifier.Value, Text(column.DataType)));
    }

    /// <summary>Every fragment of a kind.</summary>
    private sealed class Finder<T> : TSqlFragmentVisitor
        where T : TSqlFragment
    {
        public List<T> Found { get; } = [];

        public override void Visit(TSqlFragment fragment)
        {
            if (fragment is T one)
            {
                Found.Add(one);
            }
        }
    }
}
