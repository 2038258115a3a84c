using System.Data.Common;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.Access;

namespace Opgoerelse.Api.Hosting;

/// <summary>
/// Keeps the access keys of this process those of the database: a key that was made or revoked anywhere holds, or holds
/// no more, after as many seconds as a new release takes to be seen.
/// </summary>
internal sealed class Adgangsvagt(
    Adgangslager lager,
    Adgangskontrol kontrol,
    TimeProvider time,
    IOptions<Udgivelsesindstillinger> indstillinger,
    ILogger<Adgangsvagt> log) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Se();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var takt = new PeriodicTimer(TimeSpan.FromSeconds(indstillinger.Value.Sekunder), time);
        try
        {
            while (await takt.WaitForNextTickAsync(stoppingToken))
            {
                Se();
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    private void Se()
    {
        try
        {
            kontrol.Skift(lager.Gyldige());
        }
        catch (Exception fejl) when (fejl is DbException or InvalidOperationException)
        {
            // The keys that held go on holding.
            log.LogError(fejl, "The access keys could not be read");
        }
    }
}
