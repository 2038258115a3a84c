using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Leverancer;

namespace Opgoerelse.AcceptanceTests.Commands;

/// <summary>The demo as a person runs it.</summary>
public sealed partial class DemoTests
{
    private static readonly string[] IsSmall = ["demo", "--forloeb", "300", "--ingen-server"];

    [Theory]
    [OnEachEngine(1)]
    [OnEachEngine(60, Explicit = true, Traits = ["Category", "Slow"])]
    public async Task The_demo_goes_all_the_way_shows_the_figures_and_ends_when_it_is_asked_to(string engine, int forloeb)
    {
        using var folder = new WorkFolder(engine);
        using var processName = folder.Start(
            "demo",
            "--forloeb",
            forloeb.ToString(CultureInfo.InvariantCulture),
            "--urls",
            "http://127.0.0.1:0");
        try
        {
            var startMessage = await processName.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2));
            var address = Address().Match(startMessage ?? "").Value;
            using var client = new HttpClient { BaseAddress = new Uri(address) };

            using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            Assert.True(ready.IsSuccessStatusCode);
            Assert.Contains("Y11IGA01", await client.GetStringAsync(new Uri("/api/v2/tables", UriKind.Relative)), StringComparison.Ordinal);
            var aboutKey = await processName.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, await WithKey(client, "forkert"));
            Assert.Equal(System.Net.HttpStatusCode.OK, await WithKey(client, aboutKey!.Split(": ")[^1]));
            foreach (var administrative in new[]
            {
                "/facts",
                "/figures",
                "/fortrolighed",
                "/api/v2/facts",
                "/api/v2/figures",
                "/api/v2/fortrolighed",
            })
            {
                using var nothingFound = await client.GetAsync(new Uri(administrative, UriKind.Relative));
                Assert.Equal(System.Net.HttpStatusCode.NotFound, nothingFound.StatusCode);
            }
        }
        finally
        {
            await TestProgram.Sigterm(processName);
        }

        var answer = await TestProgram.AwaitReady(processName);
        Assert.Equal(0, answer.ExitCode);
        Assert.DoesNotMatch(@"(?<![0-9a-zA-Z.\-])[0-9]{6}-?[0-9]{4}(?![0-9a-zA-Z])", answer.Error);
    }

    [Theory(Explicit = true)]
    [Trait("Category", "Slow")]
    [OnEachEngine]
    public async Task One_more_demo_in_the_same_folder_counts_nothing_twice(string engine)
    {
        using var folder = new WorkFolder(engine);
        await folder.Ok(IsSmall);
        var before = await folder.Ok("leverancer");
        var report = (await folder.Ok("fortrolighed", "1")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("tabel;niveau;periode;celler;primaere;sekundaere;pct_af_n_skjult;mindst;bestemte", report[0]);
        Assert.Contains(report, line => line.StartsWith("Y11IGA01;land;aar;", StringComparison.Ordinal));
        Assert.All(report.Skip(1), line => Assert.EndsWith(";0", line.TrimEnd('\r'), StringComparison.Ordinal));

        var againFigure = await folder.Ok(IsSmall);

        Assert.Contains("Demoen findes allerede", againFigure.Error, StringComparison.Ordinal);
        Assert.Equal(before.Out, (await folder.Ok("leverancer")).Out);

        var other = await folder.Run("demo", "--forloeb", "200", "--ingen-server");
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("--forfra", other.Error, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public async Task An_embedded_demo_can_be_thrown_out()
    {
        using var folder = new WorkFolder();
        await folder.Ok(IsSmall);
        var before = await folder.Ok("leverancer");

        await folder.Ok("demo", "--forloeb", "200", "--ingen-server", "--forfra");

        Assert.NotEqual(before.Out, (await folder.Ok("leverancer")).Out);
    }

    /// <summary>A server's database is its owner's; and a demo's folder beside another database is no leave to touch that.</summary>
    [Theory]
    [OnEachEngine]
    public async Task A_demos_folder_gives_no_leave_to_touch_another_database(string engine)
    {
        using var folder = new WorkFolder(engine);
        Directory.CreateDirectory(folder.Data);
        await File.WriteAllTextAsync(
            Path.Combine(folder.Data, "demo.json"),
            """{"forloeb":300,"seed":1,"database":"drift på en anden server"}""");

        var answer = await folder.Run(IsSmall);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("en anden database", answer.Error, StringComparison.Ordinal);
    }

    [Theory(Explicit = true)]
    [Trait("Category", "Slow")]
    [OnEachEngine]
    public async Task Two_demos_at_once_in_the_same_folder_are_one_demo(string engine)
    {
        using var folder = new WorkFolder(engine);

        var answer = await Task.WhenAll(folder.Run(IsSmall), folder.Run(IsSmall));

        Assert.All(answer, item => Assert.True(item.ExitCode == 0, item.Error));
        Assert.Single(answer, item => item.Error.Contains("Demoen findes allerede", StringComparison.Ordinal));
        Assert.Equal(14, (await folder.Ok("leverancer")).Lines.Length);
    }

    [Theory(Explicit = true)]
    [Trait("Category", "Slow")]
    [OnEachEngine]
    public async Task An_interrupted_demo_is_finished_the_next_time(string engine)
    {
        using var whole = new WorkFolder(engine);
        await whole.Ok(IsSmall);
        using var broken = new WorkFolder(engine);
        foreach (var leverancer in new[] { 1, 4, 9, 13 })
        {
            using var processName = broken.Start(IsSmall);
            var answer = TestProgram.AwaitReady(processName);
            while (Received(broken) < leverancer && !answer.IsCompleted)
            {
                await Task.Delay(5);
            }

            // In the middle of its work: killed, not ended, and with nothing published.
            processName.Kill();
            Assert.Equal(128 + 9, (await answer).ExitCode);
            Assert.DoesNotContain(new ReleaseStore(broken.OpenReader()).All(), release => release.Published is not null);
        }

        await broken.Ok(IsSmall);

        Assert.Equal((await whole.Ok("leverancer")).Out, (await broken.Ok("leverancer")).Out);
        Assert.Equal(await Figures(whole), await Figures(broken));
    }

    [Theory]
    [OnEachEngine]
    public async Task The_demo_does_not_touch_a_folder_with_something_else_in_it(string engine)
    {
        using var folder = new WorkFolder(engine);
        var file = folder.Write("a.ndjson", Beskeder.Forloeb(1, "2022-03-01"));
        await folder.Ok("ingest", file);
        var before = await folder.Ok("leverancer");

        var answer = await folder.Run("demo", "--forfra", "--ingen-server");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("ikke er en demo", answer.Error, StringComparison.Ordinal);
        Assert.Equal(before.Out, (await folder.Ok("leverancer")).Out);
    }

    [Theory(Explicit = true)]
    [Trait("Category", "Slow")]
    [OnEachEngine]
    public async Task The_demo_has_figures_for_earlier_opgoerelsesdatoer(string engine)
    {
        using var folder = new WorkFolder(engine);
        await folder.Ok(IsSmall);

        await folder.Ok("figures", "--regelsaet", "bek-2408", "--dato", "2023-06-01", "--out", folder.FileOf("tal.csv"));

        Assert.Contains("Y11IGA01;DK;2022Q3;", await File.ReadAllTextAsync(folder.FileOf("tal.csv")), StringComparison.Ordinal);
    }

    private static async Task<System.Net.HttpStatusCode> WithKey(HttpClient client, string key)
    {
        using var requestBytes = new HttpRequestMessage(HttpMethod.Get, "/v2/tables/Y11IGA01/json");
        requestBytes.Headers.TryAddWithoutValidation("Authorization", key);
        using var answer = await client.SendAsync(requestBytes);
        return answer.StatusCode;
    }

    /// <summary>The leverancer that stand in the instance's database.</summary>
    private static long Received(WorkFolder folder)
    {
        var database = folder.OpenReader();
        if (!database.Exists())
        {
            return 0;
        }

        using var connection = database.Connect();
        return database.TableExists(connection, "leverance") ? connection.ExecuteScalar<long>("SELECT COUNT(*) FROM leverance") : 0;
    }

    private static async Task<string> Figures(WorkFolder folder)
    {
        await folder.Ok("figures", "--regelsaet", "bek-2408", "--dato", "2026-11-21", "--out", folder.FileOf("tal.csv"));
        return await File.ReadAllTextAsync(folder.FileOf("tal.csv"));
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
