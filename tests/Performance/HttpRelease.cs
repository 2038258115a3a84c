using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Performance;

/// <summary>
/// A release with one table of the shape of Y11IGA01 in 2026: every omraade, the periods since 2022, made-up figures and signs.
/// </summary>
internal static class HttpRelease
{
    public static ReleaseWithTables Make()
    {
        var random = new Random(2408);
        Dimension[] dimensions = [Omraader(), Periods(), Indsatser(), Measure()];
        var cells = dimensions.Aggregate(1, (count, dimension) => count * dimension.Values.Count);
        var values = new long[cells];
        var symbols = new CellSymbol[cells];
        for (var i = 0; i < cells; i += 3)
        {
            var last = i / 18 % dimensions[1].Values.Count >= dimensions[1].Values.Count - 2;
            var withheld = random.Next(100) < 15;
            var count = random.Next(4, 900);
            var having = random.Next(count);
            (values[i], values[i + 1], values[i + 2]) = (count, having, Rounding.Ratio((Int128)100 * having, count, 1)!.Value);
            for (var m = 0; m < 3; m++)
            {
                symbols[i + m] = withheld && m > 0 ? CellSymbol.Withheld : last ? CellSymbol.Preliminary : CellSymbol.None;
            }
        }

        var published = new DateTimeOffset(2026, 10, 15, 6, 0, 0, TimeSpan.Zero);
        return new ReleaseWithTables(
            new Release(
                1,
                ReleaseState.Published,
                "ressourceforloeb",
                "bek-2408",
                1,
                new DateOnly(2026, 10, 15),
                1,
                "0",
                new string('0', 64),
                published,
                published),
            [
                new Table(
                    "Y11IGA01",
                    new BilingualText("Indsats i de første 6 måneder", "Efforts in the first 6 months"),
                    [new BilingualText("Opdigtede tal til måling.", "Made-up figures for measuring.")],
                    dimensions,
                    values,
                    symbols),
            ]);
    }

    private static Dimension Omraader() => new(
        "omraade",
        new BilingualText("Område", "Area"),
        DimensionRole.Geography,
        [
            .. Domain.Registers.Omraader.Standard
                .ValidBetween(new DateOnly(2022, 1, 1), new DateOnly(2026, 3, 31))
                .Select(omraade => new DimensionValue(omraade.Code, omraade.Name) { Kind = omraade.Level.ToString().ToLowerInvariant() }),
        ],
        "DK");

    private static Dimension Periods()
    {
        var quarters = Enumerable.Range(0, 17).Select(index => new Quarter(2022 + (index / 4), 1 + (index % 4))).ToList();
        return new Dimension(
            "periode",
            new BilingualText("Periode", "Period"),
            DimensionRole.Time,
            [
                .. new[] { 2022, 2023, 2024, 2025 }.Select(Period.OfYear)
                    .Concat(quarters.Skip(3).Select(Period.OfRollingYear))
                    .Concat(quarters.Select(Period.OfQuarter))
                    .Select(period => new DimensionValue(period.Code, period.Name) { Kind = period.Kind.ToString().ToLowerInvariant() }),
            ],
            null);
    }

    private static Dimension Indsatser() => new(
        "indsats",
        new BilingualText("Indsats", "Effort"),
        DimensionRole.Classification,
        [
            new DimensionValue("nogen", new BilingualText("Mindst én indsats", "At least one effort")),
            new DimensionValue("virksomhedsrettet", new BilingualText("Virksomhedsrettet indsats", "Company-based effort")),
            new DimensionValue("oevrig-beskaeftigelse", new BilingualText("Øvrig beskæftigelsesindsats", "Other employment effort")),
            new DimensionValue("social", new BilingualText("Social indsats", "Social effort")),
            new DimensionValue("sundhed", new BilingualText("Sundhedsindsats", "Health effort")),
            new DimensionValue("ingen", new BilingualText("Ingen indsats", "No effort")),
        ],
        null);

    private static Dimension Measure() => new(
        "maal",
        new BilingualText("Måling", "Measure"),
        DimensionRole.Measure,
        [
            new DimensionValue("antalForloeb", new BilingualText("Antal forløb", "Number of courses"))
            {
                Unit = new BilingualText("antal forløb", "number of courses"),
            },
            new DimensionValue("antalMed", new BilingualText("Antal forløb med indsatsen", "Number of courses with the effort"))
            {
                Unit = new BilingualText("antal forløb", "number of courses"),
            },
            new DimensionValue("andel", new BilingualText("Andel", "Share")) { Unit = new BilingualText("pct.", "per cent"), Decimals = 1 },
        ],
        null);
}
