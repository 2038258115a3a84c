using Microsoft.Extensions.Options;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest;

namespace Opgoerelse.Jobs.Scheduling;

/// <summary>
/// What the scheduler calls, at every <see cref="Jobplan.Takt"/>, for each job of <see cref="Jobplan"/>: it runs if it is due.
/// </summary>
public sealed class ScheduledRun(
    IServiceProvider tjenester,
    Jobkoerer koerer,
    DueJobs due,
    TimeProvider time,
    IOptions<Jobindstillinger> indstillinger,
    ILogger<ScheduledRun> log)
{
    /// <summary>Runs the job named <paramref name="navn"/>, if it is due. An error stands in the ledger and the log; it is not thrown.</summary>
    /// <returns>False when it met an error.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public bool Run(string navn, CancellationToken stop)
    {
        var planlagt = Jobplan.Find(navn);
        try
        {
            var dag = DanskTid.Dag(time.GetUtcNow());
            if (due.Due(planlagt) is { } opening && !MustWait(planlagt, dag, opening) && Make(planlagt, dag, opening) is { } job)
            {
                koerer.Koer(job, opening.Key, new Jobvalg(TimeSpan.Zero, indstillinger.Value.Forsoeg), tilskuer: null, stop);
            }

            return true;
        }
        catch (Exception fejl) when (fejl is not OperationCanceledException)
        {
            log.LogError("Job {Job} failed: {Fejl}", navn, PersonalNumbers.MaskedRuns(fejl.ToString()));
            return false;
        }
    }

    /// <summary>The job; one that could not even be made is run all the same, so that the ledger has it and its tries are counted.</summary>
    private IJob? Make(Planlagt planned, DateOnly day, Opening opening)
    {
        try
        {
            return planned.Lav(tjenester, day, opening);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new NotMade(planned.Navn, error);
        }
    }

    /// <summary>Whether what goes before the job has something to do that it has not tried in this period: after an absence the inbox is full.</summary>
    private bool MustWait(Planlagt planlagt, DateOnly dag, Opening opening) =>
        planlagt.After is { } earlier && !due.HasBeenTried(earlier, opening) && Jobplan.Find(earlier).Lav(tjenester, dag, opening) is not null;

    /// <summary>A job that failed before it was one.</summary>
    private sealed class NotMade(string name, Exception error) : IJob
    {
        public string Navn => name;

        public IReadOnlyDictionary<string, string> Parametre => new Dictionary<string, string>(StringComparer.Ordinal);

        public IReadOnlyDictionary<string, long> Koer(IProgress<Fremdrift> fremdrift, CancellationToken stop) =>
            throw new InvalidOperationException($"{name} kunne ikke begyndes. {PinnedNameAttribute.Of(error.GetType())}: {error.Message}", error);
    }
}
