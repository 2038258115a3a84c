using System.Diagnostics;
using System.Text.Json;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// One service with a made-up release of the whole country and its reports, and one run of Node/sider.mjs over its pages.
/// What it saw is held by <see cref="BrowserTests"/>.
/// </summary>
public sealed class BrowserRun : IAsyncLifetime
{
    /// <summary>Læsø is withheld, Ærø has no forløb, Aalborg stands out.</summary>
    private static readonly BenchmarkingCountry WholeCountry = new()
    {
        N = (kommune, quarter) => kommune switch { "0825" => 3, "0492" => 0, _ => 20 + (kommune[3] * 3 % 17) + quarter.OfTheYear },
        Percentage = (kommune, quarter, indsats) =>
            indsats == "nogen" ? 74 : kommune switch { "0851" => 90, "0825" => 40, _ => 25 + (kommune[2] % 5) + (quarter.Year % 3) },
    };

    private static readonly string Folder = Path.Combine(Golden.Root, "tests", "Acceptance.Tests", "Node");

    private TestService? _service;

    internal const string StartPageAddress = "/";
    internal const string Kommune = "/kommune/aarhus?indsats=virksomhedsrettet&med=0101,0851,0580";
    internal const string KommuneInEnglish = Kommune + "&lang=en";
    internal const string Table = "/tabeller/Y11IGA01";
    internal const string Search = "/soeg?q=uger";
    internal const string NationalReport = "/rapporter/3/land.html";
    internal const string LeafletAddress = "/rapporter/3/0751.html";

    internal static IReadOnlyList<string> Pages { get; } =
    [
        StartPageAddress, "/?lang=en", "/kommune", "/kommune?lang=en", Kommune, KommuneInEnglish, "/kommune/l%C3%A6s%C3%B8",
        "/kommune/%C3%A6r%C3%B8?lang=en", "/tabeller", Table, "/tabeller/Y11IGA02?lang=en",
        "/tabeller/Y11IGA01?omraade=*&periode=2025&indsats=*&maal=andel", "/metode", "/metode?lang=en", "/regelsaet", "/regelsaet?lang=en",
        "/rapporter", "/rapporter?lang=en",
        "/udgivelser", "/udgivelser?lang=en", "/kalender", "/kalender?lang=en", "/api", "/api?lang=en", Search, "/soeg?q=kommune&lang=en",
        "/soeg?q=xyzzyplugh", NationalReport, LeafletAddress,
    ];

    /// <summary>Those that are also seen in the dark and on paper.</summary>
    internal static IReadOnlyList<string> WithDayAndNight { get; } =
    [
        StartPageAddress,
        Kommune,
        KommuneInEnglish,
        Table,
        "/metode",
        Search,
    ];

    internal TestService Service => _service ?? throw new InvalidOperationException("Tjenesten er ikke startet.");

    /// <summary>What was seen.</summary>
    internal JsonElement Set { get; private set; }

    /// <summary>What the machine lacks, so that nothing was seen; null when all is there.</summary>
    internal string? IsMissing { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "playwright-core"))
            || !Directory.Exists(Path.Combine(Folder, "node_modules", "axe-core")))
        {
            IsMissing = "playwright-core og axe-core er ikke hentet (npm ci i tests/Acceptance.Tests/Node): siderne er IKKE set "
                + "i en browser.";
            return;
        }

        if (Array.Find(["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"], File.Exists) is not { } program)
        {
            IsMissing = "Chromium er ikke på maskinen: siderne er IKKE set i en browser.";
            return;
        }

        var release = WholeCountry.Publish();
        _service = await TestService.StartAsync(release);
        var basis = new ReportBasis(release);
        var kommuner = basis.KommuneComparison.Kommuner.Where(kommune => kommune.Code is "0751" or "0825").ToList();
        var result = new ReportMaker(chromium: null).Make(
            basis,
            kommuner,
            withCountry: true,
            Service.Reports.Location(release.Release),
            stop: TestContext.Current.CancellationToken);
        Service.Reports.Mark(release.Release, result.Error.Count);
        await SeAsync(program);
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }
    }

    private async Task SeAsync(string program)
    {
        using var node = new Process
        {
            StartInfo = new ProcessStartInfo("node", "sider.mjs")
            {
                WorkingDirectory = Folder,
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        try
        {
            node.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            IsMissing = "Node er ikke på maskinen: siderne er IKKE set i en browser.";
            return;
        }

        var output = node.StandardOutput.ReadToEndAsync();
        var error = node.StandardError.ReadToEndAsync();
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new
        {
            adresse = Service.Client.BaseAddress!.ToString().TrimEnd('/'),
            program,
            sider = Pages,
            medDagOgNat = WithDayAndNight,
            tabel = Table,
            kommune = new { navn = "Læsø", kode = "0825", andre = "aarhus" },
        }));
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await error);
        Set = JsonElement.Parse(await output);
    }
}
