using System.Net;
using System.Text.Json;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>What the service refuses when it is asked too much.</summary>
public class TrafficTests
{
    [Fact]
    public async Task A_client_has_the_number_of_calls_that_the_configuration_says_and_then_429()
    {
        // A window that no test outlasts.
        await using var service = await TestService.StartAsync(
            SampleRelease.IsSmall(),
            ("Http:MaxCallsPerTimeWindow", "5"),
            ("Http:TimeWindow", "86400"));
        var config = await service.JsonAsync("/api/v2/config");
        var call = config.GetProperty("maxCallsPerTimeWindow").GetInt32();
        Assert.Equal(5, call);
        for (var index = 1; index < call; index++)
        {
            await service.TextAsync("/api/v2/tables");
        }

        foreach (var path in new[] { "/api/v2/tables", "/", "/findes/ikke", "/api/v2/config?lang=en" })
        {
            using var answer = await service.Client.GetAsync(path);
            await IsRejected(answer, HttpStatusCode.TooManyRequests, "for-mange-kald");
            Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, config.GetProperty("timeWindow").GetInt32());
        }

        // Whoever keeps the service alive is not counted.
        await service.TextAsync("/health/live");
        await service.TextAsync("/health/ready");
    }

    [Fact]
    public async Task The_window_opens_again()
    {
        await using var service = await TestService.StartAsync(
            SampleRelease.IsSmall(),
            ("Http:MaxCallsPerTimeWindow", "1"),
            ("Http:TimeWindow", "1"));
        var rejected = 0;
        for (var answeredCount = 0; answeredCount < 2;)
        {
            using var answer = await service.Client.GetAsync("/api/v2/config");
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.TooManyRequests);
            (answeredCount, rejected) = answer.StatusCode == HttpStatusCode.OK
                ? (answeredCount + 1, rejected)
                : (answeredCount, rejected + 1);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.True(rejected > 0);
    }

    [Fact]
    public async Task Overload_is_refused_at_once_and_those_received_are_answered()
    {
        await using var service = await TestService.StartAsync(
            SampleRelease.IsSmall(),
            ("Http:MaxConcurrentRequests", "2"),
            ("Http:MaxQueuedRequests", "1"),
            ("Http:BusyRetryAfterSeconds", "7"));
        var received = Enumerable.Range(0, 2).Select(_ => service.TextAsync("/proeve/vent")).ToList();
        await WaitAsync(() => service.Waits == 2);

        // One waits, the others are refused while those taken in are still under way.
        var several = Enumerable.Range(0, 4).Select(_ => service.Client.GetAsync("/api/v2/config")).ToList();
        for (var index = 0; index < 3; index++)
        {
            var finished = await Task.WhenAny(several);
            several.Remove(finished);
            using var answer = await finished;
            await IsRejected(answer, HttpStatusCode.ServiceUnavailable, "overbelastet");
            Assert.Equal(TimeSpan.FromSeconds(7), answer.Headers.RetryAfter!.Delta);
        }

        Assert.All(received, call => Assert.False(call.IsCompleted));
        await service.TextAsync("/health/live");
        service.Slip.SetResult();
        Assert.All(await Task.WhenAll(received), answer => Assert.Equal("sluppet", answer));
        using var waited = await several.Single();
        Assert.Equal(HttpStatusCode.OK, waited.StatusCode);
        await service.TextAsync("/api/v2/config");
    }

    [Fact]
    public async Task A_query_that_takes_too_long_is_given_up()
    {
        await using var service = await TestService.StartAsync(SampleRelease.IsSmall(), ("Http:RequestTimeoutSeconds", "1"));
        using var answer = await service.Client.GetAsync("/proeve/vent");

        await IsRejected(answer, HttpStatusCode.ServiceUnavailable, "for-lang-tid");
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private static async Task IsRejected(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(code, JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("code").GetString());
    }

    /// <summary>A minute is for a machine that does much else; what never comes is to fail, not to hang.</summary>
    private static async Task WaitAsync(Func<bool> when)
    {
        using var frist = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        frist.CancelAfter(TimeSpan.FromMinutes(1));
        while (!when())
        {
            await Task.Delay(10, frist.Token);
        }
    }
}
