using Opgoerelse.Model;
using static Opgoerelse.ModelTests.Examples;

namespace Opgoerelse.ModelTests;

public class FiguresTests
{
    private static readonly DateOnly D = Day("2024-07-01");

    private static List<SlowFigure> Figures(DateOnly d, params SlowForloeb[] forloeb) =>
        SlowModel.Figures(
            forloeb.SelectMany(f => SlowModel.Facts(f, SlowRegelsaet.Bek2408, d)).ToList(), SlowRegelsaet.Bek2408, d).ToList();

    private static string Cell(List<SlowFigure> figures, string table, string omraade, string period, string indsats, string measure) =>
        figures.Single(f =>
            f.Table == table && f.Omraade == omraade && f.Period == period && f.Age == "alle" && f.Sex == "alle"
            && f.Indsats == indsats && f.Measure == measure).Value;

    [Fact]
    public void The_figures_are_counted_by_hand()
    {
        List<SlowFigure> figures = Figures(
            D,
            Forloeb("2023-01-01", indsatser: [Virksomhedspraktik("2023-01-02", "2023-01-08")]),
            Forloeb("2023-03-01", indsatser: [Virksomhedspraktik("2023-03-11", "2023-03-13")]),
            Forloeb("2023-03-31", hours: [new(Day("2023-09-01"))]),
            Forloeb("2023-05-31", end: "2023-06-01"));
        Assert.Equal("66.7", Cell(figures, "Y11IGA01", "DK", "2023Q1", "nogen", "andel"));
        Assert.Equal("3", Cell(figures, "Y11IGA01", "1084", "2023", "ingen", "antalForloeb"));
        Assert.Equal("-", Cell(figures, "Y11IGA01", "0851", "2023QMAT04", "social", "andel"));
        Assert.Equal("1.4", Cell(figures, "Y11IGA03", "DK011", "2023QMAT04", "nogen", "uger"));
        Assert.Equal("0.7", Cell(figures, "Y11IGA03", "DK", "2023QMAT04", "nogen", "ugerPrForloeb"));
        Assert.Equal("15.0", Cell(figures, "Y11IGA03", "DK", "2023QMAT04", "virksomhedsrettet", "timer"));
        Assert.Equal("0.67", Cell(figures, "Y11IGA03", "DK", "2023QMAT04", "nogen", "indsatserPrForloeb"));
        Assert.Equal("0.0", Cell(figures, "Y11IGA03", "DK", "2023QMAT04", "sundhed", "timer"));
        Assert.Equal("5.5", Cell(figures, "Y11IGA04", "DK", "2023QMAT04", "alle", "median"));
        Assert.Equal("1", Cell(figures, "Y11IGA04", "DK", "2023QMAT04", "1-dag", "antal"));
        Assert.Equal("2", Cell(figures, "Y11IGA04", "DK", "2023QMAT04", "1-maaned", "antal"));
        Assert.Equal("1", Cell(figures, "Y11IGA05", "DK", "2023Q1", "alle", "undtagetLoentimer"));
        Assert.Equal("1", Cell(figures, "Y11IGA05", "0101", "2023Q2", "alle", "afsluttetInden"));
    }

    [Fact]
    public void Years_before_and_since_the_guarantee_are_pooled_from_forloeb()
    {
        // 2020 is whole, and 2024's last frist is 30 June 2025. The second forløb runs into the guarantee without indsats: it is
        // phased in, and that is no part of 2022-2024.
        List<SlowFigure> figures = Figures(
            Day("2025-07-01"),
            Forloeb("2020-02-01", indsatser: [Virksomhedspraktik("2020-02-03", "2020-02-09")]),
            Forloeb("2021-11-15"),
            Forloeb("2022-01-01"),
            Forloeb("2023-05-10", indsatser: [Virksomhedspraktik("2023-05-15", "2023-05-21")]),
            Forloeb("2024-12-31", indsatser: [Virksomhedspraktik("2025-01-10", "2025-01-23")]));
        Assert.Equal("50.0", Cell(figures, "Y11IGA01", "DK", "2020-2021", "nogen", "andel"));
        Assert.Equal("2", Cell(figures, "Y11IGA01", "0101", "2020-2021", "nogen", "antalForloeb"));
        Assert.Equal("3", Cell(figures, "Y11IGA01", "0101", "2022-2024", "ingen", "antalForloeb"));
        Assert.Equal("66.7", Cell(figures, "Y11IGA01", "1084", "2022-2024", "nogen", "andel"));
        // 7 and 14 days: 3 weeks, by two.
        Assert.Equal("3.0", Cell(figures, "Y11IGA03", "DK", "2022-2024", "nogen", "uger"));
        Assert.Equal("1.5", Cell(figures, "Y11IGA03", "DK", "2022-2024", "nogen", "ugerPrForloeb"));
        // 5 and 10 days to the first.
        Assert.Equal("7.5", Cell(figures, "Y11IGA04", "DK", "2022-2024", "alle", "median"));
        Assert.Equal("1", Cell(figures, "Y11IGA04", "DK", "2022-2024", "1-uge", "antal"));
        Assert.Equal("1", Cell(figures, "Y11IGA05", "DK", "2022-2024", "alle", "ingen"));
        Assert.Equal("1", Cell(figures, "Y11IGA05", "DK", "2020-2021", "alle", "ingen"));
        Assert.Equal("1", Cell(figures, "Y11IGA05", "DK", "INDF2022", "alle", "ingen"));
        Assert.Equal("0", Cell(figures, "Y11IGA06", "DK", "2022-2024", "alle", "indstillet"));
    }

