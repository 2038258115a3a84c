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
    /// <summary>Runs the job named <paramref name="name"/>, if it is due. An error stands in the ledger and the log; it is not thrown.</summary>
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
            log.LogError("Job {Job} failed: {Fejl}", name, PersonalNumbers.MaskedRuns(error.ToString()));
            return false;
        }
    }

    /// <summary>The job; one that could not even be made is run all the same, so that the ledger has it and its tries are counted.</summary>
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

    /// <summary>Whether what goes before the job has something to do that it has not tried in this period: after an absence the inbox is full.</summary>
    private bool MustWait(RecurringJob planned, DateOnly day, Opening opening) =>
        planned.After is { } earlier && !due.HasBeenTried(earlier, opening) && JobPlan.Find(earlier).Make(provider, day, opening) is not null;

    /// <summary>A job that failed before it was one.</summary>
    private sealed class NotMade(string name, Exception error) : IJob
    {
        public string Name => name;

        public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>(StringComparer.Ordinal);

        public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop) =>
            throw new InvalidOperationException($"{name} kunne ikke begyndes. {PinnedNameAttribute.Of(error.GetType())}: {error.Message}", error);
    }
}
