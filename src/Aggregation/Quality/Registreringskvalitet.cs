using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Opgoerelse.Aggregation.Quality;

/// <summary>The quality of the registrations that a release is made of, as of its D, frozen with it.</summary>
/// <param name="Kontrolsum">SHA-256 over the release's own checksum and these measures, lower-case hex.</param>
/// <param name="Maal">The measures: hele landet first, then kommuner by code.</param>
public sealed record Registreringskvalitet(string Kontrolsum, IReadOnlyList<Kvalitetsmaal> Maal)
{
    /// <summary>A measure of an omraade; null when it has none.</summary>
    public long? Find(string omraade, string kode)
    {
        foreach (var maal in Maal)
        {
            if (maal.Omraade == omraade && maal.Kode == kode)
            {
                return maal.Vaerdi;
            }
        }

        return null;
    }

    /// <summary>The reasons for rejection in hele landet with their share of the rejected lines, commonest first.</summary>
    public IEnumerable<(string Kode, long Procent)> Aarsager => Maal
        .Where(maal => maal.Kode.StartsWith(Kvalitetskoder.Aarsag, StringComparison.Ordinal))
        .Select(maal => (maal.Kode[Kvalitetskoder.Aarsag.Length..], maal.Vaerdi));

    internal static string Sum(string udgivelsens, IReadOnlyList<Kvalitetsmaal> maal)
    {
        var tekst = new StringBuilder(udgivelsens).Append('\n');
        foreach (var et in maal)
        {
            tekst.Append(CultureInfo.InvariantCulture, $"{et.Omraade};{et.Kode};{et.Vaerdi}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tekst.ToString())));
    }
}
