using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// Golden files. To change them on purpose, run the tests once with <c>OPGOERELSE_OPDATER_GULD=1</c> and read the
/// difference before committing it.
/// </summary>
internal static partial class Guld
{
    private static readonly JsonSerializerOptions Indrykket = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static bool Opdater => Environment.GetEnvironmentVariable("OPGOERELSE_OPDATER_GULD") == "1";

    /// <summary>Compares with <c>Golden/<paramref name="navn"/></c>.</summary>
    public static void Sammenlign(string navn, string svar) => SammenlignFil(Path.Combine(Mappe(), "Golden", navn), svar);

    /// <summary>
    /// Compares JSON, indented so that a difference can be read; numbers are compared as written. The port of a started
    /// service is another at each run, so its address stands as <c>http://tjeneste</c>.
    /// </summary>
    public static void SammenlignJson(string navn, JsonElement svar) =>
        Sammenlign(navn, OwnAddress().Replace(JsonSerializer.Serialize(svar, Indrykket), "http://tjeneste") + "\n");

    /// <summary>Compares with a file of the repository.</summary>
    public static void SammenlignFil(string sti, string svar)
    {
        if (Opdater)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(sti)!);
            File.WriteAllText(sti, svar);
        }

        Assert.True(File.Exists(sti), $"{Path.GetFileName(sti)} findes ikke; se Guld.");
        Assert.Equal(File.ReadAllText(sti), svar);
    }

    /// <summary>The folder of this test project, as it stood when it was built.</summary>
    public static string Mappe([CallerFilePath] string her = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(her)!, ".."));

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex OwnAddress();
}
