using Microsoft.Extensions.Options;
using Opgoerelse.Api.Opsaetning;
using Opgoerelse.Domain.Tid;

namespace Opgoerelse.Api.Job.Planlaegning;

/// <summary>
/// What every scheduler calls when a job of <see cref="Jobplan"/> is due: it runs in the period of now, if it has
/// not been run there.
/// </summary>
public sealed class Planlagtkoersel(
    IServiceProvider tjenester,
    Jobkoerer koerer,
    TimeProvider time,
    IOptions<Jobindstillinger> indstillinger,
    ILogger<Planlagtkoersel> log)
{
    /// <summary>Runs the job named <paramref name="navn"/>. An error stands in the ledger and the log; it is not thrown.</summary>
    /// <returns>False when it met an error.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public bool Koer(string navn, CancellationToken stop)
    {
        var nu = DanskTid.Lokal(time.GetUtcNow());
        var planlagt = Jobplan.Alle.Single(et => et.Navn == navn);
        try
        {
            if (planlagt.Lav(tjenester, DanskTid.Dag(nu)) is { } job)
            {
                koerer.Koer(job, planlagt.Noegle(nu), new Jobvalg(TimeSpan.Zero, indstillinger.Value.Forsoeg), tilskuer: null, stop);
            }

            return true;
        }
        catch (Exception fejl) when (fejl is not OperationCanceledException)
        {
            log.LogError("Job {Job} failed: {Fejl}", navn, Udvisk.Personnumre(fejl.ToString()));
            return false;
        }
    }
}
