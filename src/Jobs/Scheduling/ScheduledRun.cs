using Hangfire;
using Hangfire.Dashboard;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest;

namespace Opgoerelse.Jobs.Scheduling;

/// <summary>
/// What the scheduler calls, at every <see cref="JobPlan.Tempo"/>, for each job of <see cref="JobPlan"/>: it runs if it is due.
/// </summary>
public sealed class ScheduledRun(
    IServiceProvider provider,
    JobRunner inProgress,
    DueJobs due,
    TimeProvider time,
    IOptions<JobSettings> settings,
    ILogger<ScheduledRun> log)
{
    /// <summary>
    /// Runs the job named <paramref name="name"/>, if it is due. An error stands in the ledger and the log; it is not thrown.
    /// </summary>
    /// <returns>False when it met an error.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public bool Run(string name, CancellationToken stop)
    {
        var planned = JobPlan.Find(name);
        try
        {
            var day = DanishTime.Day(time.GetUtcNow());
            if (due.Due(planned) is { } opening && !MustWait(planned, day, opening) && Make(planned, day, opening) is { } job)
            {
                inProgress.Run(job, opening.Key, new JobOptions(TimeSpan.Zero, settings.Value.Attempts), onlooker: null, stop);
            }

            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError("Job {Job} failed: {Fejl}", name, PersonnummerMask.MaskedRuns(error.ToString()));
            return false;
        }
    }

    /// <summary>
    /// The job; one that could not even be made is run all the same, so that the ledger has it and its tries are counted.
    /// </summary>
    private IJob? Make(RecurringJob planned, DateOnly day, Opening opening)
    {
        try
        {
            return planned.Make(provider, day, opening);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new NotMade(planned.Name, error);
        }
    }

    /// <summary>
    /// Whether what goes before the job has something to do that it has not tried in this period: after an absence the inbox is full.
    /// </summary>
    private bool MustWait(RecurringJob planned, DateOnly day, Opening opening) =>
        planned.After is { } earlier
            && !due.HasBeenTried(earlier, opening)
            && JobPlan.Find(earlier).Make(provider, day, opening) is not null;

    /// <summary>A job that failed before it was one.</summary>
    private sealed class NotMade(string name, Exception error) : IJob
    {
        public string Name => name;

        public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>(StringComparer.Ordinal);

        public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop) =>
            throw new InvalidOperationException(
                $"{name} kunne ikke begyndes. {PinnedNameAttribute.Of(error.GetType())}: {error.Message}",
                error);
    }
}

/// <summary>
/// What Hangfire keeps and calls. Its name and method stand in Hangfire's storage: the name is written out, so that what an earlier
/// version queued is found wherever the type lives; the method is never renamed. Whether a period is tried
/// again is the ledger's to say, at the next firing; a run that failed is shown as failed and left alone.
/// </summary>
[PinnedNames]
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Fail)]
public sealed class HangfireJob(ScheduledRun run)
{
    /// <summary>What it is called in Hangfire's storage.</summary>
    public const string StoredName = "Opgoerelse.Api.Job.Scheduling.HangfireJob, Opgoerelse.Api";

    /// <summary>Runs the job named <paramref name="name"/>, if it is due.</summary>
    /// <exception cref="InvalidOperationException">The run met an error, which stands in the ledger and the log.</exception>
    /// <exception cref="OperationCanceledException">The server stops; Hangfire puts the job back in its queue.</exception>
    [DanishName]
    public void Run(string name, CancellationToken stop)
    {
        if (!run.Run(name, stop))
        {
            throw new InvalidOperationException($"{name} fejlede: se kørslen i protokollen (koersler).");
        }
    }

    /// <summary>What the dashboard calls a job: the words of <see cref="JobPlan"/>.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class DanishNameAttribute() : JobDisplayNameAttribute("{0}")
    {
        public override string Format(DashboardContext context, global::Hangfire.Common.Job job) =>
            JobPlan.All.FirstOrDefault(planned => planned.Name == job.Args[0] as string)?.Title ?? base.Format(context, job);
    }
}

/// <summary>Whether the scheduler works: a part of <c>/health/ready</c>, because a worker that asks for no jobs is none.</summary>
internal sealed class SchedulerState : IHealthCheck
{
    private volatile State _state;

    private enum State
    {
        Starting,
        Working,
        Failing,
    }

    /// <summary>Whether it has declared its plan.</summary>
    public bool Working => _state == State.Working;

    /// <summary>It has declared its plan.</summary>
    public void Works() => _state = State.Working;

    /// <summary>Its storage could not be used.</summary>
    public void Fails() => _state = State.Failing;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_state switch
        {
            State.Failing =>
                HealthCheckResult.Degraded("De faste job kan ikke startes: planlæggerens lager kan ikke bruges. Det prøves igen."),
            State.Working => HealthCheckResult.Healthy("Det undersøges hvert femte minut, om et fast job skal køres."),
            _ => HealthCheckResult.Healthy("De faste job kommer i gang, når tjenesten svarer."),
        });
}
