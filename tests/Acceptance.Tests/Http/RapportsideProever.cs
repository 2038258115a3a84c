using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Reports.Documents;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The archive of reports.</summary>
public partial class RapportsideProever
{
    [Fact]
    public async Task Foer_rapporterne_er_dannet_siger_siden_det()
    {
        await using var tjeneste = await Tjeneste.StartAsync(Proeveudgivelse.Lille());

        Assert.Contains("Rapporterne er ikke dannet endnu", await tjeneste.TekstAsync("/rapporter"), StringComparison.Ordinal);

        await using var tom = await Tjeneste.StartAsync(null);
        foreach (var sti in new[] { "/rapporter", "/rapporter/7/land.html" })
        {
            using var rolig = await tom.Klient.GetAsync(sti);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, rolig.StatusCode);
        }
    }

    [Fact]
    public async Task Siden_har_landsrapporten_og_et_blad_for_hver_kommune_i_hver_form()
    {
        await using var tjeneste = await MedRapporter();
        using var foerste = await tjeneste.Klient.GetAsync("/rapporter");
        var html = await foerste.Content.ReadAsStringAsync();
        var side = XDocument.Parse(Tomme().Replace(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "${start}/>"));
        var adresser = side.Descendants().Attributes("href").Select(attribut => attribut.Value).Where(adresse => adresse.StartsWith('/')).Distinct(StringComparer.Ordinal).ToList();

        Assert.Equal("text/html", foerste.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("unsafe", Assert.Single(foerste.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.True(html.Length < 100_000);
        Assert.Single(side.Descendants("h1"));
        Assert.Equal(["København", "Silkeborg", "Ærø", "Aabenraa", "Aalborg", "Aarhus"], side.Descendants("tbody").Single().Elements("tr").Select(raekke => raekke.Element("th")!.Value));
        Assert.Equal(7 * 2, adresser.Count(adresse => adresse.StartsWith("/rapporter/7/", StringComparison.Ordinal)));
        foreach (var adresse in adresser)
        {
            using var svar = await tjeneste.Klient.GetAsync(adresse);
            Assert.True(svar.StatusCode == HttpStatusCode.OK, $"{adresse}: {svar.StatusCode}");
        }

        // A PDF comes later: the page is another.
        await File.WriteAllBytesAsync(Path.Combine(tjeneste.Rapporter.Sti(Proeveudgivelse.Lille().Udgivelse), "land.pdf"), "%PDF-1.4 proeve"u8.ToArray());
        using var anden = await tjeneste.Klient.GetAsync("/rapporter");
        Assert.NotEqual(foerste.Headers.ETag, anden.Headers.ETag);
        Assert.Contains("/rapporter/7/land.pdf", await anden.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var pdf = await tjeneste.Klient.GetAsync("/rapporter/7/land.pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task En_rapport_er_filen_selv_og_har_intet_program_i_sig()
    {
        await using var tjeneste = await MedRapporter();
        var mappe = tjeneste.Rapporter.Sti(Proeveudgivelse.Lille().Udgivelse);
        using var land = await tjeneste.Klient.GetAsync("/rapporter/7/land.html");
        using var bog = await tjeneste.Klient.GetAsync("/rapporter/7/0751.xlsx");
        var politik = Assert.Single(land.Headers.GetValues("Content-Security-Policy"));

        Assert.Equal("text/html", land.Content.Headers.ContentType!.MediaType);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(mappe, "land.html")), await land.Content.ReadAsByteArrayAsync());
        Assert.StartsWith("default-src 'none'; style-src 'self' 'unsafe-inline';", politik, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", politik, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(land.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bog.Content.Headers.ContentType!.MediaType);
        Assert.Equal("rapport-7-0751.xlsx", bog.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(mappe, "0751.xlsx")), await bog.Content.ReadAsByteArrayAsync());
        foreach (var fil in Directory.EnumerateFiles(mappe, "*.html"))
        {
            Assert.DoesNotContain("987654321", (await File.ReadAllTextAsync(fil)).Replace(".", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/rapporter/7/hemmelig.txt")]
    [InlineData("/rapporter/7/7.dannet")]
    [InlineData("/rapporter/7/..%2f..%2fhemmelig.html")]
    [InlineData("/rapporter/7/..%2F7.dannet")]
    [InlineData("/rapporter/7/..%5c7.dannet")]
    [InlineData("/rapporter/7/%2e%2e%2f7.dannet")]
    [InlineData("/rapporter/7/0751.html%00.pdf")]
    [InlineData("/rapporter/7/0999.html")]
    [InlineData("/rapporter/7/land.HTML")]
    [InlineData("/rapporter/7/0751")]
    [InlineData("/rapporter/8/land.html")]
    [InlineData("/rapporter/-7/land.html")]
    [InlineData("/rapporter/../7.dannet")]
    public async Task Intet_andet_end_udgivelsens_rapporter_kan_hentes(string sti)
    {
        await using var tjeneste = await MedRapporter();
        var mappe = tjeneste.Rapporter.Sti(Proeveudgivelse.Lille().Udgivelse);
        await File.WriteAllTextAsync(Path.Combine(mappe, "hemmelig.txt"), "hemmelig");
        await File.WriteAllTextAsync(Path.Combine(tjeneste.Rapporter.Mappe, "hemmelig.html"), "hemmelig");
        Directory.CreateDirectory(Path.Combine(tjeneste.Rapporter.Mappe, "8"));
        await File.WriteAllTextAsync(Path.Combine(tjeneste.Rapporter.Mappe, "8", "land.html"), "hemmelig");
        using var svar = await tjeneste.Klient.GetAsync(sti);

        Assert.True(svar.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{svar.StatusCode}");
        Assert.DoesNotContain("hemmelig", await svar.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>What lies there without a mark may be half made, or of a database that is no more.</summary>
    [Fact]
    public async Task Uden_udgivelsens_egen_kontrolsum_vises_intet()
    {
        await using var tjeneste = await MedRapporter();
        var udgivelse = Proeveudgivelse.Lille().Udgivelse;
        tjeneste.Rapporter.Maerk(udgivelse with { Kontrolsum = new string('0', 64) }, fejl: 0);
        using var svar = await tjeneste.Klient.GetAsync("/rapporter/7/land.html");

        Assert.Equal(HttpStatusCode.NotFound, svar.StatusCode);
        Assert.Contains("Rapporten findes ikke", await svar.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("ikke dannet endnu", await tjeneste.TekstAsync("/rapporter"), StringComparison.Ordinal);
    }

    private static async Task<Tjeneste> MedRapporter()
    {
        var indhold = Proeveudgivelse.Lille();
        var tjeneste = await Tjeneste.StartAsync(indhold);
        var grundlag = new Rapportgrundlag(indhold);
        var resultat = new Rapportdanner(chromium: null).Dan(grundlag, grundlag.Sammenligner.Kommuner, medLand: true, tjeneste.Rapporter.Sti(indhold.Udgivelse), stop: TestContext.Current.CancellationToken);
        Assert.Empty(resultat.Fejl);
        tjeneste.Rapporter.Maerk(indhold.Udgivelse, resultat.Fejl.Count);
        return tjeneste;
    }

    [GeneratedRegex("(?<start><(meta|link|input)[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tomme();
}
