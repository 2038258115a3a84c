using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Opgoerelse.Serving.Formats;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The pages about tables.</summary>
public partial class TablePageTests(TestService service, SharedServices others)
{
    [Theory]
    [InlineData("/tabeller")]
    [InlineData("/tabeller/Y11IGA01")]
    [InlineData("/tabeller/y11iga02")]
    [InlineData("/tabeller/Y11IGA01?omraade=*&periode=*&indsats=*&maal=*")]
    public async Task A_page_has_what_a_screen_reader_needs_and_links_that_work(string path)
    {
        var page = await PageAsync(path);

        PageRequirements.CheckRecord(page);
        Assert.NotEmpty(page.Descendants("title").Single().Value);
        Assert.Empty(page.Descendants().Attributes("style"));
        var texts = page.Descendants("a").Where(link => link.Ancestors("main").Any()).Select(link => link.Value.Trim()).ToList();
        Assert.DoesNotContain("", texts);
        Assert.All(
            page.Descendants("script"),
            program => Assert.StartsWith("/udvalg.js?v=", program.Attribute("src")!.Value, StringComparison.Ordinal));
        foreach (var address in page.Descendants()
            .Attributes("href")
            .Select(attribute => attribute.Value)
            .Distinct(StringComparer.Ordinal)
            .Where(address => address.StartsWith('/')))
        {
            using var answer = await service.Client.GetAsync(address);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task The_page_says_what_the_table_is_and_when_the_next_comes()
    {
        var text = (await PageAsync("/tabeller/Y11IGA01")).Root!.Value;

        foreach (var expected in new[]
        {
            "Indsats i de første 6 måneder", "Opgjort pr.", "31. marts 2026", "Næste udgivelse", "15. april 2026 kl. 08.00",
            "fordelt på område, periode og indsats",
            "Målinger: antal forløb; antal med indsatsen; andel.", "Prøvetal: opdigtet til prøver.",
            "diskretioneret af hensyn til fortrolighed", "0751", "Kun når kommunen udfører den.", "jobindsats@star.dk",
        })
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }
    }

    /// <summary>The figures, the call and the address on the page are of the same selection.</summary>
    [Theory]
    [InlineData("/tabeller/Y11IGA01", 2 * 6)]
    [InlineData("/tabeller/Y11IGA01?omraade=0751,0851&periode=2025Q2,2025Q3&indsats=*&maal=*", 2 * 2 * 6 * 3)]
    [InlineData("/tabeller/Y11IGA02?omraade=*&periode=2025QMAT03&alder=*&koen=alle,kvinde&indsats=sundhed&maal=andel&lang=en", 3 * 3 * 2)]
    public async Task The_figures_on_the_page_are_those_the_call_gives(string path, int cells)
    {
        var page = await PageAsync(path);
        var call = page.Descendants("code").Single(code => code.Attribute("id")?.Value == "kaldet").Value;
        var address = page.Descendants("code").Single(code => code.Attribute("id")?.Value == "adressen").Value;
        var shown = Number(page);
        var english = path.EndsWith("lang=en", StringComparison.Ordinal);

        Assert.StartsWith("GET " + service.Client.BaseAddress, call, StringComparison.Ordinal);
        var answer = await service.JsonAsync(new Uri(call["GET ".Length..]).PathAndQuery);
        var decimals = answer.GetProperty("dimension")
            .GetProperty("maal")
            .GetProperty("category")
            .GetProperty("unit")
            .EnumerateObject()
            .Select(measure => measure.Value.GetProperty("decimals").GetInt32())
            .ToList();
        var expected = answer.GetProperty("value").EnumerateArray().Select((number, index) => number.ValueKind == JsonValueKind.Null
            ? answer.GetProperty("status").GetProperty(index.ToString(CultureInfo.InvariantCulture)).GetString()!
            : Write(number.GetDecimal(), decimals[index % decimals.Count], english)
                + (answer.TryGetProperty("status", out var status)
                    && status.TryGetProperty(index.ToString(CultureInfo.InvariantCulture), out var sign)
                    ? " " + sign.GetString()
                    : "")).ToList();
        Assert.Equal(cells, shown.Count);
        Assert.Equal(expected, shown);
        Assert.Equal(shown, Number(await PageAsync(new Uri(address).PathAndQuery)));
    }

    [Theory]
    [InlineData(
        "omraade=0851&omraade=DK&omraade=0751&periode=2025Q3&indsats=nogen&maal=andel",
        "omraade=DK,0751,0851&periode=2025Q3&indsats=nogen&maal=andel")]
    [InlineData(
        "maal=andel&indsats=nogen&periode=2025q3&omraade=0851%2Cdk%2C0751%2C0751&utm_source=x",
        "omraade=DK,0751,0851&periode=2025Q3&indsats=nogen&maal=andel")]
    [InlineData(
        "omraade=alle-kommune&periode=2025Q3&indsats=nogen&maal=antalForloeb,andel,antalMed&lang=en",
        "omraade=0101,0492,0580,0740,0751,0851&periode=2025Q3&indsats=nogen&maal=*&lang=en")]
    [InlineData("periode=TOP(2)", "omraade=DK,1082&periode=TOP%282%29&indsats=*&maal=andel")]
    public async Task A_selection_has_an_address(string query, string expected)
    {
        using var without = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = service.Client.BaseAddress,
        };
        using var answer = await without.GetAsync("/tabeller/Y11IGA01?" + query);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/tabeller/Y11IGA01?" + expected, answer.Headers.Location!.OriginalString);
        using var followed = await without.GetAsync(answer.Headers.Location);
        Assert.Equal(HttpStatusCode.OK, followed.StatusCode);
    }

