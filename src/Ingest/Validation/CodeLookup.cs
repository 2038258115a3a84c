using System.Text;
using Opgoerelse.Domain.Law;

namespace Opgoerelse.Ingest.Validation;

/// <summary>
/// Asks a register for a code in UTF-8, and remembers what it knew, so that a known code costs no new string. What it
/// did not know is not remembered: that could be anything, without end.
/// </summary>
internal sealed class CodeLookup
{
    // Longer than any code of any register; what is longer is unknown.
    private const int Longest = 64;

    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Func<string, string?> _register;

    public CodeLookup(Func<string, string?> register)
    {
        _register = register;
        _lookup = _codes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public string? Find(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest)
        {
            return null;
        }

        Span<char> sign = stackalloc char[Longest];
        var code = sign[..Encoding.UTF8.GetChars(utf8, sign)];
        if (_lookup.TryGetValue(code, out var known))
        {
            return known;
        }

        var asked = code.ToString();
        if (_register(asked) is { } found)
        {
            _codes.Add(asked, found);
            return found;
        }

        return null;
    }
}

/// <summary>The few codes that a field may hold, compared exactly.</summary>
internal sealed class AllowedCodes(params string[] codes)
{
    public static readonly AllowedCodes Status = new("planlagt", "paabegyndt", "afsluttet", "annulleret");
    public static readonly AllowedCodes Udfoerer = new("kommune", "region", "andenAktoer", "virksomhed");
    public static readonly AllowedCodes Hjemmel = new("LAS-13-7", "LAS-13-8", "LAS-13-15", "LAB-33-5", Fritagelse.OtherHjemmel);

    private readonly (byte[] Utf8, string Code)[] _codes = [.. codes.Select(code => (Encoding.UTF8.GetBytes(code), code))];

    /// <summary>What a rejection says was expected.</summary>
    public string ExpectedText { get; } = "en af koderne " + string.Join(", ", codes);

    public string? Find(ReadOnlySpan<byte> text)
    {
        foreach (var (utf8, code) in _codes)
        {
            if (text.SequenceEqual(utf8))
            {
                return code;
            }
        }

        return null;
    }
}
