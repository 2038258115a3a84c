using Opgoerelse.Domain.Law;

namespace Opgoerelse.Domain.Time;

/// <summary>
/// When releases are published, by rule: once a quarter, two weeks after a quarter's last frist (which falls on the last days of
/// the quarter before), for as long as the series brings something new. What readers are promised is <see cref="ReleaseCalendar"/>.
/// </summary>
public static class ReleasePlan
{
    /// <summary>The day of the first month of a quarter.</summary>
    public const int Day = 15;

    /// <summary>The hour, Danish time.</summary>
    public const int Time = 8;

    /// <summary>The planned publication of a quarter, in Danish time.</summary>
    public static DateTimeOffset Within(Quarter quarter)
    {
        var localTime = quarter.FirstDay.AddDays(Day - 1).ToDateTime(new TimeOnly(Time, 0));
        return new DateTimeOffset(localTime, DanishTime.Zone.GetUtcOffset(localTime));
    }

    /// <summary>
    /// Whether a release as of <paramref name="date"/> is the last: every figure of it is final and the scheme is closed, so that no
    /// later one brings anything new as a matter of routine.
    /// </summary>
    /// <param name="date">Its opgoerelsesdato D.</param>
    /// <param name="regelsaet">Its regelsaet.</param>
    /// <param name="ordning">The scheme.</param>
    public static bool IsLast(DateOnly date, Regelsaet regelsaet, Ordning ordning) =>
        ordning.LastStart is { } close && date >= PeriodPlan.FinalFrom(Quarter.Of(close).LastDay, regelsaet);
}

/// <summary>A planned publication that was moved.</summary>
/// <param name="Planned">When it was to come by <see cref="ReleasePlan"/>.</param>
/// <param name="To">When it comes instead.</param>
/// <param name="Reason">Why, as it may be told to anybody.</param>
/// <param name="Told">When that was announced (UTC).</param>
public sealed record MovedRelease(DateTimeOffset Planned, DateTimeOffset To, string Reason, DateTimeOffset Told);

/// <summary>A publication as it is announced.</summary>
/// <param name="Quarter">The quarter that it is the publication of.</param>
/// <param name="At">When it comes, in Danish time.</param>
/// <param name="Moves">How it was moved, the newest last; none where it comes as planned.</param>
/// <param name="IsLast">Whether it is the last of the series.</param>
public sealed record AnnouncedRelease(Quarter Quarter, DateTimeOffset At, IReadOnlyList<MovedRelease> Moves, bool IsLast)
{
    /// <summary>When it was to come by <see cref="ReleasePlan"/>.</summary>
    public DateTimeOffset Planned => ReleasePlan.Within(Quarter);

    /// <summary>Whether its instant has passed and it has not come.</summary>
    /// <param name="next">The next release, as it is to be told now.</param>
    public bool IsLate(NextRelease next) => next.IsLate && next.Planned == At;
}

/// <summary>
/// When releases come: as planned, but for those that were moved. Whatever was moved, they come in the order of their quarters.
/// </summary>
/// <param name="moves">All moves, oldest first: of several of one publication the last holds.</param>
public sealed class ReleaseCalendar(IReadOnlyList<MovedRelease> moves)
{
    private readonly ILookup<DateTimeOffset, MovedRelease> _moves = moves.ToLookup(move => move.Planned);

    /// <summary>The calendar in which nothing was moved.</summary>
    public static ReleaseCalendar AsPlanned { get; } = new([]);

    /// <summary>Another text for other moves.</summary>
    public string Fingerprint { get; } = string.Concat(moves.Select(move => FormattableString.Invariant($"{move.Told.UtcTicks} ")));

    /// <summary>The publication of a quarter.</summary>
    public DateTimeOffset Of(Quarter quarter) =>
        _moves[ReleasePlan.Within(quarter)].LastOrDefault() is { } move
            ? DanishTime.LocalTime(move.To)
            : ReleasePlan.Within(quarter);

    /// <summary>The first quarter whose publication comes after <paramref name="after"/>.</summary>
    public Quarter NextQuarter(DateTimeOffset after)
    {
        var quarter = Quarter.Of(DanishTime.Day(after));
        while (Of(quarter) > after)
        {
            quarter = quarter.Plus(-1);
        }

        do
        {
            quarter = quarter.Plus(1);
        }
        while (Of(quarter) <= after);
        return quarter;
    }

    /// <summary>The quarter of the newest publication at or before <paramref name="now"/>.</summary>
    public Quarter NewestQuarter(DateTimeOffset now) => NextQuarter(now).Plus(-1);

    /// <summary>The publications that follow a release, until and with the last of the series.</summary>
    /// <param name="published">When the release was published.</param>
    /// <param name="until">No later ones.</param>
    /// <param name="date">The opgoerelsesdato of the release: after the last one there are none.</param>
    /// <param name="regelsaet">Its regelsaet.</param>
    /// <param name="ordning">The scheme.</param>
    public IEnumerable<AnnouncedRelease> Following(
        DateTimeOffset published,
        DateTimeOffset until,
        DateOnly date,
        Regelsaet regelsaet,
        Ordning ordning)
    {
        var last = ReleasePlan.IsLast(date, regelsaet, ordning);
        for (var quarter = NextQuarter(published); !last && Of(quarter) <= until; quarter = quarter.Plus(1))
        {
            last = ReleasePlan.IsLast(DanishTime.Day(Of(quarter)), regelsaet, ordning);
            yield return new AnnouncedRelease(quarter, Of(quarter), [.. _moves[ReleasePlan.Within(quarter)]], last);
        }
    }

    /// <summary>Why the publication of a quarter may not be moved to an instant, in Danish; null where it may.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="to">When it is to come instead.</param>
    /// <param name="now">Now.</param>
    public string? WhyNot(Quarter quarter, DateTimeOffset to, DateTimeOffset now) =>
        to <= now ? "tidspunktet er passeret"
            : Of(quarter.Plus(-1)) >= to ? "udgivelsen før den kommer først da"
            : Of(quarter.Plus(1)) <= to ? "den næste udgivelse kommer før"
            : null;
}

/// <summary>What can be told of the release that follows the public one (<see cref="ReleaseCalendar"/>).</summary>
/// <param name="Planned">When it is to come; null when the series has ended and all of it is final: then there is none.</param>
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
