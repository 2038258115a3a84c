using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Opgoerelse.StorageTests;

/// <summary>What differs between the engines stands behind Database; the source is read to see that it stays so.</summary>
public sealed partial class EnginesKnownOnlyHereTests
{
    [Fact]
    public void Outside_Storage_only_the_choice_of_engine_names_it() =>
        Assert.Equal(["Api/Hosting/Services.cs"], Files(Engine()));

    /// <summary>
    /// The key that an embedded instance makes for itself, the demo, which throws away only what is its own, and saved queries,
    /// which have a file of their own beside an embedded database.
    /// </summary>
    [Fact]
    public void Outside_Storage_only_the_key_and_the_demo_ask_whether_the_engine_is_embedded() =>
        Assert.Equal(
            [
                "Api/Commands/DemoCommand.cs",
                "Api/Commands/DemoFolder.cs",
                "Api/Hosting/Services.cs",
                "Api/PxWeb/SavedQueries/SavedQueryDatabase.cs",
            ],
            Files(Embedded()));

    private static IEnumerable<string> Files(Regex pattern)
    {
        var source = Path.Combine(Path.GetDirectoryName(Her())!, "..", "..", "src");
        return Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(source, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("Storage/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            // A scheduler keeps its own tables, in its own adapter.
            .Where(file => !file.StartsWith("Jobs/Scheduling/", StringComparison.Ordinal))
            .Where(file => pattern.IsMatch(File.ReadAllText(Path.Combine(source, file))))
            .Order(StringComparer.Ordinal);
    }

    private static string Her([CallerFilePath] string her = "") => her;

    [GeneratedRegex(
        @"\b(SqliteDatabase|SqlServerDatabase|SqliteConnection|SqlConnection|SqliteException|SqlException)\b"
            + @"|using (Microsoft\.Data\.|Opgoerelse\.Storage\.Sql)|\.Engine\b",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Engine();

    [GeneratedRegex(@"\bIsEmbedded\b", RegexOptions.NonBacktracking)]
    private static partial Regex Embedded();
}