    [Fact]
    public void Every_omraade_and_every_period_stands_there_once()
    {
        List<SlowFigure> figures = Figures(D, Forloeb("2023-01-01"));

        // 4 quarters, 1 rolling year and 1 year; at D = 1 July 2024 the last quarter is 2023Q4 (frist 30 June 2024).
        Assert.Equal(115 * 6 * 6 * 3, figures.Count(f => f.Table == "Y11IGA01"));
        Assert.Equal(17 * 1 * 9 * 3 * 6 * 3, figures.Count(f => f.Table == "Y11IGA02"));
        Assert.Equal(115 * 2 * 5 * 6, figures.Count(f => f.Table == "Y11IGA03"));
        Assert.Equal(115 * 2 * 13, figures.Count(f => f.Table == "Y11IGA04"));
        Assert.Equal(115 * 5 * 7, figures.Count(f => f.Table == "Y11IGA05"));
        Assert.Equal(115 * 2 * 3, figures.Count(f => f.Table == "Y11IGA06"));
        // One year of slutdato, 5 × 9 cells of two measures; 4 lengths of two and a median; twice 4 waits of two and a median.
        Assert.Equal(115 * 1 * 45 * 2, figures.Count(f => f.Table == "Y11IGA07"));
        Assert.Equal(115 * 1 * 9, figures.Count(f => f.Table == "Y11IGA08"));
        Assert.Equal(115 * 2 * 18, figures.Count(f => f.Table == "Y11IGA09"));
        Assert.Equal(figures.Count, figures.Select(f => f with { Value = "" }).Distinct().Count());
        Assert.Equal(
            ["2023Q1", "2023Q2", "2023Q3", "2023Q4", "2023QMAT04", "2023"],
            figures.Where(f => f.Table == "Y11IGA01").Select(f => f.Period).Distinct());
    }

    [Fact]
    public void The_series_ends_with_the_ordning_and_a_year_it_does_not_fill_does_not_exist()
    {
        SlowPeriods periods = SlowPeriods.Published(Day("2021-11-01"), SlowRegelsaet.Bek2408, Day("2030-01-01"));
        Assert.Equal("2021Q4", periods.Quarters[0].Code);
        Assert.Equal("2026Q2", periods.Quarters[^1].Code);
        Assert.Equal("INDF2022", periods.PhaseIn.Single().Code);
        Assert.Equal("2022QMAT03", periods.RollingYears[0].Code);
        Assert.Equal("2026QMAT02", periods.RollingYears[^1].Code);
        Assert.Equal(["2022", "2023", "2024", "2025"], periods.Years.Select(y => y.Code));
        Assert.Equal(["2022-2025"], periods.PooledYears.Select(y => y.Code));
        Assert.Equal(16, periods.PooledYears[0].FactPeriods.Count);

        Assert.Equal("2025Q4", SlowPeriods.Published(Day("2021-11-01"), SlowRegelsaet.Bek2408, Day("2026-09-29")).Quarters[^1].Code);
        Assert.Equal("2026Q1", SlowPeriods.Published(Day("2021-11-01"), SlowRegelsaet.Bek2408, Day("2026-09-30")).Quarters[^1].Code);
        Assert.Empty(SlowPeriods.Published(Day("2021-11-01"), SlowRegelsaet.Bek2408, Day("2022-06-30")).PhaseIn);
        Assert.Single(SlowPeriods.Published(Day("2021-11-01"), SlowRegelsaet.Bek2408, Day("2022-07-01")).PhaseIn);
    }
}
