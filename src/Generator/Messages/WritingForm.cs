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
