using System.Globalization;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.Opsaetning;
using Opgoerelse.Ingest.Leverancer;
using Fremdrift = Opgoerelse.Domain.Fremdrift;

namespace Opgoerelse.Api.Job;

/// <summary>Oprydning: deletes archived leverancer that have been kept for as long as they may be.</summary>
public sealed class Oprydning(Arkiv arkiv, DateOnly foer) : IJob
{
    public const string Jobnavn = "oprydning";

    /// <inheritdoc />
    public string Navn => Jobnavn;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parametre => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["foer"] = foer.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>The daily work: what was received longer ago than <c>Opgoerelse:Arkiv:OpbevaringDage</c>.</summary>
    public static IJob Arkivet(IServiceProvider tjenester, DateOnly dag) =>
        new Oprydning(
            new Arkiv(tjenester.GetRequiredService<Datamappe>().Arkiv),
            dag.AddDays(-tjenester.GetRequiredService<IOptions<Arkivindstillinger>>().Value.OpbevaringDage));

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Koer(IProgress<Fremdrift> fremdrift, CancellationToken stop) =>
        new Dictionary<string, long>(StringComparer.Ordinal) { ["slettet"] = arkiv.Ryd(foer) };
}
