using System.Text;

namespace Opgoerelse.Ingest.Reading;

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
        if (field == Field.NothingFound)
        {
            return _others.Add(Encoding.UTF8.GetString(name));
        }

        var first = (_known & field.Bit()) == 0;
        _known |= field.Bit();
        return first;
    }
}
