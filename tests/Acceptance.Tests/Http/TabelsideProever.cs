using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Opgoerelse.Api.PxWeb.Formats;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The pages about tables.</summary>
public partial class TabelsideProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    [Theory]
    [InlineData("/tabeller")]
    [InlineData("/tabeller/Y11IGA01")]
    [InlineData("/tabeller/y11iga02")]
    [InlineData("/tabeller/Y11IGA01?omraade=*&periode=*&indsats=*&maal=*")]
    public async Task En_side_har_hvad_en_skaermlaeser_skal_bruge_og_links_der_virker(string sti)
    {
        var side = await SideAsync(sti);

        Sidekrav.Kontroller(side);
        Assert.NotEmpty(side.Descendants("title").Single().Value);
        Assert.Empty(side.Descendants().Attributes("style"));
        var tekster = side.Descendants("a").Where(link => link.Ancestors("main").Any()).Select(link => link.Value.Trim()).ToList();
        Assert.DoesNotContain("", tekster);
        Assert.All(side.Descendants("script"), program => Assert.StartsWith("/udvalg.js?v=", program.Attribute("src")!.Value, StringComparison.Ordinal));
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

    /// <summary>The figures, the call and the address on the page are of the same selection.</summary>
    [Theory]
    [InlineData("/tabeller/Y11IGA01", 2 * 6)]
    [InlineData("/tabeller/Y11IGA01?omraade=0751,0851&periode=2025Q2,2025Q3&indsats=*&maal=*", 2 * 2 * 6 * 3)]
    [InlineData("/tabeller/Y11IGA02?omraade=*&periode=2025QMAT03&alder=*&koen=alle,kvinde&indsats=sundhed&maal=andel&lang=en", 3 * 3 * 2)]
    public async Task Tallene_paa_siden_er_dem_kaldet_giver(string sti, int celler)
    {
        var side = await SideAsync(sti);
        var kald = side.Descendants("code").Single(kode => kode.Attribute("id")?.Value == "kaldet").Value;
        var adresse = side.Descendants("code").Single(kode => kode.Attribute("id")?.Value == "adressen").Value;
        var vist = Tal(side);
        var engelsk = sti.EndsWith("lang=en", StringComparison.Ordinal);

        Assert.StartsWith("GET " + tjeneste.Klient.BaseAddress, kald, StringComparison.Ordinal);
        var svar = await tjeneste.JsonAsync(new Uri(kald["GET ".Length..]).PathAndQuery);
        var decimaler = svar.GetProperty("dimension").GetProperty("maal").GetProperty("category").GetProperty("unit").EnumerateObject().Select(maal => maal.Value.GetProperty("decimals").GetInt32()).ToList();
        var ventet = svar.GetProperty("value").EnumerateArray().Select((tal, nr) => tal.ValueKind == JsonValueKind.Null
            ? svar.GetProperty("status").GetProperty(nr.ToString(CultureInfo.InvariantCulture)).GetString()!
            : Skriv(tal.GetDecimal(), decimaler[nr % decimaler.Count], engelsk) + (svar.TryGetProperty("status", out var status) && status.TryGetProperty(nr.ToString(CultureInfo.InvariantCulture), out var tegn) ? " " + tegn.GetString() : "")).ToList();
        Assert.Equal(celler, vist.Count);
        Assert.Equal(ventet, vist);
        Assert.Equal(vist, Tal(await SideAsync(new Uri(adresse).PathAndQuery)));
    }

    [Theory]
    [InlineData("omraade=0851&omraade=DK&omraade=0751&periode=2025Q3&indsats=nogen&maal=andel", "omraade=DK,0751,0851&periode=2025Q3&indsats=nogen&maal=andel")]
    [InlineData("maal=andel&indsats=nogen&periode=2025q3&omraade=0851%2Cdk%2C0751%2C0751&utm_source=x", "omraade=DK,0751,0851&periode=2025Q3&indsats=nogen&maal=andel")]
    [InlineData("omraade=alle-kommune&periode=2025Q3&indsats=nogen&maal=antalForloeb,andel,antalMed&lang=en", "omraade=0101,0492,0580,0740,0751,0851&periode=2025Q3&indsats=nogen&maal=*&lang=en")]
    [InlineData("periode=TOP(2)", "omraade=DK,1082&periode=TOP%282%29&indsats=*&maal=andel")]
    public async Task Et_udvalg_har_en_adresse(string query, string ventet)
    {
        using var uden = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = tjeneste.Klient.BaseAddress };
        using var svar = await uden.GetAsync("/tabeller/Y11IGA01?" + query);

        Assert.Equal(HttpStatusCode.Redirect, svar.StatusCode);
        Assert.Equal("/tabeller/Y11IGA01?" + ventet, svar.Headers.Location!.OriginalString);
        using var fulgt = await uden.GetAsync(svar.Headers.Location);
        Assert.Equal(HttpStatusCode.OK, fulgt.StatusCode);
    }

    [Fact]
    public async Task Udvalget_kan_hentes_i_alle_formater_og_formularen_staar_som_valgt()
    {
        var side = await SideAsync("/tabeller/Y11IGA01?omraade=0751&periode=2025Q3&indsats=sundhed&maal=*");
        var filer = side.Descendants("a").Select(link => link.Attribute("href")!.Value).Where(adresse => adresse.Contains("outputFormat=", StringComparison.Ordinal)).ToList();

        Assert.Equal(new Formatregister().Navne.Order(StringComparer.Ordinal), filer.Select(adresse => adresse.Split("outputFormat=")[1].Split('&')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        foreach (var fil in filer)
        {
            Assert.Contains("valuecodes[omraade]=0751&valuecodes[periode]=2025Q3&valuecodes[indsats]=sundhed&valuecodes[maal]=*", fil, StringComparison.Ordinal);
            using var svar = await tjeneste.Klient.GetAsync(fil);
            Assert.Equal(HttpStatusCode.OK, svar.StatusCode);
        }

        Assert.Equal(["0751", "2025Q3", "sundhed", "antalForloeb", "antalMed", "andel"], side.Descendants("input").Where(felt => felt.Attribute("checked") is not null).Select(felt => felt.Attribute("value")!.Value));
        Assert.All(side.Descendants("input").Where(felt => felt.Attribute("type")!.Value == "checkbox"), felt => Assert.Equal("label", felt.Parent!.Name.LocalName));
    }

    [Fact]
    public async Task Det_skjulte_er_et_tegn_der_forklares_under_tabellen()
    {
        var html = await tjeneste.TekstAsync("/tabeller/Y11IGA01?omraade=0492,0740&periode=2024,2025QMAT02,2025Q4&indsats=sundhed&maal=*");
        var her = Som(html).Descendants("div").Single(del => del.Attribute("id")?.Value == "tegnher").Descendants("dd").Select(betydning => betydning.Value).ToList();

        Assert.DoesNotContain("987654", html.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(["foreløbigt tal", "intet grundlag (ingen forløb)", "diskretioneret af hensyn til fortrolighed", "endnu ikke offentliggjort"], her);
        Assert.Contains("Sundhedsindsats: Kun når kommunen udfører den.", Som(html).Root!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("omraade=9999", "9999")]
    [InlineData("periode=%3Cb%3E", "<b>")]
    public async Task Et_umuligt_valg_siges_og_siden_viser_det_saedvanlige(string query, string vaerdi)
    {
        using var svar = await tjeneste.Klient.GetAsync("/tabeller/Y11IGA01?" + query);
        var html = await svar.Content.ReadAsStringAsync();
        var side = Som(html);

        Assert.Equal(HttpStatusCode.BadRequest, svar.StatusCode);
        Assert.Contains(vaerdi, side.Descendants("p").Single(afsnit => afsnit.Attribute("role")?.Value == "alert").Value, StringComparison.Ordinal);
        Assert.Equal(2 * 6, Tal(side).Count);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task En_side_er_let_ogsaa_naar_alt_er_valgt_og_siger_hvad_den_udelader()
    {
        await using var stor = await Tjeneste.StartAsync(Proeveudgivelse.Stor());
        var html = await stor.TekstAsync("/tabeller/Y11IGA01?omraade=*&periode=*&indsats=*&maal=*");

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(html), 1, 100_000);
        Assert.Equal(700 / 3 * 3, Tal(Som(html)).Count);
        Assert.Contains("Her vises de første 699; alle kan hentes herunder.", html, StringComparison.Ordinal);
        Assert.Equal(98 * 6, Tal(Som(await stor.TekstAsync(new Uri((await stor.Klient.GetAsync("/tabeller/Y11IGA01?omraade=alle-kommune")).RequestMessage!.RequestUri!.PathAndQuery, UriKind.Relative).OriginalString))).Count);

        await using var snaever = await Tjeneste.StartAsync(Proeveudgivelse.Lille(), ("Http:MaxDataCells", "100"));
        var forMange = await snaever.TekstAsync("/tabeller/Y11IGA01?omraade=*&periode=*&indsats=*&maal=*");
        Assert.Contains("Der kan hentes 100 ad gangen", forMange, StringComparison.Ordinal);
        Assert.DoesNotContain("outputFormat=", forMange, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tabeller?lang=en")]
    [InlineData("/tabeller/Y11IGA01?lang=en")]
    [InlineData("/?lang=en")]
    [InlineData("/kommune?lang=en")]
    public async Task Siderne_er_ogsaa_paa_engelsk_og_sproget_foelger_med(string sti)
    {
        var side = await SideAsync(sti);

        Sidekrav.Kontroller(side, "en");
        var dansk = side.Descendants().Where(del => del.Attribute("lang")?.Value == "da").SelectMany(del => del.DescendantsAndSelf()).ToHashSet();
        var engelsk = string.Join(' ', side.Descendants("body").Single().DescendantNodes().OfType<XText>().Where(tekst => !dansk.Contains(tekst.Parent!)).Select(tekst => tekst.Value));
        foreach (var ord in new[] { "Vælg", "Hent ", "Område", "Tabeller", "Tegn i", "Kilde", "Opgjort", "Udgivelse", "Målinger", "Andel", "Kommune", "Hele landet", " og ", " af " })
        {
            Assert.DoesNotContain(ord, engelsk, StringComparison.Ordinal);
        }

        Assert.All(side.Descendants("nav").Descendants("a").Where(link => link.Attribute("hreflang") is null), link => Assert.Contains("lang=en", link.Attribute("href")!.Value, StringComparison.Ordinal));
        Assert.Equal(sti.Split('?')[0], side.Descendants("a").Single(link => link.Attribute("hreflang")?.Value == "da").Attribute("href")!.Value);
        Assert.Equal(["da", "en"], side.Descendants("link").Attributes("hreflang").Select(sprog => sprog.Value));
        foreach (var udgave in side.Descendants("link").Where(link => link.Attribute("hreflang") is not null))
        {
            var anden = await SideAsync(new Uri(udgave.Attribute("href")!.Value).PathAndQuery);
            Assert.Equal(udgave.Attribute("hreflang")!.Value, anden.Root!.Attribute("lang")!.Value);
        }
    }

    /// <summary>Written once; however many selections are asked for, few are kept.</summary>
    [Fact]
    public void En_side_skrives_en_gang_og_lageret_vokser_ikke()
    {
        var lager = new Sidelager();
        var skrevet = 0;
        byte[] Skriv() => [(byte)++skrevet];
        var foerste = lager.Hent("a", Skriv);

        Assert.Same(foerste, lager.Hent("a", Skriv));
        for (var i = 0; i < Sidelager.Flest; i++)
        {
            lager.Hent("b" + i.ToString(CultureInfo.InvariantCulture), () => []);
        }

        Assert.NotSame(foerste, lager.Hent("a", Skriv));
        Assert.Equal(2, skrevet);
    }

    /// <summary>Nothing that is Danish is left on a page in English, save for names, code and what says that it is Danish.</summary>
    [Theory]
    [InlineData("/?lang=en")]
    [InlineData("/metode?lang=en")]
    [InlineData("/regelsaet?lang=en")]
    [InlineData("/kommune/aarhus?lang=en")]
    [InlineData("/kommune/0740?indsats=ingen&med=0751,0101,0492&lang=en")]
    [InlineData("/kommune/0492?indsats=sundhed&lang=en")]
    [InlineData("/rapporter?lang=en")]
    [InlineData("/rapporter/7/findesikke.html?lang=en")]
    [InlineData("/udgivelser?lang=en")]
    [InlineData("/api?lang=en")]
    public async Task Intet_dansk_staar_umaerket_paa_en_engelsk_side(string sti)
    {
        using var svar = await tjeneste.Klient.GetAsync(sti);
        var side = Som(await svar.Content.ReadAsStringAsync());

        Sidekrav.Kontroller(side, "en");
        Assert.Contains("Municipalities", side.Descendants("nav").First().Value, StringComparison.Ordinal);
        Assert.Empty(Engelskkrav.Dansk(side));
        var links = side.Descendants("main").Descendants("a").Select(link => link.Attribute("href")!.Value).ToList();
        Assert.All(links.Where(adresse => adresse.StartsWith("/tabeller", StringComparison.Ordinal) || adresse.StartsWith("/kommune", StringComparison.Ordinal)), adresse => Assert.Contains("lang=en", adresse, StringComparison.Ordinal));
        Assert.DoesNotContain(links, adresse => adresse.Contains("lang=da", StringComparison.Ordinal));
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
        Assert.EndsWith("; script-src 'self'", politik, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", politik, StringComparison.Ordinal);
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

    private async Task<XDocument> SideAsync(string sti) => Som(await tjeneste.TekstAsync(sti));

    private static XDocument Som(string html) => XDocument.Parse(Tomme().Replace(Blok().Replace(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), ""), "${start}/>"));

    /// <summary>The cells that are shown, row by row.</summary>
    private static List<string> Tal(XDocument side) =>
        [.. side.Descendants("section").Single(afsnit => afsnit.Attribute("aria-labelledby")?.Value == "tal").Descendants("td").Select(celle => celle.Value)];

    private static string Skriv(decimal tal, int decimaler, bool engelsk)
    {
        var kultur = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (kultur.NumberFormat.NumberGroupSeparator, kultur.NumberFormat.NumberDecimalSeparator) = engelsk ? (",", ".") : (".", ",");
        return tal.ToString("N" + decimaler.ToString(CultureInfo.InvariantCulture), kultur);
    }

    [GeneratedRegex("<script type=\"(?<type>[^\"]+)\">(?<json>[^<]*)</script>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blok();

    [GeneratedRegex("(?<start><(meta|link|input)[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tomme();
}
