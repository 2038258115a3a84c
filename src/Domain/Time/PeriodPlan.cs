using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Domain.Time;

/// <summary>
/// Which periods a release made for opgoerelsesdato D publishes, which are still to come, and which of them are
/// preliminary.
/// </summary>
/// <remarks>
/// The series begins with the quarter of the first valid start and ends with the quarter in which the scheme closed;
/// outside it there are no periods. A quarter is published when D is on or after its last possible frist without pauses
/// (last day + window); a rolling year or a year when all its four quarters are. It is final from that day + 3 months,
/// both clamped in turn. The published years before the guarantee are also published together, and so are those since; one
/// year alone is not, since it would be the same period under a second name.
/// </remarks>
public sealed class PeriodPlan
{
    /// <summary>From published to final.</summary>
    private const int MonthsToFinal = 3;

    private readonly DateOnly _date;
    private readonly Regelsaet _regelsaet;

    /// <param name="firstStart">The first valid start that was received; null when there is none.</param>
    /// <param name="date">Opgoerelsesdato D.</param>
    /// <param name="regelsaet">Gives the window.</param>
    /// <param name="ordning">Gives the closing, the phase-in and the day of the guarantee.</param>
    public PeriodPlan(DateOnly? firstStart, DateOnly date, Regelsaet regelsaet, Ordning ordning)
    {
        _date = date;
        _regelsaet = regelsaet;
        Endings = new EndingPlan(firstStart is { } start ? Quarter.Of(start) : null, date, ordning);
        if (firstStart is not { } firstDay)
        {
            return;
        }

        var first = Quarter.Of(firstDay);
        First = first;
        var last = ordning.LastStart is { } close ? Quarter.Of(close) : Quarter.Of(date);
        var all =
            Enumerable.Range(first.Number, Math.Max(last.Number - first.Number + 1, 0)).Select(ordinal => new Quarter(ordinal)).ToList();
        var publishedQuarters = all.TakeWhile(quarter => IsPublished(quarter.LastDay)).ToList();
        Quarters = [.. publishedQuarters.Select(Period.OfQuarter)];
        // A quarter that has begun, but whose last frist is not reached, is announced as not yet published.
        UpcomingQuarters = [.. all.Skip(publishedQuarters.Count).Where(quarter => quarter.FirstDay <= date).Select(Period.OfQuarter)];
        RollingYear = [.. publishedQuarters.Skip(3).Select(Period.OfRollingYear)];
        var years = publishedQuarters.GroupBy(quarter => quarter.Year).Where(year => year.Count() == 4).Select(year => year.Key).ToList();
        Year = [.. years.Select(Period.OfYear)];
        PooledYears = [.. Period.OfPooledYears(years, ordning.GuaranteeFrom)];
        if (ordning.PhaseIn is { } phaseIn && firstDay < phaseIn.Date && IsPublished(phaseIn.Date))
        {
            PhaseIn = new Period(phaseIn.Code, phaseIn.Name, PeriodKind.PhaseIn, [phaseIn.Code], phaseIn.Date);
        }
    }

    /// <summary>The quarter with which the series begins; null when nothing was received.</summary>
    public Quarter? First { get; }

    /// <summary>The published quarters, oldest first.</summary>
    public IReadOnlyList<Period> Quarters { get; } = [];

    /// <summary>Quarters of the series that have begun by D and are not yet published.</summary>
    public IReadOnlyList<Period> UpcomingQuarters { get; } = [];

    /// <summary>The phase-in's own period, when it is published.</summary>
    public Period? PhaseIn { get; }

    /// <summary>The published rolling years, oldest first.</summary>
    public IReadOnlyList<Period> RollingYear { get; } = [];

    /// <summary>The published calendar years, oldest first.</summary>
    public IReadOnlyList<Period> Year { get; } = [];

    /// <summary>The published years before the guarantee and those since, each together, where they are more than one.</summary>
    public IReadOnlyList<Period> PooledYears { get; } = [];

    /// <summary>The years in which forloeb ended.</summary>
    public EndingPlan Endings { get; }

    /// <summary>All published periods in stored order: pooled years, years, rolling years, the phase-in, quarters.</summary>
    public IEnumerable<Period> PublishedPeriods
    {
        get
        {
            var phaseIn = PhaseIn is { } period ? [period] : Array.Empty<Period>();
            return [.. PooledYears, .. Year, .. RollingYear, .. phaseIn, .. Quarters];
        }
    }

    /// <summary>Whether a published period may still change as a matter of routine.</summary>
    public bool IsPreliminary(Period period) => _date < FinalFrom(period.LastDay, _regelsaet);

    /// <summary>The first opgoerelsesdato for which a period with this last day is final.</summary>
    internal static DateOnly FinalFrom(DateOnly lastDay, Regelsaet regelsaet) =>
        lastDay.AddMonths(regelsaet.WindowMonths).AddMonths(MonthsToFinal);

    private bool IsPublished(DateOnly lastDay) => lastDay.AddMonths(_regelsaet.WindowMonths) <= _date;
}

/// <summary>
/// Which calendar years of slutdato are published for opgoerelsesdato D, and which of them are preliminary.
/// </summary>
/// <remarks>
/// A year is published when D is on or after 31 March of the next, and final from 30 June. The first is the first that the series
/// fills from its beginning; forloeb go on ending after the scheme has closed, so the closing ends no years. They are pooled as the
/// years of starts are, before and since the guarantee.
/// </remarks>
public sealed class EndingPlan
{
    private readonly DateOnly _date;

    /// <param name="first">The quarter with which the series begins; null when nothing was received.</param>
    /// <param name="date">Opgoerelsesdato D.</param>
    /// <param name="ordning">Gives the day of the guarantee.</param>
    public EndingPlan(Quarter? first, DateOnly date, Ordning ordning)
    {
        _date = date;
        if (first is not { } begin)
        {
            return;
        }

        var years = new List<int>();
        for (var year = begin.OfTheYear == 1 ? begin.Year : begin.Year + 1; PublishedFrom(year) <= date; year++)
        {
            years.Add(year);
        }

        Years = [.. years.Select(Period.OfYear)];
        PooledYears = [.. Period.OfPooledYears(years, ordning.GuaranteeFrom)];
    }

    /// <summary>The published years, oldest first.</summary>
    public IReadOnlyList<Period> Years { get; } = [];

    /// <summary>Those before the guarantee and those since, each together, where they are more than one.</summary>
    public IReadOnlyList<Period> PooledYears { get; } = [];

    /// <summary>All of them in stored order: pooled years, years.</summary>
    public IEnumerable<Period> Periods => [.. PooledYears, .. Years];

    /// <summary>Whether a period may still change as a matter of routine: pooled years are as final as their last.</summary>
    public bool IsPreliminary(Period period) => _date < FinalFrom(period.LastDay.Year);

    private static DateOnly PublishedFrom(int year) => new(year + 1, 3, 31);

    private static DateOnly FinalFrom(int year) => new(year + 1, 6, 30);
}
