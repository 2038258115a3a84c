using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;

namespace Opgoerelse.Jobs;

/// <summary>
/// Godkend: makes a release public that was made ready. It is work of the same kind as <see cref="Udgiv"/>, so that the
/// two never meet; the ledger says who approved it.
/// </summary>
/// <param name="udgiver">Makes it public.</param>
/// <param name="id">The release.</param>
/// <param name="tilbage">Why it may be of an earlier opgoerelsesdato than the public one; null where it may not.</param>
public sealed class Godkend(Udgiver udgiver, long id, string? tilbage = null) : IJob
{
    /// <inheritdoc />
    public string Navn => Udgiv.Jobnavn;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parametre => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["godkend"] = id.ToString(CultureInfo.InvariantCulture),
    }.MedGrund(tilbage);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Koer(IProgress<Fremdrift> fremdrift, CancellationToken stop)
    {
        udgiver.Udgiv(id, tilbage);
        return new Dictionary<string, long>(StringComparer.Ordinal) { ["udgivelse"] = id, ["ny"] = 1 };
    }
}
