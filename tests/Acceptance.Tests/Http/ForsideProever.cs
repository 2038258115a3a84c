using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Opgoerelse.AcceptanceTests.Http;

public partial class ForsideProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    [Fact]
    public async Task Forsiden_fortaeller_hovedsagen_i_en_saetning()
    {
        var side = Tekst(await tjeneste.TekstAsync("/"));

        Assert.Contains("Af de 3.802 forløb, der startede i perioden 4. kvartal 2024 til 3. kvartal 2025 og kan opgøres, fik 71,0 pct. mindst én af de indsatser, der tæller, i de første 6 måneder.", side, StringComparison.Ordinal);
        Assert.Contains("2.699 af 3.802 forløb", side, StringComparison.Ordinal);
        Assert.Contains("31. marts 2026", side, StringComparison.Ordinal);
        Assert.Contains("1. april 2026 kl. 08.00", side, StringComparison.Ordinal);
        Assert.Contains("Foreløbige tal", side, StringComparison.Ordinal);
        Assert.Contains("Bekendtgørelse nr. 2408 (officiel)", side, StringComparison.Ordinal);
        Assert.Contains("Ordningen er lukket for nye borgere", side, StringComparison.Ordinal);
        Assert.Contains("diskretioneret af hensyn til fortrolighed", side, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "København Silkeborg Ærø Aabenraa Aalborg Aarhus")]
    [InlineData("?sorter=kommune&retning=faldende", "Aarhus Aalborg Aabenraa Ærø Silkeborg København")]
    [InlineData("?sorter=n", "Aabenraa København Aalborg Aarhus Ærø Silkeborg")]
    [InlineData("?sorter=n&retning=stigende", "Ærø Aarhus Aalborg København Aabenraa Silkeborg")]
    [InlineData("?sorter=sundhed", "Aabenraa København Aalborg Silkeborg Ærø Aarhus")]
    [InlineData("?sorter=sundhed&retning=stigende", "Aalborg København Aabenraa Silkeborg Ærø Aarhus")]
    [InlineData("?sorter=findesikke&retning=skraat", "København Silkeborg Ærø Aabenraa Aalborg Aarhus")]
    public async Task Kommunerne_kan_sorteres_og_tomme_celler_staar_sidst(string query, string ventet) =>
        Assert.Equal(ventet, string.Join(' ', Raekker(await SideAsync("/" + query)).Skip(1).Select(raekke => raekke[0])));

    [Fact]
    public async Task Hver_kolonne_har_et_link_og_kun_en_er_sorteret()
    {
        var hoveder = (await SideAsync("/?sorter=n&retning=faldende")).Descendants("thead").Descendants("th").ToList();

        Assert.Equal(8, hoveder.Count);
        Assert.Equal("descending", Assert.Single(hoveder.Attributes("aria-sort")).Value);
        Assert.All(hoveder, hoved => Assert.Equal("col", hoved.Attribute("scope")!.Value));
        foreach (var adresse in hoveder.Select(hoved => hoved.Element("a")!.Attribute("href")!.Value))
        {
            await SideAsync(adresse);
        }

        Assert.Equal("/?sorter=n&retning=stigende#kommuner", hoveder[1].Element("a")!.Attribute("href")!.Value);
        Assert.Equal("/?sorter=kommune&retning=stigende#kommuner", hoveder[0].Element("a")!.Attribute("href")!.Value);
    }

    [Fact]
    public async Task Cellerne_er_skrevet_paa_dansk_og_tegnene_forklaret()
    {
        var raekker = Raekker(await SideAsync("/")).ToDictionary(raekke => raekke[0], raekke => string.Join(';', raekke.Skip(1)), StringComparer.Ordinal);

        Assert.Equal("3.802;71,0;24,0;48,0;27,0;16,0;29,0", raekker["Hele landet"]);
        Assert.StartsWith("0;-;", raekker["Ærø"], StringComparison.Ordinal);
        Assert.StartsWith("*;*;", raekker["Silkeborg"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alle_98_kommuner_er_der()
    {
        await using var stor = await Tjeneste.StartAsync(Proeveudgivelse.Stor());
        var side = await stor.TekstAsync("/");

        Assert.Equal(99, Raekker(XDocument.Parse(Laesbar(side))).Count);
        Assert.InRange(side.Length, 10_000, 100_000);
    }

    [Fact]
    public async Task Siden_har_hvad_en_skaermlaeser_skal_bruge()
    {
        var side = await SideAsync("/");

        Sidekrav.Kontroller(side);
        Assert.Equal("#indhold", side.Descendants("body").Elements().First().Attribute("href")!.Value);
        Assert.NotEmpty(side.Descendants("caption").Single().Value);
        Assert.All(side.Descendants("tbody").Elements("tr"), raekke => Assert.Equal("row", raekke.Element("th")!.Attribute("scope")!.Value));
    }

    [Fact]
    public async Task Alle_links_paa_siden_foerer_et_sted_hen_og_intet_hentes_andre_steder()
    {
        var side = await SideAsync("/");
        var id = side.Descendants().Attributes("id").Select(attribut => attribut.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var adresse in side.Descendants().Attributes("href").Select(attribut => attribut.Value).Distinct(StringComparer.Ordinal))
        {
            var anker = adresse.Split('#') is [_, var mål] ? mål : null;
            Assert.True(anker is null || id.Contains(anker), adresse);
            if (adresse.StartsWith('/'))
            {
                using var svar = await tjeneste.Klient.GetAsync(adresse);
                Assert.True(svar.StatusCode == HttpStatusCode.OK, $"{adresse}: {svar.StatusCode}");
            }
        }

        Assert.All(side.Descendants("link").Where(link => link.Attribute("hreflang") is null).Concat(side.Descendants("img")), henter => Assert.StartsWith("/", henter.Attribute("href")!.Value, StringComparison.Ordinal));
        Assert.Empty(side.Descendants("script"));
        Assert.Empty(side.Descendants().Attributes("style"));
    }

    [Fact]
    public async Task Svaret_er_lukket_om_sig_selv()
    {
        using var svar = await tjeneste.Klient.GetAsync("/");
        var politik = Assert.Single(svar.Headers.GetValues("Content-Security-Policy"));

        Assert.StartsWith("default-src 'none';", politik, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", politik, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", politik, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", politik, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(svar.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(svar.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Stilarket_kan_gemmes_i_et_aar_under_sin_kontrolsum()
    {
        var adresse = (await SideAsync("/")).Descendants("link").First().Attribute("href")!.Value;
        using var svar = await tjeneste.Klient.GetAsync(adresse);

        Assert.Contains("?v=", adresse, StringComparison.Ordinal);
        Assert.Equal("text/css", svar.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", svar.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Foer_den_foerste_udgivelse_er_siden_rolig()
    {
        await using var tom = await Tjeneste.StartAsync(null);
        using var svar = await tom.Klient.GetAsync("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, svar.StatusCode);
        Assert.Equal("text/html", svar.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(svar.Headers.RetryAfter);
        Assert.Contains("Tallene er på vej", await svar.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Koden_kender_ikke_ordningens_navn()
    {
        var mappe = Path.Combine(Guld.Mappe(), "..", "..", "src", "Api");
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(mappe, "Http"), "*", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Path.Combine(mappe, "Udgivelser"))),
            fil => Assert.DoesNotMatch("(?i)ressourceforl", File.ReadAllText(fil)));
    }

    private async Task<XDocument> SideAsync(string sti) => XDocument.Parse(Laesbar(await tjeneste.TekstAsync(sti)));

    private static List<List<string>> Raekker(XDocument side) =>
        [.. side.Descendants("tbody").Elements("tr").Select(raekke => raekke.Elements().Select(celle => celle.Value).ToList())];

    /// <summary>The page as XML: what HTML lets stand open is closed.</summary>
    private static string Laesbar(string html) =>
        Tomme().Replace(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "${start}/>");

    private static string Tekst(string html) => WebUtility.HtmlDecode(Mellemrum().Replace(Maerker().Replace(html, ""), " ")).Replace('\u00A0', ' ');

    [GeneratedRegex("(?<start><(meta|link|input)[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tomme();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Maerker();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Mellemrum();
}
