using Opgoerelse.Domain.Law;

namespace Opgoerelse.Domain.Time;

/// <summary>
/// Which periods a release made for opgoerelsesdato D publishes, which are still to come, and which of them are
/// preliminary.
/// </summary>
/// <remarks>
/// The series begins with the quarter of the first valid start and ends with the quarter in which the scheme closed;
/// outside it there are no periods. A quarter is published when D is on or after its last possible frist without pauses
/// (last day + window); a rolling year or a year when all its four quarters are. It is final from that day + 3 months,
/// both clamped in turn.
/// </remarks>
public sealed class Periodeplan
{
    /// <summary>From published to final.</summary>
    private const int MaanederTilEndelig = 3;

    private readonly DateOnly _dato;
    private readonly Regelsaet _regelsaet;

    /// <param name="foersteStart">The first valid start that was received; null when there is none.</param>
    /// <param name="dato">Opgoerelsesdato D.</param>
    /// <param name="regelsaet">Gives the window.</param>
    /// <param name="ordning">Gives the closing and the phase-in.</param>
    public Periodeplan(DateOnly? foersteStart, DateOnly dato, Regelsaet regelsaet, Ordning ordning)
    {
        _dato = dato;
        _regelsaet = regelsaet;
        if (foersteStart is not { } foersteDag)
        {
            return;
        }

        var foerste = Kvartal.Af(foersteDag);
        Foerste = foerste;
        var sidste = ordning.SidsteStart is { } luk ? Kvartal.Af(luk) : Kvartal.Af(dato);
        var alle = Enumerable.Range(foerste.Nummer, Math.Max(sidste.Nummer - foerste.Nummer + 1, 0)).Select(nummer => new Kvartal(nummer)).ToList();
        var udgivne = alle.TakeWhile(kvartal => ErUdgivet(kvartal.SidsteDag)).ToList();
        Kvartaler = [.. udgivne.Select(Periode.AfKvartal)];
        // A quarter that has begun, but whose last frist is not reached, is announced as not yet published.
        KommendeKvartaler = [.. alle.Skip(udgivne.Count).Where(kvartal => kvartal.FoersteDag <= dato).Select(Periode.AfKvartal)];
        RullendeAar = [.. udgivne.Skip(3).Select(Periode.AfRullendeAar)];
        Aar = [.. udgivne.GroupBy(kvartal => kvartal.Aar).Where(aar => aar.Count() == 4).Select(aar => Periode.AfAar(aar.Key))];
        if (ordning.Indfasning is { } indfasning && foersteDag < indfasning.Dato && ErUdgivet(indfasning.Dato))
        {
            Indfasning = new Periode(indfasning.Kode, indfasning.Navn, Periodeslags.Indfasning, [indfasning.Kode], indfasning.Dato);
        }
    }

    /// <summary>The quarter with which the series begins; null when nothing was received.</summary>
    public Kvartal? Foerste { get; }

    /// <summary>The published quarters, oldest first.</summary>
    public IReadOnlyList<Periode> Kvartaler { get; } = [];

    /// <summary>Quarters of the series that have begun by D and are not yet published.</summary>
    public IReadOnlyList<Periode> KommendeKvartaler { get; } = [];

    /// <summary>The phase-in's own period, when it is published.</summary>
    public Periode? Indfasning { get; }

    /// <summary>The published rolling years, oldest first.</summary>
    public IReadOnlyList<Periode> RullendeAar { get; } = [];

    /// <summary>The published calendar years, oldest first.</summary>
    public IReadOnlyList<Periode> Aar { get; } = [];

    /// <summary>All published periods in stored order: years, rolling years, the phase-in, quarters.</summary>
    public IEnumerable<Periode> Publicerede
    {
        get
        {
            var indfasning = Indfasning is { } periode ? [periode] : Array.Empty<Periode>();
            return [.. Aar, .. RullendeAar, .. indfasning, .. Kvartaler];
        }
    }

    /// <summary>Whether a published period may still change as a matter of routine.</summary>
    public bool ErForeloebig(Periode periode) => _dato < EndeligFra(periode.SidsteDag, _regelsaet);

    /// <summary>The first opgoerelsesdato for which a period with this last day is final.</summary>
    internal static DateOnly EndeligFra(DateOnly sidsteDag, Regelsaet regelsaet) =>
        sidsteDag.AddMonths(regelsaet.VindueMaaneder).AddMonths(MaanederTilEndelig);

    private bool ErUdgivet(DateOnly sidsteDag) => sidsteDag.AddMonths(_regelsaet.VindueMaaneder) <= _dato;
}
