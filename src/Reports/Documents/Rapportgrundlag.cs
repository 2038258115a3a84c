using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>What all reports of a release are made from: its published cells and what is computed from them, and nothing else.</summary>
public sealed class Rapportgrundlag
{
    private readonly Tabel? _omfang;
    private readonly Tabel? _tid;
    private readonly Tabel? _garanti;
    private readonly Tabel? _givet;

    /// <exception cref="ArgumentException">The release is not, and was not, public, or has nothing to compare.</exception>
    public Rapportgrundlag(UdgivelseMedTabeller indhold, Gruppefil? grupper = null)
    {
        Udgivelse = indhold.Udgivelse;
        if (Udgivelse.Tilstand is not (Udgivelsestilstand.Udgivet or Udgivelsestilstand.Erstattet) || Udgivelse.Udgivet is not { } udgivet)
        {
            throw new ArgumentException($"Udgivelse {Udgivelse.Id} er ikke offentliggjort.", nameof(indhold));
        }

        Udgivet = udgivet;
        Indhold = indhold;
        Sammenligner = new Sammenligner(indhold, grupper);
        Regelsaet = Regelsaet.Alle.GetValueOrDefault(Udgivelse.Regelsaet);
        _omfang = Andelstabel.Find(indhold, "omfang");
        _tid = Andelstabel.Find(indhold, "tid-til-foerste");
        _garanti = Andelstabel.Find(indhold, "garanti");
        _givet = Andelstabel.Find(indhold, "indstillet-og-givet");
    }

    /// <summary>The release with its tables.</summary>
    public UdgivelseMedTabeller Indhold { get; }

    /// <summary>What the release is made of.</summary>
    public Udgivelse Udgivelse { get; }

    /// <summary>When it was made public.</summary>
    public DateTimeOffset Udgivet { get; }

    /// <summary>The comparison of its kommuner.</summary>
    public Sammenligner Sammenligner { get; }

    /// <summary>The rule that it was made by; null when this program does not know it.</summary>
    public Regelsaet? Regelsaet { get; }

    /// <summary>The code of the newest rolling year.</summary>
    public string Periode => Sammenligner.Periode.Kode;

    /// <summary>The newest rolling year in running text.</summary>
    public string Periodenavn => Saetninger.Periode(Sammenligner.Periode);

    /// <summary>The window in running text: 6 måneder.</summary>
    public string Vindue => DanskSkrift.Maanedstal(Regelsaet?.VindueMaaneder ?? 6);

    /// <summary>Hele landet under other regelsaet; nothing in a release from before they were made.</summary>
    public IReadOnlyList<Sideregel> SideOmSide => Indhold.SideOmSide;

    /// <summary>The quality of the registrations; null in a release from before it was measured.</summary>
    public Registreringskvalitet? Kvalitet => Indhold.Kvalitet;

    /// <summary>Whether the release has a table of this kind in the scheme's data file.</summary>
    public bool Har(string slags) => Andelstabel.Find(Indhold, slags) is not null;

    /// <summary>The picture of an indsats, or null.</summary>
    public Indsatsbillede? Billede(string indsats) => Sammenligner.Billeder.FirstOrDefault(billede => billede.Indsats.Kode == indsats);

    /// <summary>How much indsats, in the newest rolling year.</summary>
    public Tabeltal Omfang(string omraade, string indsats, string maal) => Slaaop(_omfang, omraade, Periode, indsats, maal);

    /// <summary>Time to the first indsats, in the newest rolling year.</summary>
    public Tabeltal Tid(string omraade, string interval, string maal) => Slaaop(_tid, omraade, Periode, interval, maal);

    /// <summary>The median of days to the first indsats, in the newest rolling year.</summary>
    public Tabeltal Median(string omraade) => Tid(omraade, "alle", "median");

    /// <summary>The intervals in days from the start, with their label.</summary>
    public IReadOnlyList<(string Kode, double Dage, string Navn)> Intervaller { get; } =
    [
        ("1-dag", 1, "1 dag"), ("1-uge", 7, "1 uge"), ("1-maaned", 30.4, "1 md."), ("2-maaneder", 60.9, "2 mdr."), ("3-maaneder", 91.3, "3 mdr."), ("6-maaneder", 182.6, "6 mdr."),
    ];

    /// <summary>
    /// A measure of the guarantee in the newest rolling year. How many there are, and how many are without indsats, is published for the year, and
    /// withheld where the year's cell is; the others are the sum of its quarters, withheld when one of them is.
    /// </summary>
    public Tabeltal Garanti(string omraade, string maal)
    {
        var aaret = Sammenligner.Tabel[omraade, Periode, "ingen"];
        if ((maal switch { "antalForloeb" => aaret.Forloeb, "ingen" => aaret.Med, _ => Tabeltal.Mangler }) is { Symbol: not Cellesymbol.IkkeTilgaengelig } aarets)
        {
            return aarets;
        }

        var ialt = 0L;
        var foreloebig = false;
        foreach (var kvartal in Sammenligner.Kvartaler)
        {
            var tal = Slaaop(_garanti, omraade, kvartal, maal);
            if (!tal.HarVaerdi)
            {
                return tal;
            }

            ialt += tal.Vaerdi;
            foreloebig |= tal.Symbol == Cellesymbol.Foreloebig;
        }

        return new Tabeltal(ialt, 0, foreloebig ? Cellesymbol.Foreloebig : Cellesymbol.Ingen);
    }

    /// <summary>Named by the team, given, and the share, in the newest rolling year.</summary>
    public Tabeltal Givet(string omraade, string maal) => Slaaop(_givet, omraade, Periode, maal);

    private static Tabeltal Slaaop(Tabel? tabel, params ReadOnlySpan<string> koder) => tabel is null ? Tabeltal.Mangler : tabel.Slaaop(koder);
}