    [Fact]
    public async Task The_selection_can_be_fetched_in_all_formats_and_the_form_stands_as_selected()
    {
        var page = await PageAsync("/tabeller/Y11IGA01?omraade=0751&periode=2025Q3&indsats=sundhed&maal=*");
        var files = page.Descendants("a")
            .Select(link => link.Attribute("href")!.Value)
            .Where(address => address.Contains("outputFormat=", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(
            new FormatRegister().Names.Order(StringComparer.Ordinal),
            files.Select(address => address.Split("outputFormat=")[1].Split('&')[0])
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal));
        foreach (var file in files)
        {
            Assert.Contains(
                "valuecodes[omraade]=0751&valuecodes[periode]=2025Q3&valuecodes[indsats]=sundhed&valuecodes[maal]=*",
                file,
                StringComparison.Ordinal);
            using var answer = await service.Client.GetAsync(file);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(
            ["0751", "2025Q3", "sundhed", "antalForloeb", "antalMed", "andel"],
            page.Descendants("input")
                .Where(field => field.Attribute("checked") is not null)
                .Select(field => field.Attribute("value")!.Value));
        Assert.All(
            page.Descendants("input").Where(field => field.Attribute("type")!.Value == "checkbox"),
            field => Assert.Equal("label", field.Parent!.Name.LocalName));
    }

    [Fact]
    public async Task The_withheld_is_a_sign_that_is_explained_below_the_table()
    {
        var html = await service.TextAsync("/tabeller/Y11IGA01?omraade=0492,0740&periode=2024,2025QMAT02,2025Q4&indsats=sundhed&maal=*");
        var her = As(html)
            .Descendants("div")
            .Single(part => part.Attribute("id")?.Value == "tegnher")
            .Descendants("dd")
            .Select(meaning => meaning.Value)
            .ToList();

        Assert.DoesNotContain(
            "987654",
            html.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.Equal(
            ["foreløbigt tal", "intet grundlag (ingen forløb)", "diskretioneret af hensyn til fortrolighed", "endnu ikke offentliggjort"],
            her);
        Assert.Contains("Sundhedsindsats: Kun når kommunen udfører den.", As(html).Root!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("omraade=9999", "9999")]
    [InlineData("periode=%3Cb%3E", "<b>")]
    public async Task An_impossible_choice_is_told_and_the_page_shows_the_usual(string query, string value)
    {
        using var answer = await service.Client.GetAsync("/tabeller/Y11IGA01?" + query);
        var html = await answer.Content.ReadAsStringAsync();
        var page = As(html);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            value,
            page.Descendants("p").Single(section => section.Attribute("role")?.Value == "alert").Value,
            StringComparison.Ordinal);
        Assert.Equal(2 * 6, Number(page).Count);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_light_also_when_all_is_chosen_and_says_what_it_leaves_out()
    {
        var large = await others.Large;
        var html = await large.TextAsync("/tabeller/Y11IGA01?omraade=*&periode=*&indsats=*&maal=*");

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(html), 1, 100_000);
        Assert.Equal(700 / 3 * 3, Number(As(html)).Count);
        Assert.Contains("Her vises de første 699; alle kan hentes herunder.", html, StringComparison.Ordinal);
        Assert.Equal(
            98 * 6,
            Number(As(await large.TextAsync(new Uri(
                (await large.Client.GetAsync("/tabeller/Y11IGA01?omraade=alle-kommune")).RequestMessage!.RequestUri!.PathAndQuery,
                UriKind.Relative).OriginalString))).Count);

        await using var tightService = await TestService.StartAsync(SampleRelease.IsSmall(), ("Http:MaxDataCells", "100"));
        var tooMany = await tightService.TextAsync("/tabeller/Y11IGA01?omraade=*&periode=*&indsats=*&maal=*");
        Assert.Contains("Der kan hentes 100 ad gangen", tooMany, StringComparison.Ordinal);
        Assert.DoesNotContain("outputFormat=", tooMany, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tabeller?lang=en")]
    [InlineData("/tabeller/Y11IGA01?lang=en")]
    [InlineData("/?lang=en")]
    [InlineData("/kommune?lang=en")]
    public async Task The_pages_are_in_English_too_and_the_language_follows_along(string path)
    {
        var page = await PageAsync(path);

        PageRequirements.CheckRecord(page, "en");
        var danish = page.Descendants()
            .Where(part => part.Attribute("lang")?.Value == "da")
            .SelectMany(part => part.DescendantsAndSelf())
            .ToHashSet();
        var english = string.Join(
            ' ',
            page.Descendants("body")
                .Single()
                .DescendantNodes()
                .OfType<XText>()
                .Where(text => !danish.Contains(text.Parent!))
                .Select(text => text.Value));
        foreach (var word in new[]
        {
            "Vælg",
            "Hent ",
            "Område",
            "Tabeller",
            "Tegn i",
            "Kilde",
            "Opgjort",
            "Udgivelse",
            "Målinger",
            "Andel",
            "Kommune",
            "Hele landet",
            " og ",
            " af ",
        })
        {
            Assert.DoesNotContain(word, english, StringComparison.Ordinal);
        }

        Assert.All(
            page.Descendants("nav").Descendants("a").Where(link => link.Attribute("hreflang") is null),
            link => Assert.Contains("lang=en", link.Attribute("href")!.Value, StringComparison.Ordinal));
        Assert.Equal(
            path.Split('?')[0],
            page.Descendants("a").Single(link => link.Attribute("hreflang")?.Value == "da").Attribute("href")!.Value);
        Assert.Equal(["da", "en"], page.Descendants("link").Attributes("hreflang").Select(language => language.Value));
        foreach (var edition in page.Descendants("link").Where(link => link.Attribute("hreflang") is not null))
        {
            var other = await PageAsync(new Uri(edition.Attribute("href")!.Value).PathAndQuery);
            Assert.Equal(edition.Attribute("hreflang")!.Value, other.Root!.Attribute("lang")!.Value);
        }
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
    public async Task No_Danish_stands_unmarked_on_an_English_page(string path)
    {
        using var answer = await service.Client.GetAsync(path);
        var page = As(await answer.Content.ReadAsStringAsync());

        PageRequirements.CheckRecord(page, "en");
        Assert.Contains("Municipalities", page.Descendants("nav").First().Value, StringComparison.Ordinal);
        Assert.Empty(EnglishRequirements.Danish(page));
        var links = page.Descendants("main").Descendants("a").Select(link => link.Attribute("href")!.Value).ToList();
        Assert.All(
            links.Where(address => address.StartsWith("/tabeller", StringComparison.Ordinal)
                || address.StartsWith("/kommune", StringComparison.Ordinal)),
            address => Assert.Contains("lang=en", address, StringComparison.Ordinal));
        Assert.DoesNotContain(links, address => address.Contains("lang=da", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_engines_can_read_the_table_as_a_dataset_and_no_browser_runs_it()
    {
        using var answer = await service.Client.GetAsync("/tabeller/Y11IGA01");
        var script = BlockPattern().Match(await answer.Content.ReadAsStringAsync());
        var datasetOf = JsonElement.Parse(script.Groups["json"].Value);

        Assert.Equal("application/ld+json", script.Groups["type"].Value);
        Assert.Equal("https://schema.org/", datasetOf.GetProperty("@context").GetString());
        Assert.Equal("Dataset", datasetOf.GetProperty("@type").GetString());
        Assert.Equal("Indsats i de første 6 måneder", datasetOf.GetProperty("name").GetString());
        Assert.InRange(datasetOf.GetProperty("description").GetString()!.Length, 50, 5000);
        Assert.Equal("2024-01-01/2025-09-30", datasetOf.GetProperty("temporalCoverage").GetString());
        Assert.Equal("https://creativecommons.org/licenses/by/4.0/", datasetOf.GetProperty("license").GetString());
        Assert.Equal("2026-04-01T06:00:00Z", datasetOf.GetProperty("dateModified").GetString());
        Assert.Equal(3, datasetOf.GetProperty("variableMeasured").GetArrayLength());
        foreach (var file in datasetOf.GetProperty("distribution").EnumerateArray())
        {
            using var fetched = await service.Client.GetAsync(new Uri(file.GetProperty("contentUrl").GetString()!));
            Assert.Equal(file.GetProperty("encodingFormat").GetString(), fetched.Content.Headers.ContentType!.MediaType);
        }

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.EndsWith("; script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_table_is_404_and_an_unchanged_page_304()
    {
        using var unknown = await service.Client.GetAsync("/tabeller/Y11IGA09");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        using var first = await service.Client.GetAsync("/tabeller/Y11IGA01");
        using var requestBytes = new HttpRequestMessage(HttpMethod.Get, "/tabeller/y11iga01");
        requestBytes.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var againFigure = await service.Client.SendAsync(requestBytes);
        Assert.Equal(HttpStatusCode.NotModified, againFigure.StatusCode);

        var empty = await others.Empty;
        using var quietRun = await empty.Client.GetAsync("/tabeller");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, quietRun.StatusCode);
        Assert.NotNull(quietRun.Headers.RetryAfter);
    }

    private async Task<XDocument> PageAsync(string path) => As(await service.TextAsync(path));

    private static XDocument As(string html) =>
        XDocument.Parse(EmptyCount().Replace(
            BlockPattern().Replace(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), ""),
            "${start}/>"));

    /// <summary>The cells that are shown, row by row.</summary>
    private static List<string> Number(XDocument page) =>
        [
            .. page.Descendants("section")
                .Single(section => section.Attribute("aria-labelledby")?.Value == "tal")
                .Descendants("td")
                .Select(cell => cell.Value),
        ];

    private static string Write(decimal number, int decimals, bool english)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NumberDecimalSeparator) = english ? (",", ".") : (".", ",");
        return number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), culture);
    }

    [GeneratedRegex("<script type=\"(?<type>[^\"]+)\">(?<json>[^<]*)</script>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BlockPattern();

    [GeneratedRegex("(?<start><(meta|link|input)[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmptyCount();
}
