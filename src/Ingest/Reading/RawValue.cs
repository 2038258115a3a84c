namespace Opgoerelse.Ingest.Reading;

/// <summary>What kind of value stands in a field, before anything is known of what it should be.</summary>
internal enum ValueKind
{
    /// <summary>Not there: no such field, JSON null, or an empty CSV cell.</summary>
    Absent,

    /// <summary>A JSON string.</summary>
    Text,

    /// <summary>A JSON number.</summary>
    Number,

    /// <summary>JSON true.</summary>
    True,

    /// <summary>JSON false.</summary>
    False,

    /// <summary>A JSON array.</summary>
    ListOf,

    /// <summary>A JSON object.</summary>
    JsonObjectKind,

    /// <summary>A CSV cell with something in it: its field decides what it may be.</summary>
    Cell,

    /// <summary>A JSON string that is no Unicode text (half a surrogate pair).</summary>
    Unreadable,
}

/// <summary>A value as it came: its kind, and where its bytes are, in the line or in the message's scratch buffer.</summary>
internal readonly record struct RawValue(ValueKind Kind, bool Scratch, int Start, int Length)
{
    public bool Exists => Kind != ValueKind.Absent;

    public bool IsText => Kind is ValueKind.Text or ValueKind.Cell;
}

/// <summary>An element of <c>kommuner</c> as it came; <paramref name="IsObject"/> is false when it is no pair.</summary>
internal readonly record struct RawKommune(bool IsObject, RawValue Code, RawValue From);
