using System.Globalization;

namespace Opgoerelse.Model;

/// <summary>A period that a table shows: a code, and the fact periods (start quarters, or INDF2022) it consists of.</summary>
public sealed record SlowPeriod(string Code, IReadOnlyList<string> FactPeriods);

/// <summary>Which periods a release made for D and a regelsæt publishes (definition, section 5).</summary>
/// <param name="Quarters">Ascending.</param>
/// <param name="PhaseIn">INDF2022, or nothing.</param>
/// <param name="RollingYears">Ascending.</param>
/// <param name="Years">Ascending.</param>
/// <param name="PooledYears">The years before the guarantee together, and those since; a single year is not published again.</param>
/// <param name="EndYears">The years of slutdato; what they consist of are they themselves.</param>
/// <param name="PooledEndYears">Those, pooled as the others are.</param>
public sealed record SlowPeriods(
    IReadOnlyList<SlowPeriod> Quarters,
    IReadOnlyList<SlowPeriod> PhaseIn,
    IReadOnlyList<SlowPeriod> RollingYears,
    IReadOnlyList<SlowPeriod> Years,
    IReadOnlyList<SlowPeriod> PooledYears,
    IReadOnlyList<SlowPeriod> EndYears,
    IReadOnlyList<SlowPeriod> PooledEndYears)
{
    /// <param name="firstStart">The first valid start received on or before D; null when there is none.</param>
    /// <param name="regelsaet">Its window decides.</param>
    /// <param name="d">Opgørelsesdato.</param>
    public static SlowPeriods Published(DateOnly? firstStart, SlowRegelsaet regelsaet, DateOnly d)
    {
        List<SlowPeriod> quarters = [];
        List<SlowPeriod> phaseIn = [];
        List<SlowPeriod> rolling = [];
        List<SlowPeriod> years = [];
        if (firstStart is null)
        {
            return new SlowPeriods(quarters, phaseIn, rolling, years, [], [], []);
        }

        // Quarters from the first start to the scheme's closing, when D has reached their last frist without pauses.
        DateOnly quarter = new(firstStart.Value.Year, (((firstStart.Value.Month - 1) / 3) * 3) + 1, 1);
        for (; quarter <= SlowOrdning.LastStart; quarter = quarter.AddMonths(3))
        {
            DateOnly lastDay = quarter.AddMonths(3).AddDays(-1);
            if (lastDay.AddMonths(regelsaet.Months) <= d)
            {
                string code = SlowModel.Quarter(quarter);
                quarters.Add(new SlowPeriod(code, [code]));
            }
        }

        // INDF2022 like a quarter whose last day is 1 January 2022, in a series that had begun by then.
        if (firstStart < SlowOrdning.PhaseIn && SlowOrdning.PhaseIn.AddMonths(regelsaet.Months) <= d)
        {
            phaseIn.Add(new SlowPeriod(SlowOrdning.PhaseInPeriod, [SlowOrdning.PhaseInPeriod]));
        }

        // A rolling year for each quarter with three published ones before it; a year when it holds four.
        for (int last = 3; last < quarters.Count; last++)
        {
            List<string> four = quarters.Skip(last - 3).Take(4).Select(q => q.Code).ToList();
            string[] parts = four[3].Split('Q');
            rolling.Add(new SlowPeriod(parts[0] + "QMAT0" + parts[1], four));
        }

        foreach (int year in quarters.Select(q => int.Parse(q.Code[..4], CultureInfo.InvariantCulture)).Distinct())
        {
            string code = year.ToString("0000", CultureInfo.InvariantCulture);
            List<string> ofYear = quarters.Select(q => q.Code).Where(q => q[..4] == code).ToList();
            if (ofYear.Count == 4)
            {
                years.Add(new SlowPeriod(code, ofYear));
            }
        }

        return new SlowPeriods(
            quarters, phaseIn, rolling, years, Pooled(years), EndYearsOf(firstStart.Value, d), Pooled(EndYearsOf(firstStart.Value, d)));
    }

    /// <summary>"A year is published when D is on or after 31 March of the next"; the first is the first that the series fills.</summary>
    private static List<SlowPeriod> EndYearsOf(DateOnly firstStart, DateOnly d)
    {
        List<SlowPeriod> years = [];
        for (int year = firstStart.Year; year < d.Year; year++)
        {
            bool filled = year > firstStart.Year || firstStart.Month <= 3;
            if (filled && new DateOnly(year + 1, 3, 31) <= d)
            {
                string code = year.ToString("0000", CultureInfo.InvariantCulture);
                years.Add(new SlowPeriod(code, [code]));
            }
        }

        return years;
    }

    /// <summary>Section 7: all published years before the guarantee, and all since; the code is the first and the last of them.</summary>
    private static List<SlowPeriod> Pooled(List<SlowPeriod> years)
    {
        List<SlowPeriod> pooled = [];
        string guarantee = SlowOrdning.PhaseIn.Year.ToString("0000", CultureInfo.InvariantCulture);
        List<SlowPeriod> before = years.Where(y => string.CompareOrdinal(y.Code, guarantee) < 0).ToList();
        List<SlowPeriod> since = years.Where(y => string.CompareOrdinal(y.Code, guarantee) >= 0).ToList();
        foreach (List<SlowPeriod> several in (List<List<SlowPeriod>>)[before, since])
        {
            if (several.Count >= 2)
            {
                pooled.Add(new SlowPeriod(
                    several[0].Code + "-" + several[^1].Code,
                    several.SelectMany(y => y.FactPeriods).ToList()));
            }
        }

        return pooled;
    }
}
