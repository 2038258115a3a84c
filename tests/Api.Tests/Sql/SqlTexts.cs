using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Opgoerelse.Aggregation.Cube;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Revisions;
using Opgoerelse.Storage.Migrations;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;

namespace Opgoerelse.ApiTests.Sql;

/// <summary>A text that the product can send to SQL Server, and where it stands.</summary>
/// <param name="PlaceAt">Class and constant, or the assembly that holds it in its code.</param>
/// <param name="Sql">The text; <c>$table</c> and the like are filled in when it is sent.</param>
internal sealed record SqlText(string PlaceAt, string Sql);

/// <summary>
/// Every T-SQL text of the product: the migrations, the constants, and what stands in the code of methods. The last are
/// found in the assemblies' own lists of strings, so that none can be forgotten.
/// </summary>
internal static class SqlTexts
{
    public static IReadOnlyList<SqlText> Migrations { get; } =
        [
            .. Migration.All("sqlserver").Select(one =>
                new SqlText("db/migrations/sqlserver/" + one.Name, one.Sql.ReplaceLineEndings("\n").TrimEnd())),
        ];

    /// <summary>What a DBA runs by hand, and what gives the roles their rights.</summary>
    public static IReadOnlyList<SqlText> Scripts { get; } =
        [.. new[] { "deploy/sqlserver", "db/rights" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Golden.Root, folder), "*.sql").Order(StringComparer.Ordinal))
            .Select(file => new SqlText(Path.GetFileName(file), File.ReadAllText(file)))];

    public static IReadOnlyList<SqlText> OfTheProduct { get; } = [.. Calls.Product.SelectMany(Of)];

    private static IEnumerable<SqlText> Of(Assembly space)
    {
        var constants = space.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => (field.IsLiteral || field.DeclaringType == typeof(CubeSql) || field.DeclaringType == typeof(BlockSql))
                && field.FieldType == typeof(string))
            .Select(field => new SqlText($"{field.DeclaringType!.FullName}.{field.Name}", (string)field.GetValue(null)!))
            .Concat(space == typeof(CubeSql).Assembly ? OfCubeChanges() : [])
            .Where(text => IsTsql(text.Sql))
            .OrderBy(text => text.PlaceAt, StringComparer.Ordinal)
            .ToList();
        var knownOnes = constants.Select(text => text.Sql).ToHashSet(StringComparer.Ordinal);
        var theCode = StringsIn(space)
            .Where(text => IsTsql(text) && !IsPartOfCube(text) && knownOnes.Add(text))
            .Order(StringComparer.Ordinal)
            .Select(text => new SqlText($"{space.GetName().Name} (i koden)", text));
        return constants.Concat(theCode).Concat(space == typeof(CaseSql).Assembly ? OfCases() : []).ToList();
    }

    /// <summary>The statements of the cube are put together of the list of its columns; their parts are none by themselves.</summary>
    private static bool IsPartOfCube(string text) =>
        ((string[])[
            CubeSql.Cells, CubeSql.Days, CubeSql.CellsOfWork, CubeSql.DaysOfWork, CubeSql.Total, CubeSql.AgeAndSex,
            CubeSql.AgeAndSexOfKommuner,
            .. OfCubeChanges().Select(text => text.Sql).Where(sql => !sql.StartsWith("DELETE", StringComparison.Ordinal)),
            BlockSql.Contributions, BlockSql.KeepSums, BlockSql.CopyCells, BlockSql.PutCells,
        ]).Any(sql => sql != text && sql.Contains(text, StringComparison.Ordinal));

    private static IEnumerable<SqlText> OfCubeChanges() =>
        new[] { (Name: nameof(CubeSql.LayCells), Sql: CubeSql.LayCells), (Name: nameof(CubeSql.LayDays), Sql: CubeSql.LayDays) }
            .SelectMany(lay => lay.Sql.Select((sql, i) => new SqlText($"{typeof(CubeSql).FullName}.{lay.Name}.{i + 1}", sql)));

    /// <summary>The statements that are put together of parts: those that read cases.</summary>
    private static IEnumerable<SqlText> OfCases() =>
        from field in typeof(CaseSql).GetFields(BindingFlags.Static | BindingFlags.Public)
        where field.FieldType == typeof(CaseStatement)
        orderby field.Name
        let statement = (CaseStatement)field.GetValue(null)!
        from text in new[] { (What: nameof(statement.All), Sql: statement.All), (What: nameof(statement.OfWork), Sql: statement.OfWork) }
        select new SqlText($"{field.DeclaringType!.FullName}.{field.Name}.{text.What}", text.Sql);

    private static IEnumerable<string> StringsIn(Assembly space)
    {
        using var file = new PEReader(File.OpenRead(space.Location));
        var reader = file.GetMetadataReader();
        var stringsIn = new List<string>();
        for (var placeAt = MetadataTokens.UserStringHandle(1); !placeAt.IsNil
            && reader.GetHeapOffset(placeAt) < reader.GetHeapSize(HeapIndex.UserString); placeAt = reader.GetNextHandle(placeAt))
        {
            stringsIn.Add(reader.GetUserString(placeAt));
        }

        return stringsIn;
    }

    /// <summary>A whole statement, and not one that only the embedded engine is sent.</summary>
    private static bool IsTsql(string text) =>
        StartsWith(text)
        && !text.Contains("sqlite_schema", StringComparison.Ordinal)
        && !text.StartsWith("CREATE TEMP TABLE", StringComparison.Ordinal)
        && text is not ("INSERT INTO " or "SELECT ");

    /// <summary>
    /// By its first word, which is in capitals or a procedure of the server's: that the rest can be read is for a test to say.
    /// </summary>
    private static bool StartsWith(string text)
    {
        var first = new TSql160Parser(initialQuotedIdentifiers: true).GetTokenStream(new StringReader(text), out _)
            .FirstOrDefault(word =>
                word.TokenType is not (TSqlTokenType.WhiteSpace or TSqlTokenType.SingleLineComment or TSqlTokenType.MultilineComment));
        return first?.TokenType switch
        {
            TSqlTokenType.Select or TSqlTokenType.Insert or TSqlTokenType.Update or TSqlTokenType.Delete
                or TSqlTokenType.With or TSqlTokenType.Create
                or TSqlTokenType.Alter or TSqlTokenType.Drop or TSqlTokenType.If or TSqlTokenType.Set
                or TSqlTokenType.Exec or TSqlTokenType.Merge
                or TSqlTokenType.Truncate or TSqlTokenType.Declare => !first.Text.Any(char.IsAsciiLetterLower),
            TSqlTokenType.Identifier => first.Text.StartsWith("sp_", StringComparison.Ordinal),
            _ => false,
        };
    }
}
