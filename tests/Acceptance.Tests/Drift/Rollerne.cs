using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Opgoerelse.AcceptanceTests.Kommandoer;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Motorer;
using Opgoerelse.Reports.Documents;

namespace Opgoerelse.AcceptanceTests.Drift;

/// <summary>The program as operations run it: in its roles, with secrets from files, and when a release is withdrawn.</summary>
public sealed partial class Rollerne
{
    [Theory]
    [PaaHverMotor]
    public async Task En_arbejder_svarer_kun_paa_hvordan_den_har_det_og_paa_drift(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        const string Noegle = "noegle-som-kun-proeven-har-brugt";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Noegle)));
        mappe.Skriv("hemmeligheder/Opgoerelse__Drift__Noeglehash__0", hash);
        // On a server the scheduler keeps its queues in a schema that this makes.
        await mappe.Ok("migrate");
        using var proces = Start(mappe, ("Http__Aktiv", "false"), ("OPGOERELSE_HEMMELIGHEDER", mappe.Fil("hemmeligheder")));
        await Under(proces, async klient =>
        {
            Assert.Equal(HttpStatusCode.OK, await Status(klient, "/health/live"));
            Assert.Equal(HttpStatusCode.OK, await Status(klient, "/health/ready"));
            foreach (var offentlig in new[] { "/", "/api/v2/config", "/api/v2/tables", "/swagger/index.html", "/openapi/v1.json" })
            {
                Assert.Equal(HttpStatusCode.NotFound, await Status(klient, offentlig));
            }

            // The door is there, from the file of secrets.
            Assert.Equal(HttpStatusCode.Unauthorized, await Status(klient, "/drift"));
            Assert.Equal(HttpStatusCode.Unauthorized, await Status(klient, "/drift/job"));
            klient.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("drift:" + Noegle)));
            Assert.Equal(HttpStatusCode.OK, await Status(klient, "/drift"));
            Assert.Equal(HttpStatusCode.OK, await Status(klient, "/drift/job"));
        });
    }

    [Fact]
    public async Task En_proces_uden_noget_at_lave_starter_ikke()
    {
        using var mappe = new Arbejdsmappe();

        var svar = await mappe.Koer("serve", "--urls", "http://127.0.0.1:0", "--Http:Aktiv=false", "--Opgoerelse:Job:Aktiv=false");

        Assert.Equal(2, svar.Exitkode);
        Assert.Contains("intet at lave", svar.Fejl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task En_mappe_af_hemmeligheder_der_ikke_er_der_stopper_programmet()
    {
        using var mappe = new Arbejdsmappe();

        var svar = await mappe.Koer(new Dictionary<string, string>(StringComparer.Ordinal) { ["OPGOERELSE_HEMMELIGHEDER"] = mappe.Fil("findes-ikke") }, "migrate");

        Assert.NotEqual(0, svar.Exitkode);
    }

    [Theory]
    [PaaHverMotor]
    public async Task Skemaet_kan_bringes_paa_plads_foer_tjenesten_saettes_i_drift(string motor)
    {
        using var mappe = new Arbejdsmappe(motor, tom: true);

        var foerste = await mappe.Ok("migrate");
        var anden = await mappe.Ok("migrate");

        // Where there can be roles, it says that there are none.
        Assert.Matches($"^Skemaet er nr\\. [0-9]+\\.\n{(motor == Motor.Sqlite ? "" : "Ingen rettigheder er sat: [^\n]+\n")}$", foerste.Ud);
        Assert.Equal(foerste.Ud, anden.Ud);
    }

    [Theory]
    [PaaHverMotor]
    public async Task En_udgivelse_der_traekkes_tilbage_vises_ikke_mere(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        var fil = mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await mappe.Ok("ingest", fil, "--modtaget", "2023-05-01");
        await mappe.Ok("publish", "--dato", "2024-01-01");

        // Reports as a worker leaves them, in a folder that is not the instance's own.
        var udgivelse = Assert.Single(new Udgivelseslager(mappe.Aabn()).Alle());
        var delt = new Rapportarkiv(mappe.Fil("delt"));
        Directory.CreateDirectory(delt.Sti(udgivelse));
        await File.WriteAllTextAsync(Path.Combine(delt.Sti(udgivelse), "land.html"), "landsrapporten");
        delt.Maerk(udgivelse, fejl: 0);
        using var proces = Start(mappe, ("Opgoerelse__Job__Aktiv", "false"), ("Opgoerelse__Udgivelse__Sekunder", "1"), ("Opgoerelse__Rapport__Mappe", delt.Mappe));
        await Under(proces, async klient =>
        {
            Assert.Equal(HttpStatusCode.OK, await Status(klient, "/health/ready"));
            Assert.Equal(HttpStatusCode.OK, await Status(klient, "/api/v2/tables/Y11IGA01"));
            Assert.Equal("landsrapporten", await klient.GetStringAsync("/rapporter/1/land.html"));
            Assert.Contains("href=\"/rapporter/1/land.html\"", await klient.GetStringAsync("/rapporter"), StringComparison.Ordinal);

            await mappe.Ok("traek", "1", "--grund", "Prøve");
            for (var i = 0; i < 60 && await Status(klient, "/health/ready") == HttpStatusCode.OK; i++)
            {
                await Task.Delay(500);
            }

            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Status(klient, "/health/ready"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Status(klient, "/api/v2/tables/Y11IGA01"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Status(klient, "/rapporter/1/land.html"));
            Assert.Equal(HttpStatusCode.OK, await Status(klient, "/health/live"));
        });
    }

    private static Process Start(Arbejdsmappe mappe, params (string Navn, string Vaerdi)[] miljoe) =>
        mappe.Start(miljoe.Append(("ASPNETCORE_URLS", "http://127.0.0.1:0")).ToDictionary(StringComparer.Ordinal), "serve");

    private static async Task Under(Process proces, Func<HttpClient, Task> proev)
    {
        try
        {
            var melding = await proces.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
            using var klient = new HttpClient { BaseAddress = new Uri(Adresse().Match(melding ?? "").Value) };
            await proev(klient);
        }
        finally
        {
            await Programmet.Sigterm(proces);
        }

        Assert.Equal(0, (await Programmet.Afvent(proces)).Exitkode);
    }

    private static async Task<HttpStatusCode> Status(HttpClient klient, string sti)
    {
        using var svar = await klient.GetAsync(new Uri(sti, UriKind.Relative));
        return svar.StatusCode;
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Adresse();
}
