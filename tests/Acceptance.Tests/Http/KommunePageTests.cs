using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The pages where a kommune finds itself.</summary>
public partial class KommunePageTests(TestService service)
{
    [Theory]
    [InlineData("/kommune")]
    [InlineData("/kommune?navn=aa")]
    [InlineData("/kommune/aarhus")]
    [InlineData("/kommune/0580?indsats=ingen&med=0751&med=aalborg")]
    [InlineData("/kommune/%C3%A6r%C3%B8")]
    public async Task A_page_has_what_a_screen_reader_needs_and_links_that_work(string path)
    {
        var page = await PageAsync(path);

        PageRequirements.CheckRecord(page);
        Assert.All(page.Descendants("input").Where(field => field.Attribute("type")?.Value != "hidden"), field =>
            Assert.True(
                field.Attribute("aria-label") is not null
                    || page.Descendants("label").Any(labelText => labelText.Attribute("for")?.Value == field.Attribute("id")?.Value)));
        Assert.Empty(page.Descendants().Attributes("style"));
        Assert.Empty(page.Descendants("script"));
        Assert.All(page.Descendants("svg"), svg => Assert.Equal("img", svg.Attribute("role")?.Value ?? "img"));
        Assert.All(
            page.Descendants("figure"),
            figure => Assert.True(
                figure.Descendants("svg").Count() == 1
                    && figure.Descendants("table").Count() == 1
                    && figure.Element("figcaption")!.Value.Length > 20));
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

    /// <summary>Every number of the picture's table is the one that its own API call gives.</summary>
    [Fact]
    public async Task The_figures_on_the_page_are_the_APIs()
    {
        var page = await PageAsync("/kommune/aalborg?indsats=nogen&med=aabenraa");
        var row = page.Descendants("section")
            .Single(section => section.Attribute("aria-labelledby")?.Value == "tid")
            .Descendants("tbody")
            .Single()
            .Elements("tr")
            .Last()
            .Elements()
            .Select(cell => cell.Value)
            .ToList();
        var answer = await service.JsonAsync(
            "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=0851,0580,DK&valuecodes[periode]=2024&valuecodes[indsats]=nogen"
                + "&valuecodes[maal]=andel");
        var shares = answer.GetProperty("value").EnumerateArray().Select(number => number.GetDouble()).ToList();
        var omraader = answer.GetProperty("dimension").GetProperty("omraade").GetProperty("category").GetProperty("index");
        string Number(string omraade) => shares[Place(omraader, omraade)].ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',');

        Assert.Equal(["2024", Number("0851"), Number("0580"), Number("DK")], row);
    }

    [Fact]
    public async Task At_most_four_kommuner_are_shown_together_and_the_unknown_is_not_said()
    {
        var page = await PageAsync("/kommune/0101?med=0751,0851,0580,0740&med=Andeby&indsats=gaet");
        var rows = page.Descendants("section")
            .Single(section => section.Attribute("aria-labelledby")?.Value == "tid")
            .Descendants("thead")
            .Single()
            .Descendants("th")
            .Select(header => header.Value)
            .ToList();

        Assert.Equal(["År", "København", "Aarhus", "Aalborg", "Aabenraa", "Hele landet"], rows);
        Assert.Equal("Virksomhedsrettet indsats", page.Descendants("a").Single(link => link.Attribute("aria-current") is not null).Value);
    }

