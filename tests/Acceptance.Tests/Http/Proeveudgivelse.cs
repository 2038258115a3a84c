using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// A constructed release. Every cell follows from its place, so that a test can say what must be answered; the cells
/// without a value hold <see cref="Hemmelig"/>, which no answer may ever show.
/// </summary>
internal static class Proeveudgivelse
{
    /// <summary>What stands behind withheld cells here. A real release has 0 there.</summary>
    public const long Hemmelig = 987_654_321;

    public static DateTimeOffset Udgivet { get; } = new(2026, 4, 1, 6, 0, 0, TimeSpan.Zero);

    /// <summary>A few omraader, so that a golden file can be read.</summary>
    public static UdgivelseMedTabeller Lille(long id = 7, long faktor = 1) =>
        Lav(id, faktor, ["DK", "1082", "DK042", "0101", "0492", "0580", "0740", "0751", "0851"]);

    /// <summary>Every omraade that holds today.</summary>
    public static UdgivelseMedTabeller Stor(long id = 8) =>
        Lav(id, 1, [.. Omraader.Standard.Gyldige(new DateOnly(2024, 1, 1), new DateOnly(2025, 12, 31)).Select(omraade => omraade.Kode)]);

    /// <param name="id">The release.</param>
    /// <param name="faktor">Every count is multiplied by it, so that two releases have no count in common.</param>
    /// <param name="omraader">The omraader, hele landet first.</param>
    public static UdgivelseMedTabeller Lav(long id, long faktor, IReadOnlyList<string> omraader) => new(
        new Udgivelse(
            id, Udgivelsestilstand.Udgivet, "ressourceforloeb", "bek-2408", 1, new DateOnly(2026, 3, 31), 41, "0.1.0+proeve",
            new string((char)('a' + (id % 6)), 64), Udgivet.AddHours(-8), Udgivet),
        [
            Tabel("Y11IGA01", new Tekst("Indsats i de første 6 måneder", "Measures in the first 6 months"), faktor, Omraade(omraader), Periode(), Indsats(), Maal()),
            Tabel(
                "Y11IGA02",
                new Tekst("Indsats i de første 6 måneder efter alder og køn", "Measures in the first 6 months by age and sex"),
                faktor,
                Omraade([.. omraader.Take(3)]),
                Periode("rullendeaar"),
                Alder(),
                Koen(),
                Indsats(),
                Maal()),
        ]);

    private static Tabel Tabel(string id, Tekst titel, long faktor, params Dimension[] dimensioner)
    {
        var celler = dimensioner.Aggregate(1, (produkt, dimension) => produkt * dimension.Vaerdier.Count);
        var vaerdier = new long[celler];
        var symboler = new Cellesymbol[celler];
        var plads = new int[dimensioner.Length];
        for (var celle = 0; celle < celler; celle++)
        {
            var rest = celle;
            for (var i = dimensioner.Length - 1; i >= 0; i--)
            {
                (rest, plads[i]) = Math.DivRem(rest, dimensioner[i].Vaerdier.Count);
            }

            (vaerdier[celle], symboler[celle]) = Celle(faktor, dimensioner, plads);
        }

        return new Tabel(id, titel, [new Tekst("Prøvetal: opdigtet til prøver.", "Test figures: made up for tests.")], dimensioner, vaerdier, symboler);
    }

    private static (long Vaerdi, Cellesymbol Symbol) Celle(long faktor, Dimension[] dimensioner, int[] plads)
    {
        string Kode(string dimension)
        {
            var i = Array.FindIndex(dimensioner, kendt => kendt.Kode == dimension);
            return i < 0 ? "" : dimensioner[i].Vaerdier[plads[i]].Kode;
        }

        var omraade = Kode("omraade");
        var periode = Kode("periode");
        var indsats = Array.FindIndex(dimensioner, kendt => kendt.Kode == "indsats") is var nummer ? plads[nummer] : 0;
        if (periode == "2025Q4")
        {
            return (Hemmelig, Cellesymbol.EndnuIkke);
        }

        // Ærø has no forløb; Samsø too few to show; in Aarhus one category is too small.
        if (omraade == "0492")
        {
            return Kode("maal") == "antalForloeb" ? (0, Cellesymbol.Ingen) : (Hemmelig, Cellesymbol.IntetGrundlag);
        }

        if (omraade == "0741" || (omraade == "0740" && plads[1] % 2 == 0) || (omraade == "0751" && indsats is 4 or 5 && omraade == "0751"))
        {
            return (Hemmelig, Cellesymbol.Diskretioneret);
        }

        var forloeb = faktor * Math.Max(12, (Stoerrelse(omraade) * (20 + plads[1]) / 25) - plads.Skip(2).Take(plads.Length - 4).Sum());
        var med = forloeb * (((new[] { 71, 24, 48, 27, 16, 29 })[indsats] * 10) + (Spredning(omraade) * (indsats == 5 ? -1 : 1))) / 1000;
        var vaerdi = Kode("maal") switch
        {
            "antalForloeb" => forloeb,
            "antalMed" => med,
            _ => Afrunding.Forhold((Int128)100 * med, forloeb, 1)!.Value,
        };
        return (vaerdi, periode is "2025QMAT02" or "2025QMAT03" or "2025Q2" or "2025Q3" ? Cellesymbol.Foreloebig : Cellesymbol.Ingen);
    }

