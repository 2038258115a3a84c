using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Opgoerelse.Support;

/// <summary>
/// Golden files. To change them on purpose, run the tests once with <c>OPGOERELSE_OPDATER_GULD=1</c> and read the
/// difference before committing it.
/// </summary>
internal static partial class Golden
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The folder of the repository, as it stood when this was built.</summary>
    public static string Root { get; } = RootFrom();

    private static bool Refresh => Environment.GetEnvironmentVariable("OPGOERELSE_OPDATER_GULD") == "1";

    /// <summary>Compares with <c>tests/Acceptance.Tests/Golden/<paramref name="name"/></c>.</summary>
    public static void Compare(string name, string answer) =>
        CompareFile(Path.Combine(Root, "tests", "Acceptance.Tests", "Golden", name), answer);

    /// <summary>
    /// Compares JSON, indented so that a difference can be read; numbers are compared as written. The port of a started
    /// service is another at each run, so its address stands as <c>http://tjeneste</c>.
    /// </summary>
    public static void CompareJson(string name, JsonElement answer) =>
        Compare(name, OwnAddress().Replace(JsonSerializer.Serialize(answer, Indented), "http://tjeneste") + "\n");

    /// <summary>Compares with a file of the repository.</summary>
    public static void CompareFile(string path, string answer)
    {
        if (Refresh)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, answer);
        }

        Assert.True(File.Exists(path), $"{Path.GetFileName(path)} findes ikke; se Golden.");
        Assert.Equal(File.ReadAllText(path), answer);
    }

    private static string RootFrom([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex OwnAddress();
}
