using System.Text;

namespace Opgoerelse.Ingest.Reading;

/// <summary>
/// The names of unknown fields in one leverance. Names come from outside, so their number is bounded: what exceeds it
/// is counted together.
/// </summary>
internal sealed class UnknownFields
{
    public const int Max = 1000;

    /// <summary>The name under which unknown fields beyond <see cref="Max"/> are counted.</summary>
    public const string OtherFields = "(øvrige)";

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    public string Name(int ordinal) => _names[ordinal];

    /// <summary>
    /// The number of a name; a name is scrubbed before it is kept. Spaces at its end go: to SQL Server they are no difference.
    /// </summary>
    public int Number(ReadOnlySpan<byte> utf8) => Number(Rendering.Clean(utf8).TrimEnd());

    /// <summary>The number of a name that is fit to be kept already.</summary>
    public int Number(string cleaned)
    {
        if (_numbers.TryGetValue(cleaned, out var ordinal))
        {
            return ordinal;
        }

        if (_names.Count >= Max && cleaned != OtherFields)
        {
            return Number(OtherFields);
        }

        _numbers.Add(cleaned, _names.Count);
        _names.Add(cleaned);
        return _names.Count - 1;
    }
}

/// <summary>The names that one JSON object has had so far, compared as fields are: exactly, and after escapes.</summary>
internal sealed class SeenNames
{
    // A set that one line with very many names made large would be slow to clear for every line after it.
    private const int Kept = 256;

    private ulong _known;
    private HashSet<string> _others = new(StringComparer.Ordinal);

    public void Clear()
    {
        _known = 0;
        if (_others.Count > Kept)
        {
            _others = new HashSet<string>(StringComparer.Ordinal);
        }
        else
        {
            _others.Clear();
        }
    }

    /// <summary>Remembers a name; false when the object has had it before.</summary>
    /// <param name="field">The field that has this name; none when the contract knows no such field.</param>
    /// <param name="name">The name in UTF-8.</param>
    public bool Add(Field field, ReadOnlySpan<byte> name)
    {
        if (field == Field.None)
        {
            return _others.Add(Encoding.UTF8.GetString(name));
        }

        var first = (_known & field.Bit()) == 0;
        _known |= field.Bit();
        return first;
    }
}
