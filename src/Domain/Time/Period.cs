using System.Globalization;
using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Domain.Time;

/// <summary>A period of the published tables.</summary>
/// <param name="Code">
/// As on jobindsats: <c>2024Q1</c>, <c>2024QMAT01</c>, <c>2024</c>; the phase-in's own code; or <c>2022-2025</c>.
/// </param>
/// <param name="Name">The label a person reads.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="StartPeriods">The codes of the quarters (or the phase-in) whose forloeb it counts.</param>
/// <param name="LastDay">The last possible start day.</param>
public sealed record Period(string Code, BilingualText Name, PeriodKind Kind, IReadOnlyList<string> StartPeriods, DateOnly LastDay)
{
    public static Period OfQuarter(Quarter quarter) =>
        new(quarter.Code, NameOf(quarter), PeriodKind.Quarter, [quarter.Code], quarter.LastDay);

    /// <summary>The four quarters that end with <paramref name="last"/>.</summary>
    public static Period OfRollingYear(Quarter last)
    {
        var first = NameOf(last.Plus(-3));
        var end = NameOf(last);
        return new Period(
            string.Create(CultureInfo.InvariantCulture, $"{last.Year:D4}QMAT{last.OfTheYear:D2}"),
            new BilingualText($"{first.Da} - {end.Da}", $"{first.En} - {end.En}"),
            PeriodKind.RollingYear,
            [.. Enumerable.Range(-3, 4).Select(i => last.Plus(i).Code)],
            last.LastDay);
    }

    public static Period OfYear(int year)
    {
        var code = year.ToString("D4", CultureInfo.InvariantCulture);
        return new Period(
            code,
            new BilingualText(code, code),
            PeriodKind.Year,
            [.. Enumerable.Range(1, 4).Select(i => new Quarter(year, i).Code)],
            new DateOnly(year, 12, 31));
    }

    /// <summary>All years from the first to the last, either those since the guarantee or those before it.</summary>
    public static Period OfPooledYears(int first, int last, bool sinceGuarantee)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"{first:D4}-{last:D4}");
        return new Period(
            code,
            sinceGuarantee
                ? new BilingualText($"{code} (siden indsatsgarantien)", $"{code} (since the guarantee)")
                : new BilingualText($"{code} (før indsatsgarantien)", $"{code} (before the guarantee)"),
            PeriodKind.PooledYears,
            [.. Enumerable.Range(first, last - first + 1).SelectMany(year => OfYear(year).StartPeriods)],
            new DateOnly(last, 12, 31));
    }

    /// <summary>Of these years those before the guarantee together, and those since; one alone is not pooled.</summary>
    public static IEnumerable<Period> OfPooledYears(IEnumerable<int> years, DateOnly? guaranteeFrom) =>
        guaranteeFrom is not { } guarantee ? [] : years.GroupBy(year => year >= guarantee.Year)
            .Where(group => group.Count() > 1)
            .Select(group => OfPooledYears(group.First(), group.Last(), sinceGuarantee: group.Key));

    /// <summary>The years of a pooled period, read from its code; the code itself of any other.</summary>
    public static IReadOnlyList<string> YearsOf(string code)
    {
        if (code.Length != 9 || code[4] != '-')
        {
            return [code];
        }

        var first = int.Parse(code.AsSpan(0, 4), CultureInfo.InvariantCulture);
        var last = int.Parse(code.AsSpan(5), CultureInfo.InvariantCulture);
        return [.. Enumerable.Range(first, last - first + 1).Select(year => year.ToString("D4", CultureInfo.InvariantCulture))];
    }

    /// <summary>Of these periods the pooled years that are others with years added at the end, and these years, as a code.</summary>
    /// <param name="codes">The codes of periods, of any kind.</param>
    public static IEnumerable<(string After, string Before, string By)> Grown(IReadOnlyCollection<string> codes)
    {
        var pooled = codes.Select(code => (Code: code, Years: YearsOf(code))).Where(period => period.Years.Count > 1).ToList();
        return from after in pooled
               from before in pooled
               where before.Years[0] == after.Years[0] && before.Years.Count < after.Years.Count
               let first = after.Years[before.Years.Count]
               select (after.Code, before.Code, first == after.Years[^1] ? first : $"{first}-{after.Years[^1]}");
    }

    private static BilingualText NameOf(Quarter quarter) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{quarter.OfTheYear}. kvartal {quarter.Year}"),
            string.Create(CultureInfo.InvariantCulture, $"Q{quarter.OfTheYear} {quarter.Year}"));
}

/// <summary>A calendar quarter.</summary>
/// <param name="Number">Quarters since year 0: 4 · year + quarter − 1.</param>
public readonly record struct Quarter(int Number) : IComparable<Quarter>
{
    public Quarter(int year, int quarter)
        : this((4 * year) + quarter - 1)
    {
    }

    public int Year => Number / 4;

    /// <summary>1 to 4.</summary>
    public int OfTheYear => (Number % 4) + 1;

    public DateOnly FirstDay => new(Year, (3 * OfTheYear) - 2, 1);

    public DateOnly LastDay => FirstDay.AddMonths(3).AddDays(-1);

    /// <summary>As on jobindsats: <c>2024Q1</c>.</summary>
    public string Code => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}Q{OfTheYear}");

    public static Quarter Of(DateOnly day) => new(day.Year, ((day.Month - 1) / 3) + 1);

    /// <summary>The quarter with this code; null for a period that is none.</summary>
    public static Quarter? Find(string code) =>
        code.Length == 6
        && code[4] == 'Q'
        && code[5] is >= '1' and <= '4'
        && int.TryParse(code.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? new Quarter(year, code[5] - '0')
            : null;

    public static bool operator <(Quarter a, Quarter b) => a.Number < b.Number;

    public static bool operator >(Quarter a, Quarter b) => a.Number > b.Number;

    public static bool operator <=(Quarter a, Quarter b) => a.Number <= b.Number;

    public static bool operator >=(Quarter a, Quarter b) => a.Number >= b.Number;

    public Quarter Plus(int quarters) => new(Number + quarters);

    public int CompareTo(Quarter other) => Number.CompareTo(other.Number);

    public override string ToString() => Code;
}
