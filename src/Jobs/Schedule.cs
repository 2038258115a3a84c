using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Options;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Jobs;

/// <summary>The beginning of a period in which a job is to be done once.</summary>
/// <param name="Key">The period, as the ledger has it.</param>
/// <param name="From">From when it is due, in Danish time.</param>
public readonly record struct Opening(string Key, DateTimeOffset From);

/// <summary>
/// When the periods of a job begin. A period lasts until the next begins, whatever the calendar says: what opened on the 15th is
/// due until it has been done, or its successor opens and takes its place.
/// </summary>
public sealed class Schedule
{
    private readonly Func<DateTimeOffset, Func<ReleaseCalendar>, Opening> _newest;

    private Schedule(Func<DateTimeOffset, Func<ReleaseCalendar>, Opening> newest) => _newest = newest;

    private Schedule(Func<DateTimeOffset, DateTimeOffset> newest, Func<DateTimeOffset, string> key)
        : this((now, _) =>
        {
            var from = newest(now);
            return new Opening(key(from), from);
        })
    {
    }

    /// <summary>
    /// Once a quarter, the day before readers are promised its publication. The key is the quarter, whenever that was moved to.
    /// </summary>
    public static Schedule Quarterly { get; } = new((now, read) =>
    {
        var calendar = read();
        var quarter = calendar.NewestQuarter(now);
        var next = quarter.Plus(1);
        return DayBefore(calendar.Of(next)) <= now
            ? new Opening(next.Code, DayBefore(calendar.Of(next)))
            : new Opening(quarter.Code, DayBefore(calendar.Of(quarter)));
    });

    /// <summary>Every so many minutes of the hour. The key is in UTC, which has every hour once.</summary>
    public static Schedule EveryMinutes(int minutes) => new(
        now => OnTheMinute(now.UtcDateTime, minutes),
        from => from.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture));

    /// <summary>Once a day.</summary>
    /// <param name="at">Danish time, not between 2 and 3: that hour comes twice or never when the clock is set.</param>
    public static Schedule Daily(TimeOnly at)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(at.Hour, 2, nameof(at));
        return new(now => NewestDay(now, at), from => from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>On every hour from <paramref name="first"/> to midnight, Danish time.</summary>
    /// <param name="first">Past the hour in which the clock is set.</param>
    public static Schedule HourlyFrom(int first)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 3);
        return new(now => NewestHour(now, first), from => from.ToString("yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture));
    }

    /// <summary>The period that <paramref name="now"/> lies in.</summary>
    /// <param name="now">Now.</param>
    /// <param name="calendar">Reads the announced publications, for what goes by them.</param>
    public Opening Newest(DateTimeOffset now, Func<ReleaseCalendar> calendar) => _newest(now, calendar);

    /// <summary>The same hour of the day before, Danish time; the hour after where the clock was set past it that day.</summary>
    private static DateTimeOffset DayBefore(DateTimeOffset instant)
    {
        var local = DanishTime.LocalTime(instant).DateTime.AddDays(-1);
        local = DanishTime.Zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(local, DanishTime.Zone.GetUtcOffset(local));
    }

    private static DateTimeOffset OnTheMinute(DateTime utc, int minutes) =>
        new(utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute - (utc.Minute % minutes), 0, TimeSpan.Zero);

    private static DateTimeOffset NewestDay(DateTimeOffset now, TimeOnly at)
    {
        var today = Instant(DanishTime.Day(now), at);
        return today <= now ? today : Instant(DanishTime.Day(now).AddDays(-1), at);
    }

    private static DateTimeOffset NewestHour(DateTimeOffset now, int first)
    {
        var hour = DanishTime.LocalTime(now).Hour;
        return hour >= first
            ? Instant(DanishTime.Day(now), new TimeOnly(hour, 0))
            : Instant(DanishTime.Day(now).AddDays(-1), new TimeOnly(23, 0));
    }

    private static DateTimeOffset Instant(DateOnly day, TimeOnly at)
    {
        var local = day.ToDateTime(at);
        return new DateTimeOffset(local, DanishTime.Zone.GetUtcOffset(local));
    }
}

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

    /// <summary>
    /// Whether work of the kind <paramref name="earlier"/> has been tried since <paramref name="opening"/>, with whatever outcome.
    /// </summary>
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

/// <summary>Configuration section <c>Opgoerelse:Job</c>: recurring jobs.</summary>
public sealed class JobSettings
{
    public const string Section = "Opgoerelse:Job";

    /// <summary>Whether this process runs recurring jobs.</summary>
    [ConfigurationKeyName("Aktiv")]
    public bool Active { get; set; } = true;

    /// <summary>How often a period's job may fail before it is left to a person.</summary>
    [ConfigurationKeyName("Forsoeg")]
    [Range(1, 100)]
    public int Attempts { get; set; } = 3;

    /// <summary>
    /// Whether the quarterly job only makes the release ready, so that nothing becomes public before a person has looked
    /// (command <c>godkend</c>); otherwise it approves it for the announced instant.
    /// </summary>
    [ConfigurationKeyName("KraevGodkendelse")]
    public bool RequireApproval { get; set; } = true;

    /// <summary>How many seconds a command waits for another run of the same kind.</summary>
    [ConfigurationKeyName("VentSekunder")]
    [Range(0, 86400)]
    public int WaitSeconds { get; set; } = 60;
}
