using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Opgoerelse.AcceptanceTests.Http;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;

namespace Opgoerelse.AcceptanceTests.Sql;

/// <summary>A text that the product can send to SQL Server, and where it stands.</summary>
/// <param name="Sted">Class and constant, or the assembly that holds it in its code.</param>
/// <param name="Sql">The text; <c>$table</c> and the like are filled in when it is sent.</param>
internal sealed record Sqltekst(string Sted, string Sql);

/// <summary>
/// Every T-SQL text of the product: the migrations, the constants, and what stands in the code of methods. The last are
/// found in the assemblies' own lists of strings, so that none can be forgotten.
/// </summary>
internal static class Sqltekster
{
    private static readonly Assembly[] Rum = [typeof(Database).Assembly, typeof(Leverancebog).Assembly, typeof(Faktadanner).Assembly, typeof(Program).Assembly];

    public static IReadOnlyList<Sqltekst> Migreringer { get; } =
        [.. Migration.All("sqlserver").Select(en => new Sqltekst("db/migrations/sqlserver/" + en.Name, en.Sql.ReplaceLineEndings("\n").TrimEnd()))];

    /// <summary>What a DBA runs by hand, and what gives the roles their rights.</summary>
    public static IReadOnlyList<Sqltekst> Scripts { get; } =
        [.. new[] { "deploy/sqlserver", "db/rights" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Guld.Mappe(), "..", "..", folder), "*.sql").Order(StringComparer.Ordinal))
            .Select(file => new Sqltekst(Path.GetFileName(file), File.ReadAllText(file)))];

    public static IReadOnlyList<Sqltekst> Produktets { get; } = [.. Rum.SelectMany(Af)];

    private static IEnumerable<Sqltekst> Af(Assembly rum)
    {
        var konstanter = rum.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(felt => felt.IsLiteral && felt.FieldType == typeof(string) && ErTsql((string)felt.GetRawConstantValue()!))
            .Select(felt => new Sqltekst($"{felt.DeclaringType!.FullName}.{felt.Name}", (string)felt.GetRawConstantValue()!))
            .OrderBy(tekst => tekst.Sted, StringComparer.Ordinal)
            .ToList();
        var kendte = konstanter.Select(tekst => tekst.Sql).ToHashSet(StringComparer.Ordinal);
        var koden = Strenge(rum)
            .Where(tekst => ErTsql(tekst) && kendte.Add(tekst))
            .Order(StringComparer.Ordinal)
            .Select(tekst => new Sqltekst($"{rum.GetName().Name} (i koden)", tekst));
        return konstanter.Concat(koden).Concat(Afledte(rum, konstanter)).ToList();
    }

    /// <summary>The statements that read only the work list are made from those that read all.</summary>
    private static IEnumerable<Sqltekst> Afledte(Assembly rum, IEnumerable<Sqltekst> konstanter)
    {
        if (rum.GetType("Opgoerelse.Aggregation.Fakta.SagsSql") is not { } sager)
        {
            return [];
        }

        var kunArbejde = sager.GetMethod("KunArbejde")!;
        return konstanter
            .Where(tekst => tekst.Sted.StartsWith(sager.FullName + ".", StringComparison.Ordinal) && tekst.Sql.Contains("ORDER BY", StringComparison.Ordinal))
            .Select(tekst => new Sqltekst(tekst.Sted + " (KunArbejde)", (string)kunArbejde.Invoke(null, [tekst.Sql])!));
    }

    private static IEnumerable<string> Strenge(Assembly rum)
    {
        using var fil = new PEReader(File.OpenRead(rum.Location));
        var laeser = fil.GetMetadataReader();
        var strenge = new List<string>();
        for (var sted = MetadataTokens.UserStringHandle(1); !sted.IsNil && laeser.GetHeapOffset(sted) < laeser.GetHeapSize(HeapIndex.UserString); sted = laeser.GetNextHandle(sted))
        {
            strenge.Add(laeser.GetUserString(sted));
        }

        return strenge;
    }

    /// <summary>A whole statement, and not one that only the embedded engine is sent.</summary>
    private static bool ErTsql(string tekst) =>
        Begynder(tekst)
        && !tekst.Contains("sqlite_schema", StringComparison.Ordinal)
        && !tekst.StartsWith("CREATE TEMP TABLE", StringComparison.Ordinal)
        && tekst != "INSERT INTO ";

    /// <summary>
    /// By its first word, which is in capitals or a procedure of the server's: that the rest can be read is for a test to say.
    /// </summary>
    private static bool Begynder(string tekst)
    {
        var foerste = new TSql160Parser(initialQuotedIdentifiers: true).GetTokenStream(new StringReader(tekst), out _)
            .FirstOrDefault(ord => ord.TokenType is not (TSqlTokenType.WhiteSpace or TSqlTokenType.SingleLineComment or TSqlTokenType.MultilineComment));
        return foerste?.TokenType switch
        {
            TSqlTokenType.Select or TSqlTokenType.Insert or TSqlTokenType.Update or TSqlTokenType.Delete or TSqlTokenType.With or TSqlTokenType.Create
                or TSqlTokenType.Alter or TSqlTokenType.Drop or TSqlTokenType.If or TSqlTokenType.Set or TSqlTokenType.Exec or TSqlTokenType.Merge
                or TSqlTokenType.Truncate or TSqlTokenType.Declare => !foerste.Text.Any(char.IsAsciiLetterLower),
            TSqlTokenType.Identifier => foerste.Text.StartsWith("sp_", StringComparison.Ordinal),
            _ => false,
        };
    }
}
