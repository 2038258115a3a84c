using System.Globalization;
using System.Text.RegularExpressions;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Reports.Text;

/// <summary>Numbers, dates and times as Danes write them. The process knows no culture, so the rules stand here.</summary>
public static partial class DanishNotation
{
    private static readonly string[] Months =
        ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];

    /// <summary>1234567 with one decimal is 123.456,7.</summary>
    public static string Number(long value, int decimals = 0)
    {
        var digits = Int128.Abs(value).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var whole = digits[..^decimals];
        for (var i = whole.Length - 3; i > 0; i -= 3)
        {
            whole = whole.Insert(i, ".");
        }

        return (value < 0 ? "-" : "") + whole + (decimals == 0 ? "" : "," + digits[^decimals..]);
    }

    /// <summary>The range of a withheld number: 12-16, 71,9-80,1; the number itself where there is only one that it can be.</summary>
    public static string Range(TableRange range) => range.From == range.To
        ? Number(range.From, range.Decimals)
        : $"{Number(range.From, range.Decimals)}-{Number(range.To, range.Decimals)}";

    /// <summary>A share or difference of unit 1 as per cent with one decimal, half away from zero: 0.3333 is 33,3.</summary>
    public static string Percentage(double share) => Number(PerThousand(share), 1);

    /// <summary>
    /// A share or difference of unit 1 in thousandths, half away from zero. By its decimal digits: 201 of 400 is 0.5025, whose double
    /// is just below it, and published as 50.3.
    /// </summary>
    public static long PerThousand(double share) => (long)Math.Round((decimal)share * 1_000, MidpointRounding.AwayFromZero);

    /// <summary>1. oktober 2026.</summary>
    public static string Date(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day}. {Months[day.Month - 1]} {day.Year}");

    /// <summary>1. oktober 2026 kl. 08.00, Danish time.</summary>
    public static string Moment(DateTimeOffset time)
    {
        var localTime = DanishTime.LocalTime(time);
        return string.Create(CultureInfo.InvariantCulture, $"{Date(DanishTime.Day(time))} kl. {localTime:HH.mm}");
    }

    /// <summary>
    /// A text whose numbers keep on one line with their unit, dates with their month, times with their kl., and the first year with the
    /// last.
    /// </summary>
    public static string Total(string text) => BetweenYears().Replace(BetweenNumberAndUnit().Replace(text, "\u00A0"), "\u2060-\u2060");

    [GeneratedRegex("(?<=[0-9]{4})-(?=[0-9]{4})", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex BetweenYears();

    [GeneratedRegex(
        @"(?<=[0-9]) (?=pct\.|procentpoint|forløb|kommuner|dage?\b)|(?<=\b[0-9]{1,2}\.) (?=[a-z])|(?<=\bkl\.) (?=[0-9])",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex BetweenNumberAndUnit();

    /// <summary>6 måneder, 1 måned.</summary>
    public static string MonthCount(int months) =>
        string.Create(CultureInfo.InvariantCulture, $"{months} {(months == 1 ? "måned" : "måneder")}");
}

/// <summary>
/// Numbers, dates and times in English; <see cref="DanishNotation"/> has the same in Danish, and its rounding is the one here.
/// </summary>
public static class EnglishNotation
{
    /// <summary>1234567 with one decimal is 123,456.7.</summary>
    public static string Number(long value, int decimals = 0) => Swapped(DanishNotation.Number(value, decimals));

    /// <inheritdoc cref="DanishNotation.Range" />
    public static string Range(TableRange range) => Swapped(DanishNotation.Range(range));

    /// <summary>A share or difference of unit 1 as per cent with one decimal: 0.3333 is 33.3.</summary>
    public static string Percentage(double share) => Swapped(DanishNotation.Percentage(share));

    /// <summary>6 months, 1 month.</summary>
    public static string MonthCount(int months) =>
        string.Create(CultureInfo.InvariantCulture, $"{months} {(months == 1 ? "month" : "months")}");

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
