using Microsoft.Extensions.Logging.Abstractions;
using Opgoerelse.Domain;
using Opgoerelse.Jobs;
using Opgoerelse.Storage;
using Opgoerelse.Support;

namespace Opgoerelse.JobsTests;

/// <summary>The ledger of runs: a period's job runs once however many schedulers fire, and again after a crash.</summary>
public sealed class RunLedgerTests : IDisposable
{
    private static readonly JobOptions Plan = new(TimeSpan.Zero, Attempts: 3);

    private TestDatabase _base = null!;
    private Database _database = null!;
    private RunLedger _store = null!;
    private JobRunner _inProgress = null!;

    public void Dispose() => _base.Dispose();

    [Theory]
    [OnEachEngine]
    public void A_periods_job_runs_once(string engine)
    {
        On(engine);
        var job = new TestJob();

        Assert.Equal(JobOutcome.Ended, Run(job, "2026-11-21"));
        Assert.Equal(JobOutcome.NotNeeded, Run(job, "2026-11-21"));
        Assert.Equal(JobOutcome.Ended, Run(job, "2026-11-22"));
        Assert.Equal(2, job.Repeats);
        Assert.All(_store.Newest(10), run => Assert.Equal(RunState.Ended, run.State));
    }

    [Theory]
    [OnEachEngine]
    public async Task Many_schedulers_at_once_give_one_run(string engine)
    {
        On(engine);
        var job = new TestJob(workTable: _ => Thread.Sleep(200));

        var outcome = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Run(job, "2026-11-21"))));

        Assert.Equal(1, job.Repeats);
        Assert.Single(outcome, JobOutcome.Ended);
        Assert.Single(_store.Newest(10));
    }

    [Theory]
    [OnEachEngine]
    public void A_run_whose_process_is_gone_is_interrupted_and_runs_again(string engine)
    {
        On(engine);
        var job = new TestJob();
        // A process that died: begun, never ended, its lock let go of.
        Assert.NotNull(_store.Begin(job, "2026-11-21", 3));

        Assert.Equal(JobOutcome.Ended, Run(job, "2026-11-21"));

        Assert.Equal(
            [(2, RunState.Ended), (1, RunState.Interrupted)],
            _store.Newest(10).Select(run => (run.Attempts, run.State)));
    }

    [Theory]
    [OnEachEngine]
    public void A_service_that_starts_cleans_up_after_dead_runs_but_not_after_living_ones(string engine)
    {
        On(engine);
        _store.Begin(new TestJob(), "død", 3);
        var living = new TestJob("levende", workTable: _ => _inProgress.CleanUp());

        Run(living, "nu");

        Assert.Equal(RunState.Ended, _store.Newest(10).Single(run => run.Job == "levende").State);
        Assert.Equal(RunState.Interrupted, _store.Newest(10).Single(run => run.Job == "proeve").State);
    }

    [Theory]
    [OnEachEngine]
    public void A_job_that_fails_is_tried_again_but_not_endlessly(string engine)
    {
        On(engine);
        var job = new TestJob(workTable: _ => throw new InvalidOperationException("linje 7: 0101801234 gik galt"));

        for (var i = 0; i < 3; i++)
        {
            Assert.Throws<InvalidOperationException>(() => Run(job, "2026-11-21"));
        }

        Assert.Equal(JobOutcome.NotNeeded, Run(job, "2026-11-21"));
        Assert.Equal(3, job.Repeats);
        Assert.All(_store.Newest(10), run => Assert.Equal(RunState.Failed, run.State));
        // What looks like a personnummer is never kept.
        Assert.All(_store.Newest(10), run => Assert.Equal("InvalidOperationException: linje 7: ########## gik galt", run.Error));
    }

    [Theory]
    [OnEachEngine]
    public void A_stopped_job_stands_as_interrupted(string engine)
    {
        On(engine);
        using var stop = new CancellationTokenSource();
        var job = new TestJob(workTable: _ =>
        {
            stop.Cancel();
            stop.Token.ThrowIfCancellationRequested();
        });

        Assert.Throws<OperationCanceledException>(() => _inProgress.Run(job, "2026-11-21", Plan, null, stop.Token));

        Assert.Equal(RunState.Interrupted, Assert.Single(_store.Newest(10)).State);
    }

    [Theory]
    [OnEachEngine]
    public void Progress_and_counts_stand_in_the_ledger(string engine)
    {
        On(engine);
        var job = new TestJob(workTable: progress => progress.Report(new Progress("Fakta", 1200, 41000)));

        Run(job, "2026-11-21");

        var run = Assert.Single(_store.Newest(10));
        Assert.Equal("Fakta: 1.200 af 41.000", run.Progress);
        Assert.Equal("""{"gange":1}""", run.Number);
        Assert.Equal("""{"hvad":"prøve"}""", run.Parameters);
        Assert.NotNull(run.EndedAt);
        Assert.EndsWith(":" + Environment.ProcessId, run.ProcessName, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachEngine]
    public void Progress_does_not_wait_for_the_jobs_own_transaction(string engine)
    {
        On(engine);
        var job = new TestJob(workTable: progress =>
        {
            using var connection = _database.Connect();
            using var transaction = _database.BeginWrite(connection);
            for (var i = 0; i < 25; i++)
            {
                progress.Report(new Progress("Skriver", i, 25));
                Thread.Sleep(100);
            }
        });

        var clock = System.Diagnostics.Stopwatch.StartNew();
        Run(job, "2026-11-21");

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"Det tog {clock.Elapsed}.");
    }

    private void On(string engine)
    {
        _base = Engine.New(engine);
        _database = _base.OpenReader();
        _store = new RunLedger(_database, TimeProvider.System);
        _inProgress = new JobRunner(_database, _store, NullLogger<JobRunner>.Instance);
    }

    private JobOutcome Run(IJob job, string key) => _inProgress.Run(job, key, Plan, null, CancellationToken.None).Outcome;

    private sealed class TestJob(string name = "proeve", Action<IProgress<Progress>>? workTable = null) : IJob
    {
        private int _repeats;

        public int Repeats => _repeats;

        public string Name => name;

        public IReadOnlyDictionary<string, string> Parameters =>
            new Dictionary<string, string>(StringComparer.Ordinal) { ["hvad"] = "prøve" };

        public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop)
        {
            var multiplier = Interlocked.Increment(ref _repeats);
            workTable?.Invoke(progress);
            return new Dictionary<string, long>(StringComparer.Ordinal) { ["gange"] = multiplier };
        }
    }
}
