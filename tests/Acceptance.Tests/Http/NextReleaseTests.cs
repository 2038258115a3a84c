using System.IO.Compression;
using System.Net;
using System.Text;
using Opgoerelse.Aggregation;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// The release that comes next, and the one that comes back. The test release is published on 1 April 2026; the plan says 15 April at
/// 8, Danish time, which is 6 UTC.
/// </summary>
public sealed class NextReleaseTests
{
    private const string Key = "proevenoegle-0123456789abcdefghijklmnopqrstuv";
    private const string Data =
        "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=DK&valuecodes[periode]=2024&valuecodes[indsats]=nogen&valuecodes[maal]=*";

    private static readonly DateTimeOffset Planned = new(2026, 4, 15, 6, 0, 0, TimeSpan.Zero);

    /// <summary>Every answer that tells when the next release comes, as a program reads it (null for none) and as a person does.</summary>
    public static TheoryData<string, string?, string?> Answers => new()
    {
        { "/", null, "planlagt til 15. april 2026 kl. 08.00" },
        { "/?lang=en", null, "planned for 15 April 2026, 08:00 (Copenhagen)" },
        { "/tabeller/Y11IGA01", "datetime=\"2026-04-15T06:00:00Z\"", "15. april 2026 kl. 08.00" },
        { "/tabeller/Y11IGA01?lang=en", "datetime=\"2026-04-15T06:00:00Z\"", "15 April 2026, 08:00 (Copenhagen)" },
        { "/udgivelser", "datetime=\"2026-04-15T06:00:00Z\"", "15. april 2026 kl. 08.00" },
        { "/feed.atom", null, "planlagt til 15. april 2026 kl. 08.00" },
        { "/kalender", null, "15. april 2026 kl. 08.00" },
        { "/kalender?lang=en", null, "15 April 2026, 08:00 (Copenhagen)" },
        { "/kalender.atom", null, "planlagt til 15. april 2026 kl. 08.00" },
        { "/kalender.ics", null, "Kommer 15. april 2026 kl. 08.00." },
        { "/llms.txt", null, "15. april 2026 kl. 08.00" },
        { "/api/v2/tables/Y11IGA01/metadata", "\"nextUpdate\":\"2026-04-15T06:00:00Z\"", "15. april 2026 kl. 08.00" },
        { Data, "\"nextUpdate\":\"2026-04-15T06:00:00Z\"", "15. april 2026 kl. 08.00" },
        { Data + "&lang=en", "\"nextUpdate\":\"2026-04-15T06:00:00Z\"", "2026-04-15 06:00 UTC" },
        { Data + "&outputFormat=px", "NEXT-UPDATE=\"20260415", "15. april 2026 kl. 08.00" },
        { Data + "&outputFormat=json-px", "\"nextUpdate\":\"2026-04-15T06:00:00Z\"", null },
        { Data + "&outputFormat=html", null, "15. april 2026 kl. 08.00" },
        { Data + "&outputFormat=xlsx", null, "15. april 2026 kl. 08.00" },
        { "/bulk/Y11IGA01.json", "\"nextUpdate\":\"2026-04-15T06:00:00Z\"", "15. april 2026 kl. 08.00" },
        { "/v2/tables", "\"NextUpdate\":\"2026-04-15\"", null },
        { "/v2/tables/Y11IGA01", "\"NextUpdate\":\"2026-04-15\"", null },
        { "/v3/tables", "\"update_next\":\"2026-04-15\"", null },
        { "/v3/table/y11iga01", "\"update_next\":\"2026-04-15\"", null },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_release_that_has_not_come_is_late_and_is_not_promised_in_the_past(
        string path,
        string? forPrograms,
        string? forPeople)
    {
        await using var service = await TestService.StartAsync(SampleRelease.IsSmall(), Planned.AddSeconds(-1));
        service.LetIn((Key, null));
        using var before = await Get(service, path);
        var announced = await Text(before);
        Assert.DoesNotContain("forsinket", announced, StringComparison.Ordinal);
        Assert.All(new[] { forPrograms, forPeople }.OfType<string>(), text => Assert.Contains(text, announced, StringComparison.Ordinal));

        service.Clock.SetUtcNow(Planned);
        using var asked = Request(path);
        asked.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        asked.Headers.IfModifiedSince = before.Content.Headers.LastModified;
        using var after = await service.Client.SendAsync(asked);
        var late = await Text(after);

        // Who has the old answer is given the new one.
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Equal(Planned, after.Content.Headers.LastModified);
        if (forPrograms is not null)
        {
            Assert.DoesNotContain(forPrograms, late, StringComparison.Ordinal);
        }

        if (forPeople is not null)
        {
            Assert.Matches("[Ff]orsinket|[Ll]ate[;:]", late);
            Assert.Contains(
                forPeople[(forPeople.IndexOf("15", StringComparison.Ordinal) is var i && i > 0 ? i : 0)..],
                late,
                StringComparison.Ordinal);
        }

        // The release has come: the next one is the quarter after.
        var came = SampleRelease.IsSmall(8);
        service.Switch(came with { Release = came.Release with { Published = Planned.AddHours(2) } });
        service.Clock.SetUtcNow(Planned.AddHours(2));
        using var now = await Get(service, path);
        Assert.DoesNotContain("orsinket", await Text(now), StringComparison.Ordinal);
        Assert.Equal(Planned.AddHours(2), now.Content.Headers.LastModified);
    }

    /// <summary>Of the series it is not said that it has ended, and jobindsats' own notes say it in words.</summary>
    [Fact]
    public async Task A_late_series_is_not_ended()
    {
        await using var service = await TestService.StartAsync(SampleRelease.IsSmall(), Planned.AddDays(30));
        service.LetIn((Key, null));

        Assert.Contains("frequency/QUARTERLY", await service.TextAsync("/dcat.jsonld"), StringComparison.Ordinal);
        Assert.All(
            new[] { "/", "/tabeller/Y11IGA01", "/feed.atom", "/llms.txt" },
            path => Assert.DoesNotContain("endelige", Told(service.TextAsync(path).Result), StringComparison.Ordinal));
        using var answer = await Get(service, "/v3/table/y11iga01");
        Assert.Contains(
            "Næste udgivelse er forsinket: den var planlagt til 15. april 2026 kl. 08.00.",
            await Text(answer),
            StringComparison.Ordinal);

        static string Told(string text) =>
            string.Join('\n', text.Split('\n').Where(line => line.Contains("orsinket", StringComparison.Ordinal)));
    }

    /// <summary>Two processes whose clocks agree give the same answer with the same tag, whichever saw the instant pass.</summary>
    [Fact]
    public async Task It_is_the_same_delay_on_another_machine()
    {
        await using var one = await TestService.StartAsync(SampleRelease.IsSmall(), Planned.AddMinutes(-1));
        await using var other = await TestService.StartAsync(SampleRelease.IsSmall(), Planned.AddMinutes(5));
        await one.TextAsync(Data);
        one.Clock.SetUtcNow(Planned.AddMinutes(9));
        using var here = await one.Client.GetAsync(Data);
        using var there = await other.Client.GetAsync(Data);

        Assert.Equal(here.Headers.ETag, there.Headers.ETag);
        Assert.Equal(await here.Content.ReadAsStringAsync(), await there.Content.ReadAsStringAsync());
    }

    /// <summary>
    /// Release 8 was withdrawn a day later and 7 stands there again: it was published when it was, and caches see that the figures changed.
    /// </summary>
    [Fact]
    public async Task A_release_that_is_public_again_was_published_when_it_was()
    {
        var first = SampleRelease.IsSmall(7);
        var second = SampleRelease.IsSmall(8, 3) is var isSmall
            ? isSmall with { Release = isSmall.Release with { Published = SampleRelease.Published.AddDays(1) } }
            : null!;
        var withdrawn = SampleRelease.Published.AddDays(2);
        await using var service = await TestService.StartAsync(first);
        using var original = await service.Client.GetAsync(Data);
        service.Switch(second, [first.Release with { State = ReleaseState.Superseded }, second.Release]);
        using var between = await service.Client.GetAsync(Data);

        service.Switch(
            first,
            [first.Release, second.Release with { State = ReleaseState.Withdrawn, Withdrawn = withdrawn, Reason = "Prøve" }]);
        using var asked = new HttpRequestMessage(HttpMethod.Get, Data);
        asked.Headers.IfModifiedSince = between.Content.Headers.LastModified;
        using var again = await service.Client.SendAsync(asked);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(withdrawn, again.Content.Headers.LastModified);
        // The same figures under the same tag are the same bytes.
        Assert.Equal(original.Headers.ETag, again.Headers.ETag);
        Assert.Equal(await original.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Contains("\"updated\":\"2026-04-01T06:00:00Z\"", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var feed = await service.TextAsync("/feed.atom");
        Assert.Contains("<published>2026-04-01T06:00:00Z</published>", feed, StringComparison.Ordinal);
        Assert.Contains("<updated>2026-04-03T06:00:00Z</updated>", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("<published>2026-04-03", feed, StringComparison.Ordinal);
        Assert.Contains("datetime=\"2026-04-01T06:00:00Z\"", await service.TextAsync("/"), StringComparison.Ordinal);
        var catalogue = (await service.JsonAsync("/dcat.jsonld")).ToString();
        Assert.Contains("2026-04-01T06:00:00Z", catalogue, StringComparison.Ordinal);
        Assert.Contains("2026-04-03T06:00:00Z", catalogue, StringComparison.Ordinal);
    }

    private static HttpRequestMessage Request(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", Key);
        return request;
    }

    private static async Task<HttpResponseMessage> Get(TestService service, string path)
    {
        using var request = Request(path);
        var answer = await service.Client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return answer;
    }

    /// <summary>The answer's text without the encoding of HTML; of a workbook, that of its parts.</summary>
    private static async Task<string> Text(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (!bytes.AsSpan().StartsWith("PK"u8))
        {
            return WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes)).Replace('\u00A0', ' ');
        }

        using var workbook = new ZipArchive(new MemoryStream(bytes));
        var text = new StringBuilder();
        foreach (var part in workbook.Entries)
        {
            using var reader = new StreamReader(part.Open());
            text.Append(await reader.ReadToEndAsync());
        }

        return text.ToString();
    }
}