    private static long Stoerrelse(string omraade) => omraade switch
    {
        "DK" => 4_321,
        ['1', '0', '8', ..] => 900,
        ['D', ..] => 450,
        _ => 17 + ((omraade[1] * 7 + omraade[2] * 3 + omraade[3] * 11) % 90),
    };

    private static int Spredning(string omraade) => omraade == "DK" ? 0 : (((omraade[^1] * 13) + (omraade[^2] * 29)) % 90) - 45;

    private static Dimension Omraade(IReadOnlyList<string> koder) => new(
        "omraade",
        new Tekst("område", "area"),
        Dimensionsrolle.Geografi,
        [
            .. koder.Select(kode => Omraader.Standard.Find(kode)!).Select(omraade => new Dimensionsvaerdi(omraade.Kode, omraade.Navn)
            {
                Slags = omraade.Niveau switch
                {
                    Omraadeniveau.Land => "land",
                    Omraadeniveau.Region => "region",
                    Omraadeniveau.Landsdel => "landsdel",
                    _ => "kommune",
                },
                Hoererunder = omraade.Niveau == Omraadeniveau.Kommune
                    ? [.. Omraader.Standard.Medlemskaber.Where(medlem => medlem.Kommune == omraade.Kode && medlem.Omraade != omraade.Kode && koder.Contains(medlem.Omraade, StringComparer.Ordinal)).Select(medlem => medlem.Omraade)]
                    : [],
            }),
        ],
        "DK");

    private static Dimension Periode(string? kun = null) => new(
        "periode",
        new Tekst("periode", "period"),
        Dimensionsrolle.Tid,
        [
            .. new[]
            {
                Domain.Time.Periode.AfAar(2024),
                Domain.Time.Periode.AfRullendeAar(new Kvartal(2025, 2)),
                Domain.Time.Periode.AfRullendeAar(new Kvartal(2025, 3)),
                Domain.Time.Periode.AfKvartal(new Kvartal(2025, 1)),
                Domain.Time.Periode.AfKvartal(new Kvartal(2025, 2)),
                Domain.Time.Periode.AfKvartal(new Kvartal(2025, 3)),
                Domain.Time.Periode.AfKvartal(new Kvartal(2025, 4)),
            }.Select(periode => new Dimensionsvaerdi(periode.Kode, periode.Navn) { Slags = Slags(periode) })
            .Where(vaerdi => kun is null || vaerdi.Slags == kun),
        ],
        null);

    private static string Slags(Periode periode) => periode.Slags switch
    {
        Periodeslags.Aar => "aar",
        Periodeslags.RullendeAar => "rullendeaar",
        Periodeslags.Indfasning => "indfasning",
        _ => "kvartal",
    };

    private static Dimension Alder() => new(
        "alder",
        new Tekst("alder", "age"),
        Dimensionsrolle.Klassifikation,
        [
            new Dimensionsvaerdi("alle", new Tekst("Alle aldre", "All ages")),
            new Dimensionsvaerdi("u30", new Tekst("Under 30 år", "Under 30 years")),
            new Dimensionsvaerdi("30-39", new Tekst("30-39 år", "30-39 years")),
        ],
        "alle");

    private static Dimension Koen() => new(
        "koen",
        new Tekst("køn", "sex"),
        Dimensionsrolle.Klassifikation,
        [
            new Dimensionsvaerdi("alle", new Tekst("Begge køn", "Both sexes")),
            new Dimensionsvaerdi("kvinde", new Tekst("Kvinder", "Women")),
            new Dimensionsvaerdi("mand", new Tekst("Mænd", "Men")),
        ],
        "alle");

    private static Dimension Indsats() => new(
        "indsats",
        new Tekst("indsats", "measure"),
        Dimensionsrolle.Klassifikation,
        [
            new Dimensionsvaerdi("nogen", new Tekst("Mindst én indsats", "Any measure")),
            new Dimensionsvaerdi("virksomhedsrettet", new Tekst("Virksomhedsrettet indsats", "Company-based")),
            new Dimensionsvaerdi("oevrig-beskaeftigelse", new Tekst("Øvrig beskæftigelsesindsats", "Other employment measures")),
            new Dimensionsvaerdi("social", new Tekst("Social indsats", "Social")),
            new Dimensionsvaerdi("sundhed", new Tekst("Sundhedsindsats", "Health")) { Noter = [new Tekst("Kun når kommunen udfører den.", "Only when carried out by the municipality.")] },
            new Dimensionsvaerdi("ingen", new Tekst("Ingen indsats", "No measure")),
        ],
        null);

    private static Dimension Maal() => new(
        "maal",
        new Tekst("mål", "figure"),
        Dimensionsrolle.Maal,
        [
            new Dimensionsvaerdi("antalForloeb", new Tekst("Antal forløb", "Courses")) { Enhed = new Tekst("antal", "number") },
            new Dimensionsvaerdi("antalMed", new Tekst("Antal med indsatsen", "Courses with the measure")) { Enhed = new Tekst("antal", "number") },
            new Dimensionsvaerdi("andel", new Tekst("Andel", "Share")) { Enhed = new Tekst("pct.", "per cent"), Decimaler = 1 },
        ],
        null);
}
