using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Opgoerelse.Support.Host;

namespace Opgoerelse.AcceptanceTests.Http;

public partial class StartPageTests(TestService service, SharedServices others)
{
    [Fact]
    public async Task The_start_page_tells_the_main_thing_in_one_sentence()
    {
        var page = Text(await service.TextAsync("/"));

        Assert.Contains(
            "Af de 3.456 forløb, der startede i 2024 og kan opgøres, fik 71,0 pct. mindst én af de indsatser, der tæller, i de "
                + "første 6 måneder.",
            page,
            StringComparison.Ordinal);
        Assert.Contains("2.453 af 3.456 forløb", page, StringComparison.Ordinal);
        Assert.Contains("31. marts 2026", page, StringComparison.Ordinal);
        Assert.Contains("1. april 2026 kl. 08.00", page, StringComparison.Ordinal);
        Assert.Contains("Endelige tal", page, StringComparison.Ordinal);
        Assert.Contains("Bekendtgørelse nr. 2408 (officiel)", page, StringComparison.Ordinal);
        Assert.Contains("Ordningen er lukket for nye borgere", page, StringComparison.Ordinal);
        Assert.Contains("diskretioneret af hensyn til fortrolighed", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "København Silkeborg Ærø Aabenraa Aalborg Aarhus")]
    [InlineData("?sorter=kommune&retning=faldende", "Aarhus Aalborg Aabenraa Ærø Silkeborg København")]
    [InlineData("?sorter=n", "Aabenraa København Aalborg Aarhus Ærø Silkeborg")]
    [InlineData("?sorter=n&retning=stigende", "Ærø Aarhus Aalborg København Aabenraa Silkeborg")]
    [InlineData("?sorter=sundhed", "Aabenraa København Aalborg Silkeborg Ærø Aarhus")]
    [InlineData("?sorter=sundhed&retning=stigende", "Aalborg København Aabenraa Silkeborg Ærø Aarhus")]
    [InlineData("?sorter=findesikke&retning=skraat", "København Silkeborg Ærø Aabenraa Aalborg Aarhus")]
    public async Task The_kommuner_can_be_sorted_and_empty_cells_stand_last(string query, string expected) =>
        Assert.Equal(expected, string.Join(' ', Rows(await PageAsync("/" + query)).Skip(1).Select(row => row[0])));

    [Fact]
    public async Task Every_column_has_a_link_and_only_one_is_sorted()
    {
        var headerLines = (await PageAsync("/?sorter=n&retning=faldende")).Descendants("thead").Descendants("th").ToList();

        Assert.Equal(8, headerLines.Count);
        Assert.Equal("descending", Assert.Single(headerLines.Attributes("aria-sort")).Value);
        Assert.All(headerLines, header => Assert.Equal("col", header.Attribute("scope")!.Value));
        foreach (var address in headerLines.Select(header => header.Element("a")!.Attribute("href")!.Value))
        {
            await PageAsync(address);
        }

        Assert.Equal("/?sorter=n&retning=stigende#kommuner", headerLines[1].Element("a")!.Attribute("href")!.Value);
        Assert.Equal("/?sorter=kommune&retning=stigende#kommuner", headerLines[0].Element("a")!.Attribute("href")!.Value);
    }

    [Fact]
    public async Task The_cells_are_written_in_Danish_and_the_signs_explained()
    {
        var rows = Rows(await PageAsync("/")).ToDictionary(row => row[0], row => string.Join(';', row.Skip(1)), StringComparer.Ordinal);

        Assert.Equal("3.456;71,0;24,0;48,0;27,0;16,0;29,0", rows["Hele landet"]);
        Assert.StartsWith("0;-;", rows["Ærø"], StringComparison.Ordinal);
        Assert.StartsWith("*;*;", rows["Silkeborg"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_98_kommuner_are_there()
    {
        var large = await others.Large;
        var page = await large.TextAsync("/");

        Assert.Equal(99, Rows(XDocument.Parse(Readable(page))).Count);
        Assert.InRange(page.Length, 10_000, 100_000);
    }

    [Fact]
    public async Task The_page_has_what_a_screen_reader_needs()
    {
        var page = await PageAsync("/");

        PageRequirements.CheckRecord(page);
        Assert.Equal("#indhold", page.Descendants("body").Elements().First().Attribute("href")!.Value);
        Assert.NotEmpty(page.Descendants("caption").Single().Value);
        Assert.All(page.Descendants("tbody").Elements("tr"), row => Assert.Equal("row", row.Element("th")!.Attribute("scope")!.Value));
    }

    [Fact]
    public async Task All_links_on_the_page_lead_somewhere_and_nothing_is_fetched_elsewhere()
    {
        var page = await PageAsync("/");
        var id = page.Descendants().Attributes("id").Select(attribute => attribute.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var address in page.Descendants().Attributes("href").Select(attribute => attribute.Value).Distinct(StringComparer.Ordinal))
        {
            var anchor = address.Split('#') is [_, var measure] ? measure : null;
            Assert.True(anchor is null || !address.StartsWith('#') || id.Contains(anchor), address);
            if (address.StartsWith('/'))
            {
                using var answer = await service.Client.GetAsync(address);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
                Assert.True(
                    anchor is null || (await answer.Content.ReadAsStringAsync()).Contains($"id=\"{anchor}\"", StringComparison.Ordinal),
                    address);
            }
        }

        Assert.All(
            page.Descendants("link").Where(link => link.Attribute("hreflang") is null).Concat(page.Descendants("img")),
            fetching => Assert.StartsWith("/", fetching.Attribute("href")!.Value, StringComparison.Ordinal));
        Assert.Empty(page.Descendants("script"));
        Assert.Empty(page.Descendants().Attributes("style"));
    }

    [Fact]
    public async Task The_answer_is_self_contained()
    {
        using var answer = await service.Client.GetAsync("/");
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));

        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_style_sheet_can_be_kept_a_year_under_its_checksum()
    {
        var address = (await PageAsync("/")).Descendants("link").First().Attribute("href")!.Value;
        using var answer = await service.Client.GetAsync(address);

        Assert.Contains("?v=", address, StringComparison.Ordinal);
        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_release_the_page_is_quiet()
    {
        var empty = await others.Empty;
        using var answer = await empty.Client.GetAsync("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("Tallene er på vej", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<XDocument> PageAsync(string path) => XDocument.Parse(Readable(await service.TextAsync(path)));

    private static List<List<string>> Rows(XDocument page) =>
        [.. page.Descendants("tbody").Elements("tr").Select(row => row.Elements().Select(cell => cell.Value).ToList())];

    /// <summary>The page as XML: what HTML lets stand open is closed.</summary>
    private static string Readable(string html) =>
        EmptyCount().Replace(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "${start}/>");

    private static string Text(string html) =>
        WebUtility.HtmlDecode(Whitespace().Replace(Markers().Replace(html, ""), " ")).Replace('\u00A0', ' ');

    [GeneratedRegex("(?<start><(meta|link|input)[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmptyCount();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Markers();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Whitespace();
}
