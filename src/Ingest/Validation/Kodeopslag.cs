using System.Text;

namespace Opgoerelse.Ingest.Validation;

/// <summary>
/// Asks a register for a code in UTF-8, and remembers what it knew, so that a known code costs no new string. What it
/// did not know is not remembered: that could be anything, without end.
/// </summary>
internal sealed class Kodeopslag
{
    // Longer than any code of any register; what is longer is unknown.
    private const int Laengst = 64;

    private readonly Dictionary<string, string> _kendte = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _opslag;
    private readonly Func<string, string?> _register;

    public Kodeopslag(Func<string, string?> register)
    {
        _register = register;
        _opslag = _kendte.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public string? Find(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Laengst)
        {
            return null;
        }

        Span<char> tegn = stackalloc char[Laengst];
        var kode = tegn[..Encoding.UTF8.GetChars(utf8, tegn)];
        if (_opslag.TryGetValue(kode, out var kendt))
        {
            return kendt;
        }

        var spurgt = kode.ToString();
        if (_register(spurgt) is { } fundet)
        {
            _kendte.Add(spurgt, fundet);
            return fundet;
        }

        return null;
    }
}
