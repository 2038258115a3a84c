using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.AggregationTests.RuleComparison;

/// <summary>
/// What is shown of hele landet under KL's rule beside the official one, worked by hand. Official: N = 1000, nogen 700,
/// virksomhedsrettet 300, øvrig 400, social 200, sundhed 100.
/// </summary>
public sealed class RuleComparisonTests
{
    private static readonly Dictionary<string, long> OfficialCell = new(StringComparer.Ordinal)
    {
        ["nogen"] = 700,
        ["virksomhedsrettet"] = 300,
        ["oevrig-beskaeftigelse"] = 400,
        ["social"] = 200,
        ["sundhed"] = 100,
    };

    /// <summary>100 are left out because of their health, and everything else counts more.</summary>
    [Fact]
    public void Far_from_the_official_rule_everything_is_shown()
    {
        Assert.Equal(
            ["mentor", "nogen", "oevrig-beskaeftigelse", "social", "sundhed", "virksomhedsrettet"],
            ShownCells(900, 720, 320, 380, 230, 160, 90)!);
    }

    /// <summary>1000 - 996 = 4 citizens were exempt because of their health: their number would be told.</summary>
    [Theory]
    [InlineData(996, false)]
    [InlineData(999, false)]
    [InlineData(995, true)]
    [InlineData(1000, true)]
    public void Few_kept_out_for_health_reasons_withhold_the_whole_period(long n, bool isShown)
    {
        Assert.Equal(isShown, ShownCells(n, 720, 320, 420, 230, 160, 90) is not null);
    }

    [Theory]
    // Social: 204 beside 200, a difference of 4; 196, of -4; 205 and 200 (nobody) are shown.
    [InlineData(204, false)]
    [InlineData(196, false)]
    [InlineData(205, true)]
    [InlineData(200, true)]
    // Without social: officially 800; under KL 900 - 104 = 796, and 900 - 95 = 805.
    [InlineData(104, false)]
    [InlineData(105, true)]
    [InlineData(95, true)]
    [InlineData(96, false)]
    // Small by itself, or its complement: 4 of 900, all but 4.
    [InlineData(4, false)]
    [InlineData(896, false)]
    public void A_number_is_withheld_where_it_its_opposite_or_a_difference_is_small(long social, bool isShown)
    {
        var shownCells = ShownCells(900, 900, 320, 380, social, 160, 90)!;
        Assert.Equal(isShown, shownCells.Contains("social"));
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal) { "nogen", "virksomhedsrettet", "mentor" },
            shownCells.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Mentor has no official side: only its own size counts.</summary>
    [Theory]
    [InlineData(5, true)]
    [InlineData(0, true)]
    [InlineData(3, false)]
    public void What_the_official_rule_does_not_know_is_measured_by_itself(long mentor, bool isShown) =>
        Assert.Equal(isShown, ShownCells(900, 720, 320, 380, 230, 160, mentor)!.Contains("mentor"));

    /// <summary>An official figure that is withheld, for whatever reason, is not told by the one beside it.</summary>
    [Fact]
    public void Where_the_official_figure_is_withheld_so_is_this()
    {
        Assert.DoesNotContain("sundhed", ShownCells(900, 720, 320, 380, 230, 160, 90, withheld: "sundhed")!);
        Assert.Null(ShownCells(900, 720, 320, 380, 230, 160, 90, withheld: "nogen", alsoForloeb: true));
    }

    /// <summary>
    /// A withheld count lies between what the others leave of nogen and nogen itself, and is at least the official one less those left
    /// out. Where fewer than five values are open, the whole period is withheld.
    /// </summary>
    [Fact]
    public void If_a_withheld_number_can_be_told_too_narrowly_the_whole_period_is_withheld()
    {
        // nogen 13, social 10, mentor 3 (withheld): at least 13 - 10 = 3, at most 13. Eleven values: shown.
        Assert.NotNull(Suppress(
            new(StringComparer.Ordinal) { ["nogen"] = 0, ["social"] = 0 },
            1000,
            new(900, With(("nogen", 13), ("social", 10), ("mentor", 3)))));
        // nogen 5, social 5, mentor 2: at least 0, at most 5: six values.
        Assert.NotNull(Suppress(
            new(StringComparer.Ordinal) { ["nogen"] = 0, ["social"] = 0 },
            1000,
            new(900, With(("nogen", 5), ("social", 5), ("mentor", 2)))));
        // The two left out are few.
        Assert.Null(Suppress(OfficialCell, 1000, new(998, With(("nogen", 700), ("sundhed", 98)))));
        // nogen is officially 897 and under KL 899 of 900; at most one is without. Nobody was left out: 897 to 900 are open, four values.
        Assert.Null(Suppress(new(StringComparer.Ordinal) { ["nogen"] = 897 }, 900, new(900, With(("nogen", 899), ("social", 2)))));
        // 896 to 900: five values.
        Assert.Empty(Suppress(new(StringComparer.Ordinal) { ["nogen"] = 896 }, 900, new(900, With(("nogen", 899), ("social", 2))))!);
    }

