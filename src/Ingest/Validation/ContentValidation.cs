using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Persons;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Ingest.Reading;

namespace Opgoerelse.Ingest.Validation;

/// <summary>The fields of the five entities, each in the order in which the contract lists them, then the rules across them.</summary>
internal sealed class ContentValidation(FieldReader fields, RegisterLookup lookup, PseudonymKey key, LeveranceLimits limits) : IDisposable
{
    private readonly IncrementalHash _hmac = key.Hmac();
    private readonly CodeLookup _kommuner = new(code => lookup.IsKommune(code) ? code : null);
    private readonly CodeLookup _indsatstyper = new(lookup.Indsatstype);

    /// <summary>The content after the entity's own id, or null when the line is rejected.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="forloebId">Set for a child.</param>
    /// <param name="quality">What is worth a count.</param>
    public BeskedContent? Validate(Entity entity, ref Guid forloebId, out Quality quality)
    {
        quality = Quality.NothingFound;
        if (entity == Entity.Forloeb)
        {
            return Forloeb(ref quality);
        }

        if (!fields.Guid(Field.ForloebId, fields.Raw.Content(Field.ForloebId), out forloebId))
        {
            return null;
        }

        return entity switch
        {
            Entity.Indsats => Indsats(ref quality),
            Entity.Fritagelse => Fritagelse(ref quality),
            Entity.OrdinaryHours => OrdinaryHours(),
            _ => Indstilling(),
        };
    }

    public void Dispose() => _hmac.Dispose();

    private ForloebContent? Forloeb(ref Quality quality)
    {
        if (!Person(out var person, out var born, out var sex)
            || !fields.Date(Field.StartDate, out var start)
            || !fields.OptionalEndDate(Field.EndDate, out var end, out var infinite)
            || !Reason(end, out var ending, out var mark)
            || !Kommuner(out var kommuner)
            || !fields.OptionalFlag(Field.Fejloprettet, out var fejloprettet)
            || !fields.OrderRule(Field.StartDate, start, Field.EndDate, end)
            || !CoversStart(kommuner, start))
        {
            return null;
        }

        quality |= infinite ? Quality.EndDate9999 : Quality.NothingFound;
        return new ForloebContent(person, born, sex, start, end, ending, mark, kommuner, fejloprettet);
    }

    private IndsatsContent? Indsats(ref Quality quality)
    {
        if (!Indsatstype(out var indsatstype)
            || !fields.Code(Field.Status, AllowedCodes.Status, out var status)
            || !fields.Date(Field.StartDate, out var start)
            || !fields.OptionalEndDate(Field.EndDate, out var end, out var infinite)
            || !fields.OptionalMinutes(Field.HoursPerWeek, out var hours)
            || !fields.OptionalMinutes(Field.MinutesPerWeek, out var minuteSum)
            || !fields.OptionalFlag(Field.IIndsatsdel, out var iIndsatsdel)
            || !fields.OptionalCode(Field.Udfoerer, AllowedCodes.Udfoerer, out var udfoerer)
            || !fields.OptionalFlag(Field.Fejloprettet, out var fejloprettet)
            || !fields.OrderRule(Field.StartDate, start, Field.EndDate, end))
        {
            return null;
        }

        quality |= (infinite ? Quality.EndDate9999 : Quality.NothingFound)
            | (hours is null && minuteSum is null ? Quality.HoursMissing : Quality.NothingFound)
            | (status == "afsluttet" && end is null ? Quality.EndedWithoutEndDate : Quality.NothingFound)
            | (iIndsatsdel is null ? Quality.IIndsatsdelUnknown : Quality.NothingFound);
        return new IndsatsContent(indsatstype, status, start, end, hours, minuteSum, iIndsatsdel, udfoerer, fejloprettet);
    }

    private FritagelseContent? Fritagelse(ref Quality quality)
    {
        if (!fields.Code(Field.Hjemmel, AllowedCodes.Hjemmel, out var hjemmel)
            || !fields.OptionalFlag(Field.Helbred, out var helbred)
            || !fields.Date(Field.From, out var from)
            || !fields.OptionalEndDate(Field.To, out var to, out var infinite)
            || !fields.OptionalFlag(Field.Fejloprettet, out var fejloprettet)
            || !fields.OrderRule(Field.From, from, Field.To, to))
        {
            return null;
        }

        quality |= infinite ? Quality.EndDate9999 : Quality.NothingFound;
        return new FritagelseContent(hjemmel, helbred, from, to, fejloprettet);
    }

