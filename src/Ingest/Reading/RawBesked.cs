namespace Opgoerelse.Ingest.Reading;

/// <summary>
/// One line, taken apart but not judged: the values of the known fields wherever they stood, so that validation can
/// take them in the contract's order. One object is used for all lines of a leverance.
/// </summary>
internal sealed class RawBesked(UnknownFields unknownFields)
{
    private readonly RawValue[] _envelope = new RawValue[FieldNames.Count];
    private readonly RawValue[] _content = new RawValue[FieldNames.Count];
    private byte[] _line = [];
    private byte[] _scratch = new byte[1024];
    private int _usedUp;

    public enum LineForm
    {
        Besked,
        InvalidJson,
        WrongCellCount,

        /// <summary>An object has a name twice: which of the two values holds is not ours to say.</summary>
        DuplicateField,
    }

    /// <summary>The physical line number, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Whether the line could be taken apart at all.</summary>
    public LineForm State { get; set; }

    /// <summary>Cells of a line with a wrong number of them.</summary>
    public int Cells { get; set; }

    /// <summary>The field of the contract that stands twice, or in which something does; none for an unknown name.</summary>
    public Field DoubleField { get; private set; }

    /// <summary>The name that stands twice, fit to be shown; empty when none does.</summary>
    public string DuplicateName { get; private set; } = "";

    public List<RawKommune> Kommuner { get; } = [];

    public List<RawValue> Categories { get; } = [];

    /// <summary>Numbers in <see cref="UnknownFields"/>; may hold doubles.</summary>
    public List<int> Unknown { get; } = [];

    /// <summary>Known names in <c>indhold</c>, as bits: which of them are the entity's is not known here.</summary>
    public ulong Set { get; private set; }

    public UnknownFields UnknownFields { get; } = unknownFields;

    public void Begin(byte[] line, long ordinal)
    {
        _line = line;
        Line = ordinal;
        State = LineForm.Besked;
        _usedUp = 0;
        Array.Clear(_envelope);
        DoubleField = Field.None;
        DuplicateName = "";
        Unknown.Clear();
        if (Set != 0)
        {
            Array.Clear(_content);
            Set = 0;
        }

        Kommuner.Clear();
        Categories.Clear();
    }

    /// <summary>A name stands twice in an object; the first that does is the line's rejection.</summary>
    public void SetDouble(Field field, ReadOnlySpan<byte> name)
    {
        if (DuplicateName.Length == 0)
        {
            DoubleField = field;
            DuplicateName = $"»{Rendering.Clean(name)}«";
        }
    }

    public RawValue Envelope(Field field) => _envelope[(int)field];

    public RawValue Content(Field field) => _content[(int)field];

    public void SetEnvelope(Field field, RawValue value) => _envelope[(int)field] = value;

    public void SetContent(Field field, RawValue value)
    {
        _content[(int)field] = value;
        Set = value.Exists ? Set | field.Bit() : Set & ~field.Bit();
    }

    public ReadOnlySpan<byte> Bytes(RawValue value) =>
        (value.Scratch ? _scratch : _line).AsSpan(value.Start, value.Length);

    /// <summary>Room for up to <paramref name="length"/> bytes in the scratch buffer; <see cref="Keep"/> keeps what was written.</summary>
    public Span<byte> Place(int length)
    {
        if (_usedUp + length > _scratch.Length)
        {
            var larger = new byte[Math.Max(_scratch.Length * 2, _usedUp + length)];
            _scratch.AsSpan(0, _usedUp).CopyTo(larger);
            Array.Clear(_scratch);
            _scratch = larger;
        }

        return _scratch.AsSpan(_usedUp, length);
    }

    public RawValue Keep(ValueKind kind, int length)
    {
        var value = new RawValue(kind, Scratch: true, _usedUp, length);
        _usedUp += length;
        return value;
    }

    /// <summary>Overwrites what the scratch buffer held.</summary>
    public void Clear() => Array.Clear(_scratch);
}

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
