using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Opgoerelse.Domain.Time;
using Opgoerelse.Generator;
using Opgoerelse.Generator.Premises;
using Opgoerelse.Jobs;
using Opgoerelse.Support.Host;

namespace Opgoerelse.AcceptanceTests.Commands;

/// <summary>The scheduler as it is: whole processes, real time, nobody but it who starts a job.</summary>
[Trait("Category", "Slow")]
public sealed class SchedulerTests(ITestOutputHelper log)
{
    private const string Key = "en-noegle-som-kun-proeven-har-brugt";

    /// <summary>Far less than the five minutes after which the clock would have asked.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    /// <summary>For a machine that has much else to do.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static readonly string[] Serve =
        ["serve", "--urls", "http://127.0.0.1:0", "--Opgoerelse:Rapport:Pdf=false", "--Opgoerelse:Drift:Noeglehash:0=" + Hash()];

    [Fact(Explicit = true)]
    public async Task From_inbox_to_reports_each_link_wakes_the_next()
    {
        NotAtMidnight();
        using var folder = Filled(forloeb: 400);
        using var worker = folder.Start(Serve);
        try
        {
            var ledger = new RunLedger(folder.OpenReader(), TimeProvider.System);
            await Until(worker, () => Done(ledger, "udgiv"));
            Assert.DoesNotContain(ledger.Newest(100), run => run.Job == "rapporter");
            await folder.Ok("godkend", "1", "--nu", "--grund", "Prøve");
            await Until(worker, () => Done(ledger, "rapporter"));

            var runs = ledger.Newest(100).Reverse().Where(run => run.Job != "oprydning").ToList();
            Assert.Equal(["indlaes", "opgoer", "udgiv", "udgiv", "rapporter"], runs.Select(run => run.Job));
            Assert.All(runs, run => Assert.Equal((RunState.Ended, 1), (run.State, run.Attempts)));
            foreach (var (link, next) in runs.Zip(runs.Skip(1)).Where(pair =>
                !pair.Second.Key.StartsWith("kommando", StringComparison.Ordinal)))
            {
                log.WriteLine($"{link.Job} -> {next.Job}: {(next.StartedAt - link.EndedAt!.Value).TotalSeconds:F1} s");
                Assert.True(next.StartedAt - link.EndedAt < Soon, $"{next.Job} waited for the clock");
            }

            await SeesOperations(worker, folder);
        }
        finally
        {
            await Stop(worker);
        }
    }

    /// <summary>
    /// Two workers on one instance, each killed at random moments and started again until the work is done: every period is done once, and
    /// the figures are those of an undisturbed run.
    /// </summary>
    [Theory(Explicit = true)]
    [InlineData(20261129, 6)]
    public async Task Two_workers_that_are_killed_do_every_period_once(int seed, int kills)
    {
        NotAtMidnight();
        var random = new Random(seed);
        using var calm = Filled(forloeb: 3000);
        await calm.Ok("ingest");
        await calm.Ok("aggregate", "--dato", Today());
        var expected = await Figures(calm);

        using var folder = Filled(forloeb: 3000);
        // The database is there before two processes want to make it.
        await folder.Ok("migrate");
        var ledger = new RunLedger(folder.OpenReader(), TimeProvider.System);
        var workers = new[] { folder.Start(Serve), folder.Start(Serve) };
        try
        {
            for (var i = 0; i < kills; i++)
            {
                await Until(workers[0], () => ledger.Running().Count > 0 || Done(ledger, "udgiv"));
                await Task.Delay(random.Next(20, 800));
                var victim = AtWork(ledger, workers) ?? random.Next(workers.Length);
                workers[victim].Kill();
                await workers[victim].WaitForExitAsync();
                workers[victim].Dispose();
                workers[victim] = folder.Start(Serve);
            }

            await Until(workers[0], () => Done(ledger, "udgiv"));
        }
        finally
        {
            foreach (var worker in workers)
            {
                await Stop(worker);
                worker.Dispose();
            }
        }

        var runs = ledger.Newest(1000);
        var hits = runs.Count(run => run.State == RunState.Interrupted);
        log.WriteLine($"{kills} kills, seed {seed}: {hits} runs broken off; {runs.Count(run => run.State == RunState.Ended)} ended well");
        Assert.True(hits > 0, "No kill hit a run.");
        Assert.DoesNotContain(runs, run => run.State is RunState.Failed or RunState.InProgress);
        Assert.All(
            runs.Where(run => run.State == RunState.Ended).GroupBy(run => (run.Job, run.Key)),
            period => Assert.Single(period));
        Assert.Equal(expected, await Figures(folder));
    }

