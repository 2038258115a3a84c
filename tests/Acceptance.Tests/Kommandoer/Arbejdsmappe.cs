namespace Opgoerelse.AcceptanceTests.Kommandoer;

/// <summary>A folder of a test's own, gone afterwards.</summary>
internal sealed class Arbejdsmappe : IDisposable
{
    public string Sti { get; } = Directory.CreateTempSubdirectory("opgoerelse-test-").FullName;

    /// <summary>The data folder of the instance under test.</summary>
    public string Data => Path.Combine(Sti, "data");

    public string Fil(string navn) => Path.Combine(Sti, navn);

    /// <summary>Writes a file and returns its path.</summary>
    public string Skriv(string navn, params string[] linjer)
    {
        var fil = Fil(navn);
        Directory.CreateDirectory(Path.GetDirectoryName(fil)!);
        File.WriteAllText(fil, string.Concat(linjer.Select(linje => linje + "\n")));
        return fil;
    }

    public void Dispose() => Directory.Delete(Sti, recursive: true);
}
