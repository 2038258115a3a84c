using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Opgoerelse.ApiTests.Sql;

/// <summary>
/// Finds what T-SQL cannot read, and what it reads in another way than SQLite does. The first is the parsers' to say, of
/// the oldest server that is supported and of a new one; the second is the visitors', and each of their rules is here because
/// somebody could write its opposite on SQLite and see it work.
/// </summary>
internal static class TsqlRules
{
    /// <summary>What a DBA's script may say and the program may not: it is run by hand, on one engine.</summary>
    private static readonly Dictionary<string, string[]> AllowedInScripts = new(StringComparer.Ordinal)
    {
        ["2_statistik.sql"] = [Dates.DayNumbers, Numbers.Division],
        ["3_tilpasning.sql"] = [Statements.Surprising],
    };

    /// <summary>One of the values that a text can be sent with, for each place that is filled in.</summary>
    private static readonly (string Place, string Value)[] FilledIn =
    [
        ("$tabel", "indsats"), ("$id", "indsats_id"), ("$noegler", "#noegler"), ("$table", "#noegler"), ("$lag", "#kube_lag"),
        ("$columns", "id BINARY(16) NOT NULL"),
    ];

    /// <summary>Table to column to type, as the migrations make them.</summary>
    public static IReadOnlyDictionary<string, Dictionary<string, string>> Tables { get; } =
        ReadTables(SqlTexts.Migrations.Select(migration => ReadCount(migration.Sql).Script));

    /// <summary>What is wrong with a text that the program sends; empty when nothing is.</summary>
    public static IReadOnlyList<string> Error(string sql)
    {
        var (script, error) = ReadCount(sql);
        return [.. error, .. Batches(script), .. Breaches(script)];
    }

    /// <summary>What is wrong with a script of deploy/sqlserver.</summary>
    public static IReadOnlyList<string> ErrorsInScript(string name, string sql)
    {
        var (script, error) = ReadCount(sql);
        var persons = new PersonalNames();
        script.Accept(persons);
        return [.. error, .. Breaches(script).Except(AllowedInScripts.GetValueOrDefault(name, [])), .. persons.Found];
    }

    /// <summary>What is wrong with a migration, beside <see cref="Error"/>.</summary>
    public static IReadOnlyList<string> ErrorsInMigration(string sql)
    {
        var (script, error) = ReadCount(sql);
        var definitions = new Definitions(ReadTables([script]));
        script.Accept(definitions);
        return [.. error, .. Batches(script), .. definitions.Found];
    }

    /// <summary>What one of the two parsers cannot read.</summary>
    public static IReadOnlyList<string> ReadError(string sql) => ReadCount(sql).Error;

    /// <summary>The texts of the statements of a kind, each with its words one space apart.</summary>
    public static IEnumerable<(T Statement, string Text)> Of<T>(string sql)
        where T : TSqlStatement
    {
        var finder = new Finder<T>();
        ReadCount(sql).Script.Accept(finder);
        return finder.Found.Select(one => (one, Text(one)));
    }

    /// <summary>The tables that a statement reads.</summary>
    public static IReadOnlyList<SchemaObjectName> SourcesOf(TSqlFragment fragment)
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
            .Select(token => IsEmptyToken(token) ? " " : token.Text);
        return string.Join(' ', string.Concat(words).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether a token says nothing.</summary>
    internal static bool IsEmptyToken(TSqlParserToken token) =>
        token.TokenType is TSqlTokenType.WhiteSpace or TSqlTokenType.SingleLineComment or TSqlTokenType.MultilineComment;

    private static (TSqlScript Script, IReadOnlyList<string> Error) ReadCount(string sql)
    {
        foreach (var (place, value) in FilledIn)
        {
            sql = sql.Replace(place, value, StringComparison.Ordinal);
        }

        var script = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var error);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var oldOnes);
        var total = error.Concat(oldOnes).Select(one => string.Create(CultureInfo.InvariantCulture, $"line {one.Line}: {one.Message}"));
        return (script ?? new TSqlScript(), [.. total.Distinct(StringComparer.Ordinal)]);
    }

    private static string[] Batches(TSqlScript script) =>
        script.ScriptTokenStream.Any(token => token.TokenType == TSqlTokenType.Go)
            ? ["a batch separator is the tool's, not the server's"]
            : [];

    /// <summary>The rules that a text breaks, also within a text that it has executed.</summary>
    private static List<string> Breaches(TSqlScript script)
    {
        List<TsqlVisitor> visitors =
            [new Names(), new Functions(), new Dates(), new Statements(), new Numbers(Tables), new Comparisons(Tables)];
        foreach (var visitor in visitors)
        {
            script.Accept(visitor);
        }

        var breaches = visitors.SelectMany(visitor => visitor.Found).ToList();
        var inner = new Finder<ExecutableStringList>();
        script.Accept(inner);
        foreach (var text in inner.Found.SelectMany(list => list.Strings).OfType<StringLiteral>())
        {
            breaches.AddRange(Error(text.Value));
        }

        return breaches;
    }

    private static Dictionary<string, Dictionary<string, string>> ReadTables(IEnumerable<TSqlScript> migrations)
    {
        var tables = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        var made = new Finder<CreateTableStatement>();
        var added = new Finder<AlterTableAddTableElementStatement>();
        foreach (var migration in migrations)
        {
            migration.Accept(made);
            migration.Accept(added);
        }

        foreach (var table in made.Found)
        {
            tables[table.SchemaObjectName.BaseIdentifier.Value] = Columns(table.Definition).ToDictionary(StringComparer.Ordinal);
        }

        foreach (var table in added.Found)
        {
            var name = table.SchemaObjectName.BaseIdentifier.Value;
            foreach (var (column, type) in Columns(table.Definition))
            {
                (tables.TryGetValue(name, out var columns) ? columns : tables[name] = [])[column] = type;
            }
        }

        return tables;

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
