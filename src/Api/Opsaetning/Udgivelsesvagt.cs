using System.Data.Common;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation.Udgivelser;
using Opgoerelse.Api.Udgivelser;

namespace Opgoerelse.Api.Opsaetning;

/// <summary>
/// Keeps the release that this process serves the newest one, whoever published it: asks the database for one number
/// every few seconds and loads the release when it has changed. The first is loaded before the service listens.
/// </summary>
internal sealed class Udgivelsesvagt(
    Udgivelseslager lager,
    AktuelUdgivelse aktuel,
    TimeProvider time,
    IOptions<Udgivelsesindstillinger> indstillinger,
    ILogger<Udgivelsesvagt> log) : BackgroundService
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
            var nyeste = lager.Nyeste();
            var vist = aktuel.Nu?.Udgivelse.Id;
            if (nyeste is { } id && id != vist)
            {
                aktuel.Skift(lager.Hent(id), [.. lager.Alle().Where(udgivelse => udgivelse.Udgivet is not null)]);
                log.LogInformation("Serving release {Udgivelse}", id);
            }
            else if (nyeste is null && vist is not null)
            {
                aktuel.Fjern();
                log.LogWarning("Release {Udgivelse} was withdrawn, and there is none to serve", vist);
            }
        }
        catch (Exception fejl) when (fejl is DbException or InvalidDataException or InvalidOperationException)
        {
            // What was served before goes on being served.
            log.LogError(fejl, "The newest release could not be loaded");
        }
    }
}
