using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Support.Releases;

/// <summary>
/// A constructed release. Every cell follows from its place, so that a test can say what must be answered; the cells
/// without a value hold <see cref="Secret"/>, which no answer may ever show.
/// </summary>
internal static class SampleRelease
{
    /// <summary>What stands behind withheld cells here. A real release has 0 there.</summary>
    public const long Secret = 987_654_321;

    public static DateTimeOffset Published { get; } = new(2026, 4, 1, 6, 0, 0, TimeSpan.Zero);

    /// <summary>A few omraader, so that a golden file can be read.</summary>
    public static ReleaseWithTables IsSmall(long id = 7, long factor = 1) =>
        Make(id, factor, ["DK", "1082", "DK042", "0101", "0492", "0580", "0740", "0751", "0851"]);

    /// <summary>Every omraade that holds today.</summary>
    public static ReleaseWithTables Large(long id = 8) =>
        Make(
            id,
            1,
            [.. Omraader.Standard.ValidBetween(new DateOnly(2024, 1, 1), new DateOnly(2025, 12, 31)).Select(omraade => omraade.Code)]);

    /// <param name="id">The release.</param>
    /// <param name="factor">Every count is multiplied by it, so that two releases have no count in common.</param>
    /// <param name="omraader">The omraader, hele landet first.</param>
    public static ReleaseWithTables Make(long id, long factor, IReadOnlyList<string> omraader) => new(
        new Release(
            id, ReleaseState.Published, "ressourceforloeb", "bek-2408", 1, new DateOnly(2026, 3, 31), 41, "0.1.0+proeve",
            new string((char)('a' + (id % 6)), 64), Published.AddHours(-8), Published),
        [
            Table(
                "Y11IGA01",
                new BilingualText("Indsats i de første 6 måneder", "Measures in the first 6 months"),
                factor,
                Omraade(omraader),
                Period(),
                Indsats(),
                Measure()),
            Table(
                "Y11IGA02",
                new BilingualText("Indsats i de første 6 måneder efter alder og køn", "Measures in the first 6 months by age and sex"),
                factor,
                Omraade([.. omraader.Take(3)]),
                Period("rullendeaar"),
                Age(),
                Sex(),
                Indsats(),
                Measure()),
        ]);

    private static Table Table(string id, BilingualText title, long factor, params Dimension[] dimensions)
    {
        var cells = dimensions.Aggregate(1, (product, dimension) => product * dimension.Values.Count);
        var values = new long[cells];
        var symbols = new CellSymbol[cells];
        var place = new int[dimensions.Length];
        for (var cell = 0; cell < cells; cell++)
        {
            var rest = cell;
            for (var i = dimensions.Length - 1; i >= 0; i--)
            {
                (rest, place[i]) = Math.DivRem(rest, dimensions[i].Values.Count);
            }

            (values[cell], symbols[cell]) = Cell(factor, dimensions, place);
        }

        return new Table(
            id,
            title,
            [new BilingualText("Prøvetal: opdigtet til prøver.", "Test figures: made up for tests.")],
            dimensions,
            values,
            symbols);
    }

    private static (long Value, CellSymbol Symbol) Cell(long factor, Dimension[] dimensions, int[] place)
    {
        string Code(string dimension)
        {
            var i = Array.FindIndex(dimensions, known => known.Code == dimension);
            return i < 0 ? "" : dimensions[i].Values[place[i]].Code;
        }

        var omraade = Code("omraade");
        var period = Code("periode");
        var indsats = Array.FindIndex(dimensions, known => known.Code == "indsats") is var ordinal ? place[ordinal] : 0;
        if (period == "2025Q4")
        {
            return (Secret, CellSymbol.NotYet);
        }

        // Ærø has no forløb; Samsø too few to show; in Aarhus one category is too small.
        if (omraade == "0492")
        {
            return Code("maal") == "antalForloeb" ? (0, CellSymbol.None) : (Secret, CellSymbol.NoBasis);
        }

        if (omraade == "0741" || (omraade == "0740" && place[1] % 2 == 0) || (omraade == "0751" && indsats is 4 or 5 && omraade == "0751"))
        {
            return (Secret, CellSymbol.Withheld);
        }

        var forloeb = factor * Math.Max(12, (Size(omraade) * (20 + place[1]) / 25) - place.Skip(2).Take(place.Length - 4).Sum());
        var having =
            forloeb * (((new[] { 71, 24, 48, 27, 16, 29 })[indsats] * 10) + (Dispersion(omraade) * (indsats == 5 ? -1 : 1))) / 1000;
        var value = Code("maal") switch
        {
            "antalForloeb" => forloeb,
            "antalMed" => having,
            _ => Rounding.Ratio((Int128)100 * having, forloeb, 1)!.Value,
        };
        return (value, period is "2025QMAT02" or "2025QMAT03" or "2025Q2" or "2025Q3" ? CellSymbol.Preliminary : CellSymbol.None);
    }

