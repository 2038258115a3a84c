using System.Diagnostics;
using System.Globalization;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Leverancer;

namespace Opgoerelse.AcceptanceTests.Commands;

/// <summary>A release that becomes public by itself: whole processes, real time, restarts around the instant.</summary>
[Trait("Category", "Slow")]
public sealed class PublicationInTimeTests(ITestOutputHelper log)
{
    private static readonly string[] Serve =
        ["serve", "--urls", "http://127.0.0.1:0", "--Opgoerelse:Rapport:Pdf=false", "--Opgoerelse:Job:Aktiv=false"];

    /// <summary>
    /// Nobody who works: two that serve, one of them killed eight seconds before and started again, so that it may begin after it. Each
    /// shows the release before until the instant, and the new one from two seconds after it on.
    /// </summary>
    [Fact(Explicit = true)]
    public async Task Two_processes_show_it_from_its_instant_though_one_is_started_again()
    {
        var stop = TestContext.Current.CancellationToken;
        using var folder = new WorkFolder(Engine.Sqlite);
        var file = folder.Write(
            "a.ndjson",
            [
                .. Enumerable.Range(1, 9).Select(ordinal =>
                    Beskeder.Forloeb(ordinal, string.Create(CultureInfo.InvariantCulture, $"2023-04-0{ordinal}"))),
            ]);
        await folder.Ok("ingest", file, "--modtaget", "2023-05-01");
        await folder.Ok("publish", "--dato", "2024-01-01");
        await folder.Ok("klargoer", "--dato", "2024-02-01");
        var steady = folder.Start(Serve);
        var other = folder.Start(Serve);
        try
        {
            var addresses = new[] { await Address(steady), await Address(other) };
            var instant = DateTimeOffset.UtcNow.AddSeconds(80);
            var at = instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            var approved = await folder.Ok("godkend", "2", "--til", at, "--grund", "Prøve");
            Assert.StartsWith("Udgivelse 2 pr. 2024-02-01 er godkendt og bliver offentlig ", approved.Out, StringComparison.Ordinal);
            instant = new DateTimeOffset(instant.Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
            using var http = new HttpClient();
            await Task.Delay(instant.AddSeconds(-8) - DateTimeOffset.UtcNow, stop);
            other.Kill();
            await other.WaitForExitAsync();
            other.Dispose();
            other = folder.Start(Serve);
            addresses[1] = await Address(other);
            log.WriteLine($"the other answers again {(DateTimeOffset.UtcNow - instant).TotalSeconds:F1} s after the instant");

            var (last, first) = (new DateTimeOffset[2], new DateTimeOffset?[2]);
            while (DateTimeOffset.UtcNow < instant.AddSeconds(6))
            {
                for (var i = 0; i < addresses.Length; i++)
                {
                    var asked = DateTimeOffset.UtcNow;
                    var feed = await http.GetStringAsync(new Uri(addresses[i], "feed.atom"), stop);
                    var answered = DateTimeOffset.UtcNow;
                    if (feed.Contains("Udgivelse 2,", StringComparison.Ordinal))
                    {
                        Assert.True(answered >= instant, "early");
                        first[i] ??= answered;
                    }
                    else
                    {
                        Assert.Null(first[i]);
                        last[i] = asked;
                    }
                }

                await Task.Delay(10, stop);
            }

            for (var i = 0; i < addresses.Length; i++)
            {
                log.WriteLine(
                    $"{i}: the old one last {(last[i] - instant).TotalMilliseconds:F0} ms, "
                        + $"the new one first {(first[i] - instant)?.TotalMilliseconds:F0} ms");
                Assert.True(last[i] - instant < TimeSpan.FromSeconds(2) && first[i] is not null, "late");
            }

            Assert.Contains(";udgivet;", (await folder.Ok("udgivelser")).Lines[1], StringComparison.Ordinal);
        }
        finally
        {
            foreach (var process in new[] { steady, other })
            {
                process.Kill();
                await process.WaitForExitAsync();
                process.Dispose();
            }
        }
    }

    private static async Task<Uri> Address(Process process) =>
        new((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!.Split(' ')[^1]);
}
