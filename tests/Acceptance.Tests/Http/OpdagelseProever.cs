using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Discovery;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>What portals, feed readers and search engines read.</summary>
public class OpdagelseProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private const string Adresse = "https://tal.example.dk/opgoerelse";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Kataloget_er_som_det_skal_vaere()
    {
        await using var egen = await MedAdresse();

        Guld.SammenlignJson("dcat.jsonld", await egen.JsonAsync("/dcat.jsonld"));
    }

    /// <summary>
    /// What DCAT-AP 3 (the profile's shapes of 3.0.1, mandatory and recommended) and the Danish profile demand or recommend of a
    /// catalogue, a data service, a dataset and a distribution.
    /// </summary>
    [Fact]
    public async Task Kataloget_har_hvad_profilen_kraever()
    {
        await using var egen = await MedAdresse();
        var katalog = await egen.JsonAsync("/dcat.jsonld");
        var praefikser = katalog.GetProperty("@context").EnumerateObject().Select(praefiks => praefiks.Name).ToHashSet(StringComparer.Ordinal);

        Har(katalog, "dcat:Catalog", "dct:title", "dct:description", "dct:publisher", "dct:language", "dct:license", "dct:issued", "dct:modified", "dct:spatial", "dcat:themeTaxonomy", "foaf:homepage", "dcat:dataset");
        Har(katalog.GetProperty("dct:publisher"), "foaf:Agent", "foaf:name", "dct:type");
        Har(katalog.GetProperty("dcat:service"), "dcat:DataService", "dct:title", "dct:conformsTo", "dcat:keyword", "dcat:contactPoint", "dcat:theme", "dct:publisher", "dct:accessRights", "dct:license", "dcat:endpointURL", "dcat:endpointDescription", "dcat:servesDataset");
        Har(katalog.GetProperty("foaf:homepage"), "foaf:Document");
        var datasaet = katalog.GetProperty("dcat:dataset").EnumerateArray().ToList();
        Assert.Equal(["Y11IGA01", "Y11IGA02"], datasaet.Select(et => et.GetProperty("dct:identifier").GetString()));
        foreach (var et in datasaet)
        {
            Har(et, "dcat:Dataset", "dct:title", "dct:description", "dct:publisher", "dcat:contactPoint", "dcat:theme", "dcat:keyword", "dct:accrualPeriodicity", "dct:spatial", "dct:temporal", "dct:issued", "dct:modified", "dct:accessRights", "dct:language", "dcat:landingPage", "dcat:version");
            Har(et.GetProperty("dcat:contactPoint"), "vcard:Organization", "vcard:fn", "vcard:hasEmail");
            Assert.Equal(["da", "en"], et.GetProperty("dct:title").EnumerateArray().Select(titel => titel.GetProperty("@language").GetString()));
            foreach (var distribution in et.GetProperty("dcat:distribution").EnumerateArray())
            {
                Har(distribution, "dcat:Distribution", "dct:title", "dct:description", "dcat:accessURL", "dct:format", "dcatap:availability", "dcat:mediaType", "dct:license", "dct:modified");
                Har(distribution.GetProperty("dct:license"), "dct:LicenseDocument");
                Har(distribution.GetProperty("dcat:mediaType"), "dct:MediaType");
                var hent = distribution.TryGetProperty("dcat:downloadURL", out var fil) ? fil : distribution.GetProperty("dcat:accessURL");
                using var svar = await egen.Klient.GetAsync(hent.GetProperty("@id").GetString()![Adresse.Length..]);
                Assert.Equal(HttpStatusCode.OK, svar.StatusCode);
                Assert.EndsWith(svar.Content.Headers.ContentType!.MediaType!, distribution.GetProperty("dcat:mediaType").GetProperty("@id").GetString(), StringComparison.Ordinal);
            }
        }

        Assert.Equal("2024-01-01 2025-09-30", Tidsrum(datasaet[0]));
        Assert.Equal("2024-07-01 2025-09-30", Tidsrum(datasaet[1]));

        void Har(JsonElement element, string type, params string[] egenskaber)
        {
            var typer = element.GetProperty("@type");
            Assert.Equal(type, typer.ValueKind == JsonValueKind.Array ? typer[0].GetString() : typer.GetString());
            Assert.Contains(type.Split(':')[0], praefikser);
            Assert.All(egenskaber, egenskab =>
            {
                Assert.True(element.TryGetProperty(egenskab, out var vaerdi), $"{type} mangler {egenskab}");
                Assert.NotEqual("", vaerdi.ToString());
                Assert.Contains(egenskab.Split(':')[0], praefikser);
            });
        }

        static string Tidsrum(JsonElement et) => string.Join(' ', new[] { "dcat:startDate", "dcat:endDate" }.Select(navn => et.GetProperty("dct:temporal").GetProperty(navn).GetProperty("@value").GetString()));
    }

    [Fact]
    public async Task En_serie_der_er_slut_og_endelig_opdateres_ikke_mere()
    {
        var udgivelse = Proeveudgivelse.Lille();
        await using var egen = await Tjeneste.StartAsync(udgivelse with { Udgivelse = udgivelse.Udgivelse with { Dato = new DateOnly(2027, 3, 30) } });

        Assert.Contains("frequency/NEVER", await egen.TekstAsync("/dcat.jsonld"), StringComparison.Ordinal);
        Assert.Contains("Serien er slut, og alle tal er endelige: der er ikke planlagt flere udgivelser.", await egen.TekstAsync("/feed.atom"), StringComparison.Ordinal);
        Assert.Contains("frequency/QUARTERLY", await tjeneste.TekstAsync("/dcat.jsonld"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feedet_er_gyldigt_og_har_en_post_for_hver_udgivelse()
    {
        await using var egen = await MedAdresse();
        egen.Skift(Proeveudgivelse.Lille(9), Historik());
        using var svar = await egen.Klient.GetAsync("/feed.atom");
        var tekst = await svar.Content.ReadAsStringAsync();
        var feed = XDocument.Parse(tekst).Root!;

        Assert.Equal("application/atom+xml", svar.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.Equal("tag:www.star.dk,2026:opgoerelse:ressourceforloeb", feed.Element(Atom + "id")!.Value);
        Assert.NotEmpty(feed.Element(Atom + "title")!.Value);
        Assert.Equal("2026-04-01T06:00:00Z", feed.Element(Atom + "updated")!.Value);
        Assert.NotEmpty(feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Equal(Adresse + "/feed.atom", feed.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "self").Attribute("href")!.Value);

        var poster = feed.Elements(Atom + "entry").ToList();
        Assert.Equal(
            [
                "Udgivelse 9, samme opgørelsesdato, flere leverancer.",
                "Udgivelse 8, ny opgørelsesdato.",
                "Udgivelse 7, den første.",
            ],
            poster.Select(post => post.Element(Atom + "summary")!.Value.Split(" Regelsæt")[0]));
        Assert.Equal("Tal opgjort pr. 31. marts 2026", poster[0].Element(Atom + "title")!.Value);
        Assert.Equal(3, poster.Select(post => post.Element(Atom + "id")!.Value).Distinct(StringComparer.Ordinal).Count());
        Assert.All(poster, post =>
        {
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", post.Element(Atom + "updated")!.Value);
            Assert.Equal(post.Element(Atom + "published")!.Value, post.Element(Atom + "updated")!.Value);
            Assert.NotNull(post.Element(Atom + "link"));
        });

        // Another process, the same feed.
        await using var anden = await MedAdresse();
        anden.Skift(Proeveudgivelse.Lille(9), Historik());
        Assert.Equal(tekst, await anden.TekstAsync("/feed.atom"));
    }

    /// <summary>U+000B and U+FFFE are nothing that XML 1.0 holds. A reason like it is refused now; an older row may have it.</summary>
    [Theory]
    [InlineData("a\u000Bb", "a\uFFFDb")]
    [InlineData("a\u0000\uFFFEb", "a\uFFFD\uFFFDb")]
    [InlineData("<b>&\u202E \U0001F600 æøå", "<b>&\u202E \U0001F600 æøå")]
    public void En_gemt_tekst_kan_altid_staa_i_XML(string stored, string written)
    {
        Assert.Equal(written, XmlText.Of(stored));
        Assert.Equal(written, XElement.Parse(new XElement("a", XmlText.Of(stored)).ToString()).Value);
    }

    [Fact]
    public async Task Feedet_siger_hvad_en_udgivelse_aendrede_og_hvorfor_en_blev_trukket_tilbage()
    {
        await using var egen = await MedAdresse();
        var historik = Historik();
        Tabelaendring[] aendringer = [new("Y11IGA01", 7, 1_234, 50, 6_000, 0), new("Y11IGA05", 7, 0, 2, 30, 4)];
        egen.Skift(Proeveudgivelse.Lille(9), historik, aendringer.ToLookup(_ => 9L));
        using var foerste = await egen.Klient.GetAsync("/feed.atom");
        var nyeste = XDocument.Parse(await foerste.Content.ReadAsStringAsync()).Root!.Elements(Atom + "entry").First();
        Assert.StartsWith(
            "Udgivelse 9, ny opgørelsesdato. I forhold til udgivelse 7: ændrede celler 1.234 (Y11IGA01 1.234), foreløbige, der er blevet endelige uden at ændre sig, 52, nye 6.030, udgåede 4. Regelsæt",
            nyeste.Element(Atom + "summary")!.Value,
            StringComparison.Ordinal);

        // An older one is withdrawn: the newest stays, the feed is another.
        var trukket = Proeveudgivelse.Udgivet.AddHours(3);
        historik = [historik[0], historik[1] with { Tilstand = Udgivelsestilstand.Trukket, Trukket = trukket, Grund = "Én leverance var talt to gange" }, historik[2]];
        egen.Skift(Proeveudgivelse.Lille(9), historik, aendringer.ToLookup(_ => 9L));
        using var anden = await egen.Klient.GetAsync("/feed.atom");
        Assert.NotEqual(foerste.Headers.ETag, anden.Headers.ETag);
        var feed = XDocument.Parse(await anden.Content.ReadAsStringAsync()).Root!;
        var post = feed.Elements(Atom + "entry").ElementAt(1);
        Assert.Equal("Trukket tilbage: Tal opgjort pr. 31. marts 2026", post.Element(Atom + "title")!.Value);
        Assert.Contains(": Én leverance var talt to gange. Udgivelse 8, ", post.Element(Atom + "summary")!.Value, StringComparison.Ordinal);
        Assert.Equal("2026-04-01T09:00:00Z", post.Element(Atom + "updated")!.Value);
        Assert.Equal("2026-04-01T09:00:00Z", feed.Element(Atom + "updated")!.Value);
    }

    [Fact]
    public async Task Indekset_for_sprogmodeller_er_som_det_skal_vaere()
    {
        await using var egen = await MedAdresse();

        Guld.Sammenlign("llms.txt", await egen.TekstAsync("/llms.txt"));
    }

    [Fact]
    public async Task Soegemaskiner_faar_et_sidekort_med_sider_der_findes()
    {
        var robots = await tjeneste.TekstAsync("/robots.txt");
        var kort = robots.Split('\n').Single(linje => linje.StartsWith("Sitemap: ", StringComparison.Ordinal))["Sitemap: ".Length..];
        var sider = XDocument.Parse(await tjeneste.TekstAsync(new Uri(kort).PathAndQuery)).Descendants().Where(element => element.Name.LocalName == "loc").Select(element => element.Value).ToList();

        // Of the two tables and six kommuner of the release.
        Assert.Equal(7 + 2 + 1 + 6, sider.Count);
        foreach (var side in sider)
        {
            Assert.StartsWith(tjeneste.Klient.BaseAddress!.ToString(), side, StringComparison.Ordinal);
            await tjeneste.TekstAsync(new Uri(side).PathAndQuery);
        }
    }

    [Theory]
    [InlineData("/dcat.jsonld")]
    [InlineData("/feed.atom")]
    [InlineData("/llms.txt")]
    [InlineData("/sitemap.xml")]
    public async Task Uaendret_er_304_og_foer_en_udgivelse_er_svaret_503(string sti)
    {
        using var foerste = await tjeneste.Klient.GetAsync(sti);
        using var anmodning = new HttpRequestMessage(HttpMethod.Get, sti);
        anmodning.Headers.IfNoneMatch.Add(foerste.Headers.ETag!);
        using var igen = await tjeneste.Klient.SendAsync(anmodning);
        Assert.Equal(HttpStatusCode.NotModified, igen.StatusCode);
        Assert.Equal(Proeveudgivelse.Udgivet, foerste.Content.Headers.LastModified);

        await using var tom = await Tjeneste.StartAsync(null);
        using var intet = await tom.Klient.GetAsync(sti);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, intet.StatusCode);
    }

    [Theory]
    [InlineData("Http:Kontakt:Hjemmeside", "star")]
    [InlineData("Http:Webadresse", "tal.example.dk")]
    public async Task En_adresse_der_ingen_er_stopper_tjenesten_ved_start(string navn, string vaerdi) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => Tjeneste.StartAsync(null, (navn, vaerdi)));

    private static Task<Tjeneste> MedAdresse() => Tjeneste.StartAsync(Proeveudgivelse.Lille(), ("Http:Webadresse", Adresse + "/"));

    private static IReadOnlyList<Udgivelse> Historik()
    {
        var ny = Proeveudgivelse.Lille(9).Udgivelse;
        var forrige = ny with { Id = 8, Tilstand = Udgivelsestilstand.Erstattet, Position = 40, Kontrolsum = new string('e', 64), Udgivet = ny.Udgivet!.Value.AddDays(-1) };
        return [forrige with { Id = 7, Dato = new DateOnly(2025, 12, 31), Kontrolsum = new string('d', 64), Udgivet = ny.Udgivet!.Value.AddDays(-90) }, forrige, ny];
    }
}
