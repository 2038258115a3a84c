using System.Globalization;
using Microsoft.Extensions.Options;
using Opgoerelse.Domain;
using Opgoerelse.Ingest.Leverancer;
using Fremdrift = Opgoerelse.Domain.Fremdrift;

namespace Opgoerelse.Jobs;

/// <summary>
/// Oprydning: deletes archived leverancer, what the inbox set aside, and what it never takes, that have been kept for as long as
/// they may be.
/// </summary>
public sealed class Oprydning(IReadOnlyList<Arkiv> arkiver, string indbakke, DateOnly foer) : IJob
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
    public static IJob Arkivet(IServiceProvider tjenester, DateOnly dag)
    {
        var mappe = tjenester.GetRequiredService<Datamappe>();
        var aside = new SetAsideFolder(mappe.Indbakke).Path;
        return new Oprydning(
            [new Arkiv(mappe.Arkiv), .. Directory.Exists(aside) ? (ReadOnlySpan<Arkiv>)[new Arkiv(aside)] : []],
            mappe.Indbakke,
            dag.AddDays(-tjenester.GetRequiredService<IOptions<Arkivindstillinger>>().Value.OpbevaringDage));
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Koer(IProgress<Fremdrift> fremdrift, CancellationToken stop) =>
        new Dictionary<string, long>(StringComparer.Ordinal) { ["slettet"] = arkiver.Sum(arkiv => arkiv.Ryd(foer)) + Indbakke.DeleteForgotten(indbakke, foer) };
}
