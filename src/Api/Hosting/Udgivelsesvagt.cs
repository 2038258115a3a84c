using System.Data.Common;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Pages;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Api.Hosting;

/// <summary>
/// Keeps the release that this process serves the newest one, whoever published it: asks the database for two numbers
/// every few seconds and loads the release when they have changed. The first is loaded before the service listens; what
/// is not needed to answer from it is done afterwards.
/// </summary>
internal sealed class Udgivelsesvagt(
    Udgivelseslager lager,
    AktuelUdgivelse aktuel,
    Forberedelse forberedelse,
    TimeProvider time,
    IOptions<Udgivelsesindstillinger> indstillinger,
    ILogger<Udgivelsesvagt> log) : BackgroundService
{
    private long? _trukket;
    private long? _efterproevet;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Se();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Out of the way of the start: the first pages need it, the first figures do not.
        await Task.Yield();
        Forbered();
        using var takt = new PeriodicTimer(TimeSpan.FromSeconds(indstillinger.Value.Sekunder), time);
        try
        {
            while (await takt.WaitForNextTickAsync(stoppingToken))
            {
                Se();
                Efterproev();
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    private void Forbered()
    {
        try
        {
            forberedelse.Udfoer();
        }
        catch (Exception fejl) when (fejl is InvalidDataException or InvalidOperationException or ArgumentException)
        {
            log.LogError(fejl, "The pages of the release could not be prepared");
        }
    }

    private void Se()
    {
        try
        {
            var nyeste = lager.Nyeste();
            var trukket = lager.SenestTrukket();
            var vist = aktuel.Nu?.Udgivelse.Id;
            // The withdrawal of an older release changes nothing but the history.
            if (nyeste is { } id && (id != vist || trukket != _trukket))
            {
                aktuel.Skift(lager.Hent(id), [.. lager.Alle().Where(udgivelse => udgivelse.Udgivet is not null)], lager.Aendringer(), forberedt: vist is not null);
                _trukket = trukket;
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

    /// <summary>Once for each release: the cells that analysts see in SQL are those that are served.</summary>
    private void Efterproev()
    {
        if (aktuel.Nu?.Udgivelse.Id is not { } id || id == _efterproevet)
        {
            return;
        }

        try
        {
            lager.EfterproevCeller(id);
            _efterproevet = id;
        }
        catch (InvalidDataException fejl)
        {
            _efterproevet = id;
            log.LogCritical(fejl, "The cells of release {Udgivelse} in the database are not those that were frozen; what is served is", id);
        }
        catch (Exception fejl) when (fejl is DbException or InvalidOperationException)
        {
            log.LogError(fejl, "The cells of release {Udgivelse} could not be read", id);
        }
    }
}