    [Fact]
    public void What_was_withheld_in_the_release_before_remains_so()
    {
        Assert.DoesNotContain("social", Suppress(OfficialCell, 1000, Kl(900, 720, 320, 380, 230, 160, 90), before: "social")!);
    }

    /// <summary>
    /// 412/1000 officially and 500/900 under KL: 41.2 and 55.555... pct., 14.3555... points, which is 14.4. The rounded shares
    /// differ by 14.4 too; 1/3 and 2/3 do not: 33.3 and 66.7 differ by 33.4, the exact shares by 33.3.
    /// </summary>
    [Theory]
    [InlineData(412, 1000, 500, 900, 144)]
    [InlineData(1, 3, 2, 3, 333)]
    [InlineData(2, 3, 1, 3, -333)]
    [InlineData(10, 100, 10, 100, 0)]
    // 0.05 exactly, half away from zero, either way.
    [InlineData(1000, 2000, 1001, 2000, 1)]
    [InlineData(1001, 2000, 1000, 2000, -1)]
    public void The_difference_is_computed_of_the_whole_numbers_and_rounded_last(long having, long n, long klWith, long klN, long tenths)
    {
        var difference = ComparedRule.Difference(Cell(having, n), Cell(klWith, klN));
        Assert.Equal((tenths, 1, CellSymbol.None), (difference.Value, difference.Decimals, difference.Symbol));
    }

    [Fact]
    public void A_difference_exists_only_where_both_sides_are_public()
    {
        var withheld = new TableFigure(0, 0, CellSymbol.Withheld);
        Assert.Equal(CellSymbol.Withheld, ComparedRule.Difference(Cell(10, 100), new(Cell(10, 100).Forloeb, withheld, withheld)).Symbol);
        Assert.Equal(CellSymbol.Withheld, ComparedRule.Difference(new(withheld, withheld, withheld), Cell(10, 100)).Symbol);
        Assert.Equal(
            CellSymbol.NotAvailable,
            ComparedRule.Difference(new(TableFigure.IsMissing, TableFigure.IsMissing, TableFigure.IsMissing), Cell(10, 100)).Symbol);
    }

    /// <summary>Years and the newest rolling year, in each nogen, five categories and ingen, which is what is left of N.</summary>
    [Fact]
    public void The_periods_are_the_calendar_years_and_the_newest_rolling_year()
    {
        var regelsaet = Regelsaet.All["kl-2021"];
        var plan = new PeriodPlan(
            new DateOnly(2023, 1, 5),
            new DateOnly(2025, 10, 2),
            regelsaet,
            Ordning.Standard with { LastStart = null });
        var number = new Dictionary<string, ComparedCounts>(StringComparer.Ordinal)
        {
            ["2023"] = Kl(900, 720, 320, 380, 230, 160, 90),
            ["2024"] = Kl(996, 720, 320, 380, 230, 160, 90),
        };
        var cells = RuleComparisonMaker.Build(number, regelsaet, plan, Table(plan), DisclosureRules.Standard, previous: null);

        Assert.Equal(["2023", "2024", "2025QMAT01"], cells.Select(cell => cell.Period).Distinct());
        Assert.Equal(
            ["nogen", "virksomhedsrettet", "oevrig-beskaeftigelse", "social", "sundhed", "mentor", "ingen"],
            cells.Take(7).Select(cell => cell.Indsats));
        Assert.Equal((900, 180, 200), (cells[6].Forloeb.Value, cells[6].With.Value, cells[6].Share.Percentage.Value));
        Assert.All(
            cells.Where(cell => cell.Period == "2024"),
            cell => Assert.Equal(
                (CellSymbol.Withheld, CellSymbol.Withheld, 0L),
                (cell.Forloeb.Symbol, cell.With.Symbol, cell.Forloeb.Value)));
        // Nobody counts in the newest year under KL, and 1000 officially: that 1000 were left out may be told.
        Assert.All(
            cells.Where(cell => cell.Period == "2025QMAT01"),
            cell => Assert.Equal((0L, CellSymbol.NoBasis), (cell.Forloeb.Value, cell.With.Symbol)));

        // The next release: 2024 has grown past the limit, and is withheld as it was.
        number["2024"] = Kl(900, 720, 320, 380, 230, 160, 90);
        var againFigure = RuleComparisonMaker.Build(
            number,
            regelsaet,
            plan,
            Table(plan),
            DisclosureRules.Standard,
            new ComparedRule("kl-2021", 1, "", cells));
        Assert.All(againFigure.Where(cell => cell.Period == "2024"), cell => Assert.Equal(CellSymbol.Withheld, cell.Forloeb.Symbol));
    }

