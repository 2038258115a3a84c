using System.Data.Common;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Opgoerelse.Domain;
using Opgoerelse.Ingest;
using Opgoerelse.Storage;

namespace Opgoerelse.Jobs;

/// <summary>How an attempt to run a job went. A job that fails throws.</summary>
public enum JobOutcome
{
    /// <summary>It ran and did what it was asked.</summary>
    Ended,

    /// <summary>The period had been run before, or had failed as often as is allowed.</summary>
    NotNeeded,

    /// <summary>Another run of the same kind held the lock all the time we had patience for.</summary>
    Busy,
}

/// <summary>What came of running a job.</summary>
/// <param name="Outcome">How it went.</param>
/// <param name="Number">Counts of what it did; empty when it did not run.</param>
public sealed record JobResult(JobOutcome Outcome, IReadOnlyDictionary<string, long> Number)
{
    internal static JobResult Without(JobOutcome outcome) => new(outcome, new Dictionary<string, long>(StringComparer.Ordinal));
}

/// <summary>
/// Runs jobs, one of a kind at a time on one database, each period once, and keeps the ledger. It makes no
/// difference who asks: a scheduler, a second scheduler, a command.
/// </summary>
public sealed class JobRunner(Database database, RunLedger store, ILogger<JobRunner> log)
{
    /// <summary>Runs <paramref name="job"/> for the period <paramref name="key"/>, unless it has been run.</summary>
    /// <param name="job">The work.</param>
    /// <param name="key">The period; the key under which it runs once.</param>
    /// <param name="choice">How long to wait for another run, and how often a period may fail.</param>
    /// <param name="onlooker">Gets the progress beside the ledger; may be null.</param>
    /// <param name="stop">Ends the run as soon as nothing is half done.</param>
    /// <exception cref="OperationCanceledException">It was stopped; the ledger says so.</exception>
    public JobResult Run(IJob job, string key, JobOptions choice, IProgress<Progress>? onlooker, CancellationToken stop)
    {
        using var heldLock = database.TakeLock(LockName(job.Name), choice.Patience, stop);
        if (heldLock is null)
        {
            log.LogInformation("Job {Job} {Noegle}: another run holds the lock", job.Name, key);
            return JobResult.Without(JobOutcome.Busy);
        }

        if (store.Begin(job, key, choice.Attempts) is not { } id)
        {
            log.LogDebug("Job {Job} {Noegle}: nothing to do", job.Name, key);
            return JobResult.Without(JobOutcome.NotNeeded);
        }

        log.LogInformation("Job {Job} {Noegle}: run {Koersel} started", job.Name, key, id);
        var clock = Stopwatch.GetTimestamp();
        using var trace = JobMetrics.Begin(job.Name, id);
        try
        {
            var number = Execute(job, id, onlooker, stop);
            store.Complete(id, number);
            JobMetrics.Ended(job.Name, "done", Stopwatch.GetElapsedTime(clock), trace);
            log.LogInformation(
                "Job {Job} {Noegle}: run {Koersel} ended after {Sekunder:F1} s: {Tal}",
                job.Name,
                key,
                id,
                Stopwatch.GetElapsedTime(clock).TotalSeconds,
                string.Join(", ", number.Select(pair => $"{pair.Key}={pair.Value}")));
            return new JobResult(JobOutcome.Ended, number);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            JobMetrics.Ended(job.Name, "stopped", Stopwatch.GetElapsedTime(clock), trace);
            TryNote(() => store.Interrupt(id));
            log.LogInformation("Job {Job} {Noegle}: run {Koersel} stopped", job.Name, key, id);
            throw;
        }
        catch (Exception error)
        {
            JobMetrics.Ended(job.Name, "failed", Stopwatch.GetElapsedTime(clock), trace);
            TryNote(() => store.Error(id, PersonnummerMask.MaskedRuns($"{PinnedNameAttribute.Of(error.GetType())}: {error.Message}")));
            throw;
        }
    }

    /// <summary>Marks the runs whose process is gone, of every kind whose lock is free. Called when a service starts.</summary>
    public void CleanUp()
    {
        foreach (var name in store.Running())
        {
            using var heldLock = database.TryLock(LockName(name), TimeSpan.Zero);
            if (heldLock is not null)
            {
                store.MarkDead(name);
            }
        }
    }

    private static string LockName(string job) => "job-" + job;

    private Dictionary<string, long> Execute(IJob job, long id, IProgress<Progress>? onlooker, CancellationToken stop)
    {
        using var note = new ProgressNote(store, id, onlooker);
        return new Dictionary<string, long>(job.Run(note, stop), StringComparer.Ordinal);
    }

    /// <summary>Writes how it went. If even that cannot be done, the error that led here is still the one to tell.</summary>
    private void TryNote(Action write)
    {
        try
        {
            write();
        }
        catch (DbException error)
        {
            log.LogError(error, "The ledger of runs could not be written");
        }
    }
}

/// <summary>How a job is run.</summary>
/// <param name="Patience">How long to wait while another run of the same kind holds the lock.</param>
/// <param name="Attempts">How often a period may fail before it is left alone.</param>
public readonly record struct JobOptions(TimeSpan Patience, int Attempts);

/// <summary>Waiting for an application lock.</summary>
internal static class Locking
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Takes the lock, or returns null when another still holds it after <paramref name="patience"/>.</summary>
    /// <exception cref="OperationCanceledException">It was told to stop while it waited.</exception>
    public static IDisposable? TakeLock(this Database database, string name, TimeSpan patience, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            if (database.TryLock(name, TimeSpan.Zero) is { } heldLock)
            {
                return heldLock;
            }

            if (Stopwatch.GetElapsedTime(begun) >= patience)
            {
                return null;
            }

            stop.WaitHandle.WaitOne(PollInterval);
            stop.ThrowIfCancellationRequested();
        }
    }
}

/// <summary>Runs of jobs, by job and how they ended; a run is a trace.</summary>
internal static class JobMetrics
{
    /// <summary>The name under which metrics and traces are listened to.</summary>
    public const string Name = "Opgoerelse.Jobs";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Source = new(Name);

    private static readonly Histogram<double> Runs = Meter.CreateHistogram(
        "opgoerelse.job.duration",
        "s",
        "How long a run of a job took.",
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.5, 1, 5, 10, 30, 60, 300, 600, 1800, 3600, 7200] });

    /// <summary>The trace of a run; null when nobody listens.</summary>
    public static Activity? Begin(string job, long run) => Source.StartActivity("job " + job)?.SetTag("opgoerelse.run", run);

    /// <summary>A run that ended.</summary>
    public static void Ended(string job, string outcome, TimeSpan took, Activity? trace)
    {
        Runs.Record(
            took.TotalSeconds,
            new KeyValuePair<string, object?>("job", job),
            new KeyValuePair<string, object?>("outcome", outcome));
        trace?.SetTag("outcome", outcome).SetStatus(outcome == "failed" ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
    }
}
