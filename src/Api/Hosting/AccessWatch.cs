using System.Data.Common;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.Access;

namespace Opgoerelse.Api.Hosting;

/// <summary>
/// Keeps the access keys of this process those of the database: a key that was made or revoked anywhere holds, or holds
/// no more, after as many seconds as a new release takes to be seen.
/// </summary>
internal sealed class AccessWatch(
    AccessStore store,
    AccessControl check,
    TimeProvider time,
    IOptions<ReleaseSettings> settings,
    ILogger<AccessWatch> log) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Look();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tempo = new PeriodicTimer(TimeSpan.FromSeconds(settings.Value.Seconds), time);
        try
        {
            while (await tempo.WaitForNextTickAsync(stoppingToken))
            {
                Look();
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    private void Look()
    {
        try
        {
            check.Switch(store.ValidKeys());
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            // The keys that held go on holding.
            log.LogError(error, "The access keys could not be read");
        }
    }
}
