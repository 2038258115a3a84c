using Opgoerelse.Domain.Time;

namespace Opgoerelse.Ingest.Validation;

/// <summary>
/// Dates and date-times as the contract writes them: <c>yyyy-MM-dd</c>, or that with <c>Thh:mm</c>, seconds and their
/// fraction optional, and <c>Z</c> or <c>±hh:mm</c> or (in a date field) nothing, which is Danish local time.
/// </summary>
internal static class Datoer
{
    /// <summary>The first day a date field may hold.</summary>
    public static readonly DateOnly Foerste = new(1900, 1, 1);

    /// <summary>The last day a date field may hold.</summary>
    public static readonly DateOnly Sidste = new(2100, 12, 31);

    /// <summary>What some sources write for "no end".</summary>
    public static readonly DateOnly Uendelig = new(9999, 12, 31);

    /// <summary>The Danish calendar day of a date or date-time; false when it is neither.</summary>
    public static bool TryDag(ReadOnlySpan<byte> tekst, out DateOnly dag)
    {
        if (!TryTidspunkt(tekst, out var lokal, out var forskydning))
        {
            dag = default;
            return false;
        }

        dag = DateOnly.FromDateTime(lokal);
        if (forskydning is { } offset)
        {
            dag = DanskTid.Dag(Utc(lokal, offset));
        }

        return true;
    }

    /// <summary>An instant: a date-time with offset; false when it is none.</summary>
    public static bool TryInstant(ReadOnlySpan<byte> tekst, out DateTimeOffset instant)
    {
        if (TryTidspunkt(tekst, out var lokal, out var forskydning) && forskydning is { } offset)
        {
            instant = Utc(lokal, offset);
            return true;
        }

        instant = default;
        return false;
    }

    /// <summary>The first day of a month <c>yyyy-MM</c>.</summary>
    public static bool TryMaaned(ReadOnlySpan<byte> tekst, out DateOnly foerste)
    {
        if (tekst.Length == 7 && tekst[4] == '-' && Tal(tekst[..4], out var aar) && Tal(tekst[5..], out var maaned) && aar >= 1 && maaned is >= 1 and <= 12)
        {
            foerste = new DateOnly(aar, maaned, 1);
            return true;
        }

        foerste = default;
        return false;
    }

    private static bool TryTidspunkt(ReadOnlySpan<byte> tekst, out DateTime lokal, out TimeSpan? forskydning)
    {
        lokal = default;
        forskydning = null;
        if (tekst.Length < 10 || tekst[4] != '-' || tekst[7] != '-'
            || !Tal(tekst[..4], out var aar) || !Tal(tekst[5..7], out var maaned) || !Tal(tekst[8..10], out var dag)
            || aar < 1 || maaned is < 1 or > 12 || dag < 1 || dag > DateTime.DaysInMonth(aar, maaned))
        {
            return false;
        }

        lokal = new DateTime(aar, maaned, dag, 0, 0, 0, DateTimeKind.Unspecified);
        return tekst.Length == 10 || (tekst[10] == 'T' && TryKlokken(tekst[11..], ref lokal, out forskydning));
    }

    private static bool TryKlokken(ReadOnlySpan<byte> tekst, ref DateTime lokal, out TimeSpan? forskydning)
    {
        forskydning = null;
        if (tekst.Length < 5 || tekst[2] != ':' || !Tal(tekst[..2], out var time) || !Tal(tekst[3..5], out var minut) || time > 23 || minut > 59)
        {
            return false;
        }

        var rest = tekst[5..];
        var ticks = (time * TimeSpan.TicksPerHour) + (minut * TimeSpan.TicksPerMinute);
        if (rest.Length > 0 && rest[0] == ':')
        {
            if (rest.Length < 3 || !Tal(rest[1..3], out var sekund) || sekund > 59)
            {
                return false;
            }

            ticks += sekund * TimeSpan.TicksPerSecond;
            rest = rest[3..];
            if (rest.Length > 0 && rest[0] == '.')
            {
                var slut = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
                var cifre = slut < 0 ? rest[1..] : rest[1..(slut + 1)];
                if (cifre.IsEmpty)
                {
                    return false;
                }

                var vaegt = TimeSpan.TicksPerSecond;
                foreach (var ciffer in cifre[..Math.Min(cifre.Length, 7)])
                {
                    vaegt /= 10;
                    ticks += (ciffer - '0') * vaegt;
                }

                rest = rest[(cifre.Length + 1)..];
            }
        }

        lokal = lokal.AddTicks(ticks);
        return TryForskydning(rest, out forskydning);
    }

    private static bool TryForskydning(ReadOnlySpan<byte> tekst, out TimeSpan? forskydning)
    {
        forskydning = null;
        if (tekst.IsEmpty)
        {
            return true;
        }

        if (tekst is [(byte)'Z'])
        {
            forskydning = TimeSpan.Zero;
            return true;
        }

        if (tekst.Length != 6 || tekst[0] is not ((byte)'+' or (byte)'-') || tekst[3] != ':'
            || !Tal(tekst[1..3], out var timer) || !Tal(tekst[4..], out var minutter)
            || minutter > 59 || (timer * 60) + minutter > 14 * 60)
        {
            return false;
        }

        var afstand = new TimeSpan(timer, minutter, 0);
        forskydning = tekst[0] == '-' ? -afstand : afstand;
        return true;
    }

    /// <summary>At the ends of the calendar the instant stays within it: 9999-12-31T23:59:59Z is no day of year 10000.</summary>
    private static DateTimeOffset Utc(DateTime lokal, TimeSpan forskydning) =>
        new(Math.Clamp(lokal.Ticks - forskydning.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero);

    private static bool Tal(ReadOnlySpan<byte> cifre, out int tal)
    {
        tal = 0;
        foreach (var ciffer in cifre)
        {
            if (ciffer is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            tal = (tal * 10) + (ciffer - '0');
        }

        return true;
    }
}
