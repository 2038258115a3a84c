using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The pages about tables.</summary>
public partial class TabelsideProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    [Theory]
    [InlineData("/tabeller")]
    [InlineData("/tabeller/Y11IGA01")]
    [InlineData("/tabeller/y11iga02")]
    public async Task En_side_har_hvad_en_skaermlaeser_skal_bruge_og_links_der_virker(string sti)
    {
        var side = await SideAsync(sti);

        Sidekrav.Kontroller(side);
        Assert.NotEmpty(side.Descendants("title").Single().Value);
        Assert.Empty(side.Descendants().Attributes("style"));
        var tekster = side.Descendants("a").Where(link => link.Ancestors("main").Any()).Select(link => link.Value.Trim()).ToList();
        Assert.DoesNotContain("", tekster);
        foreach (var adresse in side.Descendants().Attributes("href").Select(attribut => attribut.Value).Distinct(StringComparer.Ordinal).Where(adresse => adresse.StartsWith('/')))
        {
            using var svar = await tjeneste.Klient.GetAsync(adresse);
            Assert.True(svar.StatusCode == HttpStatusCode.OK, $"{adresse}: {svar.StatusCode}");
        }
    }

    [Fact]
    public async Task Siden_siger_hvad_tabellen_er_og_hvornaar_den_naeste_kommer()
    {
        var tekst = (await SideAsync("/tabeller/Y11IGA01")).Root!.Value;

        foreach (var ventet in new[]
        {
            "Indsats i de første 6 måneder", "Opgjort pr.", "31. marts 2026", "Næste udgivelse", "15. april 2026 kl. 08.00", "fordelt på område, periode og indsats",
            "Målinger: antal forløb; antal med indsatsen; andel.", "Prøvetal: opdigtet til prøver.", "diskretioneret af hensyn til fortrolighed", "0751", "Kun når kommunen udfører den.", "jobindsats@star.dk",
        })
        {
            Assert.Contains(ventet, tekst, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Eksemplet_paa_et_kald_virker()
    {
        var kald = (await SideAsync("/tabeller/Y11IGA01")).Descendants("pre").Single().Value;

        Assert.StartsWith("GET " + tjeneste.Klient.BaseAddress, kald, StringComparison.Ordinal);
        Assert.Equal(4 * 3, (await tjeneste.JsonAsync(new Uri(kald["GET ".Length..]).PathAndQuery)).GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task Soegemaskiner_kan_laese_tabellen_som_datasaet_og_ingen_browser_koerer_det()
    {
        using var svar = await tjeneste.Klient.GetAsync("/tabeller/Y11IGA01");
        var script = Blok().Match(await svar.Content.ReadAsStringAsync());
        var datasaet = JsonElement.Parse(script.Groups["json"].Value);

        Assert.Equal("application/ld+json", script.Groups["type"].Value);
        Assert.Equal("https://schema.org/", datasaet.GetProperty("@context").GetString());
        Assert.Equal("Dataset", datasaet.GetProperty("@type").GetString());
        Assert.Equal("Indsats i de første 6 måneder", datasaet.GetProperty("name").GetString());
        Assert.InRange(datasaet.GetProperty("description").GetString()!.Length, 50, 5000);
        Assert.Equal("2024-01-01/2025-09-30", datasaet.GetProperty("temporalCoverage").GetString());
        Assert.Equal("https://creativecommons.org/licenses/by/4.0/", datasaet.GetProperty("license").GetString());
        Assert.Equal("2026-04-01T06:00:00Z", datasaet.GetProperty("dateModified").GetString());
        Assert.Equal(3, datasaet.GetProperty("variableMeasured").GetArrayLength());
        foreach (var fil in datasaet.GetProperty("distribution").EnumerateArray())
        {
            using var hentet = await tjeneste.Klient.GetAsync(new Uri(fil.GetProperty("contentUrl").GetString()!));
            Assert.Equal(fil.GetProperty("encodingFormat").GetString(), hentet.Content.Headers.ContentType!.MediaType);
        }

        var politik = Assert.Single(svar.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none';", politik, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", politik, StringComparison.Ordinal);
    }

    [Fact]
    public async Task En_ukendt_tabel_er_404_og_en_uaendret_side_304()
    {
        using var ukendt = await tjeneste.Klient.GetAsync("/tabeller/Y11IGA09");
        Assert.Equal(HttpStatusCode.NotFound, ukendt.StatusCode);

        using var foerste = await tjeneste.Klient.GetAsync("/tabeller/Y11IGA01");
        using var anmodning = new HttpRequestMessage(HttpMethod.Get, "/tabeller/y11iga01");
        anmodning.Headers.IfNoneMatch.Add(foerste.Headers.ETag!);
        using var igen = await tjeneste.Klient.SendAsync(anmodning);
        Assert.Equal(HttpStatusCode.NotModified, igen.StatusCode);

        await using var tom = await Tjeneste.StartAsync(null);
        using var rolig = await tom.Klient.GetAsync("/tabeller");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, rolig.StatusCode);
        Assert.NotNull(rolig.Headers.RetryAfter);
    }

    private async Task<XDocument> SideAsync(string sti) =>
        XDocument.Parse(Tomme().Replace(Blok().Replace((await tjeneste.TekstAsync(sti)).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), ""), "${start}/>"));

    [GeneratedRegex("<script type=\"(?<type>[^\"]+)\">(?<json>[^<]*)</script>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blok();

    [GeneratedRegex("(?<start><(meta|link)[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tomme();
}