    private HoursContent? OrdinaryHours() =>
        Month(out var month) && fields.Decimal(Field.Hours, out var hours)
            ? new HoursContent(month, hours)
            : null;

    private IndstillingContent? Indstilling() =>
        fields.Date(Field.Date, out var date)
        && fields.Flag(Field.Genbehandling, out var genbehandling)
        && Categories(out var categories)
            ? new IndstillingContent(date, genbehandling, categories)
            : null;

    /// <summary>The one place where a personnummer is read. Its digits live on the stack and are overwritten.</summary>
    private bool Person(out Hash32 person, out DateOnly born, out Sex sex)
    {
        person = default;
        born = default;
        sex = default;
        var value = fields.Raw.Content(Field.Personnummer);
        if (!value.Exists)
        {
            return fields.IsMissing(Field.Personnummer);
        }

        Span<byte> digits = stackalloc byte[Personnummer.Digits];
        Span<byte> pseudonym = stackalloc byte[32];
        if (!value.IsText || !Personnummer.TryRead(fields.Raw.Bytes(value), digits, out born, out sex))
        {
            CryptographicOperations.ZeroMemory(digits);
            return fields.Reject(
                Field.Personnummer,
                RejectionCodes.InvalidPersonnummer,
                "Feltet personnummer har en værdi, der ikke er ti cifre (med eller uden bindestreg) med en gyldig dato. Værdien vises "
                    + "ikke.");
        }

        PseudonymKey.Compute(_hmac, digits, pseudonym);
        CryptographicOperations.ZeroMemory(digits);
        person = Hash32.From(pseudonym);
        return true;
    }

    /// <summary>
    /// The reason of the forloeb read last, composed: for <see cref="ContentHash.Former"/>, and for nothing that is kept.
    /// </summary>
    public string? ReasonText { get; private set; }

    /// <summary>A free text can hold anything, so only its category is kept, and a keyed mark that tells it from another.</summary>
    private bool Reason(DateOnly? endDate, out string? ending, out Hash32? mark)
    {
        var value = fields.Raw.Content(Field.Afslutningsaarsag);
        ending = null;
        mark = null;
        if (!value.Exists)
        {
            return true;
        }

        if (!value.IsText || CodePoints(fields.Raw.Bytes(value)) > limits.MaxTextLength)
        {
            return fields.Invalid(
                Field.Afslutningsaarsag,
                value,
                string.Create(CultureInfo.InvariantCulture, $"en tekst på højst {limits.MaxTextLength} tegn"));
        }

        ReasonText = Composed.Of(Encoding.UTF8.GetString(fields.Raw.Bytes(value)));
        ending = Afslutningsaarsager.Standard.Category(ReasonText, endDate);
        mark = PseudonymKey.Mark(_hmac, ReasonText);
        return true;
    }

