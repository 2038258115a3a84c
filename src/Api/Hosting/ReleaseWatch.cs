using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Access;
using Opgoerelse.Pages;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Api.Hosting;

/// <summary>
/// Keeps the release that this process serves the newest one, whoever published it: asks the database for three numbers
/// every few seconds and loads the release when they have changed. The first is loaded before the service listens; what
/// is not needed to answer from it is done afterwards.
/// </summary>
internal sealed class ReleaseWatch(
    ReleaseStore store,
    CalendarStore calendar,
    CurrentRelease currentOf,
    Preparation preparation,
    TimeProvider time,
    IOptions<ReleaseSettings> settings,
    ILogger<ReleaseWatch> log) : BackgroundService
{
    private long? _withdrawn;
    private long _moves;
    private long? _verified;
    private Task? _first;

    /// <summary>Loads the release beside what else a start has to do; <see cref="StartAsync"/> waits for it.</summary>
    public void Begin() => _first ??= Task.Run(Look);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        Begin();
        await _first!;
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Out of the way of the start: the first pages need it, the first figures do not.
        await Task.Yield();
        Prepare();
        using var tempo = new PeriodicTimer(TimeSpan.FromSeconds(settings.Value.Seconds), time);
        try
        {
            while (await tempo.WaitForNextTickAsync(stoppingToken))
            {
                Look();
                Verify();
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    private void Prepare()
    {
        try
        {
            preparation.Execute();
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException or ArgumentException)
        {
            log.LogError(error, "The pages of the release could not be prepared");
        }
    }

    private void Look()
    {
        try
        {
            var newest = store.Newest();
            var withdrawn = store.LatestWithdrawn();
            var moves = calendar.Count();
            var shown = currentOf.Now?.Release.Id;
            // The withdrawal of an older release changes nothing but the history, and a move nothing but what is announced.
            if (newest is { } id && (id != shown || withdrawn != _withdrawn || moves != _moves))
            {
                currentOf.Switch(
                    store.Fetch(id),
                    [.. store.All().Where(release => release.Published is not null)],
                    store.ChangesOf(),
                    calendar.Read(),
                    isPrepared: shown is not null);
                _withdrawn = withdrawn;
                _moves = moves;
                log.LogInformation("Serving release {Udgivelse}", id);
            }
            else if (newest is null && shown is not null)
            {
                currentOf.Remove();
                log.LogWarning("Release {Udgivelse} was withdrawn, and there is none to serve", shown);
            }
        }
        catch (Exception error) when (error is DbException or InvalidDataException or InvalidOperationException)
        {
            // What was served before goes on being served.
            log.LogError(error, "The newest release could not be loaded");
        }
    }

    /// <summary>Once for each release: the cells that analysts see in SQL are those that are served.</summary>
    private void Verify()
    {
        if (currentOf.Now?.Release.Id is not { } id || id == _verified)
        {
            return;
        }

        try
        {
            store.VerifyCells(id);
            _verified = id;
        }
        catch (InvalidDataException error)
        {
            _verified = id;
            log.LogCritical(
                error,
                "The cells of release {Udgivelse} in the database are not those that were frozen; what is served is",
                id);
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            log.LogError(error, "The cells of release {Udgivelse} could not be read", id);
        }
    }
}

/// <summary>Configuration section <c>Opgoerelse:Release</c>: the release that is served.</summary>
public sealed class ReleaseSettings
{
    public const string Section = "Opgoerelse:Udgivelse";

    /// <summary>How many seconds may pass before a process serves what another has published.</summary>
    [ConfigurationKeyName("Sekunder")]
    [Range(1, 3600)]
    public int Seconds { get; set; } = 5;
}

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
