using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Opgoerelse.Aggregation.Quality;

/// <summary>The quality of the registrations that a release is made of, as of its D, frozen with it.</summary>
/// <param name="Checksum">SHA-256 over the release's own checksum and these measures, lower-case hex.</param>
/// <param name="Measure">The measures: hele landet first, then kommuner by code.</param>
public sealed record RegistrationQuality(string Checksum, IReadOnlyList<QualityMeasure> Measure)
{
    /// <summary>A measure of an omraade; null when it has none.</summary>
    public long? Find(string omraade, string code)
    {
        foreach (var measure in Measure)
        {
            if (measure.Omraade == omraade && measure.Code == code)
            {
                return measure.Value;
            }
        }

        return null;
    }

    /// <summary>The reasons for rejection in hele landet with their share of the rejected lines, commonest first.</summary>
    public IEnumerable<(string Code, long Percentage)> Reasons => Measure
        .Where(measure => measure.Code.StartsWith(QualityCodes.Reason, StringComparison.Ordinal))
        .Select(measure => (measure.Code[QualityCodes.Reason.Length..], measure.Value));

    internal static string Sum(string releaseChecksum, IReadOnlyList<QualityMeasure> measure)
    {
        var text = new StringBuilder(releaseChecksum).Append('\n');
        foreach (var item in measure)
        {
            text.Append(CultureInfo.InvariantCulture, $"{item.Omraade};{item.Code};{item.Value}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
