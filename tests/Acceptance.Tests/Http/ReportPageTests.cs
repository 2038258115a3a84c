using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The archive of reports.</summary>
public partial class ReportPageTests(TestService shared, SharedServices others)
{
    [Fact]
    public async Task Before_the_reports_are_made_the_page_says_so()
    {
        Assert.Contains("Rapporterne er ikke dannet endnu", await shared.TextAsync("/rapporter"), StringComparison.Ordinal);

        var empty = await others.Empty;
        foreach (var path in new[] { "/rapporter", "/rapporter/7/land.html" })
        {
            using var quietRun = await empty.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, quietRun.StatusCode);
        }
    }

    [Fact]
    public async Task The_page_has_the_national_report_and_a_leaflet_for_each_kommune_in_each_form()
    {
        await using var service = await WithReports();
        using var first = await service.Client.GetAsync("/rapporter");
        var html = await first.Content.ReadAsStringAsync();
        var page = XDocument.Parse(EmptyCount().Replace(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "${start}/>"));
        var addressList = page.Descendants()
            .Attributes("href")
            .Select(attribute => attribute.Value)
            .Where(address => address.StartsWith('/'))
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.Equal("text/html", first.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("unsafe", Assert.Single(first.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.True(html.Length < 100_000);
        Assert.Single(page.Descendants("h1"));
        Assert.Equal(
            ["København", "Silkeborg", "Ærø", "Aabenraa", "Aalborg", "Aarhus"],
            page.Descendants("tbody").Single().Elements("tr").Select(row => row.Element("th")!.Value));
        Assert.Equal(7 * 2, addressList.Count(address => address.StartsWith("/rapporter/7/", StringComparison.Ordinal)));
        foreach (var address in addressList)
        {
            using var answer = await service.Client.GetAsync(address);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        }

        // A PDF comes later: the page is another.
        await File.WriteAllBytesAsync(
            Path.Combine(service.Reports.Location(SampleRelease.IsSmall().Release), "land.pdf"),
            "%PDF-1.4 proeve"u8.ToArray());
        using var other = await service.Client.GetAsync("/rapporter");
        Assert.NotEqual(first.Headers.ETag, other.Headers.ETag);
        Assert.Contains("/rapporter/7/land.pdf", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var pdf = await service.Client.GetAsync("/rapporter/7/land.pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_report_is_the_file_itself_and_has_no_program_in_it()
    {
        await using var service = await WithReports();
        var folder = service.Reports.Location(SampleRelease.IsSmall().Release);
        using var country = await service.Client.GetAsync("/rapporter/7/land.html");
        using var book = await service.Client.GetAsync("/rapporter/7/0751.xlsx");
        var policy = Assert.Single(country.Headers.GetValues("Content-Security-Policy"));

        Assert.Equal("text/html", country.Content.Headers.ContentType!.MediaType);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(folder, "land.html")), await country.Content.ReadAsByteArrayAsync());
        Assert.StartsWith("default-src 'none'; style-src 'self' 'unsafe-inline';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(country.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", book.Content.Headers.ContentType!.MediaType);
        Assert.Equal("rapport-7-0751.xlsx", book.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(folder, "0751.xlsx")), await book.Content.ReadAsByteArrayAsync());
        foreach (var file in Directory.EnumerateFiles(folder, "*.html"))
        {
            Assert.DoesNotContain(
                "987654321",
                (await File.ReadAllTextAsync(file)).Replace(".", "", StringComparison.Ordinal),
                StringComparison.Ordinal);
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
    public async Task Nothing_but_the_releases_reports_can_be_fetched(string path)
    {
        await using var service = await WithReports();
        var folder = service.Reports.Location(SampleRelease.IsSmall().Release);
        await File.WriteAllTextAsync(Path.Combine(folder, "hemmelig.txt"), "hemmelig");
        await File.WriteAllTextAsync(Path.Combine(service.Reports.Folder, "hemmelig.html"), "hemmelig");
        Directory.CreateDirectory(Path.Combine(service.Reports.Folder, "8"));
        await File.WriteAllTextAsync(Path.Combine(service.Reports.Folder, "8", "land.html"), "hemmelig");
        using var answer = await service.Client.GetAsync(path);

        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{answer.StatusCode}");
        Assert.DoesNotContain("hemmelig", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>What lies there without a mark may be half made, or of a database that is no more.</summary>
    [Fact]
    public async Task Without_the_releases_own_checksum_nothing_is_shown()
    {
        await using var service = await WithReports();
        var release = SampleRelease.IsSmall().Release;
        service.Reports.Mark(release with { Checksum = new string('0', 64) }, error: 0);
        using var answer = await service.Client.GetAsync("/rapporter/7/land.html");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Rapporten findes ikke", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("ikke dannet endnu", await service.TextAsync("/rapporter"), StringComparison.Ordinal);
    }

    private static async Task<TestService> WithReports()
    {
        var content = SampleRelease.IsSmall();
        var service = await TestService.StartAsync(content);
        var basis = new ReportBasis(content);
        var result = new ReportMaker(chromium: null).Make(
            basis,
            basis.KommuneComparison.Kommuner,
            withCountry: true,
            service.Reports.Location(content.Release),
            stop: TestContext.Current.CancellationToken);
        Assert.Empty(result.Error);
        service.Reports.Mark(content.Release, result.Error.Count);
        return service;
    }

    [GeneratedRegex("(?<start><(meta|link|input)[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmptyCount();
}
