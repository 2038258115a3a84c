using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Dapper;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>Saved queries stand aside: they wait for nobody who writes, and there are never more of them, or larger, than may be.</summary>
public sealed class SavedQueriesAsideTests
{
    private const string Path = "/api/v2/savedqueries";

    [Theory]
    [OnEachEngine]
    public async Task While_ingest_writes_config_is_answered_and_saved_queries_are_saved_and_fetched(string engine)
    {
        await using var service = await TestService.StartAsync(() => Engine.New(engine), SampleRelease.IsSmall());
        var before = await SaveAsync(service.Client, Query("TOP(1)"));
        var main = service.Fetch<Database>();
        using var connection = main.Connect();
        // Held until the last answer is there: who waits for it is never answered, for nothing else lets it go.
        using var writer = main.BeginWrite(connection);

        // As many at once as would take every thread, did each of them wait on one.
        var calls = new List<Task<HttpResponseMessage>>();
        for (var i = 0; i < 40; i++)
        {
            calls.Add(service.Client.PostAsync(Path, Query($"TOP({i + 2})"), TestContext.Current.CancellationToken));
            calls.Add(service.Client.GetAsync($"{Path}/{before}/data", TestContext.Current.CancellationToken));
            calls.Add(service.Client.GetAsync("/api/v2/config", TestContext.Current.CancellationToken));
        }

        foreach (var answer in await Task.WhenAll(calls))
        {
            Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage!.RequestUri}: {answer.StatusCode}");
            answer.Dispose();
        }