    private static string[]? ShownCells(
        long n,
        long nogen,
        long vr,
        long otherCount,
        long social,
        long sundhed,
        long mentor,
        string? withheld = null,
        bool alsoForloeb = false) =>
        Suppress(OfficialCell, 1000, Kl(n, nogen, vr, otherCount, social, sundhed, mentor), withheld, alsoForloeb)?.Order(
            StringComparer.Ordinal).ToArray();

    private static IReadOnlySet<string>? Suppress(
        Dictionary<string, long> officialCell,
        long n,
        ComparedCounts number,
        string? withheld = null,
        bool alsoForloeb = false,
        string? before = null)
    {
        var star = new TableFigure(0, 0, CellSymbol.Withheld);
        return new RuleComparisonSuppression(
            DisclosureRules.Standard,
            indsats => !officialCell.TryGetValue(indsats, out var having) ? new ShareCell(
                TableFigure.IsMissing,
                TableFigure.IsMissing,
                TableFigure.IsMissing)
                : indsats == withheld ? new ShareCell(alsoForloeb ? star : new TableFigure(n, 0, CellSymbol.None), star, star)
                : Cell(having, n),
            indsats => indsats == before).ShownCells(number);
    }

    private static ComparedCounts Kl(long n, long nogen, long vr, long otherCount, long social, long sundhed, long mentor) =>
        new(
            n,
            With(
                ("nogen", nogen),
                ("virksomhedsrettet", vr),
                ("oevrig-beskaeftigelse", otherCount),
                ("social", social),
                ("sundhed", sundhed),
                ("mentor", mentor)));

    private static Dictionary<string, long> With(params (string Code, long Count)[] count) =>
        count.ToDictionary(pair => pair.Code, pair => pair.Count, StringComparer.Ordinal);

    private static ShareCell Cell(long having, long n) =>
        new ComparedCell("2024", "nogen", new TableFigure(n, 0, CellSymbol.None), new TableFigure(having, 0, CellSymbol.None)).Share;

    /// <summary>The official table: the same in all periods.</summary>
    private static Table Table(PeriodPlan plan)
    {
        Dimension country = new(
            "omraade",
            new BilingualText("område", "area"),
            DimensionRole.Geography,
            [new("DK", new BilingualText("Hele landet", "Denmark"))],
            "DK");
        var periods = Dimensions.ForPeriods([.. plan.Year, .. plan.RollingYear], null, null);
        var indsats = Dimensions.ForIndsats(Regelsaet.All["bek-2408"], withIngen: true);
        var measure = Dimensions.ForMeasures([
            new("antalForloeb", new BilingualText("", "")),
            new("antalMed", new BilingualText("", "")),
            new("andel", new BilingualText("", "")) { Decimals = 1 }]);
        long[] values =
        [
            .. periods.Values
                .SelectMany(_ => indsats.Values)
                .SelectMany(value => OfficialCell.GetValueOrDefault(value.Code, 300) is var having ? new[] { 1000, having, having } : []),
        ];
        return new Table(
            "Y11IGA01",
            new BilingualText("", ""),
            [],
            [country, periods, indsats, measure],
            values,
            new CellSymbol[values.Length]);
    }
}
