namespace Opgoerelse.Ingest.Reading;

/// <summary>
/// The names of unknown fields in one leverance. Names come from outside, so their number is bounded: what exceeds it
/// is counted together.
/// </summary>
internal sealed class Ukendtefelter
{
    public const int Maks = 1000;

    /// <summary>The name under which unknown fields beyond <see cref="Maks"/> are counted.</summary>
    public const string Oevrige = "(øvrige)";

    private readonly Dictionary<string, int> _numre = new(StringComparer.Ordinal);
    private readonly List<string> _navne = [];

    public string Navn(int nummer) => _navne[nummer];

    /// <summary>
    /// The number of a name; a name is scrubbed before it is kept. Spaces at its end go: to SQL Server they are no difference.
    /// </summary>
    public int Nummer(ReadOnlySpan<byte> utf8) => Nummer(Gengivelse.Rens(utf8).TrimEnd());

    /// <summary>The number of a name that is fit to be kept already.</summary>
    public int Nummer(string renset)
    {
        if (_numre.TryGetValue(renset, out var nummer))
        {
            return nummer;
        }

        if (_navne.Count >= Maks && renset != Oevrige)
        {
            return Nummer(Oevrige);
        }

        _numre.Add(renset, _navne.Count);
        _navne.Add(renset);
        return _navne.Count - 1;
    }
}