    /// <summary>In UTF-8 every character has one byte that does not begin with the bits 10.</summary>
    private static int CodePoints(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        foreach (var one in utf8)
        {
            count += (one & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }

    private bool Kommuner(out List<KommuneResponsibility> kommuner)
    {
        const string ExpectedText = "en liste af kommunekode (fire cifre) og fra (dato), med mindst et led og stigende datoer";
        var raw = fields.Raw;
        var value = raw.Content(Field.Kommuner);
        kommuner = new List<KommuneResponsibility>(Math.Min(raw.Kommuner.Count, limits.MaxKommuner));
        if (!value.Exists)
        {
            return fields.IsMissing(Field.Kommuner);
        }

        if (value.Kind is not (ValueKind.ListOf or ValueKind.Cell) || raw.Kommuner.Count == 0)
        {
            return fields.Invalid(Field.Kommuner, value, ExpectedText);
        }

        if (raw.Kommuner.Count > limits.MaxKommuner)
        {
            return fields.Invalid(
                Field.Kommuner,
                value,
                string.Create(CultureInfo.InvariantCulture, $"en liste på højst {limits.MaxKommuner} led"));
        }

        foreach (var term in raw.Kommuner)
        {
            if (!Kommune(term, out var kommune) || !From(term, out var from))
            {
                return false;
            }

            kommuner.Add(new KommuneResponsibility(kommune, from));
        }

        for (var i = 1; i < kommuner.Count; i++)
        {
            if (kommuner[i].From <= kommuner[i - 1].From)
            {
                return fields.Reject(
                    Field.Kommuner,
                    RejectionCodes.InvalidValue,
                    $"Feltet kommuner er ikke stigende: {kommuner[i - 1].From:yyyy-MM-dd} følges af {kommuner[i].From:yyyy-MM-dd}.");
            }
        }

        return true;
    }

    private bool Kommune(RawKommune term, out string kommune)
    {
        kommune = "";
        var raw = fields.Raw;
        if (!term.IsObject)
        {
            return fields.Reject(
                Field.Kommuner,
                RejectionCodes.InvalidValue,
                "Feltet kommuner har et led, der ikke er kommunekode og fra.");
        }

        if (!term.Code.Exists)
        {
            return fields.Reject(Field.Kommuner, RejectionCodes.MissingField, "Feltet kommuner har et led uden kommunekode.");
        }

        if (!term.Code.IsText || !IsCode(raw.Bytes(term.Code)))
        {
            return fields.Reject(
                Field.Kommuner,
                RejectionCodes.InvalidValue,
                $"Feltet kommuner har kommunekoden {fields.Show(term.Code)}; ventet fire cifre.");
        }

        Span<byte> code = [(byte)'0', 0, 0, 0];
        raw.Bytes(term.Code).CopyTo(code[(4 - term.Code.Length)..]);
        kommune = _kommuner.Find(code) ?? "";
        return kommune.Length > 0
            || fields.Reject(
                Field.Kommuner,
                RejectionCodes.UnknownKommune,
                $"Feltet kommuner har kommunekoden {fields.Show(term.Code)}, som ikke er en kommune.");

        static bool IsCode(ReadOnlySpan<byte> code) =>
            code.Length is 3 or 4 && !code.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    private bool From(RawKommune term, out DateOnly from)
    {
        from = default;
        return term.From.Exists
            ? fields.Day(Field.Kommuner, term.From, out from) && fields.Inside(Field.Kommuner, term.From, from)
            : fields.Reject(Field.Kommuner, RejectionCodes.MissingField, "Feltet kommuner har et led uden fra.");
    }

    private bool CoversStart(List<KommuneResponsibility> kommuner, DateOnly start) =>
        kommuner[0].From <= start
        || fields.Reject(
            Field.Kommuner,
            RejectionCodes.InvalidValue,
            $"Feltet kommuner begynder {kommuner[0].From:yyyy-MM-dd}, som er efter startdato {start:yyyy-MM-dd}.");

    private bool Indsatstype(out string indsatstype)
    {
        indsatstype = "";
        var value = fields.Raw.Content(Field.Indsatstype);
        if (!value.Exists)
        {
            return fields.IsMissing(Field.Indsatstype);
        }

        if (!value.IsText)
        {
            return fields.Invalid(Field.Indsatstype, value, "en kode");
        }

        indsatstype = _indsatstyper.Find(fields.Raw.Bytes(value)) ?? "";
        return indsatstype.Length > 0
            || fields.Reject(
                Field.Indsatstype,
                RejectionCodes.UnknownIndsatstype,
                $"Feltet indsatstype har værdien {fields.Show(value)}, som ikke er en kendt type eller kildekode.");
    }

    private bool Month(out DateOnly month)
    {
        month = default;
        var value = fields.Raw.Content(Field.Month);
        if (!value.Exists)
        {
            return fields.IsMissing(Field.Month);
        }

        return value.IsText && DateReader.TryMonth(fields.Raw.Bytes(value), out month)
            ? fields.Inside(Field.Month, value, month)
            : fields.Invalid(Field.Month, value, "en måned (åååå-MM)");
    }

    private bool Categories(out Categories categories)
    {
        categories = Domain.Law.Categories.Ingen;
        var raw = fields.Raw;
        var value = raw.Content(Field.Categories);
        if (!value.Exists)
        {
            return fields.IsMissing(Field.Categories);
        }

        if (value.Kind is not (ValueKind.ListOf or ValueKind.Cell))
        {
            return fields.Invalid(Field.Categories, value, "en liste af kategorier");
        }

        foreach (var term in raw.Categories)
        {
            if (!term.IsText || CategoryList.Find(raw.Bytes(term)) is not { } code)
            {
                return fields.Invalid(Field.Categories, term, CategoryList.ExpectedText);
            }

            categories |= CategoryCodes.Find(code)!.Value.As();
        }

        return true;
    }

    private static readonly AllowedCodes CategoryList = new([.. CategoryCodes.All]);
}
