using System.Globalization;
using Opgoerelse.Aggregation.Fakta;
using Opgoerelse.Aggregation.Udgivelser;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Regler;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Job;

/// <summary>
/// Udgiv: makes and freezes a release of the official figures for an opgoerelsesdato, then makes it public. When the
/// public release is made of just the same, it stands; one that was frozen so, but not yet public, is used.
/// </summary>
public sealed class Udgiv(Database database, Udgiver udgiver, Udgivelseslager lager, DateOnly dato) : IJob
{
    public const string Jobnavn = "udgiv";

    /// <inheritdoc />
    public string Navn => Jobnavn;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parametre => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dato"] = dato.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>The number of the release that is public when the job has run.</summary>
    public long Udgivelse { get; private set; }

    /// <summary>Whether this run made it public.</summary>
    public bool Ny { get; private set; }

    /// <summary>The quarterly work: the release as of <paramref name="dag"/>; null before the first receipt.</summary>
    public static IJob? Planlagt(IServiceProvider tjenester, DateOnly dag) => Opgoer.ErModtaget(tjenester, dag) ? Officiel(tjenester, dag) : null;

    /// <summary>The release as of <paramref name="dato"/>.</summary>
    public static Udgiv Officiel(IServiceProvider tjenester, DateOnly dato) =>
        new(tjenester.GetRequiredService<Database>(), tjenester.GetRequiredService<Udgiver>(), tjenester.GetRequiredService<Udgivelseslager>(), dato);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Koer(IProgress<Fremdrift> fremdrift, CancellationToken stop)
    {
        var magen = lager.Alle().LastOrDefault(Magen());
        Ny = magen is not { Tilstand: Udgivelsestilstand.Udgivet };
        Udgivelse = (magen ?? udgiver.Klargoer(dato, fremdrift, stop)).Id;
        if (Ny)
        {
            stop.ThrowIfCancellationRequested();
            udgiver.Udgiv(Udgivelse);
        }

        return new Dictionary<string, long>(StringComparer.Ordinal) { ["udgivelse"] = Udgivelse, ["ny"] = Ny ? 1 : 0 };
    }

    /// <summary>Whether a release that was not replaced is made of what this one would be made of.</summary>
    private Func<Udgivelse, bool> Magen()
    {
        using var forbindelse = database.Connect();
        var position = Faktadanner.Position(forbindelse, dato);
        var regelsaet = Regelsaet.Alle[Ordning.Standard.OfficieltRegelsaet];
        return anden =>
            anden.Tilstand != Udgivelsestilstand.Erstattet
            && anden.Ordning == Ordning.Standard.Kode
            && anden.Regelsaet == regelsaet.Kode
            && anden.RegelsaetVersion == regelsaet.Version
            && anden.Dato == dato
            && anden.Position == position
            && anden.Kodeversion == Udgiver.Kodeversion;
    }
}
