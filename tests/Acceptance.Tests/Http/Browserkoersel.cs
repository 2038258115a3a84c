using System.Diagnostics;
using System.Text.Json;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.ReportsTests.Benchmarking;
using Opgoerelse.Reports.Documents;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// One service with a made-up release of the whole country and its reports, and one run of Node/sider.mjs over its pages.
/// What it saw is held by <see cref="BrowserProever"/>.
/// </summary>
public sealed class Browserkoersel : IAsyncLifetime
{
    /// <summary>Læsø is withheld, Ærø has no forløb, Aalborg stands out.</summary>
    private static readonly Proeveland Landet = new()
    {
        N = (kommune, kvartal) => kommune switch { "0825" => 3, "0492" => 0, _ => 20 + (kommune[3] * 3 % 17) + kvartal.IAaret },
        Procent = (kommune, kvartal, indsats) => indsats == "nogen" ? 74 : kommune switch { "0851" => 90, "0825" => 40, _ => 25 + (kommune[2] % 5) + (kvartal.Aar % 3) },
    };

    private static readonly string Mappe = Path.Combine(Guld.Mappe(), "Node");

    private Tjeneste? _tjeneste;

    internal const string Forside = "/";
    internal const string Kommune = "/kommune/aarhus?indsats=virksomhedsrettet&med=0101,0851,0580";
    internal const string KommunePaaEngelsk = Kommune + "&lang=en";
    internal const string Tabel = "/tabeller/Y11IGA01";
    internal const string Soegning = "/soeg?q=uger";
    internal const string Landsrapport = "/rapporter/3/land.html";
    internal const string Blad = "/rapporter/3/0751.html";

    internal static IReadOnlyList<string> Sider { get; } =
    [
        Forside, "/?lang=en", "/kommune", "/kommune?lang=en", Kommune, KommunePaaEngelsk, "/kommune/l%C3%A6s%C3%B8", "/kommune/%C3%A6r%C3%B8?lang=en", "/tabeller", Tabel, "/tabeller/Y11IGA02?lang=en",
        "/tabeller/Y11IGA01?omraade=*&periode=2025QMAT04&indsats=*&maal=andel", "/metode", "/metode?lang=en", "/regelsaet", "/regelsaet?lang=en", "/rapporter", "/rapporter?lang=en",
        "/udgivelser", "/udgivelser?lang=en", "/api", "/api?lang=en", Soegning, "/soeg?q=kommune&lang=en", "/soeg?q=xyzzyplugh", Landsrapport, Blad,
    ];

    /// <summary>Those that are also seen in the dark and on paper.</summary>
    internal static IReadOnlyList<string> MedDagOgNat { get; } = [Forside, Kommune, KommunePaaEngelsk, Tabel, "/metode", Soegning];

    internal Tjeneste Tjeneste => _tjeneste ?? throw new InvalidOperationException("Tjenesten er ikke startet.");

    /// <summary>What was seen.</summary>
    internal JsonElement Set { get; private set; }

    /// <summary>What the machine lacks, so that nothing was seen; null when all is there.</summary>
    internal string? Mangler { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (!Directory.Exists(Path.Combine(Mappe, "node_modules", "playwright-core")) || !Directory.Exists(Path.Combine(Mappe, "node_modules", "axe-core")))
        {
            Mangler = "playwright-core og axe-core er ikke hentet (npm ci i tests/Acceptance.Tests/Node): siderne er IKKE set i en browser.";
            return;
        }

        if (Array.Find(["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"], File.Exists) is not { } program)
        {
            Mangler = "Chromium er ikke på maskinen: siderne er IKKE set i en browser.";
            return;
        }

        var udgivelse = Landet.Udgiv();
        _tjeneste = await Tjeneste.StartAsync(udgivelse);
        var grundlag = new Rapportgrundlag(udgivelse);
        var kommuner = grundlag.Sammenligner.Kommuner.Where(kommune => kommune.Kode is "0751" or "0825").ToList();
        var resultat = new Rapportdanner(chromium: null).Dan(grundlag, kommuner, medLand: true, Tjeneste.Rapporter.Sti(udgivelse.Udgivelse), stop: TestContext.Current.CancellationToken);
        Tjeneste.Rapporter.Maerk(udgivelse.Udgivelse, resultat.Fejl.Count);
        await SeAsync(program);
    }

    public async ValueTask DisposeAsync()
    {
        if (_tjeneste is not null)
        {
            await _tjeneste.DisposeAsync();
        }
    }

    private async Task SeAsync(string program)
    {
        using var node = new Process
        {
            StartInfo = new ProcessStartInfo("node", "sider.mjs") { WorkingDirectory = Mappe, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true },
        };
        try
        {
            node.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Mangler = "Node er ikke på maskinen: siderne er IKKE set i en browser.";
            return;
        }

        var ud = node.StandardOutput.ReadToEndAsync();
        var fejl = node.StandardError.ReadToEndAsync();
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new
        {
            adresse = Tjeneste.Klient.BaseAddress!.ToString().TrimEnd('/'),
            program,
            sider = Sider,
            medDagOgNat = MedDagOgNat,
            tabel = Tabel,
            kommune = new { navn = "Læsø", kode = "0825", andre = "aarhus" },
        }));
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await fejl);
        Set = JsonElement.Parse(await ud);
    }
}
