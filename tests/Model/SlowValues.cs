using System.Globalization;
using System.Numerics;

namespace Opgoerelse.Model;

/// <summary>A line is wrong: the field and the stable code.</summary>
public sealed record SlowError(string Field, string Code);

/// <summary>
/// Reads one value. Each function returns the canonical text, or the code of what is wrong; exactly one of the two
/// is not null. The order inside is form, then range.
/// </summary>
public static class SlowValues
{
    public const string InvalidValue = "ugyldig-vaerdi";
    public const string MissingField = "mangler-felt";
    private const string InvalidPersonnummer = "ugyldigt-personnummer";
    private const string UnknownKommune = "ukendt-kommune";
    private const string UnknownIndsatstype = "ukendt-indsatstype";
    private const string DateOutOfRange = "dato-foer-1900-eller-efter-2100";

    private static readonly DateOnly FirstDay = new(1900, 1, 1);
    private static readonly DateOnly LastDay = new(2100, 12, 31);
    private static readonly DateOnly MeansAbsent = new(9999, 12, 31);
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    private static readonly string[] Statuses = ["planlagt", "paabegyndt", "afsluttet", "annulleret"];
    private static readonly string[] Udfoerere = ["kommune", "region", "andenAktoer", "virksomhed"];
    private static readonly string[] Hjemler = ["LAS-13-7", "LAS-13-8", "LAS-13-15", "LAB-33-5", "ANDEN"];

