using System.Text;

namespace Opgoerelse.Ingest.Validation;

/// <summary>The few codes that a field may hold, compared exactly.</summary>
internal sealed class AllowedCodes(params string[] codes)
{
    public static readonly AllowedCodes Status = new("planlagt", "paabegyndt", "afsluttet", "annulleret");
    public static readonly AllowedCodes Udfoerer = new("kommune", "region", "andenAktoer", "virksomhed");
    public static readonly AllowedCodes Hjemmel = new("LAS-13-7", "LAS-13-8", "LAS-13-15", "LAB-33-5", "ANDEN");

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
