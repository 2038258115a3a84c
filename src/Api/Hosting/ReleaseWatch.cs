using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Access;
using Opgoerelse.Pages;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Api.Hosting;

/// <summary>
/// Keeps the release that this process serves the newest one, whoever published it: asks the database for the list of releases
/// every few seconds and loads the public one when it has changed. The first is loaded before the service listens; what
/// is not needed to answer from it is done afterwards. One that is approved for an instant within the hour is loaded too, and waits for it.
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
    /// <summary>How long before its instant an approved release is loaded.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    private View? _view;
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

    /// <summary>Asks the database once, and serves what it says.</summary>
    internal void Look()
    {
        try
        {
            var shown = currentOf.Now?.Release;
            var now = time.GetUtcNow();
            var all = store.All(now);
            if (all.FirstOrDefault(one => one.Id == shown?.Id) is { State: ReleaseState.Approved, PublicFrom: { } since })
            {
                // The clock was set back after its instant: what everybody has seen stays.
                now = since;
                all = store.All(now);
            }

            var newest = all.FirstOrDefault(one => one.State == ReleaseState.Published);
            var next = all.FirstOrDefault(one => one.State == ReleaseState.Approved && one.PublicFrom - now <= Ahead);
            var view = new View(newest?.Id, all.Max(one => one.Withdrawn), calendar.Count(), next?.Id, next?.PublicFrom);
            if (newest is null && next is null)
            {
                if (shown is not null)
                {
                    currentOf.Remove();
                    log.LogWarning("Release {Udgivelse} was withdrawn, and there is none to serve", shown.Id);
                }

                _view = view;
            }
            else if (view != _view && !(view == _view?.Advanced() && newest?.Id == shown?.Id))
            {
                var changes = store.ChangesOf();
                var moves = calendar.Read();
                currentOf.Switch(
                    newest is null ? null : Load(newest.Id, all, now),
                    next is { PublicFrom: { } from } ? Load(next.Id, store.All(from), from) : null);
                _view = view;
                log.LogInformation("Serving release {Udgivelse}", newest?.Id);

                Catalogue Load(long id, IReadOnlyList<Release> history, DateTimeOffset at) => currentOf.Prepare(
                    store.Fetch(id, at),
                    [.. history.Where(one => one.Published is not null)],
                    changes,
                    moves,
                    isPrepared: shown is not null);
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

/// <summary>What this process loaded its releases by: as long as it is the same there is nothing to load.</summary>
/// <param name="Newest">The public release.</param>
/// <param name="Withdrawn">When one was last withdrawn: of an older release it changes nothing but the history.</param>
/// <param name="Moves">How many publications have been moved: that changes nothing but what is announced.</param>
/// <param name="Next">The release that waits for its instant.</param>
/// <param name="From">The instant.</param>
internal sealed record View(long? Newest, DateTimeOffset? Withdrawn, long Moves, long? Next, DateTimeOffset? From)
{
    /// <summary>The same when that instant has come.</summary>
    public View Advanced() => Next is null ? this : this with { Newest = Next, Next = null, From = null };
}

/// <summary>Configuration section <c>Opgoerelse:Udgivelse</c>: the release that is served.</summary>
public sealed class ReleaseSettings
{
    public const string Section = "Opgoerelse:Udgivelse";

    /// <summary>How many seconds may pass before a process serves what another has published.</summary>
    [ConfigurationKeyName("Sekunder")]
    [Range(1, 3600)]
    public int Seconds { get; set; } = 5;

    /// <summary>Whether who made a release ready may not approve it.</summary>
    [ConfigurationKeyName("FireOejne")]
    public bool FourEyes { get; set; }
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