    /// <summary>The value's canonical text (empty: means absent) or the code of what is wrong.</summary>
    public static (string? Value, string? Code) Read(SlowKind kind, SlowNode node) => kind switch
    {
        SlowKind.Id => Id(node),
        SlowKind.Text => node is SlowText text && text.Value.EnumerateRunes().Count() <= 1000
            ? Right(Composed(text.Value))
            : Wrong(InvalidValue),
        SlowKind.Personnummer => Personnummer(node),
        SlowKind.Date => Date(node, endDate: false),
        SlowKind.EndDate => Date(node, endDate: true),
        SlowKind.Month => Month(node),
        SlowKind.PositiveDecimal => PositiveDecimal(node),
        SlowKind.UpTo59 => WholeNumber(node, 0, 59),
        SlowKind.Flag => node is SlowFlag flag ? Right(flag.Value ? "true" : "false") : Wrong(InvalidValue),
        SlowKind.Indsatstype => Indsatstype(node),
        SlowKind.Status => OneOf(node, Statuses),
        SlowKind.Udfoerer => OneOf(node, Udfoerere),
        SlowKind.Hjemmel => OneOf(node, Hjemler),
        SlowKind.Categories => Categories(node),
        SlowKind.Kommuner => Kommuner(node),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>8-4-4-4-12 hexadecimal digits; canonical in lower case.</summary>
    public static (string? Value, string? Code) Id(SlowNode node)
    {
        if (node is not SlowText { Value: { Length: 36 } text })
        {
            return Wrong(InvalidValue);
        }

        for (int i = 0; i < 36; i++)
        {
            bool right = i is 8 or 13 or 18 or 23 ? text[i] == '-' : char.IsAsciiHexDigit(text[i]);
            if (!right)
            {
                return Wrong(InvalidValue);
            }
        }

        return Right(text.ToLowerInvariant());
    }

    /// <summary>A whole number written as one: a number as text, a fraction and an exponent are wrong.</summary>
    public static (string? Value, string? Code) WholeNumber(SlowNode node, long least, long most)
    {
        if (node is not SlowNumber number)
        {
            return Wrong(InvalidValue);
        }

        string digits = number.Raw.StartsWith('-') ? number.Raw[1..] : number.Raw;
        if (digits == "" || !digits.All(char.IsAsciiDigit))
        {
            return Wrong(InvalidValue);
        }

        BigInteger value = BigInteger.Parse(number.Raw, CultureInfo.InvariantCulture);
        return value < least || value > most
            ? Wrong(InvalidValue)
            : Right(value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A date-time with offset; the value decides nothing.</summary>
    public static (string? Value, string? Code) DateTimeWithOffset(SlowNode node)
    {
        SlowMoment? moment = node is SlowText text ? SlowMoment.Parse(text.Value) : null;
        return moment is { HasTime: true, OffsetMinutes: not null }
            ? Right(((SlowText)node).Value)
            : Wrong(InvalidValue);
    }

    /// <summary>The birth date in a personnummer of ten digits; null when it holds no date.</summary>
    public static DateOnly? BirthDate(string tenDigits)
    {
        int day = int.Parse(tenDigits[..2], CultureInfo.InvariantCulture);
        int month = int.Parse(tenDigits[2..4], CultureInfo.InvariantCulture);
        int yearOfCentury = int.Parse(tenDigits[4..6], CultureInfo.InvariantCulture);
        char seventh = tenDigits[6];

        int century;
        if (seventh is '0' or '1' or '2' or '3')
        {
            century = 1900;
        }
        else if (seventh is '4' or '9')
        {
            century = yearOfCentury <= 36 ? 2000 : 1900;
        }
        else
        {
            century = yearOfCentury <= 57 ? 2000 : 1800;
        }

        int year = century + yearOfCentury;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        return new DateOnly(year, month, day);
    }

    /// <summary>The last digit: odd is mand, even is kvinde.</summary>
    public static string Sex(string tenDigits) => (tenDigits[9] - '0') % 2 == 1 ? "mand" : "kvinde";

    /// <summary>One text has one form: NFC. U+FFFE, which is no character, stays where it is.</summary>
    private static string Composed(string text) =>
        string.Join('\uFFFE', text.Split('\uFFFE').Select(part => part.Normalize(System.Text.NormalizationForm.FormC)));

    private static (string?, string?) Right(string value) => (value, null);

    private static (string?, string?) Wrong(string code) => (null, code);

    private static (string?, string?) OneOf(SlowNode node, string[] words) =>
        node is SlowText text && words.Contains(text.Value) ? Right(text.Value) : Wrong(InvalidValue);

    private static (string?, string?) Personnummer(SlowNode node)
    {
        if (node is not SlowText { Value: var text })
        {
            return Wrong(InvalidPersonnummer);
        }

        if (text.Length == 11 && text[6] == '-')
        {
            text = text.Remove(6, 1);
        }

        bool tenDigits = text.Length == 10 && text.All(char.IsAsciiDigit);
        return tenDigits && text != "0000000000" && BirthDate(text) is not null
            ? Right(text)
            : Wrong(InvalidPersonnummer);
    }

    private static (string?, string?) Date(SlowNode node, bool endDate)
    {
        SlowMoment? moment = node is SlowText text ? SlowMoment.Parse(text.Value) : null;
        if (moment is null)
        {
            return Wrong(InvalidValue);
        }

        DateOnly? day = DanishDay(moment);
        if (endDate && day == MeansAbsent)
        {
            return Right("");
        }

        return day is null || day < FirstDay || day > LastDay
            ? Wrong(DateOutOfRange)
            : Right(day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// A date is itself; a date-time without offset is Danish local time; one with offset is cut to its Danish
    /// calendar day. What falls after year 9999 is taken for its last day, what falls before year 1 for no day.
    /// </summary>
    private static DateOnly? DanishDay(SlowMoment moment)
    {
        if (moment.OffsetMinutes is null)
        {
            return DateOnly.FromDateTime(moment.Local);
        }

        long ticks = moment.Local.Ticks - (moment.OffsetMinutes.Value * TimeSpan.TicksPerMinute);
        if (ticks < 0)
        {
            return null;
        }

        if (ticks > DateTime.MaxValue.Ticks)
        {
            return MeansAbsent;
        }

        DateTime utc = new(ticks, DateTimeKind.Utc);
        return utc > DateTime.MaxValue.AddHours(-2)
            ? MeansAbsent
            : DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Copenhagen));
    }

    private static (string?, string?) Month(SlowNode node)
    {
        if (node is not SlowText { Value: { Length: 7 } text } || SlowMoment.Parse(text + "-01") is not { } moment)
        {
            return Wrong(InvalidValue);
        }

        DateOnly day = DateOnly.FromDateTime(moment.Local);
        return day < FirstDay || day > LastDay ? Wrong(DateOutOfRange) : Right(text);
    }

    /// <summary>A decimal as digits and a power of ten without trailing zeros, so that equal numbers are equal texts.</summary>
    private static (string?, string?) PositiveDecimal(SlowNode node)
    {
        if (node is not SlowNumber number)
        {
            return Wrong(InvalidValue);
        }

        string raw = number.Raw;
        BigInteger power = 0;
        int e = raw.IndexOfAny(['e', 'E']);
        if (e >= 0)
        {
            power = BigInteger.Parse(raw[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            raw = raw[..e];
        }

        int point = raw.IndexOf('.');
        if (point >= 0)
        {
            power -= raw.Length - point - 1;
            raw = raw.Remove(point, 1);
        }

        BigInteger digits = BigInteger.Parse(raw, CultureInfo.InvariantCulture);
        if (digits <= 0)
        {
            return Wrong(InvalidValue);
        }

        while (digits % 10 == 0)
        {
            digits /= 10;
            power++;
        }

        // No month has 100,000 hours.
        if (digits.ToString(CultureInfo.InvariantCulture).Length + power > 5)
        {
            return Wrong(InvalidValue);
        }

        return Right(
            digits.ToString(CultureInfo.InvariantCulture) + "e" + power.ToString(CultureInfo.InvariantCulture));
    }

    private static (string?, string?) Indsatstype(SlowNode node)
    {
        if (node is not SlowText text)
        {
            return Wrong(InvalidValue);
        }

        return SlowRegisters.Indsatstyper.Any(t => t.Code == text.Value) ? Right(text.Value) : Wrong(UnknownIndsatstype);
    }

    /// <summary>A set: in canonical order, each once.</summary>
    private static (string?, string?) Categories(SlowNode node)
    {
        if (node is not SlowList list)
        {
            return Wrong(InvalidValue);
        }

        bool known = list.Items.All(item => item is SlowText text && SlowCategory.All.Contains(text.Value));
        return known
            ? Right(string.Join('|', SlowCategory.All.Where(k => list.Items.Contains(new SlowText(k)))))
            : Wrong(InvalidValue);
    }

    /// <summary>Entry by entry; in each kommunekode and then fra; then that there is one, and that they ascend.</summary>
    private static (string?, string?) Kommuner(SlowNode node)
    {
        if (node is not SlowList list || list.Items.Count is 0 or > 100)
        {
            return Wrong(InvalidValue);
        }

        List<string> entries = [];
        string lastFrom = "";
        bool ascending = true;
        foreach (SlowNode? item in list.Items)
        {
            if (item is not SlowObject entry)
            {
                return Wrong(InvalidValue);
            }

            if (entry["kommunekode"] is not { } codeNode)
            {
                return Wrong(MissingField);
            }

            if (codeNode is not SlowText { Value: var kommuneCode }
                || kommuneCode.Length is not (3 or 4)
                || !kommuneCode.All(char.IsAsciiDigit))
            {
                return Wrong(InvalidValue);
            }

            kommuneCode = kommuneCode.PadLeft(4, '0');
            if (!SlowRegisters.Kommuner.Any(k => k.KommuneCode == kommuneCode))
            {
                return Wrong(UnknownKommune);
            }

            if (entry["fra"] is not { } fromNode)
            {
                return Wrong(MissingField);
            }

            (string? from, string? code) = Date(fromNode, endDate: false);
            if (code is not null)
            {
                return Wrong(code);
            }

            ascending = ascending && string.CompareOrdinal(lastFrom, from) < 0;
            lastFrom = from!;
            entries.Add(kommuneCode + "@" + from);
        }

        return ascending ? Right(string.Join('|', entries)) : Wrong(InvalidValue);
    }
}
