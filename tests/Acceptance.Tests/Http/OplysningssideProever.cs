using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Information;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The pages that tell what the figures are: the method, the releases and the API.</summary>
public partial class OplysningssideProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    public static TheoryData<string> Sider => ["/metode", "/regelsaet", "/udgivelser", "/api"];

    [Theory]
    [MemberData(nameof(Sider))]
    public async Task En_side_har_hvad_en_skaermlaeser_skal_bruge_og_links_der_virker(string sti)
    {
        var side = await SideAsync(sti);

        Sidekrav.Kontroller(side);
        Assert.NotEmpty(side.Descendants("title").Single().Value);
        Assert.Empty(side.Descendants().Attributes("style"));
        Assert.Empty(side.Descendants("script"));
        var id = side.Descendants().Attributes("id").Select(attribut => attribut.Value).ToList();
        Assert.All(side.Descendants().Attributes("aria-labelledby"), henvisning => Assert.Contains(henvisning.Value, id));
        foreach (var adresse in side.Descendants("a").Concat(side.Descendants("link")).Select(link => link.Attribute("href")!.Value).Distinct(StringComparer.Ordinal))
        {
            var anker = adresse.Split('#') is [_, var maal] ? maal : null;
            Assert.True(anker is null || !adresse.StartsWith('#') || id.Contains(anker), adresse);
            if (adresse.StartsWith('/'))
            {
                using var svar = await tjeneste.Klient.GetAsync(adresse);
                Assert.True(svar.StatusCode == HttpStatusCode.OK, $"{adresse}: {svar.StatusCode}");
                Assert.True(anker is null || (await svar.Content.ReadAsStringAsync()).Contains($"id=\"{anker}\"", StringComparison.Ordinal), adresse);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sider))]
    public async Task En_side_er_let_lukket_om_sig_selv_og_kan_gemmes(string sti)
    {
        using var svar = await tjeneste.Klient.GetAsync(sti);
        var indhold = await svar.Content.ReadAsStringAsync();
        var politik = Assert.Single(svar.Headers.GetValues("Content-Security-Policy"));

        Assert.Equal("text/html", svar.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("default-src 'none';", politik, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", politik, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", politik, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(svar.Headers.GetValues("X-Content-Type-Options")));
        Assert.True((await svar.Content.ReadAsByteArrayAsync()).Length < 100_000);
        Assert.DoesNotContain("987654321", indhold.Replace(".", "", StringComparison.Ordinal), StringComparison.Ordinal);

        using var igen = new HttpRequestMessage(HttpMethod.Get, sti);
        igen.Headers.IfNoneMatch.Add(svar.Headers.ETag!);
        using var andet = await tjeneste.Klient.SendAsync(igen);
        Assert.Equal(HttpStatusCode.NotModified, andet.StatusCode);

        await using var tom = await Tjeneste.StartAsync(null);
        using var rolig = await tom.Klient.GetAsync(sti);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, rolig.StatusCode);
        Assert.NotNull(rolig.Headers.RetryAfter);
    }

    [Fact]
    public async Task Hver_side_har_vej_til_de_andre()
    {
        foreach (var sti in new[] { "/", "/kommune", "/tabeller", "/metode", "/udgivelser", "/api" })
        {
            var veje = (await SideAsync(sti)).Descendants("header").Descendants("a").Select(link => link.Attribute("href")!.Value).ToList();
            Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "/", "/kommune", "/tabeller", "/metode", "/udgivelser", "/api" }, veje.ToHashSet(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Metoden_er_den_som_udgivelsens_regelsaet_har()
    {
        var tekst = Samlet(await SideAsync("/metode"));

        foreach (var ventet in new[]
        {
            "bek-2408, version 1", "6 måneder efter startdagen, den dag med", "ikke var slut inden fristen", "Mentorstøtte (kapitel 26) tæller ikke.", "regionens behandling tæller ikke",
            "begyndt på eller efter startdagen og senest på fristens sidste dag", "er det ikke oplyst, tæller den", "ansvaret på fristens sidste dag", "Indfasning 1. januar 2022", "forløb startet fra 1. januar 2022",
            "Et kvartal offentliggøres, når 6 måneder er gået", "foreløbigt i de første 3 måneder", "for få til at sige noget", "færre end 5 forløb med", "Et antal fra 1 til 4 vises ikke", "0 og 100 pct. vises.",
            "diskretioneret af hensyn til fortrolighed", "Serien slutter med",
        })
        {
            Assert.Contains(ventet, tekst, StringComparison.Ordinal);
        }
    }

    /// <summary>The same page of another rule says what that rule says.</summary>
    [Fact]
    public async Task Metoden_foelger_regelsaettet_og_graensen()
    {
        var udgivelse = Proeveudgivelse.Lille();
        await using var egen = await Tjeneste.StartAsync(udgivelse with { Udgivelse = udgivelse.Udgivelse with { Regelsaet = "kl-2021" } });
        var fortrolighed = new Fortrolighedsindstillinger { Graense = 3, Gruppeoplysning = Gruppeoplysning.Beskyt };
        var tekst = Samlet(XDocument.Parse(Laesbar(Metodeside.Skriv(egen.Katalog, fortrolighed, new HttpIndstillinger(), new Side("", "https://tal.example.dk", "/metode", "", "da")))));

        foreach (var ventet in new[]
        {
            "Mentorstøtte (kapitel 26) tæller som en slags for sig.", "når kommunen eller regionen udfører den", "rehabiliteringsteamet havde indstillet", "Forløb med en fritagelse af helbredsgrunde inden fristen er holdt ude.",
            "Et antal fra 1 til 2 vises ikke", "når der er mindst 10 forløb",
        })
        {
            Assert.Contains(ventet, tekst, StringComparison.Ordinal);
        }
    }

    /// <summary>What the release holds beside its own figures; one from before they were made says so.</summary>
    [Fact]
    public async Task De_samme_borgere_staar_efter_to_regler()
    {
        Assert.Contains("Udgivelse 7 har ikke tal efter andre regler end den officielle.", Samlet(await SideAsync("/regelsaet")), StringComparison.Ordinal);

        Tabeltal Tal(long antal) => new(antal, 0, Cellesymbol.Ingen);
        var side = new Sideregel("kl-2021", 1, new string('c', 64), [new("2024", "nogen", Tal(900), Tal(450)), new("2025QMAT03", "nogen", Tal(1_000), Tal(600)), new("2025QMAT03", "mentor", Tal(1_000), new Tabeltal(0, 0, Cellesymbol.Diskretioneret))]);
        await using var egen = await Tjeneste.StartAsync(Proeveudgivelse.Lille() with { SideOmSide = [side] });
        var dokument = XDocument.Parse(Laesbar(await egen.TekstAsync("/regelsaet")));
        Sidekrav.Kontroller(dokument);
        var tekst = Samlet(dokument);
        Assert.Contains("60,0 pct. af 1.000 forløb", tekst, StringComparison.Ordinal);
        Assert.Contains("KL's forslag 2021", tekst, StringComparison.Ordinal);
        var mentor = dokument.Descendants("tr").First(raekke => raekke.Value.Contains("Mentorstøtte", StringComparison.Ordinal)).Elements().Select(celle => celle.Value).ToList();
        Assert.Equal(("1.000", "*", "*", ".."), (mentor[4], mentor[5], mentor[6], mentor[7]));
    }

    [Fact]
    public async Task Udgivelserne_staar_med_regel_kontrolsum_aendringer_og_grund()
    {
        await using var egen = await Tjeneste.StartAsync(null);
        var ny = Proeveudgivelse.Lille(9).Udgivelse;
        var trukket = ny with { Id = 8, Tilstand = Udgivelsestilstand.Trukket, Position = 40, Kontrolsum = new string('e', 64), Udgivet = ny.Udgivet!.Value.AddDays(-1), Trukket = ny.Udgivet, Grund = "Én leverance var talt to gange" };
        var foerste = ny with { Id = 7, Tilstand = Udgivelsestilstand.Erstattet, Dato = new DateOnly(2025, 12, 31), Kontrolsum = new string('d', 64), Udgivet = ny.Udgivet!.Value.AddDays(-90) };
        Tabelaendring[] aendringer = [new("Y11IGA01", 7, 1_234, 50, 6_000, 0), new("Y11IGA05", 7, 0, 2, 30, 1)];
        egen.Skift(Proeveudgivelse.Lille(9), [foerste, trukket, ny], aendringer.ToLookup(_ => 9L));
        using var svar = await egen.Klient.GetAsync("/udgivelser");
        var afsnit = XDocument.Parse(Laesbar(await svar.Content.ReadAsStringAsync())).Descendants("section").Where(del => del.Attribute("class")?.Value == "udgivelse").Select(Samlet).ToList();

        Assert.Equal(3, afsnit.Count);
        Assert.Contains("9, vises nu", afsnit[0], StringComparison.Ordinal);
        Assert.Contains("Bekendtgørelse nr. 2408 (officiel), version 1", afsnit[0], StringComparison.Ordinal);
        Assert.Contains("Ny opgørelsesdato", afsnit[0], StringComparison.Ordinal);
        Assert.Contains(
            "I forhold til udgivelse 7 er 1.234 celler vist anderledes (Y11IGA01: 1.234), 52 er gået fra foreløbig til endelig uden at ændre sig, 6.030 er nye, og 1 er udgået.",
            afsnit[0],
            StringComparison.Ordinal);
        Assert.Contains(ny.Kontrolsum, afsnit[0], StringComparison.Ordinal);
        Assert.Contains("Trukket tilbage 1. april 2026 kl. 08.00: Én leverance var talt to gange.", afsnit[1], StringComparison.Ordinal);
        Assert.Contains("8, vises ikke mere", afsnit[1], StringComparison.Ordinal);
        Assert.Contains("Det er ikke gjort op, hvad den ændrede.", afsnit[1], StringComparison.Ordinal);
        Assert.Contains("7, erstattet af en nyere", afsnit[2], StringComparison.Ordinal);
        Assert.Contains("Den er den første og har intet ændret.", afsnit[2], StringComparison.Ordinal);

        // An older one is withdrawn while the newest stays: the page is another.
        egen.Skift(Proeveudgivelse.Lille(9), [foerste with { Trukket = ny.Udgivet, Grund = null }, trukket, ny], aendringer.ToLookup(_ => 9L));
        using var andet = await egen.Klient.GetAsync("/udgivelser");
        Assert.NotEqual(svar.Headers.ETag, andet.Headers.ETag);
        Assert.Contains("grunden er ikke oplyst.", await andet.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Whatever stands in an example can be asked for as it stands there.</summary>
    [Fact]
    public async Task Hver_adresse_i_eksemplerne_svarer_med_det_som_der_loves()
    {
        var programmer = (await SideAsync("/api")).Descendants("pre").ToDictionary(pre => pre.Attribute("aria-label")!.Value, pre => pre.Value, StringComparer.Ordinal);

        Assert.Equal(
            ["Eksempel i curl", "Eksempel i R", "Eksempel i R, PxWebApiData", "Eksempel i Python, pandas", "Eksempel i Python, pxwebpy", "Eksempel i Excel og Power BI (Power Query)"],
            programmer.Keys);
        var kendt = new List<string>();
        foreach (var adresse in programmer.Values.SelectMany(program => Adresse().Matches(program).Select(fund => fund.Value)))
        {
            // What a client or a function puts its own paths after.
            if (adresse.EndsWith("/api/v2", StringComparison.Ordinal) || adresse == tjeneste.Klient.BaseAddress!.ToString().TrimEnd('/'))
            {
                kendt.Add("rod");
                continue;
            }

            Assert.StartsWith(tjeneste.Klient.BaseAddress!.ToString(), adresse, StringComparison.Ordinal);
            using var svar = await tjeneste.Klient.GetAsync(adresse);
            Assert.True(svar.StatusCode == HttpStatusCode.OK, $"{adresse}: {svar.StatusCode}");
            kendt.Add(svar.Content.Headers.ContentType!.MediaType!);
            if (kendt[^1] == "text/csv")
            {
                // The columns that the programs name.
                Assert.StartsWith("\"omraade\",\"periode\",\"indsats\",\"antalForloeb\",\"antalMed\",\"andel\"", await svar.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }

        Assert.Equal(["text/csv", "application/json", "text/csv", "text/csv", "application/json", "text/csv", "rod", "rod"], kendt);
    }

    private static string Samlet(XContainer side) =>
        Mellemrum().Replace(string.Concat(side.DescendantNodes().OfType<XText>().Select(tekst => tekst.Value)), " ").Replace('\u00A0', ' ');

    private async Task<XDocument> SideAsync(string sti) => XDocument.Parse(Laesbar(await tjeneste.TekstAsync(sti)));

    private static string Laesbar(string html) => Tomme().Replace(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "${start}/>");

    [GeneratedRegex("(?<start><(meta|link|input)[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tomme();

    [GeneratedRegex("""https?://[^\s"']+""", RegexOptions.None, 1000)]
    private static partial Regex Adresse();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Mellemrum();
}
