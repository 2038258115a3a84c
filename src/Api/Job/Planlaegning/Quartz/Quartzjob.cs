using Quartz;

namespace Opgoerelse.Api.Job.Planlaegning;

/// <summary>Passes a due trigger on; the job's name is the trigger's.</summary>
internal sealed class Quartzjob(Planlagtkoersel koersel, IHostApplicationLifetime liv) : Quartz.IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // A service that stops asks its jobs to stop, and waits until they have.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, liv.ApplicationStopping);
        try
        {
            await Task.Run(() => koersel.Koer(context.JobDetail.Key.Name, stop.Token), CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // It stands in the ledger as stopped.
        }
    }
}
