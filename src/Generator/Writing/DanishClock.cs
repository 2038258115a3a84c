namespace Opgoerelse.Generator.Writing;

/// <summary>
/// The Danish offset from UTC by the rule in force since 1996 (last Sunday of March to last Sunday of October),
/// so that no machine's time zone data can change a byte.
/// </summary>
internal static class DanishClock
{
    /// <summary>The rule of older years was another; such dates are written without a time.</summary>
    public const int FirstYear = 1997;

    /// <summary>Hours ahead of UTC at the beginning of a day, before any change that day.</summary>
    public static int OffsetAtMidnight(DateOnly day) =>
        day > LastSunday(day.Year, 3) && day <= LastSunday(day.Year, 10) ? 2 : 1;

    /// <summary>Hours ahead of UTC in the daytime, after any change that day.</summary>
    public static int OffsetInDaytime(DateOnly day) =>
        day >= LastSunday(day.Year, 3) && day < LastSunday(day.Year, 10) ? 2 : 1;

    private static DateOnly LastSunday(int year, int month)
    {
        var last = new DateOnly(year, month, 31);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
