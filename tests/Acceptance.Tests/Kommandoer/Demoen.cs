using System.Text.RegularExpressions;
using Opgoerelse.Motorer;

namespace Opgoerelse.AcceptanceTests.Kommandoer;

/// <summary>The demo as a person runs it.</summary>
public sealed partial class Demoen
{
    private static readonly string[] Lille = ["demo", "--forloeb", "300", "--ingen-server"];

    [Theory]
    [PaaHverMotor]
    public async Task Demoen_gaar_hele_vejen_viser_tallene_og_slutter_naar_den_bedes_om_det(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        using var proces = mappe.Start("demo", "--forloeb", "300", "--urls", "http://127.0.0.1:0");
        try
        {
            var melding = await proces.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2));
            var adresse = Adresse().Match(melding ?? "").Value;
            using var klient = new HttpClient { BaseAddress = new Uri(adresse) };

            using var klar = await klient.GetAsync(new Uri("/health/ready", UriKind.Relative));
            Assert.True(klar.IsSuccessStatusCode);
            Assert.Contains("Y11IGA01", await klient.GetStringAsync(new Uri("/api/v2/tables", UriKind.Relative)), StringComparison.Ordinal);
            var omNoeglen = await proces.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, await MedNoegle(klient, "forkert"));
            Assert.Equal(System.Net.HttpStatusCode.OK, await MedNoegle(klient, omNoeglen!.Split(": ")[^1]));
            foreach (var administrativ in new[] { "/facts", "/figures", "/fortrolighed", "/api/v2/facts", "/api/v2/figures", "/api/v2/fortrolighed" })
            {
                using var intet = await klient.GetAsync(new Uri(administrativ, UriKind.Relative));
                Assert.Equal(System.Net.HttpStatusCode.NotFound, intet.StatusCode);
            }
        }
        finally
        {
            await Programmet.Sigterm(proces);
        }

        var svar = await Programmet.Afvent(proces);
        Assert.Equal(0, svar.Exitkode);
        Assert.DoesNotMatch(@"(?<![0-9a-zA-Z.\-])[0-9]{6}-?[0-9]{4}(?![0-9a-zA-Z])", svar.Fejl);
    }

    [Theory(Explicit = true)]
    [Trait("Category", "Slow")]
    [PaaHverMotor]
    public async Task En_demo_til_i_samme_mappe_taeller_intet_to_gange(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        await mappe.Ok(Lille);
        var foer = await mappe.Ok("leverancer");
        var rapport = (await mappe.Ok("fortrolighed", "1")).Ud.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("tabel;niveau;periode;celler;primaere;sekundaere;pct_af_n_skjult;mindst;bestemte", rapport[0]);
        Assert.Contains(rapport, linje => linje.StartsWith("Y11IGA01;land;aar;", StringComparison.Ordinal));
        Assert.All(rapport.Skip(1), linje => Assert.EndsWith(";0", linje.TrimEnd('\r'), StringComparison.Ordinal));

        var igen = await mappe.Ok(Lille);

        Assert.Contains("Demoen findes allerede", igen.Fejl, StringComparison.Ordinal);
        Assert.Equal(foer.Ud, (await mappe.Ok("leverancer")).Ud);

        var anden = await mappe.Koer("demo", "--forloeb", "200", "--ingen-server");
        Assert.Equal(2, anden.Exitkode);
        Assert.Contains("--forfra", anden.Fejl, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public async Task En_indlejret_demo_kan_smides_ud()
    {
        using var mappe = new Arbejdsmappe();
        await mappe.Ok(Lille);
        var foer = await mappe.Ok("leverancer");

        await mappe.Ok("demo", "--forloeb", "200", "--ingen-server", "--forfra");

        Assert.NotEqual(foer.Ud, (await mappe.Ok("leverancer")).Ud);
    }

    /// <summary>A server's database is its owner's; and a demo's folder beside another database is no leave to touch that.</summary>
    [Theory]
    [PaaHverMotor]
    public async Task En_demos_mappe_giver_ikke_lov_til_at_roere_en_anden_database(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        Directory.CreateDirectory(mappe.Data);
        await File.WriteAllTextAsync(Path.Combine(mappe.Data, "demo.json"), """{"forloeb":300,"seed":1,"database":"drift på en anden server"}""");

        var svar = await mappe.Koer(Lille);

        Assert.Equal(2, svar.Exitkode);
        Assert.Contains("en anden database", svar.Fejl, StringComparison.Ordinal);
    }

    [Theory(Explicit = true)]
    [Trait("Category", "Slow")]
    [PaaHverMotor]
    public async Task To_demoer_paa_en_gang_i_samme_mappe_er_en_demo(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);

        var svar = await Task.WhenAll(mappe.Koer(Lille), mappe.Koer(Lille));

        Assert.All(svar, et => Assert.True(et.Exitkode == 0, et.Fejl));
        Assert.Single(svar, et => et.Fejl.Contains("Demoen findes allerede", StringComparison.Ordinal));
        Assert.Equal(14, (await mappe.Ok("leverancer")).Linjer.Length);
    }

    [Theory(Explicit = true)]
    [Trait("Category", "Slow")]
    [PaaHverMotor]
    public async Task En_afbrudt_demo_goeres_faerdig_naeste_gang(string motor)
    {
        using var hel = new Arbejdsmappe(motor);
        await hel.Ok(Lille);
        using var brudt = new Arbejdsmappe(motor);
        foreach (var ventetid in new[] { 0.5, 0.9, 1.2, 1.6 })
        {
            using var proces = brudt.Start(Lille);
            var svar = Programmet.Afvent(proces);
            await Task.WhenAny(svar, Task.Delay(TimeSpan.FromSeconds(ventetid)));
            if (!svar.IsCompleted)
            {
                proces.Kill();
            }

            await svar;
        }

        await brudt.Ok(Lille);

        Assert.Equal((await hel.Ok("leverancer")).Ud, (await brudt.Ok("leverancer")).Ud);
        Assert.Equal(await Figurer(hel), await Figurer(brudt));
    }

    [Theory]
    [PaaHverMotor]
    public async Task Demoen_roerer_ikke_en_mappe_med_andet_i(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        var fil = mappe.Skriv("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await mappe.Ok("ingest", fil);
        var foer = await mappe.Ok("leverancer");

        var svar = await mappe.Koer("demo", "--forfra", "--ingen-server");

        Assert.Equal(2, svar.Exitkode);
        Assert.Contains("ikke er en demo", svar.Fejl, StringComparison.Ordinal);
        Assert.Equal(foer.Ud, (await mappe.Ok("leverancer")).Ud);
    }

    [Theory(Explicit = true)]
    [Trait("Category", "Slow")]
    [PaaHverMotor]
    public async Task Demoen_har_tal_for_tidligere_opgoerelsesdatoer(string motor)
    {
        using var mappe = new Arbejdsmappe(motor);
        await mappe.Ok(Lille);

        await mappe.Ok("figures", "--regelsaet", "bek-2408", "--dato", "2023-06-01", "--out", mappe.Fil("tal.csv"));

        Assert.Contains("Y11IGA01;DK;2022Q3;", await File.ReadAllTextAsync(mappe.Fil("tal.csv")), StringComparison.Ordinal);
    }

    private static async Task<System.Net.HttpStatusCode> MedNoegle(HttpClient klient, string noegle)
    {
        using var anmodning = new HttpRequestMessage(HttpMethod.Get, "/v2/tables/Y11IGA01/json");
        anmodning.Headers.TryAddWithoutValidation("Authorization", noegle);
        using var svar = await klient.SendAsync(anmodning);
        return svar.StatusCode;
    }

    private static async Task<string> Figurer(Arbejdsmappe mappe)
    {
        await mappe.Ok("figures", "--regelsaet", "bek-2408", "--dato", "2026-11-21", "--out", mappe.Fil("tal.csv"));
        return await File.ReadAllTextAsync(mappe.Fil("tal.csv"));
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Adresse();
}
