using System.Text;

namespace Opgoerelse.Ingest.Validation;

/// <summary>The few codes that a field may hold, compared exactly.</summary>
internal sealed class Kodeliste(params string[] koder)
{
    public static readonly Kodeliste Status = new("planlagt", "paabegyndt", "afsluttet", "annulleret");
    public static readonly Kodeliste Udfoerer = new("kommune", "region", "andenAktoer", "virksomhed");
    public static readonly Kodeliste Hjemmel = new("LAS-13-7", "LAS-13-8", "LAS-13-15", "LAB-33-5", "ANDEN");

    private readonly (byte[] Utf8, string Kode)[] _koder = [.. koder.Select(kode => (Encoding.UTF8.GetBytes(kode), kode))];

    /// <summary>What a rejection says was expected.</summary>
    public string Ventet { get; } = "en af koderne " + string.Join(", ", koder);

    public string? Find(ReadOnlySpan<byte> tekst)
    {
        foreach (var (utf8, kode) in _koder)
        {
            if (tekst.SequenceEqual(utf8))
            {
                return kode;
            }
        }

        return null;
    }
}