    [Fact]
    public async Task The_withheld_stands_nowhere_and_the_page_says_why()
    {
        foreach (var path in new[]
        {
            "/kommune/0740",
            "/kommune/0751?indsats=sundhed",
            "/kommune/0492",
            "/kommune/aalborg?med=0740&indsats=sundhed",
        })
        {
            var text = await service.Client.GetStringAsync(path);
            Assert.DoesNotContain(
                SampleRelease.Secret.ToString(CultureInfo.InvariantCulture),
                text.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal),
                StringComparison.Ordinal);
            Assert.DoesNotContain(
                "987654",
                text.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal),
                StringComparison.Ordinal);
        }

        Assert.Contains(
            "ikke vises af hensyn til fortrolighed",
            (await PageAsync("/kommune/0751?indsats=sundhed")).Root!.Value,
            StringComparison.Ordinal);
        Assert.Contains(
            "kunne røbe noget om enkelte borgere",
            (await PageAsync("/kommune/0751?indsats=sundhed")).Root!.Value,
            StringComparison.Ordinal);
        // Of a kommune without forløb nothing is hidden.
        var aeroe = (await PageAsync("/kommune/0492")).Root!.Value;
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
    public async Task A_name_leads_to_the_page(string path, string measure)
    {
        using var without = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = service.Client.BaseAddress,
        };
        using var answer = await without.GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(measure, answer.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("aahrus", "Mente du:", "Aarhus")]
    [InlineData("Silkebrog", "Mente du:", "Silkeborg")]
    [InlineData("boerg", "2 kommuner med 'boerg' i navnet.", "Silkeborg,Aalborg")]
    [InlineData("xyzzy", "Her er dem alle.", "København,Silkeborg,Ærø,Aabenraa,Aalborg,Aarhus")]
    public async Task A_name_that_is_nearly_right_gives_suggestions(string asked, string phrase, string names)
    {
        var page = await PageAsync("/kommune?navn=" + asked);

        Assert.Contains(
            phrase,
            page.Descendants("p").Single(section => section.Attribute("role")?.Value == "status").Value,
            StringComparison.Ordinal);
        Assert.Equal(
            names,
            string.Join(
                ',',
                page.Descendants("ul")
                    .Single(listOf => listOf.Attribute("class")?.Value == "kommuneliste")
                    .Elements()
                    .Select(point => point.Value.Trim())));
    }

    /// <summary>However it is written, it is the same page, with one address for search engines.</summary>
    [Theory]
    [InlineData("/kommune/0101")]
    [InlineData("/kommune/KOEBENHAVN")]
    [InlineData("/kommune/kobenhavn")]
    public async Task A_kommune_has_a_fixed_address(string path)
    {
        var page = await PageAsync(path);

        Assert.Equal("København", page.Descendants("h1").Single().Value);
        Assert.EndsWith(
            "/kommune/k%C3%B8benhavn",
            page.Descendants("link").Single(link => link.Attribute("rel")?.Value == "canonical").Attribute("href")!.Value,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_kommune_is_404_with_a_way_onward()
    {
        using var answer = await service.Client.GetAsync("/kommune/%3Cb%3Eandeby");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Ingen kommune hedder noget med", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>andeby", text, StringComparison.Ordinal);
        Assert.Contains("/kommune/aarhus", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_light_and_can_be_kept_until_the_next_release()
    {
        using var answer = await service.Client.GetAsync("/kommune/aarhus?med=0101,0851,0580");

        Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length < 100_000);
        Assert.NotNull(answer.Headers.ETag);
        using var againFigure = new HttpRequestMessage(HttpMethod.Get, "/kommune/0751?med=0101&med=0851&med=0580");
        againFigure.Headers.IfNoneMatch.Add(answer.Headers.ETag);
        using var otherOne = await service.Client.SendAsync(againFigure);
        Assert.Equal(HttpStatusCode.NotModified, otherOne.StatusCode);
    }

    private static int Place(System.Text.Json.JsonElement position, string code) =>
        position.ValueKind == System.Text.Json.JsonValueKind.Array
            ? position.EnumerateArray().Select(one => one.GetString()).ToList().IndexOf(code)
            : position.GetProperty(code).GetInt32();

    private async Task<XDocument> PageAsync(string path)
    {
        using var answer = await service.Client.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, html);
        return As(html);
    }

    /// <summary>As XML: with the void elements closed.</summary>
    private static XDocument As(string html) =>
        XDocument.Parse(EmptyCount().Replace(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "${start}/>"));

    [GeneratedRegex("(?<start><(meta|link|input)[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmptyCount();
}
