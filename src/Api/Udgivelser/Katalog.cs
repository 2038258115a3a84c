using System.Globalization;
using Opgoerelse.Aggregation.Sammenligning;
using Opgoerelse.Aggregation.Udgivelser;
using Opgoerelse.Api.Http.PxWeb.Heltabeller;
using Opgoerelse.Domain.Regler;
using Opgoerelse.Domain.Tid;
using Opgoerelse.Reports.Dokumenter;

namespace Opgoerelse.Api.Udgivelser;

/// <summary>A published release prepared for answering: what every request needs is worked out once, when it is loaded.</summary>
internal sealed class Katalog
{
    private readonly Katalogtabel[] _tabeller;
    private readonly Lazy<Rapportgrundlag?> _sammenligning;

    /// <param name="indhold">The release.</param>
    /// <param name="historik">All releases that were ever published, oldest first.</param>
    /// <param name="aendringer">How each of them differs from the one that it took the place of, by its number.</param>
    /// <param name="grupper">Peer groups in place of the computed ones; null for those.</param>
    /// <exception cref="ArgumentException">The release is not published.</exception>
    public Katalog(UdgivelseMedTabeller indhold, IReadOnlyList<Udgivelse> historik, ILookup<long, Tabelaendring> aendringer, Gruppefil? grupper = null)
    {
        if (indhold.Udgivelse is not { Tilstand: Udgivelsestilstand.Udgivet, Udgivet: { } udgivet })
        {
            throw new ArgumentException($"Udgivelse {indhold.Udgivelse.Id} er ikke offentliggjort.", nameof(indhold));
        }

        Indhold = indhold;
        Historik = historik;
        _sammenligning = new Lazy<Rapportgrundlag?>(() => Sammenligner.KanDannes(indhold) ? new Rapportgrundlag(indhold, grupper) : null);
        Aendringer = aendringer;
        Historikaftryk = string.Concat(historik.Select(udgivelse => string.Create(CultureInfo.InvariantCulture, $"{udgivelse.Id}:{udgivelse.Udgivet?.UtcTicks}:{udgivelse.Trukket?.UtcTicks} ")));
        _tabeller = [.. indhold.Tabeller.OrderBy(tabel => tabel.Id, StringComparer.Ordinal).Select(tabel => new Katalogtabel(tabel))];
        // HTTP dates know whole seconds only.
        Opdateret = new DateTimeOffset(udgivet.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        OpdateretHoved = Opdateret.ToString("r", CultureInfo.InvariantCulture);
        NaesteOpdatering = Regelsaet.Alle.TryGetValue(Udgivelse.Regelsaet, out var regelsaet)
            ? Udgivelsesplan.Naeste(udgivet, Udgivelse.Dato, regelsaet, Ordning.Standard)?.ToUniversalTime()
            : null;
    }

    public UdgivelseMedTabeller Indhold { get; }

    /// <summary>The comparison of its kommuner, made when it is first asked for; null when it has no whole year to compare.</summary>
    public Rapportgrundlag? Sammenligning => _sammenligning.Value;

    /// <summary>All releases that were ever published, oldest first.</summary>
    public IReadOnlyList<Udgivelse> Historik { get; }

    /// <summary>Another text for another history: it may grow, or one of it be withdrawn, while the newest release stays.</summary>
    public string Historikaftryk { get; }

    /// <summary>How each release differs from the one that it took the place of, table by table; nothing for the first.</summary>
    public ILookup<long, Tabelaendring> Aendringer { get; }

    public Udgivelse Udgivelse => Indhold.Udgivelse;

    /// <summary>When it was published (UTC, whole seconds).</summary>
    public DateTimeOffset Opdateret { get; }

    /// <summary>The same, as the header Last-Modified has it.</summary>
    public string OpdateretHoved { get; }

    /// <summary>
    /// When the next release is planned (UTC); null when the series has ended and all of it is final. It follows from
    /// the release alone, so that answers may hold it and still be the same on every replica and after a restart.
    /// </summary>
    public DateTimeOffset? NaesteOpdatering { get; }

    /// <summary>Its tables that are written whole beforehand.</summary>
    public Heltabelsamling Heltabeller { get; } = new();

    /// <summary>Its pages that were written.</summary>
    public Sidelager Sider { get; } = new();

    /// <summary>Its tables by id.</summary>
    public IReadOnlyList<Katalogtabel> Tabeller => _tabeller;

    /// <summary>The table with this id (case does not matter), or null.</summary>
    public Katalogtabel? Find(string id) => Array.Find(_tabeller, tabel => string.Equals(tabel.Tabel.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The table of this kind in the scheme's data file, or null.</summary>
    public Katalogtabel? FindSlags(string slags) =>
        Ordning.Standard.Tabeller.FirstOrDefault(opskrift => opskrift.Slags == slags) is { } fundet ? Find(fundet.Id) : null;
}
