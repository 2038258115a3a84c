using System.Globalization;

namespace Opgoerelse.Domain.Time;

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

    public static bool operator <(Quarter a, Quarter b) => a.Number < b.Number;

    public static bool operator >(Quarter a, Quarter b) => a.Number > b.Number;

    public static bool operator <=(Quarter a, Quarter b) => a.Number <= b.Number;

    public static bool operator >=(Quarter a, Quarter b) => a.Number >= b.Number;

    public Quarter Plus(int quarters) => new(Number + quarters);

    public int CompareTo(Quarter other) => Number.CompareTo(other.Number);

    public override string ToString() => Code;
}
