using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Domain.Tables;

/// <summary>The dimensions that tables are made of, with their Danish and English labels.</summary>
internal static class Dimensioner
{
    public const string Omraade = "omraade";
    public const string Periode = "periode";
    public const string Alder = "alder";
    public const string Koen = "koen";
    public const string Indsats = "indsats";
    public const string Interval = "interval";
    public const string Maal = "maal";

    /// <summary>The category code of "at least one".</summary>
    public const string Nogen = "nogen";

    /// <summary>The category code of "none".</summary>
    public const string Ingen = "ingen";

    public static Dimension AfOmraader(IEnumerable<Omraade> omraader)
    {
        var alle = omraader.ToList();
        var over = Omraader.Standard.Medlemskaber.ToLookup(medlem => medlem.Kommune, StringComparer.Ordinal);
        var kendt = alle.Select(omraade => omraade.Kode).ToHashSet(StringComparer.Ordinal);
        return new Dimension(
            Omraade,
            new Tekst("Område", "Area"),
            Dimensionsrolle.Geografi,
            [.. alle.Select(omraade => new Dimensionsvaerdi(omraade.Kode, omraade.Navn)
            {
                Slags = omraade.Niveau.Kode(),
                Hoererunder = omraade.Niveau == Omraadeniveau.Kommune
                    ? [.. over[omraade.Kode].Select(medlem => medlem.Omraade).Where(kode => kode != omraade.Kode && kendt.Contains(kode)).Distinct(StringComparer.Ordinal)]
                    : omraade.Niveau == Omraadeniveau.Land ? [] : [Omraader.Land],
            })],
            Omraader.Land);
    }

    public static Dimension AfPerioder(IEnumerable<Periode> perioder, Tekst? noteFoerGaranti, DateOnly? garantiFra) =>
        new(
            Periode,
            new Tekst("Periode", "Period"),
            Dimensionsrolle.Tid,
            [.. perioder.Select(periode => new Dimensionsvaerdi(periode.Kode, periode.Navn)
            {
                Slags = periode.Slags.Kode(),
                Noter = noteFoerGaranti is not null && periode.SidsteDag < garantiFra ? [noteFoerGaranti] : [],
            })],
            totalkode: null);

    public static Dimension AfAlder() =>
        new(
            Alder,
            new Tekst("Alder", "Age"),
            Dimensionsrolle.Klassifikation,
            [.. AgeGroup.All.Select(group => new Dimensionsvaerdi(group.Code, group.Name))],
            AgeGroup.AllCode);

    public static Dimension AfKoen() =>
        new(
            Koen,
            new Tekst("Køn", "Sex"),
            Dimensionsrolle.Klassifikation,
            [
                new Dimensionsvaerdi(AgeGroup.AllCode, new Tekst("Køn i alt", "Both sexes")),
                new Dimensionsvaerdi(Domain.Law.Koen.Kvinde.Kode(), new Tekst("Kvinder", "Women")),
                new Dimensionsvaerdi(Domain.Law.Koen.Mand.Kode(), new Tekst("Mænd", "Men")),
            ],
            AgeGroup.AllCode);

    /// <summary><c>nogen</c>, the categories that may count under the regelsaet and, where asked for, <c>ingen</c>.</summary>
    public static Dimension AfIndsats(Regelsaet regelsaet, bool medIngen)
    {
        var vaerdier = new List<Dimensionsvaerdi> { new(Nogen, new Tekst("Mindst én indsats", "At least one effort")) };
        vaerdier.AddRange(regelsaet.Kategorier.Select(kategori => new Dimensionsvaerdi(kategori.Kode(), Navn(kategori))));
        if (medIngen)
        {
            vaerdier.Add(new Dimensionsvaerdi(Ingen, new Tekst("Ingen indsats", "No effort")));
        }

        return new Dimension(Indsats, new Tekst("Indsats", "Effort"), Dimensionsrolle.Klassifikation, vaerdier, totalkode: null);
    }

    /// <summary>The cumulative intervals, and <c>alle</c> for the median that belongs to none of them.</summary>
    public static Dimension AfInterval() =>
        new(
            Interval,
            new Tekst("Tid fra start", "Time from start"),
            Dimensionsrolle.Klassifikation,
            [
                new Dimensionsvaerdi(Intervaller.Alle[0], new Tekst("Inden for 1 dag", "Within 1 day")),
                new Dimensionsvaerdi(Intervaller.Alle[1], new Tekst("Inden for 1 uge", "Within 1 week")),
                new Dimensionsvaerdi(Intervaller.Alle[2], new Tekst("Inden for 1 måned", "Within 1 month")),
                new Dimensionsvaerdi(Intervaller.Alle[3], new Tekst("Inden for 2 måneder", "Within 2 months")),
                new Dimensionsvaerdi(Intervaller.Alle[4], new Tekst("Inden for 3 måneder", "Within 3 months")),
                new Dimensionsvaerdi(Intervaller.Alle[5], new Tekst("Inden for 6 måneder", "Within 6 months")),
                new Dimensionsvaerdi(AgeGroup.AllCode, new Tekst("Uanset tid (kun medianen)", "Any time (the median only)")),
            ],
            totalkode: null);

    public static Dimension AfMaal(params IEnumerable<Dimensionsvaerdi> maal) =>
        new(Maal, new Tekst("Måling", "Measure"), Dimensionsrolle.Maal, [.. maal], totalkode: null);

    public static Tekst Navn(Kategori kategori) => kategori switch
    {
        Kategori.Virksomhedsrettet => new Tekst("Virksomhedsrettet indsats", "Company-based effort"),
        Kategori.OevrigBeskaeftigelse => new Tekst("Øvrig beskæftigelsesindsats", "Other employment effort"),
        Kategori.Social => new Tekst("Social indsats", "Social effort"),
        Kategori.Sundhed => new Tekst("Sundhedsindsats", "Health effort"),
        _ => new Tekst("Mentorstøtte", "Mentor support"),
    };
}
