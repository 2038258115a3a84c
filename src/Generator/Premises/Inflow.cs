using System.Globalization;
using Opgoerelse.Generator.Chance;

namespace Opgoerelse.Generator.Premises;

/// <summary>When forløb start: quarters by data/generator/tilgang.csv, then mostly working days.</summary>
internal sealed class Inflow
{
    private readonly Weighted<DateOnly> _quarters;

    public Inflow()
    {
        _quarters = new Weighted<DateOnly>(RegisterTable.Rows("generator/tilgang.csv")
            .Select(r => (FirstDay(r[0]), int.Parse(r[1], CultureInfo.InvariantCulture))));
    }

    public DateOnly Start(Rng rng)
    {
        var first = _quarters.Draw(rng);
        var after = first.AddMonths(3);
        // The last day of a month is where the frist is clamped (31 August + 6 months): met more often than
        // chance alone would have it.
        if (rng.Hits(Assumptions.StartOnLastDayOfMonth))
            return first.AddMonths(rng.Between(1, 3)).AddDays(-1);
        while (true)
        {
            var day = first.AddDays(rng.Below(after.DayNumber - first.DayNumber));
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || rng.Hits(0.05))
                return day;
        }
    }

    private static DateOnly FirstDay(string quarter) => new(
        int.Parse(quarter.AsSpan(0, 4), CultureInfo.InvariantCulture), (3 * (quarter[5] - '0')) - 2, 1);
}
