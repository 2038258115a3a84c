using System.Globalization;
using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Storage;

namespace Opgoerelse.Jobs;

/// <summary>Opgør: makes facts and cube of one or more regelsaet for an opgoerelsesdato.</summary>
public sealed class Opgoer(Faktadanner danner, IReadOnlyList<Regelsaet> regelsaet, DateOnly dato, bool fuld = false) : IJob
{
    public const string Jobnavn = "opgoer";

    /// <inheritdoc />
    public string Navn => Jobnavn;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parametre => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dato"] = dato.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["regelsaet"] = string.Join(' ', regelsaet.Select(et => et.Kode)),
    };

    /// <summary>What was done for each regelsaet; filled as the job runs.</summary>
    public IReadOnlyList<Faktakoersel> Koersler => _koersler;

    private readonly List<Faktakoersel> _koersler = [];

    /// <summary>The daily work: every regelsaet of data/regelsaet, as of <paramref name="dag"/>; null before the first receipt.</summary>
    public static IJob? AlleRegelsaet(IServiceProvider tjenester, DateOnly dag) =>
        ErModtaget(tjenester, dag) ? new Opgoer(tjenester.GetRequiredService<Faktadanner>(), IOrden(Regelsaet.Alle.Values), dag) : null;

    /// <summary>Whether anything had been received by <paramref name="dag"/>: otherwise there is nothing to make figures from.</summary>
    public static bool ErModtaget(IServiceProvider tjenester, DateOnly dag)
    {
        using var forbindelse = tjenester.GetRequiredService<Database>().Connect();
        try
        {
            Faktadanner.Position(forbindelse, dag);
            return true;
        }
        catch (IkkeTilgaengeligException)
        {
            return false;
        }
    }

    /// <summary>The official regelsaet first, then by code.</summary>
    public static IReadOnlyList<Regelsaet> IOrden(IEnumerable<Regelsaet> regelsaet) =>
        [.. regelsaet.OrderByDescending(et => et.Kode == Ordning.Standard.OfficieltRegelsaet).ThenBy(et => et.Kode, StringComparer.Ordinal)];

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Koer(IProgress<Fremdrift> fremdrift, CancellationToken stop)
    {
        foreach (var et in regelsaet)
        {
            stop.ThrowIfCancellationRequested();
            _koersler.Add(danner.Opdater(et, dato, fremdrift, fuld, stop));
        }

        return _koersler.ToDictionary(koersel => "forloeb " + koersel.Saet.Regelsaet, koersel => koersel.Forloeb, StringComparer.Ordinal);
    }
}
