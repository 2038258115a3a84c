using Hangfire;

namespace Opgoerelse.Api.Job.Planlaegning;

/// <summary>
/// What Hangfire keeps and calls: its name and method stand in the database, so neither is renamed. Whether a period is
/// tried again is the ledger's to say, at the next firing; a run that failed is shown as failed and left alone.
/// </summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Fail)]
public sealed class Hangfirejob(Planlagtkoersel koersel)
{
    /// <summary>Runs the job named <paramref name="navn"/>, which is what the dashboard calls it.</summary>
    /// <exception cref="InvalidOperationException">The run met an error, which stands in the ledger and the log.</exception>
    /// <exception cref="OperationCanceledException">The server stops; Hangfire puts the job back in its queue.</exception>
    [JobDisplayName("{0}")]
    public void Koer(string navn, CancellationToken stop)
    {
        if (!koersel.Koer(navn, stop))
        {
            throw new InvalidOperationException($"{navn} fejlede: se kørslen i protokollen (koersler).");
        }
    }
}
