using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Opgoerelse.Motorer;

namespace Opgoerelse.AcceptanceTests.Kommandoer;

/// <summary>Access keys as an operator handles them.</summary>
public sealed partial class Noeglerne
{
    [Theory]
    [PaaHverMotor]
    public async Task En_noegle_vises_en_gang_kan_kendes_igen_og_kan_tilbagekaldes(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        await mappe.Ok("ingest", mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01")));

        var foerste = (await mappe.Ok("noegle", "opret", "Randers Kommune")).Linjer.Single();
        var anden = (await mappe.Ok("noegle", "opret", "KL", "--udloeber", "2999-01-01")).Linjer.Single();
        Assert.Matches("^opg_[0-9a-f]{64}$", foerste);
        Assert.NotEqual(foerste, anden);

        var tilbagekaldt = await mappe.Ok("noegle", "tilbagekald", "1");
        Assert.Equal("Nøgle 1 er tilbagekaldt.", tilbagekaldt.Linjer.Single());
        var liste = await mappe.Ok("noegle");

        Assert.Equal("noegle;organisation;begynder;tilstand;oprettet;udloeber;tilbagekaldt", liste.Linjer[0]);
        Assert.StartsWith($"1;Randers Kommune;{foerste[..12]};tilbagekaldt;", liste.Linjer[1], StringComparison.Ordinal);
        Assert.StartsWith($"2;KL;{anden[..12]};gyldig;", liste.Linjer[2], StringComparison.Ordinal);
        Assert.Contains(";2999-01-01T00:00:00+01:00;", liste.Linjer[2], StringComparison.Ordinal);
        Assert.DoesNotContain(foerste, liste.Ud, StringComparison.Ordinal);

        // At rest there is only the hash: in no column, and on no page of the embedded engine's file.
        using (var forbindelse = mappe.Aabn().Connect())
        {
            foreach (IDictionary<string, object> raekke in forbindelse.Query("SELECT * FROM adgangsnoegle"))
            {
                Assert.DoesNotContain(raekke.Values, vaerdi => vaerdi is string tekst && (tekst.Contains(foerste[..20], StringComparison.Ordinal) || tekst.Contains(anden[..20], StringComparison.Ordinal)));
            }
        }

        SqliteConnection.ClearAllPools();
        foreach (var fil in Directory.GetFiles(mappe.Data))
        {
            var indhold = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(fil));
            Assert.DoesNotContain(foerste, indhold, StringComparison.Ordinal);
            Assert.DoesNotContain(anden[4..], indhold, StringComparison.Ordinal);
        }
    }

    /// <summary>As the runbook has it: the new key is given out, both hold, and then the old one is revoked.</summary>
    [Theory]
    [PaaHverMotor]
    public async Task En_noegle_skiftes_mens_tjenesten_koerer_og_uden_pause(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        await mappe.Ok("ingest", mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01")), "--modtaget", "2023-05-01");
        await mappe.Ok("publish", "--dato", "2024-01-01");
        var gammel = (await mappe.Ok("noegle", "opret", "KL")).Linjer.Single();
        using var proces = mappe.Start(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["Opgoerelse__Job__Aktiv"] = "false" },
            "serve",
            "--Opgoerelse:Udgivelse:Sekunder=1");
        try
        {
            var melding = await proces.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
            using var klient = new HttpClient { BaseAddress = new Uri(Adresse().Match(melding ?? "").Value) };
            Assert.Equal(HttpStatusCode.OK, await Status(klient, gammel));

            var ny = (await mappe.Ok("noegle", "opret", "KL")).Linjer.Single();
            Assert.Equal(HttpStatusCode.OK, await Efter(klient, ny, HttpStatusCode.OK));
            Assert.Equal(HttpStatusCode.OK, await Status(klient, gammel));

            await mappe.Ok("noegle", "tilbagekald", "1");
            Assert.Equal(HttpStatusCode.Unauthorized, await Efter(klient, gammel, HttpStatusCode.Unauthorized));
            Assert.Equal(HttpStatusCode.OK, await Status(klient, ny));
        }
        finally
        {
            await Programmet.Sigterm(proces);
        }

        Assert.Equal(0, (await Programmet.Afvent(proces)).Exitkode);
    }

    [Theory]
    [PaaHverMotor("ORGANISATION mangler", "noegle", "opret")]
    [PaaHverMotor("organisation kan ikke være ''", "noegle", "opret", " ")]
    [PaaHverMotor("--udloeber kan ikke være '2020-01-01'", "noegle", "opret", "KL", "--udloeber", "2020-01-01")]
    [PaaHverMotor("--udloeber kan ikke være 'snart'", "noegle", "opret", "KL", "--udloeber", "snart")]
    [PaaHverMotor("noegle kan ikke være '7'", "noegle", "tilbagekald", "7")]
    [PaaHverMotor("noegle kan ikke være 'x'", "noegle", "tilbagekald", "x")]
    [PaaHverMotor("'slet'", "noegle", "slet")]
    [PaaHverMotor("organisation kan ikke være 'KL\uFFFD[2J'", "noegle", "opret", "KL\u001B[2J")]
    [PaaHverMotor("organisation kan ikke være 'K\uFFFDL'", "noegle", "opret", "K\u202EL")]
    [PaaHverMotor("organisation kan ikke være '######-#### A/S'", "noegle", "opret", "310299-0001 A/S")]
    [PaaHverMotor("--grund kan ikke være 'to\uFFFDlinjer'", "traek", "1", "--grund", "to\u000Blinjer")]
    [PaaHverMotor("--grund kan ikke være", "traek", "1", "--grund", "a\uFFFEb")]
    public async Task En_forkert_ordre_giver_2(string motor, string besked, params string[] argumenter)
    {
        using var mappe = new Arbejdsmappe(motor);
        await mappe.Ok("ingest", mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01")));

        var svar = await mappe.Koer(argumenter);

        Assert.True(svar.Exitkode == 2, $"{svar.Exitkode}: {svar.Fejl}");
        Assert.Contains(besked, svar.Fejl, StringComparison.Ordinal);
        Assert.Empty(svar.Ud);
    }

    /// <summary>What the key is answered once it is as wanted, or after half a minute.</summary>
    private static async Task<HttpStatusCode> Efter(HttpClient klient, string noegle, HttpStatusCode oensket)
    {
        for (var i = 0; i < 60 && await Status(klient, noegle) != oensket; i++)
        {
            await Task.Delay(500);
        }

        return await Status(klient, noegle);
    }

    private static async Task<HttpStatusCode> Status(HttpClient klient, string noegle)
    {
        using var kald = new HttpRequestMessage(HttpMethod.Get, new Uri("/v2/subjects", UriKind.Relative));
        kald.Headers.Authorization = new AuthenticationHeaderValue("Bearer", noegle);
        using var svar = await klient.SendAsync(kald);
        return svar.StatusCode;
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Adresse();
}
