using Opgoerelse.Domain.Time;

namespace Opgoerelse.Ingest.Validation;

/// <summary>
/// Dates and date-times as the contract writes them: <c>yyyy-MM-dd</c>, or that with <c>Thh:mm</c>, seconds and their
/// fraction optional, and <c>Z</c> or <c>±hh:mm</c> or (in a date field) nothing, which is Danish local time.
/// </summary>
internal static class DateReader
{
    /// <summary>The first day a date field may hold.</summary>
    public static readonly DateOnly First = new(1900, 1, 1);

    /// <summary>The last day a date field may hold.</summary>
    public static readonly DateOnly Last = new(2100, 12, 31);

    /// <summary>What some sources write for "no end".</summary>
    public static readonly DateOnly Infinite = new(9999, 12, 31);

    /// <summary>The Danish calendar day of a date or date-time; false when it is neither.</summary>
    public static bool TryDay(ReadOnlySpan<byte> text, out DateOnly day)
    {
        if (!TryMoment(text, out var localTime, out var zoneOffset))
        {
            day = default;
            return false;
        }

        day = DateOnly.FromDateTime(localTime);
        if (zoneOffset is { } offset)
        {
            day = DanishTime.Day(Utc(localTime, offset));
        }

        return true;
    }

    /// <summary>An instant: a date-time with offset; false when it is none.</summary>
    public static bool TryInstant(ReadOnlySpan<byte> text, out DateTimeOffset instant)
    {
        if (TryMoment(text, out var localTime, out var zoneOffset) && zoneOffset is { } offset)
        {
            instant = Utc(localTime, offset);
            return true;
        }

        instant = default;
        return false;
    }

    /// <summary>The first day of a month <c>yyyy-MM</c>.</summary>
    public static bool TryMonth(ReadOnlySpan<byte> text, out DateOnly first)
    {
        if (text.Length == 7
            && text[4] == '-'
            && Number(text[..4], out var year)
            && Number(text[5..], out var month)
            && year >= 1
            && month is >= 1 and <= 12)
        {
            first = new DateOnly(year, month, 1);
            return true;
        }

        first = default;
        return false;
    }

    private static bool TryMoment(ReadOnlySpan<byte> text, out DateTime localTime, out TimeSpan? zoneOffset)
    {
        localTime = default;
        zoneOffset = null;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !Number(text[..4], out var year) || !Number(text[5..7], out var month) || !Number(text[8..10], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        localTime = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        return text.Length == 10 || (text[10] == 'T' && TryTimeOfDay(text[11..], ref localTime, out zoneOffset));
    }

    private static bool TryTimeOfDay(ReadOnlySpan<byte> text, ref DateTime localTime, out TimeSpan? zoneOffset)
    {
        zoneOffset = null;
        if (text.Length < 5
            || text[2] != ':'
            || !Number(text[..2], out var time)
            || !Number(text[3..5], out var minute)
            || time > 23
            || minute > 59)
        {
            return false;
        }

        var rest = text[5..];
        var ticks = (time * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        if (rest.Length > 0 && rest[0] == ':')
        {
            if (rest.Length < 3 || !Number(rest[1..3], out var second) || second > 59)
            {
                return false;
            }

            ticks += second * TimeSpan.TicksPerSecond;
            rest = rest[3..];
            if (rest.Length > 0 && rest[0] == '.')
            {
                var end = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
                var digits = end < 0 ? rest[1..] : rest[1..(end + 1)];
                if (digits.IsEmpty)
                {
                    return false;
                }

                var weight = TimeSpan.TicksPerSecond;
                foreach (var digit in digits[..Math.Min(digits.Length, 7)])
                {
                    weight /= 10;
                    ticks += (digit - '0') * weight;
                }

                rest = rest[(digits.Length + 1)..];
            }
        }

        localTime = localTime.AddTicks(ticks);
        return TryOffset(rest, out zoneOffset);
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out TimeSpan? zoneOffset)
    {
        zoneOffset = null;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text is [(byte)'Z'])
        {
            zoneOffset = TimeSpan.Zero;
            return true;
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !Number(text[1..3], out var hours) || !Number(text[4..], out var minuteSum)
            || minuteSum > 59 || (hours * 60) + minuteSum > 14 * 60)
        {
            return false;
        }

        var distance = new TimeSpan(hours, minuteSum, 0);
        zoneOffset = text[0] == '-' ? -distance : distance;
        return true;
    }

    /// <summary>At the ends of the calendar the instant stays within it: 9999-12-31T23:59:59Z is no day of year 10000.</summary>
    private static DateTimeOffset Utc(DateTime localTime, TimeSpan zoneOffset) =>
        new(Math.Clamp(localTime.Ticks - zoneOffset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero);

    private static bool Number(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        return true;
    }
}
