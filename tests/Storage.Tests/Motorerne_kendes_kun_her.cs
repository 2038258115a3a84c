using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Opgoerelse.StorageTests;

/// <summary>What differs between the engines stands behind Database; the source is read to see that it stays so.</summary>
public sealed partial class Motorerne_kendes_kun_her
{
    [Fact]
    public void Uden_for_Storage_er_det_kun_valget_af_motor_der_naevner_den() =>
        Assert.Equal(["Api/Opsaetning/Tjenester.cs"], Filer(Motor()));

    /// <summary>
    /// The key that an embedded instance makes for itself, the demo, which throws away only what is its own, and saved queries,
    /// which have a file of their own beside an embedded database.
    /// </summary>
    [Fact]
    public void Uden_for_Storage_spoerger_kun_noeglen_og_demoen_om_motoren_er_indlejret() =>
        Assert.Equal(
            ["Api/Http/PxWeb/Gemte/SavedQueryDatabase.cs", "Api/Kommandoer/Demo.cs", "Api/Kommandoer/Demomappe.cs", "Api/Opsaetning/Tjenester.cs"],
            Filer(Indlejret()));

    private static IEnumerable<string> Filer(Regex moenster)
    {
        var kilde = Path.Combine(Path.GetDirectoryName(Her())!, "..", "..", "src");
        return Directory.EnumerateFiles(kilde, "*.cs", SearchOption.AllDirectories)
            .Select(fil => Path.GetRelativePath(kilde, fil).Replace('\\', '/'))
            .Where(fil => !fil.StartsWith("Storage/", StringComparison.Ordinal) && !fil.Contains("/obj/", StringComparison.Ordinal))
            // A scheduler keeps its own tables, in its own adapter.
            .Where(fil => !fil.StartsWith("Api/Job/Scheduling/", StringComparison.Ordinal))
            .Where(fil => moenster.IsMatch(File.ReadAllText(Path.Combine(kilde, fil))))
            .Order(StringComparer.Ordinal);
    }

    private static string Her([CallerFilePath] string her = "") => her;

    [GeneratedRegex(@"\b(SqliteDatabase|SqlServerDatabase|SqliteConnection|SqlConnection|SqliteException|SqlException)\b|using (Microsoft\.Data\.|Opgoerelse\.Storage\.Sql)|\.Engine\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Motor();

    [GeneratedRegex(@"\bIsEmbedded\b", RegexOptions.NonBacktracking)]
    private static partial Regex Indlejret();
}
