using System.Globalization;
using System.Text.RegularExpressions;

namespace Opgoerelse.Model;

/// <summary>An ISO 8601 date, or date-time with or without offset, as it was written.</summary>
/// <param name="Local">The date and time of day as written.</param>
/// <param name="HasTime">There was a time of day.</param>
/// <param name="OffsetMinutes">The offset from UTC; null when there was none.</param>
public sealed partial record SlowMoment(DateTime Local, bool HasTime, int? OffsetMinutes)
{
    /// <summary>
    /// <c>yyyy-MM-dd</c>, or that followed by <c>THH:mm</c>, optional <c>:ss</c> with optional fraction, and optional
    /// <c>Z</c> or <c>+HH:mm</c>. Null for anything else and for a day or time that does not exist.
    /// </summary>
    public static SlowMoment? Parse(string text)
    {
        Match match = Form().Match(text);
        if (!match.Success)
        {
            return null;
        }

        int Number(string group) =>
            match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

        (int year, int month, int day) = (Number("year"), Number("month"), Number("day"));
        (int hour, int minute, int second) = (Number("hour"), Number("minute"), Number("second"));
        (int offsetHour, int offsetMinute) = (Number("offsetHour"), Number("offsetMinute"));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        // The largest offset there is anywhere is 14 hours.
        if (hour > 23 || minute > 59 || second > 59 || offsetMinute > 59 || (offsetHour * 60) + offsetMinute > 14 * 60)
        {
            return null;
        }

        int? offset = null;
        if (match.Groups["zulu"].Success)
        {
            offset = 0;
        }
        else if (match.Groups["sign"].Success)
        {
            offset = (match.Groups["sign"].Value == "-" ? -1 : 1) * ((offsetHour * 60) + offsetMinute);
        }

        DateTime local = new(year, month, day, hour, minute, second, DateTimeKind.Unspecified);
        return new SlowMoment(local, match.Groups["hour"].Success, offset);
    }

    [GeneratedRegex(
        @"\A(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})"
        + @"(T(?<hour>[0-9]{2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2})(\.[0-9]+)?)?"
        + @"((?<zulu>Z)|(?<sign>[+-])(?<offsetHour>[0-9]{2}):(?<offsetMinute>[0-9]{2}))?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
