using Opgoerelse.Generator.Chance;

namespace Opgoerelse.Generator.Messages;

/// <summary>Ways of writing that change no value: what normalisation must see through.</summary>
[Flags]
internal enum WritingForm
{
    None = 0,

    /// <summary>010203-1234.</summary>
    Hyphen = 1,

    /// <summary>Guids in upper case.</summary>
    UpperGuid = 1 << 1,

    /// <summary>101 for 0101.</summary>
    ShortKommuneCode = 1 << 2,

    /// <summary>2024-03-15T00:00:00+01:00.</summary>
    DateTimeOffset = 1 << 3,

    /// <summary>2024-03-14T23:00:00Z, which in Denmark is 15 March.</summary>
    DateTimeUtc = 1 << 4,

    /// <summary>2024-03-15T08:30:00, on the Danish clock.</summary>
    DateTimeLocal = 1 << 5,

    /// <summary>The time of registration with Z instead of the Danish offset.</summary>
    RegisteredUtc = 1 << 6,

    /// <summary>The time of registration with fractions of a second.</summary>
    Fraction = 1 << 7,

    /// <summary>An absent slutdato or til as 9999-12-31.</summary>
    OpenEndAs9999 = 1 << 8,

    /// <summary>Absent fields as null (NDJSON only).</summary>
    ExplicitNulls = 1 << 9,

    /// <summary>A field the contract does not know, beside the entity's own.</summary>
    UnknownInContent = 1 << 10,

    /// <summary>A field the contract does not know, beside the envelope's own (NDJSON only).</summary>
    UnknownInEnvelope = 1 << 11,

    /// <summary>The member indhold before those of the envelope (NDJSON only): a JSON object has no order.</summary>
    ContentFirst = 1 << 12,

    /// <summary>12.50 for 12.5.</summary>
    TrailingZero = 1 << 13,
}

/// <summary>
/// The system a kommune reports through. Systems differ in small habits of writing, all within the contract.
/// </summary>
internal enum Fagsystem
{
    /// <summary>Writes as the contract's table shows.</summary>
    Plain,

    /// <summary>Hyphen in the personnummer, and dates as date-times on the Danish clock.</summary>
    Offset,

    /// <summary>Upper-case guids, and dates as UTC instants: Danish midnight lies on the day before.</summary>
    Utc,

    /// <summary>Three-digit kommunekoder, 9999-12-31 for an open end, nulls and fields of its own.</summary>
    Old,
}

/// <summary>How a system writes one message: its habits come and go with its versions.</summary>
internal static class Habits
{
    public static WritingForm FormOf(Fagsystem system, Rng rng)
    {
        var form = WritingForm.None;
        switch (system)
        {
            case Fagsystem.Offset:
                form |= If(rng, 0.5, WritingForm.Hyphen) | If(rng, 0.25, WritingForm.DateTimeOffset) | If(rng, 0.3, WritingForm.Fraction);
                break;
            case Fagsystem.Utc:
                form |=
                    If(rng, 0.5, WritingForm.UpperGuid) | If(rng, 0.35, WritingForm.DateTimeUtc) | If(rng, 0.6, WritingForm.RegisteredUtc);
                break;
            case Fagsystem.Old:
                form |= If(rng, 0.7, WritingForm.ShortKommuneCode) | If(rng, 0.4, WritingForm.OpenEndAs9999)
                    | If(rng, 0.4, WritingForm.ExplicitNulls) | If(rng, 0.1, WritingForm.DateTimeLocal);
                break;
        }

        return form | If(rng, 0.02, WritingForm.UnknownInContent) | If(rng, 0.01, WritingForm.UnknownInEnvelope)
            | If(rng, 0.02, WritingForm.ContentFirst) | If(rng, 0.02, WritingForm.TrailingZero);
    }

    private static WritingForm If(Rng rng, double share, WritingForm habit) => rng.Hits(share) ? habit : WritingForm.None;
}
