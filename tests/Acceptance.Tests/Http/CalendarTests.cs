using System.Text.Json;
using System.Xml.Linq;
using Opgoerelse.Domain.Time;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// The announced releases. The test release is published on 1 April 2026; the series ends with 2026Q2, whose figures are final from 30
/// March 2027, so the release of April 2027 is the last. July's is moved twice here.
/// </summary>
public sealed class CalendarTests : IAsyncLifetime
{
    private const string Data =
        "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=DK&valuecodes[periode]=2024&valuecodes[indsats]=nogen&valuecodes[maal]=*";

    private const string Why = "Leverancer mangler, \"tre\" <kommuner>; & én til";

    private static readonly DateTimeOffset July = Time("2026-07-15T06:00:00Z");
    private static readonly MovedRelease First = new(July, Time("2026-07-20T06:00:00Z"), Why, Time("2026-04-10T10:00:00Z"));
    private static readonly MovedRelease Second =
        First with { To = Time("2026-07-22T07:30:00Z"), Reason = "Mangler stadig", Told = Time("2026-04-12T10:00:00Z") };

    private TestService _service = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await TestService.StartAsync(SampleRelease.IsSmall(), Time("2026-04-14T00:00:00Z"));
        _service.Switch(SampleRelease.IsSmall(), calendar: new ReleaseCalendar([First, Second]));
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Programs_read_when_each_comes_and_why_one_was_moved()
    {
        var releases = await Releases();

        // 8 o'clock is 6 UTC in summer and 7 in winter.
        Assert.Equal(
            [
                "2026Q2 2026-04-15T06:00:00Z 2026-04-15T06:00:00Z False", "2026Q3 2026-07-22T07:30:00Z 2026-07-15T06:00:00Z False",
                "2026Q4 2026-10-15T06:00:00Z 2026-10-15T06:00:00Z False", "2027Q1 2027-01-15T07:00:00Z 2027-01-15T07:00:00Z False",
                "2027Q2 2027-04-15T06:00:00Z 2027-04-15T06:00:00Z True",
            ],
            releases.Select(release =>
                $"{Member(release, "kvartal")} {Member(release, "tidspunkt")} {Member(release, "planlagt")} {Is(release, "sidste")}"));
        Assert.All(releases, release => Assert.False(Is(release, "forsinket")));
        var moves = releases[1].GetProperty("flytninger").EnumerateArray();
        Assert.Equal([Why, "Mangler stadig"], moves.Select(move => Member(move, "grund")));

        // The first has not come at its time.
        _service.Clock.SetUtcNow(Time("2026-04-15T06:00:00Z"));
        Assert.Equal([true, false, false, false, false], (await Releases()).Select(release => Is(release, "forsinket")));
    }

    /// <summary>A calendar moves the event that has the same UID, when its sequence has grown (RFC 5545, 3.8.7.4).</summary>
    [Fact]
    public async Task Calendars_move_what_was_moved()
    {
        var text = await _service.TextAsync("/kalender.ics");

        Assert.All(text.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        var events = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("BEGIN:VEVENT")[1..];
        Assert.Equal(5, events.Length);
        string[] july =
        [
            "UID:ressourceforloeb-2026Q3@", "DTSTART:20260722T073000Z", "SEQUENCE:2", "DTSTAMP:20260412T100000Z",
            "SUMMARY:Ressourceforløb: udgivelsen i 3. kvartal 2026",
            "Kommer 22. juli 2026 kl. 09.30. Flyttet fra 15. juli 2026 kl. 08.00",
            """Grund: Leverancer mangler\\, "tre" <kommuner>\\; & én til""".Replace("\\\\", "\\", StringComparison.Ordinal),
        ];
        Assert.All(july, part => Assert.Contains(part, events[1], StringComparison.Ordinal));
        Assert.Contains("SEQUENCE:0", events[0], StringComparison.Ordinal);
        Assert.Contains("Seriens sidste udgivelse", events[4], StringComparison.Ordinal);
        Assert.Contains("lov nr. 1750", events[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_read_it_in_both_languages()
    {
        var danish = await _service.TextAsync("/kalender");
        Assert.Contains("22. juli 2026 kl. 09.30", danish, StringComparison.Ordinal);
        Assert.Contains(
            "Flyttet fra 20. juli 2026 kl. 08.00; det blev meddelt 12. april 2026. Grund: Mangler stadig",
            danish,
            StringComparison.Ordinal);
        Assert.Contains("&lt;kommuner&gt;", danish, StringComparison.Ordinal);
        var english = await _service.TextAsync("/kalender?lang=en");
        Assert.Contains(
            "Moved from 20 July 2026, 08:00 (Copenhagen); announced on 12 April 2026. Reason: Mangler stadig",
            english,
            StringComparison.Ordinal);

        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entries = XDocument.Parse(await _service.TextAsync("/kalender.atom")).Root!.Elements(atom + "entry").ToList();
        // The newest word first: July's was moved after the others were announced.
        Assert.Equal("Ressourceforløb: udgivelsen i 3. kvartal 2026", entries[0].Element(atom + "title")!.Value);
        Assert.Equal(5, entries.Count);
    }

    /// <summary>What is told of the next release follows, everywhere and under another tag: the old answer is not good any more.</summary>
    [Fact]
    public async Task A_move_of_the_next_release_shows_in_every_answer()
    {
        using var before = await _service.Client.GetAsync(Data);
        Assert.Contains("\"nextUpdate\":\"2026-04-15T06:00:00Z\"", await before.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var april = Time("2026-04-15T06:00:00Z");

        var third = new MovedRelease(april, april.AddDays(2), "Helligdag", Time("2026-04-13T08:00:00Z"));
        _service.Switch(SampleRelease.IsSmall(), calendar: new ReleaseCalendar([First, third]));
        using var asked = new HttpRequestMessage(HttpMethod.Get, Data);
        asked.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        asked.Headers.IfModifiedSince = before.Content.Headers.LastModified;
        using var after = await _service.Client.SendAsync(asked);

        Assert.Equal(System.Net.HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("\"nextUpdate\":\"2026-04-17T06:00:00Z\"", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("planlagt til 17. april 2026 kl. 08.00", await _service.TextAsync("/"), StringComparison.Ordinal);
    }

    private async Task<List<JsonElement>> Releases() =>
        [.. (await _service.JsonAsync("/kalender.json")).GetProperty("udgivelser").EnumerateArray()];

    private static bool Is(JsonElement release, string name) => release.GetProperty(name).GetBoolean();

    private static string Member(JsonElement release, string name) => release.GetProperty(name).GetString()!;

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