    private static long Size(string omraade) => omraade switch
    {
        "DK" => 4_321,
        ['1', '0', '8', ..] => 900,
        ['D', ..] => 450,
        _ => 17 + ((omraade[1] * 7 + omraade[2] * 3 + omraade[3] * 11) % 90),
    };

    private static int Dispersion(string omraade) => omraade == "DK" ? 0 : (((omraade[^1] * 13) + (omraade[^2] * 29)) % 90) - 45;

    private static Dimension Omraade(IReadOnlyList<string> codes) => new(
        "omraade",
        new BilingualText("område", "area"),
        DimensionRole.Geography,
        [
            .. codes.Select(code => Omraader.Standard.Find(code)!).Select(omraade => new DimensionValue(omraade.Code, omraade.Name)
            {
                Kind = omraade.Level switch
                {
                    OmraadeLevel.Country => "land",
                    OmraadeLevel.Region => "region",
                    OmraadeLevel.Landsdel => "landsdel",
                    _ => "kommune",
                },
                BelongsUnder = omraade.Level == OmraadeLevel.Kommune
                    ? [.. Omraader.Standard.Memberships
                        .Where(member => member.Kommune == omraade.Code
                            && member.Omraade != omraade.Code
                            && codes.Contains(member.Omraade, StringComparer.Ordinal))
                        .Select(member => member.Omraade)]
                    : [],
            }),
        ],
        "DK");

    private static Dimension Period(string? only = null) => new(
        "periode",
        new BilingualText("periode", "period"),
        DimensionRole.Time,
        [
            .. new[]
            {
                Domain.Time.Period.OfYear(2024),
                Domain.Time.Period.OfRollingYear(new Quarter(2025, 2)),
                Domain.Time.Period.OfRollingYear(new Quarter(2025, 3)),
                Domain.Time.Period.OfQuarter(new Quarter(2025, 1)),
                Domain.Time.Period.OfQuarter(new Quarter(2025, 2)),
                Domain.Time.Period.OfQuarter(new Quarter(2025, 3)),
                Domain.Time.Period.OfQuarter(new Quarter(2025, 4)),
            }.Select(period => new DimensionValue(period.Code, period.Name) { Kind = Kind(period) })
            .Where(value => only is null || value.Kind == only),
        ],
        null);

    private static string Kind(Period period) => period.Kind switch
    {
        PeriodKind.Year => "aar",
        PeriodKind.RollingYear => "rullendeaar",
        PeriodKind.PhaseIn => "indfasning",
        _ => "kvartal",
    };

    private static Dimension Age() => new(
        "alder",
        new BilingualText("alder", "age"),
        DimensionRole.Classification,
        [
            new DimensionValue("alle", new BilingualText("Alle aldre", "All ages")),
            new DimensionValue("u30", new BilingualText("Under 30 år", "Under 30 years")),
            new DimensionValue("30-39", new BilingualText("30-39 år", "30-39 years")),
        ],
        "alle");

    private static Dimension Sex() => new(
        "koen",
        new BilingualText("køn", "sex"),
        DimensionRole.Classification,
        [
            new DimensionValue("alle", new BilingualText("Begge køn", "Both sexes")),
            new DimensionValue("kvinde", new BilingualText("Kvinder", "Women")),
            new DimensionValue("mand", new BilingualText("Mænd", "Men")),
        ],
        "alle");

    private static Dimension Indsats() => new(
        "indsats",
        new BilingualText("indsats", "measure"),
        DimensionRole.Classification,
        [
            new DimensionValue("nogen", new BilingualText("Mindst én indsats", "Any measure")),
            new DimensionValue("virksomhedsrettet", new BilingualText("Virksomhedsrettet indsats", "Company-based")),
            new DimensionValue("oevrig-beskaeftigelse", new BilingualText("Øvrig beskæftigelsesindsats", "Other employment measures")),
            new DimensionValue("social", new BilingualText("Social indsats", "Social")),
            new DimensionValue("sundhed", new BilingualText("Sundhedsindsats", "Health"))
            {
                Notes = [new BilingualText("Kun når kommunen udfører den.", "Only when carried out by the municipality.")],
            },
            new DimensionValue("ingen", new BilingualText("Ingen indsats", "No measure")),
        ],
        null);

    private static Dimension Measure() => new(
        "maal",
        new BilingualText("mål", "figure"),
        DimensionRole.Measure,
        [
            new DimensionValue("antalForloeb", new BilingualText("Antal forløb", "Courses"))
            {
                Unit = new BilingualText("antal", "number"),
            },
            new DimensionValue("antalMed", new BilingualText("Antal med indsatsen", "Courses with the measure"))
            {
                Unit = new BilingualText("antal", "number"),
            },
            new DimensionValue("andel", new BilingualText("Andel", "Share")) { Unit = new BilingualText("pct.", "per cent"), Decimals = 1 },
        ],
        null);
}
