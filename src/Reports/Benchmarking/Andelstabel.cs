using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>The published shares of a release: its table of indsatser, and the one by age and sex when it has it.</summary>
public sealed class Andelstabel
{
    private readonly Tabel _andele;
    private readonly Tabel? _alderOgKoen;

    /// <exception cref="ArgumentException">The release has no table of indsatser.</exception>
    public Andelstabel(UdgivelseMedTabeller udgivelse)
    {
        _andele = Find(udgivelse, "indsats") ?? throw new ArgumentException($"Udgivelse {udgivelse.Udgivelse.Id} har ingen tabel over indsatser.", nameof(udgivelse));
        _alderOgKoen = Find(udgivelse, "indsats-alder-koen");
        Omraader = Dimension(_andele, Dimensioner.Omraade);
        Perioder = Dimension(_andele, Dimensioner.Periode);
        Indsatser = Dimension(_andele, Dimensioner.Indsats);
        Alder = Baand(_alderOgKoen, Dimensioner.Alder, ["alle", "u40", "40+"]);
        Koen = Baand(_alderOgKoen, Dimensioner.Koen, ["alle"]);
    }

    /// <summary>hele landet, regions, landsdele, kommuner.</summary>
    public IReadOnlyList<Dimensionsvaerdi> Omraader { get; }

    /// <summary>Years, rolling years, the phase-in, quarters, each oldest first.</summary>
    public IReadOnlyList<Dimensionsvaerdi> Perioder { get; }

    /// <summary>nogen, the categories, ingen.</summary>
    public IReadOnlyList<Dimensionsvaerdi> Indsatser { get; }

    /// <summary>The age bands that make up all ages.</summary>
    public IReadOnlyList<string> Alder { get; }

    /// <summary>The sexes.</summary>
    public IReadOnlyList<string> Koen { get; }

    /// <summary>The share of an omraade, period and indsats.</summary>
    public Andelscelle this[string omraade, string periode, string indsats] => new(
        _andele.Slaaop(omraade, periode, indsats, "antalForloeb"),
        _andele.Slaaop(omraade, periode, indsats, "antalMed"),
        _andele.Slaaop(omraade, periode, indsats, "andel"));

    /// <summary>The share by age and sex, above the kommuner, for rolling years.</summary>
    public Andelscelle this[string omraade, string periode, string alder, string koen, string indsats] => _alderOgKoen is null ? default : new(
        _alderOgKoen.Slaaop(omraade, periode, alder, koen, indsats, "antalForloeb"),
        _alderOgKoen.Slaaop(omraade, periode, alder, koen, indsats, "antalMed"),
        _alderOgKoen.Slaaop(omraade, periode, alder, koen, indsats, "andel"));

    /// <summary>The release's table of a kind that the scheme's data file knows, or null.</summary>
    public static Tabel? Find(UdgivelseMedTabeller udgivelse, string slags) =>
        Ordning.Standard.Tabeller.FirstOrDefault(opskrift => opskrift.Slags == slags) is { } opskrift ? udgivelse.Find(opskrift.Id) : null;

    private static IReadOnlyList<Dimensionsvaerdi> Dimension(Tabel tabel, string kode) => tabel.Dimensioner[tabel.DimensionsIndeks(kode)].Vaerdier;

    private static List<string> Baand(Tabel? tabel, string kode, string[] uden) =>
        tabel is null ? [] : [.. Dimension(tabel, kode).Select(vaerdi => vaerdi.Kode).Except(uden, StringComparer.Ordinal)];
}
