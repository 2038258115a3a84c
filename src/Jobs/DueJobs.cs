using Microsoft.Extensions.Options;

namespace Opgoerelse.Jobs;

/// <summary>
/// What is due, by the clock and the ledger alone: a scheduler only asks, and it makes no difference which, how often, or how long
/// none did. A job is due from when its newest period opened until the ledger has a run of that period that ended well. What was
/// missed of earlier periods is made good by that one run: the work is always as of the day on which it is done.
/// </summary>
public sealed class DueJobs(IServiceProvider services, RunLedger ledger, TimeProvider time, IOptions<JobSettings> settings)
{
    /// <summary>The period for which <paramref name="job"/> is to be done now; null when it has been, or is not to be tried now.</summary>
    public Opening? Due(RecurringJob job)
    {
        var now = time.GetUtcNow();
        var opening = job.Newest(services, now);
        var attempts = ledger.Attempts(job.Name, opening.Key);
        return IsDue(attempts, now, job.RetryAfter, settings.Value.Attempts) ? opening : null;
    }

    /// <summary>Whether work of the kind <paramref name="earlier"/> has been tried since <paramref name="opening"/>, with whatever outcome.</summary>
    public bool HasBeenTried(string earlier, Opening opening) => ledger.HasEnded(earlier, opening.From);

    /// <summary>The rule for one period, given its attempts.</summary>
    internal static bool IsDue(IReadOnlyList<Attempt> attempts, DateTimeOffset now, TimeSpan retryAfter, int tries)
    {
        if (attempts.Any(attempt => attempt.State == RunState.Ended))
        {
            return false;
        }

        // One that was stopped or killed is no failure. An attempt in the future is from a clock that has been set since.
        var failed = attempts.Where(attempt => attempt.State == RunState.Failed).ToList();
        return failed.Count < tries && failed.TrueForAll(attempt => attempt.Started > now || now - attempt.Started >= retryAfter);
    }
}

/// <summary>An attempt at a period.</summary>
/// <param name="State">How it went.</param>
/// <param name="Started">When it began (UTC).</param>
public readonly record struct Attempt(RunState State, DateTimeOffset Started);
