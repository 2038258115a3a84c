using System.Globalization;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;

namespace Opgoerelse.Jobs;

/// <summary>
/// Udgiv: makes and freezes a release of the official figures for an opgoerelsesdato, then makes it public. When the
/// public release is made of just the same, it stands; one that was frozen so, but not yet public, is used.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="udgiver">Makes releases.</param>
/// <param name="lager">Holds them.</param>
/// <param name="dato">Opgoerelsesdato.</param>
/// <param name="afvent">Whether the release is only made ready: a person makes it public (<see cref="Godkend"/>).</param>
/// <param name="tilbage">Why it may be of an earlier opgoerelsesdato than the public one; null where it may not.</param>
public sealed class Udgiv(Database database, Udgiver udgiver, Udgivelseslager lager, DateOnly dato, bool afvent = false, string? tilbage = null) : IJob
{
    public const string Jobnavn = "udgiv";

    /// <inheritdoc />
    public string Navn => Jobnavn;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parametre => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dato"] = dato.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    }.MedGrund(tilbage);

    /// <summary>The number of the release that is public, or ready, when the job has run.</summary>
    public long Udgivelse { get; private set; }

    /// <summary>Whether this run made it public.</summary>
    public bool Ny { get; private set; }

    /// <summary>
    /// The quarterly work: the release as of <paramref name="dag"/>, made public at once or left for a person to approve
    /// (<c>Opgoerelse:Job:KraevGodkendelse</c>); null before the first receipt, and when a person has made the period's release already.
    /// </summary>
    public static IJob? Planlagt(IServiceProvider tjenester, DateOnly dag, Opening opening) =>
        Opgoer.ErModtaget(tjenester, dag) && !tjenester.GetRequiredService<Udgivelseslager>().Alle().Any(udgivelse => HoererTil(udgivelse, opening))
            ? Officiel(tjenester, dag, tjenester.GetRequiredService<IOptions<Jobindstillinger>>().Value.KraevGodkendelse)
            : null;

    /// <summary>Whether a release that stands was made in the period, as of a day in it.</summary>
    private static bool HoererTil(Udgivelse udgivelse, Opening opening) =>
        udgivelse.Tilstand is Udgivelsestilstand.Klargjort or Udgivelsestilstand.Udgivet
        && udgivelse.Klargjort >= opening.From
        && udgivelse.Dato >= DanskTid.Dag(opening.From);

    /// <summary>The release as of <paramref name="dato"/>.</summary>
    public static Udgiv Officiel(IServiceProvider tjenester, DateOnly dato, bool afvent = false, string? tilbage = null) =>
        new(tjenester.GetRequiredService<Database>(), tjenester.GetRequiredService<Udgiver>(), tjenester.GetRequiredService<Udgivelseslager>(), dato, afvent, tilbage);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Koer(IProgress<Fremdrift> fremdrift, CancellationToken stop)
    {
        var magen = lager.Alle().LastOrDefault(Magen());
        Ny = !afvent && magen is not { Tilstand: Udgivelsestilstand.Udgivet };
        Udgivelse = (magen ?? udgiver.Klargoer(dato, fremdrift, stop)).Id;
        if (Ny)
        {
            stop.ThrowIfCancellationRequested();
            udgiver.Udgiv(Udgivelse, tilbage);
        }

        return new Dictionary<string, long>(StringComparer.Ordinal) { ["udgivelse"] = Udgivelse, ["ny"] = Ny ? 1 : 0 };
    }

    /// <summary>Whether a release that is ready or public is made of what this one would be made of.</summary>
    private Func<Udgivelse, bool> Magen()
    {
        using var forbindelse = database.Connect();
        var position = Faktadanner.Position(forbindelse, dato);
        var regelsaet = Regelsaet.Alle[Ordning.Standard.OfficieltRegelsaet];
        return anden =>
            anden.Tilstand is Udgivelsestilstand.Klargjort or Udgivelsestilstand.Udgivet
            && anden.Ordning == Ordning.Standard.Kode
            && anden.Regelsaet == regelsaet.Kode
            && anden.RegelsaetVersion == regelsaet.Version
            && anden.Dato == dato
            && anden.Position == position
            && anden.Kodeversion == Udgiver.Kodeversion;
    }
}
