using System.Globalization;
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
    private readonly Func<DateTimeOffset, DateTimeOffset> _newest;
    private readonly Func<DateTimeOffset, string> _key;

    private Schedule(Func<DateTimeOffset, DateTimeOffset> newest, Func<DateTimeOffset, string> key) => (_newest, _key) = (newest, key);

    /// <summary>Once a quarter, as readers are promised (<see cref="ReleasePlan"/>).</summary>
    public static Schedule Quarterly { get; } = new(ReleasePlan.Newest, from => Quarter.Of(DateOnly.FromDateTime(from.DateTime)).Code);

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
    public Opening Newest(DateTimeOffset now)
    {
        var from = _newest(now);
        return new Opening(_key(from), from);
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
        return hour >= first ? Instant(DanishTime.Day(now), new TimeOnly(hour, 0)) : Instant(DanishTime.Day(now).AddDays(-1), new TimeOnly(23, 0));
    }

    private static DateTimeOffset Instant(DateOnly day, TimeOnly at)
    {
        var local = day.ToDateTime(at);
        return new DateTimeOffset(local, DanishTime.Zone.GetUtcOffset(local));
    }
}
