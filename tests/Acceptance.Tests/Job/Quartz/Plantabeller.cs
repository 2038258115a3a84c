// The texts are the product's own and Quartz's: nobody can make an expression slow.
#pragma warning disable MA0009, MA0023
using System.Text.RegularExpressions;
using Opgoerelse.Storage.Migrations;

namespace Opgoerelse.AcceptanceTests.Job.Quartz;

/// <summary>The tables of migration 0007, read out of its text.</summary>
internal static partial class Plantabeller
{
    public static string Migrering { get; } = Migration.All("sqlserver").Single(en => en.Number == 7).Sql.ReplaceLineEndings("\n");

    /// <summary>Table, column and its type with NULL or NOT NULL, in upper case, as in <paramref name="sql"/>.</summary>
    public static HashSet<string> Kolonner(string sql) =>
        [.. Tabel().Matches(sql).SelectMany(tabel => Kolonne().Matches(tabel.Groups[2].Value)
            .Where(kolonne => kolonne.Groups[1].Value != "CONSTRAINT")
            .Select(kolonne => $"{tabel.Groups[1].Value} {kolonne.Groups[1].Value} {kolonne.Groups[2].Value} {(kolonne.Groups[3].Success ? "NOT NULL" : "NULL")}".ToUpperInvariant()))];

    /// <summary>The tables' keys, as in <paramref name="sql"/>.</summary>
    public static HashSet<string> Noegler(string sql) =>
        [.. Tabel().Matches(sql).SelectMany(tabel => Noegle().Matches(tabel.Groups[2].Value)
            .Select(noegle => $"{tabel.Groups[1].Value} {noegle.Value}".Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()))];

    /// <summary>The same tables for SQLite, so that Quartz's own store can be run over our names without a server.</summary>
    public static string TilSqlite() => Bytes().Replace(Migrering, "BLOB");

    [GeneratedRegex(@"CREATE TABLE (\w+) \(\n(.*?)\n *\);", RegexOptions.Singleline)]
    private static partial Regex Tabel();

    [GeneratedRegex(@"^ +(\w+) +(\w+(?:\([\w,]+\))?)(?: +(NOT NULL))?", RegexOptions.Multiline)]
    private static partial Regex Kolonne();

    [GeneratedRegex(@"(PRIMARY KEY|FOREIGN KEY) \([^)]*\)[^\n]*?(?=,?$)", RegexOptions.Multiline)]
    private static partial Regex Noegle();

    [GeneratedRegex(@"VARBINARY\(MAX\)")]
    private static partial Regex Bytes();
}
