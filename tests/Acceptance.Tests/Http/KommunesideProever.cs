using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The pages where a kommune finds itself.</summary>
public partial class KommunesideProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    [Theory]
    [InlineData("/kommune")]
    [InlineData("/kommune?navn=aa")]
    [InlineData("/kommune/aarhus")]
    [InlineData("/kommune/0580?indsats=ingen&med=0751&med=aalborg")]
    [InlineData("/kommune/%C3%A6r%C3%B8")]
    public async Task En_side_har_hvad_en_skaermlaeser_skal_bruge_og_links_der_virker(string sti)
    {
        var side = await SideAsync(sti);

        Sidekrav.Kontroller(side);
        Assert.All(side.Descendants("input").Where(felt => felt.Attribute("type")?.Value != "hidden"), felt =>
            Assert.True(felt.Attribute("aria-label") is not null || side.Descendants("label").Any(etiket => etiket.Attribute("for")?.Value == felt.Attribute("id")?.Value)));
        Assert.Empty(side.Descendants().Attributes("style"));
        Assert.Empty(side.Descendants("script"));
        Assert.All(side.Descendants("svg"), svg => Assert.Equal("img", svg.Attribute("role")?.Value ?? "img"));
        Assert.All(side.Descendants("figure"), figur => Assert.True(figur.Descendants("svg").Count() == 1 && figur.Descendants("table").Count() == 1 && figur.Element("figcaption")!.Value.Length > 20));
        foreach (var adresse in side.Descendants().Attributes("href").Select(attribut => attribut.Value).Distinct(StringComparer.Ordinal).Where(adresse => adresse.StartsWith('/')))
        {
            using var svar = await tjeneste.Klient.GetAsync(adresse);
            Assert.True(svar.StatusCode == HttpStatusCode.OK, $"{adresse}: {svar.StatusCode}");
        }
    }

    /// <summary>Every number of the picture's table is the one that its own API call gives.</summary>
    [Fact]
    public async Task Tallene_paa_siden_er_APIets()
    {
        var side = await SideAsync("/kommune/aalborg?indsats=nogen&med=aabenraa");
        var raekke = side.Descendants("section").Single(afsnit => afsnit.Attribute("aria-labelledby")?.Value == "tid").Descendants("tbody").Single().Elements("tr").Last().Elements().Select(celle => celle.Value).ToList();
        var svar = await tjeneste.JsonAsync("/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=0851,0580,DK&valuecodes[periode]=2025QMAT03&valuecodes[indsats]=nogen&valuecodes[maal]=andel");
        var andele = svar.GetProperty("value").EnumerateArray().Select(tal => tal.GetDouble()).ToList();
        var omraader = svar.GetProperty("dimension").GetProperty("omraade").GetProperty("category").GetProperty("index");
        string Tal(string omraade) => andele[Plads(omraader, omraade)].ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',');

        Assert.Equal(["3. kv. 2025", Tal("0851"), Tal("0580"), Tal("DK")], raekke);
    }

    [Fact]
    public async Task Hoejst_fire_kommuner_vises_sammen_og_det_ukendte_er_ikke_sagt()
    {
        var side = await SideAsync("/kommune/0101?med=0751,0851,0580,0740&med=Andeby&indsats=gaet");
        var raekker = side.Descendants("section").Single(afsnit => afsnit.Attribute("aria-labelledby")?.Value == "tid").Descendants("thead").Single().Descendants("th").Select(hoved => hoved.Value).ToList();

        Assert.Equal(["Fire kvartaler til og med", "København", "Aarhus", "Aalborg", "Aabenraa", "Hele landet"], raekker);
        Assert.Equal("Virksomhedsrettet indsats", side.Descendants("a").Single(link => link.Attribute("aria-current") is not null).Value);
    }

    [Fact]
    public async Task Det_diskretionerede_staar_ingen_steder_og_siden_siger_hvorfor()
    {
        foreach (var sti in new[] { "/kommune/0740", "/kommune/0751?indsats=sundhed", "/kommune/0492", "/kommune/aalborg?med=0740&indsats=sundhed" })
        {
            var tekst = await tjeneste.Klient.GetStringAsync(sti);
            Assert.DoesNotContain(Proeveudgivelse.Hemmelig.ToString(CultureInfo.InvariantCulture), tekst.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("987654", tekst.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Contains("ikke vises af hensyn til fortrolighed", (await SideAsync("/kommune/0751?indsats=sundhed")).Root!.Value, StringComparison.Ordinal);
        Assert.Contains("kunne røbe noget om enkelte borgere", (await SideAsync("/kommune/0751?indsats=sundhed")).Root!.Value, StringComparison.Ordinal);
        // Of a kommune without forløb nothing is hidden.
        var aeroe = (await SideAsync("/kommune/0492")).Root!.Value;
        Assert.Contains("På Ærø var der ingen forløb at opgøre.", aeroe, StringComparison.Ordinal);
        Assert.DoesNotContain("kunne røbe noget", aeroe, StringComparison.Ordinal);
        Assert.Contains("Ærø: ingen forløb", aeroe, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kommune?navn=%C3%85rhus", "/kommune/aarhus")]
    [InlineData("/kommune?navn=0851", "/kommune/aalborg")]
    [InlineData("/kommune?navn=851", "/kommune/aalborg")]
    [InlineData("/kommune?navn=aeroe", "/kommune/%C3%A6r%C3%B8")]
    [InlineData("/kommune?navn=KOBENHAVN", "/kommune/k%C3%B8benhavn")]
    [InlineData("/kommune?navn=K%C3%B8benhavns+Kommune", "/kommune/k%C3%B8benhavn")]
    [InlineData("/kommune?navn=+arhus+&lang=en", "/kommune/aarhus?lang=en")]
    public async Task Et_navn_foerer_til_siden(string sti, string maal)
    {
        using var uden = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = tjeneste.Klient.BaseAddress };
        using var svar = await uden.GetAsync(sti);

        Assert.Equal(HttpStatusCode.Redirect, svar.StatusCode);
        Assert.Equal(maal, svar.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("Bornholms Regionskommune", "bornholms")]
    [InlineData("  Ærø kommune ", "aro")]
    public void Ordet_kommune_er_ikke_en_del_af_navnet(string skrevet, string navn) => Assert.Equal(navn, Kommunesoegning.Grov(skrevet));

    /// <summary>No two kommuner are the same when written with a and o.</summary>
    [Fact]
    public void Intet_navn_kan_forveksles() =>
        Assert.Equal(98, Omraader.Standard.Alle.Where(omraade => omraade.Niveau == Omraadeniveau.Kommune).Select(kommune => Kommunesoegning.Grov(kommune.Navn.Da)).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [InlineData("aahrus", "Mente du:", "Aarhus")]
    [InlineData("Silkebrog", "Mente du:", "Silkeborg")]
    [InlineData("boerg", "2 kommuner med 'boerg' i navnet.", "Silkeborg,Aalborg")]
    [InlineData("xyzzy", "Her er dem alle.", "København,Silkeborg,Ærø,Aabenraa,Aalborg,Aarhus")]
    public async Task Et_navn_der_er_naesten_rigtigt_giver_forslag(string spurgt, string siger, string navne)
    {
        var side = await SideAsync("/kommune?navn=" + spurgt);

        Assert.Contains(siger, side.Descendants("p").Single(afsnit => afsnit.Attribute("role")?.Value == "status").Value, StringComparison.Ordinal);
        Assert.Equal(navne, string.Join(',', side.Descendants("ul").Single(liste => liste.Attribute("class")?.Value == "kommuneliste").Elements().Select(punkt => punkt.Value.Trim())));
    }

    /// <summary>However it is written, it is the same page, with one address for search engines.</summary>
    [Theory]
    [InlineData("/kommune/0101")]
    [InlineData("/kommune/KOEBENHAVN")]
    [InlineData("/kommune/kobenhavn")]
    public async Task En_kommune_har_en_fast_adresse(string sti)
    {
        var side = await SideAsync(sti);

        Assert.Equal("København", side.Descendants("h1").Single().Value);
        Assert.EndsWith("/kommune/k%C3%B8benhavn", side.Descendants("link").Single(link => link.Attribute("rel")?.Value == "canonical").Attribute("href")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task En_ukendt_kommune_er_404_med_en_vej_videre()
    {
        using var svar = await tjeneste.Klient.GetAsync("/kommune/%3Cb%3Eandeby");
        var tekst = await svar.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, svar.StatusCode);
        Assert.Contains("Ingen kommune hedder noget med", tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>andeby", tekst, StringComparison.Ordinal);
        Assert.Contains("/kommune/aarhus", tekst, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Siden_er_let_og_kan_gemmes_indtil_naeste_udgivelse()
    {
        using var svar = await tjeneste.Klient.GetAsync("/kommune/aarhus?med=0101,0851,0580");

        Assert.True((await svar.Content.ReadAsByteArrayAsync()).Length < 100_000);
        Assert.NotNull(svar.Headers.ETag);
        using var igen = new HttpRequestMessage(HttpMethod.Get, "/kommune/0751?med=0101&med=0851&med=0580");
        igen.Headers.IfNoneMatch.Add(svar.Headers.ETag);
        using var andet = await tjeneste.Klient.SendAsync(igen);
        Assert.Equal(HttpStatusCode.NotModified, andet.StatusCode);
    }

    private static int Plads(System.Text.Json.JsonElement indeks, string kode) =>
        indeks.ValueKind == System.Text.Json.JsonValueKind.Array
            ? indeks.EnumerateArray().Select(en => en.GetString()).ToList().IndexOf(kode)
            : indeks.GetProperty(kode).GetInt32();

    private async Task<XDocument> SideAsync(string sti)
    {
        using var svar = await tjeneste.Klient.GetAsync(sti);
        var html = await svar.Content.ReadAsStringAsync();
        Assert.True(svar.IsSuccessStatusCode, html);
        return Som(html);
    }

    /// <summary>As XML: with the void elements closed.</summary>
    private static XDocument Som(string html) =>
        XDocument.Parse(Tomme().Replace(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "${start}/>"));

    [GeneratedRegex("(?<start><(meta|link|input)[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tomme();
}
