using System.Buffers.Text;
using Opgoerelse.Ingest.Reading;

namespace Opgoerelse.Ingest.Validation;

/// <summary>
/// Reads one field at a time: missing, form, range. The first that fails is the line's rejection; from then on the
/// caller stops.
/// </summary>
internal sealed class FieldReader
{
    public const string ExpectedDate = "en dato (åååå-MM-dd) eller et tidspunkt";
    public const string ExpectedGuid = "en guid (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)";
    public const string ExpectedBool = "true eller false";

    /// <summary>No month has so many hours; with the decimals that are stored, a number below has eight digits.</summary>
    public const decimal HoursEnd = 100_000;

    public RawBesked Raw { get; set; } = null!;

    public Rejection? Error { get; private set; }

    public void Begin(RawBesked raw)
    {
        Raw = raw;
        Error = null;
    }

    /// <summary>Rejects the line; always false, so that a check can end with it.</summary>
    public bool Reject(Field field, string code, string text)
    {
        Error = new Rejection(Raw.Line, field.Name(), code, text);
        return false;
    }

    public bool IsMissing(Field field) => Reject(field, RejectionCodes.MissingField, $"Feltet {field.Name()} mangler.");

    public bool Invalid(Field field, RawValue value, string expected) =>
        Reject(field, RejectionCodes.InvalidValue, $"Feltet {field.Name()} har værdien {Show(value)}; ventet {expected}.");

    /// <summary>The value as it may be shown.</summary>
    public string Show(RawValue value) => value.Kind switch
    {
        ValueKind.ListOf => "en liste",
        ValueKind.JsonObjectKind => "et objekt",
        ValueKind.Unreadable => "en tekst, der ikke er Unicode",
        ValueKind.Absent => "null",
        _ => $"»{Rendering.Clean(Raw.Bytes(value))}«",
    };

    public bool Guid(Field field, RawValue value, out Guid id)
    {
        id = default;
        if (!value.Exists)
        {
            return IsMissing(field);
        }

        // The hyphenated form in any case, and nothing beside it.
        return (value.IsText && value.Length == 36 && Utf8Parser.TryParse(Raw.Bytes(value), out id, out var usedUp, 'D') && usedUp == 36)
            || Invalid(field, value, ExpectedGuid);
    }

    public bool TryWholeNumber(Field field, RawValue value, long atLeast, long atMost, string expected, out long number)
    {
        number = 0;
        if (!value.Exists)
        {
            return IsMissing(field);
        }

        return (IsNumber(value) && NumberReader.TryWhole(Raw.Bytes(value), out number) && number >= atLeast && number <= atMost)
            || Invalid(field, value, expected);
    }

    public bool OptionalMinutes(Field field, out int? number)
    {
        number = null;
        var value = Raw.Content(field);
        if (!value.Exists)
        {
            return true;
        }

        if (!TryWholeNumber(field, value, 0, 59, "et helt tal fra 0 til 59", out var complete))
        {
            return false;
        }

        number = (int)complete;
        return true;
    }

    /// <summary>Above 0 and below <see cref="HoursEnd"/>.</summary>
    public bool Decimal(Field field, out decimal number)
    {
        number = 0;
        var value = Raw.Content(field);
        if (!value.Exists)
        {
            return IsMissing(field);
        }

        return (IsNumber(value)
            && NumberReader.TryDecimal(Raw.Bytes(value), value.Kind == ValueKind.Number, out number)
            && number is > 0 and < HoursEnd)
            || Invalid(field, value, "et tal over 0 og under 100.000 med højst 28 cifre");
    }

    public bool OptionalFlag(Field field, out bool? flag)
    {
        var value = Raw.Content(field);
        flag = value.Kind switch
        {
            ValueKind.True => true,
            ValueKind.False => false,
            ValueKind.Cell when Raw.Bytes(value).SequenceEqual("true"u8) => true,
            ValueKind.Cell when Raw.Bytes(value).SequenceEqual("false"u8) => false,
            _ => null,
        };
        return flag is not null || !value.Exists || Invalid(field, value, ExpectedBool);
    }

    public bool Flag(Field field, out bool flag)
    {
        flag = false;
        if (!Raw.Content(field).Exists)
        {
            return IsMissing(field);
        }

        var isValid = OptionalFlag(field, out var read);
        flag = read ?? false;
        return isValid;
    }

    public bool Code(Field field, AllowedCodes listOf, out string code)
    {
        code = "";
        if (!Raw.Content(field).Exists)
        {
            return IsMissing(field);
        }

        var isValid = OptionalCode(field, listOf, out var found);
        code = found ?? "";
        return isValid;
    }

    public bool OptionalCode(Field field, AllowedCodes listOf, out string? code)
    {
        var value = Raw.Content(field);
        code = value.IsText ? listOf.Find(Raw.Bytes(value)) : null;
        return code is not null || !value.Exists || Invalid(field, value, listOf.ExpectedText);
    }

    public bool Date(Field field, out DateOnly day)
    {
        var value = Raw.Content(field);
        day = default;
        if (!value.Exists)
        {
            return IsMissing(field);
        }

        return Day(field, value, out day) && Inside(field, value, day);
    }

    /// <summary>An end that may be absent; 9999-12-31 is absent too, and <paramref name="infinite"/> tells that it stood there.</summary>
    public bool OptionalEndDate(Field field, out DateOnly? day, out bool infinite)
    {
        var value = Raw.Content(field);
        day = null;
        infinite = false;
        if (!value.Exists)
        {
            return true;
        }

        if (!Day(field, value, out var read))
        {
            return false;
        }

        infinite = read == DateReader.Infinite;
        if (infinite)
        {
            return true;
        }

        day = read;
        return Inside(field, value, read);
    }

    public bool Day(Field field, RawValue value, out DateOnly day)
    {
        day = default;
        return (value.IsText && DateReader.TryDay(Raw.Bytes(value), out day)) || Invalid(field, value, ExpectedDate);
    }

    public bool Inside(Field field, RawValue value, DateOnly day) =>
        (day >= DateReader.First && day <= DateReader.Last)
        || Reject(
            field,
            RejectionCodes.DateOutside,
            $"Feltet {field.Name()} har værdien {Show(value)}; datoer skal ligge fra 1900-01-01 til og med 2100-12-31.");

    /// <summary>Ends before it begins.</summary>
    public bool OrderRule(Field start, DateOnly from, Field end, DateOnly? to) =>
        to is not { } last || last >= from
        || Reject(
            end,
            RejectionCodes.EndBeforeStart,
            $"Feltet {end.Name()} har værdien {last:yyyy-MM-dd}, som er før {start.Name()} {from:yyyy-MM-dd}.");

    private static bool IsNumber(RawValue value) => value.Kind is ValueKind.Number or ValueKind.Cell;
}
