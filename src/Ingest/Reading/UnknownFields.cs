namespace Opgoerelse.Ingest.Reading;

/// <summary>
/// The names of unknown fields in one leverance. Names come from outside, so their number is bounded: what exceeds it
/// is counted together.
/// </summary>
internal sealed class UnknownFields
{
    public const int Max = 1000;

    /// <summary>The name under which unknown fields beyond <see cref="Max"/> are counted.</summary>
    public const string OtherOnes = "(øvrige)";

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

        if (_names.Count >= Max && cleaned != OtherOnes)
        {
            return Number(OtherOnes);
        }

        _numbers.Add(cleaned, _names.Count);
        _names.Add(cleaned);
        return _names.Count - 1;
    }
}
