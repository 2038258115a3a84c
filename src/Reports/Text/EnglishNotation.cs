using System.Globalization;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Reports.Text;

/// <summary>Numbers, dates and times in English; <see cref="DanishNotation"/> has the same in Danish, and its rounding is the one here.</summary>
public static class EnglishNotation
{
    /// <summary>1234567 with one decimal is 123,456.7.</summary>
    public static string Number(long value, int decimals = 0) => Swapped(DanishNotation.Number(value, decimals));

    /// <summary>A share or difference of unit 1 as per cent with one decimal: 0.3333 is 33.3.</summary>
    public static string Percentage(double share) => Swapped(DanishNotation.Percentage(share));

    /// <summary>6 months, 1 month.</summary>
    public static string MonthCount(int months) => string.Create(CultureInfo.InvariantCulture, $"{months} {(months == 1 ? "month" : "months")}");

    /// <summary>1 October 2026.</summary>
    public static string Date(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>1 October 2026, 08:00 (Copenhagen).</summary>
    public static string Moment(DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"{Date(DanishTime.Day(time))}, {DanishTime.LocalTime(time):HH:mm} (Copenhagen)");

    /// <summary>Full stop and comma change places.</summary>
    private static string Swapped(string danish) => string.Create(danish.Length, danish, static (output, from) =>
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = from[i] switch { '.' => ',', ',' => '.', var otherOne => otherOne };
        }
    });
}
