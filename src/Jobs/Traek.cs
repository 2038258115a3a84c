using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Ingest;

namespace Opgoerelse.Jobs;

/// <summary>
/// Træk: withdraws a release; was it the public one, the one before it is public again. It is work of the same kind as
/// <see cref="Udgiv"/>, so that the two never meet; the ledger says who did it and why.
/// </summary>
public sealed class Traek(Udgiver udgiver, long id, string grund) : IJob
{
    /// <inheritdoc />
    public string Navn => Udgiv.Jobnavn;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parametre => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["traek"] = id.ToString(CultureInfo.InvariantCulture),
        ["grund"] = PersonalNumbers.MaskedRuns(grund),
    };

    /// <summary>The release that took its place; null when none did.</summary>
    public long? Afloeser { get; private set; }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Koer(IProgress<Fremdrift> fremdrift, CancellationToken stop)
    {
        Afloeser = udgiver.Traek(id, PersonalNumbers.MaskedRuns(grund));
        var tal = new Dictionary<string, long>(StringComparer.Ordinal) { ["trukket"] = id };
        if (Afloeser is { } afloeser)
        {
            tal["udgivelse"] = afloeser;
        }

        return tal;
    }
}