    /// <summary>The worker that has a run under way.</summary>
    private static int? AtWork(RunLedger ledger, Process[] workers)
    {
        var running = ledger.Newest(20)
            .Where(run => run.State == RunState.InProgress)
            .Select(run => run.ProcessName.Split(':')[^1])
            .ToHashSet(StringComparer.Ordinal);
        var found = Array.FindIndex(workers, worker => running.Contains(worker.Id.ToString(CultureInfo.InvariantCulture)));
        return found < 0 ? null : found;
    }

    private static WorkFolder Filled(int forloeb)
    {
        var folder = new WorkFolder();
        NationalGenerator.Generate(new GeneratorOptions { Forloeb = forloeb, Seed = 20261129, Folder = folder.FileOf("leverancer") });
        var inbox = Directory.CreateDirectory(Path.Combine(folder.Data, "indbakke")).FullName;
        foreach (var file in Directory.GetFiles(folder.FileOf("leverancer")))
        {
            File.Move(file, Path.Combine(inbox, Path.GetFileName(file)));
        }

        return folder;
    }

    private static async Task<string> Figures(WorkFolder folder)
    {
        var file = folder.FileOf("figurer.csv");
        await folder.Ok("figures", "--regelsaet", "bek-2408", "--dato", Today(), "--out", file);
        return await File.ReadAllTextAsync(file);
    }

    private static bool Done(RunLedger ledger, string job) => ledger.Newest(1000).Any(run => run.Job == job && run.State == RunState.Ended);

    private static async Task Until(Process worker, Func<bool> done)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (done())
                {
                    return;
                }
            }
            catch (System.Data.Common.DbException)
            {
                // The worker has not made the tables yet.
            }

            Assert.False(worker.HasExited, "The worker has ended.");
            Assert.True(watch.Elapsed < Patience, "The scheduler did not get there.");
            await Task.Delay(200);
        }
    }

    /// <summary>The page of operations and the scheduler's own answer to the key, and to nobody else.</summary>
    private static async Task SeesOperations(Process worker, WorkFolder folder)
    {
        var line = await worker.StandardOutput.ReadLineAsync();
        using var client = new HttpClient { BaseAddress = new Uri(line!.Split(' ')[^1]) };
        foreach (var path in new[] { "/drift", "/drift/job", "/drift/job/recurring" })
        {
            using var refused = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes("drift:" + Key)));
        var page = await client.GetStringAsync(new Uri("/drift", UriKind.Relative));
        Assert.All(JobPlan.All, planned => Assert.Contains(planned.Title, WebUtility.HtmlDecode(page), StringComparison.Ordinal));
        Assert.Contains("<td>rapporter</td>", page, StringComparison.Ordinal);
        Assert.Matches("<td>2024-registreringer.ndjson.gz</td><td>[^<]*</td><td>indlæst</td>", WebUtility.HtmlDecode(page));
        Assert.DoesNotContain("ude af drift", page, StringComparison.Ordinal);
        var plan = await client.GetStringAsync(new Uri("/drift/job/recurring", UriKind.Relative));
        Assert.All(JobPlan.All, planned => Assert.Contains(planned.Title, WebUtility.HtmlDecode(plan), StringComparison.Ordinal));
        Assert.DoesNotContain(folder.Data, page + plan, StringComparison.Ordinal);
    }

    private static async Task Stop(Process worker)
    {
        if (worker.HasExited)
        {
            return;
        }

        await TestProgram.Sigterm(worker);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await worker.WaitForExitAsync(limit.Token);
        Assert.Equal(0, worker.ExitCode);
    }

    private static void NotAtMidnight() =>
        Assert.SkipWhen(
            DanishTime.LocalTime(DateTimeOffset.UtcNow).TimeOfDay > TimeSpan.FromHours(23.5),
            "It is soon midnight in Denmark: what is received then is of another day.");

    private static string Today() => DanishTime.LocalTime(DateTimeOffset.UtcNow).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Hash() => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Key)));
}