        await writer.RollbackAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [OnEachEngine]
    public async Task When_there_is_no_room_the_longest_unasked_for_gives_way_and_none_that_was_used_lately(string engine)
    {
        await using var service = await TestService.StartAsync(
            () => Engine.New(engine),
            SampleRelease.IsSmall(),
            ("Http:MaxSavedQueries", "3"),
            ("Http:SavedQueryKeptDays", "90"));
        var first = await SaveAsync(service.Client, Query("TOP(1)"));
        service.Clock.Advance(TimeSpan.FromDays(1));
        await SaveAsync(service.Client, Query("TOP(2)"));
        service.Clock.Advance(TimeSpan.FromDays(1));
        var third = await SaveAsync(service.Client, Query("TOP(3)"));

        // The first is asked for on day 50. On day 91 the second, of day 1, has not been asked for in 90 days.
        service.Clock.Advance(TimeSpan.FromDays(48));
        await service.TextAsync($"{Path}/{first}/data");
        service.Clock.Advance(TimeSpan.FromDays(41));
        var fourth = await SaveAsync(service.Client, Query("TOP(4)"));
        AssertKept(service, first, third, fourth);

        // The next day the third may go; but somebody asks for it, and then nobody gives way, whoever comes.
        service.Clock.Advance(TimeSpan.FromDays(1));
        await service.TextAsync($"{Path}/{third}/data");
        await RefusedAsync();
        AssertKept(service, first, third, fourth);

        // On day 139 the first was asked for 89 days ago, on day 140 it was 90.
        service.Clock.Advance(TimeSpan.FromDays(47));
        await RefusedAsync();
        service.Clock.Advance(TimeSpan.FromDays(1));
        service.Clock.Advance(TimeSpan.FromDays(1));
        var fifth = await SaveAsync(service.Client, Query("TOP(5)"));
        AssertKept(service, third, fourth, fifth);

        async Task RefusedAsync()
        {
            using var refused = await service.Client.PostAsync(Path, Query("TOP(5)"), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Equal("ikke-plads-til-flere", await CodeAsync(refused));
        }
    }

    [Theory]
    [OnEachEngine]
    public async Task When_it_was_last_fetched_is_written_once_a_day_behind_the_answer(string engine)
    {
        await using var service = await TestService.StartAsync(() => Engine.New(engine), SampleRelease.IsSmall());
        var id = await SaveAsync(service.Client, Query("TOP(1)"));
        var own = service.Fetch<SavedQueryDatabase>().Own;
        service.Clock.Advance(TimeSpan.FromDays(7));
        using (var connection = own.Connect())
        using (own.BeginWrite(connection))
        {
            // Somebody writes where it is kept: the answer waits for nothing.
            await service.TextAsync($"{Path}/{id}/data");
        }

        var day = DanishTime.Day(service.Clock.GetUtcNow()).DayNumber;
        while (LastAsked() != day)
        {
            // Asked for again, until what failed while another wrote is written after all.
            await service.TextAsync($"{Path}/{id}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        long LastAsked()
        {
            using var connection = own.Connect();
            return connection.ExecuteScalar<long>("SELECT sidst_spurgt FROM gemt_forespoergsel WHERE forespoergsel_id = @id", new { id });
        }
    }

    [Fact]
    public async Task A_client_can_save_so_many_new_ones_in_a_day_another_is_not_affected()
    {
        await using var service = await TestService.StartAsync(SampleRelease.IsSmall(), ("Http:MaxSavedQueriesPerClientPerDay", "2"));
        using var one = From(service, "127.0.0.2");
        using var other = From(service, "127.0.0.3");
        var first = await SaveAsync(one, Query("TOP(1)"));
        await SaveAsync(one, Query("TOP(2)"));

        using (var refused = await one.PostAsync(Path, Query("TOP(3)"), TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Equal("for-mange-gemte", await CodeAsync(refused));
            var midnight = service.Clock.GetUtcNow().UtcDateTime.Date.AddDays(1);
            Assert.Equal(midnight - service.Clock.GetUtcNow().UtcDateTime, refused.Headers.RetryAfter!.Delta!.Value);
            service.Clock.Advance(refused.Headers.RetryAfter.Delta.Value - TimeSpan.FromSeconds(1));
        }

        // What is kept already is nobody's share; nor is what was refused.
        Assert.Equal(first, await SaveAsync(one, Query("TOP(1)")));
        await SaveAsync(other, Query("TOP(3)"));
        using (var refused = await one.PostAsync(Path, Query("TOP(4)"), TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        }

        service.Clock.Advance(TimeSpan.FromSeconds(1));
        await SaveAsync(one, Query("TOP(4)"));
    }

    [Theory]
    [OnEachEngine]
    public async Task What_is_said_twice_or_means_nothing_is_not_kept(string engine)
    {
        await using var service = await TestService.StartAsync(() => Engine.New(engine), SampleRelease.IsSmall());
        var plain = await SaveAsync(service.Client, Query("TOP(1)"));
        var wordy = Query(
            "TOP(1)\", \"TOP(1)\", \"TOP(1)",
            before: $"\"kommentar\": \"{new string('x', 20_000)}\",{new string(' ', 20_000)}");

        Assert.Equal(plain, await SaveAsync(service.Client, wordy));
        var kept = await service.JsonAsync($"{Path}/{plain}");
        Assert.DoesNotContain("kommentar", kept.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [OnEachEngine]
    public async Task A_query_with_more_values_or_bytes_than_are_kept_is_told_the_limit(string engine)
    {
        await using var service = await TestService.StartAsync(() => Engine.New(engine), SampleRelease.IsSmall());
        var values = Enumerable.Range(1, 1_000).Select(number => $"TOP({number.ToString(CultureInfo.InvariantCulture)})").ToList();
        using (var most = await service.Client.PostAsync(
            Path,
            Query(string.Join("\",\"", values.Take(997))),
            TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.Created, most.StatusCode);
        }

        // Three more stand for the other variables.
        await RefusedAsync(string.Join("\",\"", values.Take(998)), "højst 1000 koder");
        await RefusedAsync(
            string.Join("\",\"", values.Take(800).Select(value => value.Replace("(", "(1000000000000", StringComparison.Ordinal))),
            "16384 bytes");

        async Task RefusedAsync(string codes, string limit)
        {
            using var refused = await service.Client.PostAsync(Path, Query(codes), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
            var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            Assert.Equal("for-stor-forespoergsel", problem.GetProperty("code").GetString());
            Assert.Contains(limit, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    private static StringContent Query(string periods, string before = "") => new(
        $$$"""{{{{before}}}"tableId":"Y11IGA01","language":"da","selection":{"selection":[{"variableCode":"omraade","valueCodes":"""
            + $$$"""["*"]},{"variableCode":"periode","valueCodes":["{{{periods}}}"]},{"variableCode":"indsats","valueCodes":"""
            + $$$"""["nogen"]},{"variableCode":"maal","valueCodes":["andel"]}]}}""",
        Encoding.UTF8,
        "application/json");

    private static async Task<string> SaveAsync(HttpClient client, HttpContent query)
    {
        using var answer = await client.PostAsync(Path, query, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetString()!;
    }

    /// <summary>These and no others. Asked of the database, for asking the service is a use.</summary>
    private static void AssertKept(TestService service, params string[] ids) =>
        Assert.Equal(ids.Order(StringComparer.Ordinal), Ids(service.Fetch<SavedQueryDatabase>().Own).Order(StringComparer.Ordinal));

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("code").GetString();

    private static HttpClient From(TestService service, string address) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, stop) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), stop);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = service.Client.BaseAddress,
    };

    private static List<string> Ids(Database database)
    {
        using var connection = database.Connect();
        return [.. connection.Query<string>("SELECT forespoergsel_id FROM gemt_forespoergsel ORDER BY forespoergsel_id")];
    }
}
