using Opgoerelse.Domain.Law;

namespace Opgoerelse.Domain.Time;

/// <summary>
/// When releases are published: once a quarter, two weeks after a quarter's last frist (which falls on the last days of
/// the quarter before), for as long as the series brings something new.
/// </summary>
public static class ReleasePlan
{
    /// <summary>The day of the first month of a quarter.</summary>
    public const int Day = 15;

    /// <summary>The hour, Danish time.</summary>
    public const int Time = 8;

    /// <summary>The first planned publication after <paramref name="after"/>, in Danish time.</summary>
    public static DateTimeOffset Next(DateTimeOffset after)
    {
        var quarter = Quarter.Of(DanishTime.Day(after));
        return Within(quarter) is var planned && planned > after ? planned : Within(quarter.Plus(1));
    }

    /// <summary>
    /// The planned publication that follows a release; null when every figure of the release is final and the scheme is
    /// closed: then no later one brings anything new as a matter of routine.
    /// </summary>
    /// <param name="published">When the release was published.</param>
    /// <param name="date">Its opgoerelsesdato D.</param>
    /// <param name="regelsaet">Its regelsaet.</param>
    /// <param name="ordning">The scheme.</param>
    public static DateTimeOffset? Next(DateTimeOffset published, DateOnly date, Regelsaet regelsaet, Ordning ordning) =>
        ordning.LastStart is { } close && date >= PeriodPlan.FinalFrom(Quarter.Of(close).LastDay, regelsaet) ? null : Next(published);

    /// <summary>The newest planned publication at or before <paramref name="now"/>, in Danish time.</summary>
    public static DateTimeOffset Newest(DateTimeOffset now)
    {
        var quarter = Quarter.Of(DanishTime.Day(now));
        return Within(quarter) is var planned && planned <= now ? planned : Within(quarter.Plus(-1));
    }

    private static DateTimeOffset Within(Quarter quarter)
    {
        var localTime = quarter.FirstDay.AddDays(Day - 1).ToDateTime(new TimeOnly(Time, 0));
        return new DateTimeOffset(localTime, DanishTime.Zone.GetUtcOffset(localTime));
    }
}

/// <summary>What can be told of the release that follows the public one (<see cref="ReleasePlan"/>).</summary>
/// <param name="Planned">When it was planned for; null when the series has ended and all of it is final: then there is none.</param>
/// <param name="IsLate">Whether that instant has passed and it has not come.</param>
public readonly record struct NextRelease(DateTimeOffset? Planned, bool IsLate)
{
    /// <summary>
    /// The instant that may be announced; null when there is none to come, and when it is late: nothing is announced for an
    /// instant that has passed.
    /// </summary>
    public DateTimeOffset? Announced => IsLate ? null : Planned;

    /// <summary>The same plan as it is to be told at <paramref name="now"/>.</summary>
    public NextRelease At(DateTimeOffset now) => this with { IsLate = Planned <= now };
}
