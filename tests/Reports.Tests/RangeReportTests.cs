using Opgoerelse.Domain;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Text;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.ReportsTests;

/// <summary>
/// A figure that is given as a range: what is said of it holds at both of its ends. Each worked by hand; the 95 pct. interval of 54 of 75
/// is 61.0 to 80.9 pct., and of 60 of 75 it is 69.6 to 87.5 (Wilson).
/// </summary>
public sealed class RangeReportTests
{
    private static readonly DimensionValue Vr = new(
        "virksomhedsrettet",
        new BilingualText("Virksomhedsrettet indsats", "Company-based effort"));
    private static readonly DimensionValue Kolding = new("0621", new BilingualText("Kolding", "Kolding")) { Kind = "kommune" };
    private static readonly ShareEnds From72To80 = ShareEnds.Of((54, 60), (75, 75));

    [Fact]
    public void A_share_is_told_as_its_range()
    {
        Assert.Equal(
            "I Kolding fik 72,0-80,0 pct. af 75 forløb virksomhedsrettet indsats.",
            Sentences.Share(Kolding, Vr, Ranged((54, 60), (75, 75))));
        // 900/79 = 11.39 and 1300/70 = 18.57.
        Assert.Equal(
            "I Kolding fik 11,3-18,6 pct. af 70-79 forløb virksomhedsrettet indsats.",
            Sentences.Share(Kolding, Vr, Ranged((9, 13), (70, 79))));
        Assert.Equal(
            "I Kolding kan andelen med virksomhedsrettet indsats ikke vises af hensyn til fortrolighed.",
            Sentences.Share(Kolding, Vr, Ranged((0, 9), (9, 12))));
    }

    [Theory]
    [InlineData(0.50, Standing.Over)]
    [InlineData(0.65, Standing.Undecided)]
    [InlineData(0.70, Standing.As)]
    [InlineData(0.82, Standing.Undecided)]
    [InlineData(0.90, Standing.Under)]
    // Of 75 fewer than five without would be expected.
    [InlineData(0.95, Standing.TooFew)]
    public void A_word_beside_the_country_is_said_only_where_it_holds_at_both_ends(double country, Standing standing) =>
        Assert.Equal(standing, Standings.Of(From72To80, country));

    /// <summary>Of 8 four would be expected, of 20 ten: too few at one end is too few.</summary>
    [Fact]
    public void Too_few_at_one_end_is_too_few() =>
        Assert.Equal(Standing.TooFew, Standings.Of(ShareEnds.Of((6, 8), (8, 20)), 0.5));

    /// <summary>
    /// Without spread between kommuner the 99.8 pct. limits of 400 around 50 pct. are 50 ± 7.7: 240 to 250 are outside, 220 to 225 within,
    /// 225 to 250 are not told.
    /// </summary>
    [Theory]
    [InlineData(240, 250, true)]
    [InlineData(140, 160, true)]
    [InlineData(220, 225, false)]
    [InlineData(225, 250, null)]
    [InlineData(150, 250, null)]
    public void A_kommune_stands_out_only_where_it_does_at_both_ends(long from, long to, bool? standsOut) =>
        Assert.Equal(standsOut, new Funnel(0.5, []).StandsOut(ShareEnds.Of((from, to), (400, 400))));

    [Fact]
    public void A_change_is_told_only_where_it_holds_from_both_ends_to_both()
    {
        Assert.Equal("Andelen er steget fra 30,0 pct. året før til 50,0-60,0 pct.", Change(Cell(30, 100), Ranged((50, 60), (100, 100))));
        Assert.Equal("Andelen er faldet fra 50,0-60,0 pct. året før til 30,0 pct.", Change(Ranged((50, 60), (100, 100)), Cell(30, 100)));
        Assert.Equal(
            "Andelen var 30,0 pct. året før; forskellen er ikke større, end at den kan være tilfældig.",
            Change(Cell(30, 100), Ranged((30, 33), (100, 100))));
        Assert.Equal(
            "Andelen var 30,0 pct. året før og er nu 32,0-60,0 pct.; det kan ikke afgøres, om den har ændret sig.",
            Change(Cell(30, 100), Ranged((32, 60), (100, 100))));
        Assert.Equal("Der er for få forløb til at sige, om andelen har ændret sig.", Change(Cell(30, 100), Ranged((4, 8), (9, 20))));
        Assert.Equal(
            "Andelen året før vises ikke af hensyn til fortrolighed, og derfor heller ikke udviklingen.",
            Change(Ranged((0, 9), (9, 12)), Ranged((50, 60), (100, 100))));
        Assert.Equal(
            "Andelen var 30,0 pct. for starter i 2019-2021 og 50,0-60,0 pct. for starter i 2022-2025: den er steget.",
            Sentences.BeforeAndAfter(Development.Of(Cell(30, 100), Ranged((50, 60), (100, 100))), "2019-2021", "2022-2025"));

        static string Change(ShareCell before, ShareCell now) => Sentences.Development(Development.Of(before, now));
    }

    /// <summary>A 80, B from 70 to 85, C 60, D 60, E hidden: A and B are one and two, C before D by name, and E has no place.</summary>
    [Fact]
    public void A_place_is_a_range_of_places_where_a_range_does_not_decide_it()
    {
        (DimensionValue, ShareCell)[] cells =
        [
            (Named("D"), Cell(60, 100)), (Named("C"), Cell(60, 100)), (Named("B"), Ranged((70, 85), (100, 100))),
            (Named("A"), Cell(80, 100)), (Named("E"), Ranged((0, 9), (9, 12))),
        ];
        var ranks = RankRange.Among(cells, Polarity.HigherIsBetter);
        Assert.Equal(
            (4, new RankRange(1, 2, 4), new RankRange(1, 2, 4), new RankRange(3, 3, 4), new RankRange(4, 4, 4)),
            (ranks.Count, ranks["A"], ranks["B"], ranks["C"], ranks["D"]));
        // Where less is better, the other way.
        ranks = RankRange.Among(cells, Polarity.LowerIsBetter);
        Assert.Equal(
            (new RankRange(3, 4, 4), new RankRange(3, 4, 4), new RankRange(1, 1, 4), new RankRange(2, 2, 4)),
            (ranks["A"], ranks["B"], ranks["C"], ranks["D"]));
        Assert.Equal("1-2 af 4", ReportSheets.Rank(Stands(new RankRange(1, 2, 4)), withCount: true).Text);
        Assert.Equal("54 af 54", ReportSheets.Rank(Stands(new RankRange(54, 54, 54)), withCount: true).Text);
        Assert.Equal(54, ReportSheets.Rank(Stands(new RankRange(54, 54, 54))).Number);
    }

    [Fact]
    public void Counts_are_told_as_ranges()
    {
        Assert.Equal(
            "Rehabiliteringsteamet indstillede 18-23 forløb til virksomhedsrettet indsats. 6-10 af dem fik den inden for fristen "
                + "(26,0-55,6 pct.).",
            CountSentences.IndstilletAndGiven(Range(18, 23), Range(6, 10), Range(260, 556, 1)));
        Assert.Equal(
            "Rehabiliteringsteamet indstillede 20 forløb til virksomhedsrettet indsats. 6-10 af dem fik den inden for fristen "
                + "(30,0-50,0 pct.).",
            CountSentences.IndstilletAndGiven(new TableFigure(20, 0, CellSymbol.None), Range(6, 10), Range(300, 500, 1)));
    }

    /// <summary>How many could be judged is always said.</summary>
    [Fact]
    public void No_sentence_speaks_of_none_without_saying_of_how_many()
    {
        IReadOnlyList<KommuneStanding> kommuner =
        [
            .. Enumerable.Range(0, 62).Select(_ => Stands(null)),
            .. Enumerable.Range(0, 36).Select(_ => Stands(null) with { IsJudged = false, Standing = Standing.Undecided }),
        ];
        var picture = new IndsatsPicture(Vr, Polarity.HigherIsBetter, Cell(500, 1_000), default, default, new Funnel(0.5, []), kommuner);
        Assert.Equal(
            "Ingen af de 62 kommuner, der kan bedømmes, skiller sig ud i andelen med virksomhedsrettet indsats: forskellene er "
                + "ikke større, end at de kan være tilfældige.",
            Sentences.StandsOutSheet(picture));
        Assert.Equal(
            "Af de 98 kommuner kan 62 bedømmes: ingen ligger over landet, 62 som landet og ingen under. For 36 kommuner er "
                + "andelen et interval, som ikke afgør det.",
            Sentences.StandingsOf(picture));
        Assert.Equal(
            "Det kan ikke siges om nogen af de 36 kommuner, om de skiller sig ud i andelen med virksomhedsrettet indsats.",
            Sentences.StandsOutSheet(picture with { Kommuner = [.. kommuner.Skip(62)] }));
    }

    /// <summary>
    /// Kolding has 75 forløb in the year, and no count under 9; what is withheld of it is given as a range, and the leaflet says why in a
    /// sentence that is true of it.
    /// </summary>
    [Fact]
    public void The_leaflet_of_a_large_kommune_with_a_range_says_once_and_rightly_why()
    {
        var release = new BenchmarkingCountry().Publish();
        var basis = new ReportBasis(Hide(release, "0621").WithRanges((table, codes) =>
            codes[0] == "0621" && table == "Y11IGA01" && codes[^1] == "antalMed" ? (9, 13) : null));
        var html = System.Net.WebUtility.HtmlDecode(KommuneLeaflet.Html(basis, basis.KommuneComparison.Find("Kolding")!));

        Assert.Single(html.Split("Interval af hensyn til fortrolighed:").Skip(1));
        Assert.Contains("Derfor kan der også stå et interval, hvor der er mange forløb.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("få forløb bag", html, StringComparison.Ordinal);
        var n = basis.KommuneComparison.Table["0621", basis.Period, "virksomhedsrettet"].Forloeb.Value;
        var range = DanishNotation.Range(RangeText.Percentage(ShareEnds.Of((9, 13), (n, n))));
        Assert.Contains(
            $"I Kolding fik {range} pct. af {n} forløb virksomhedsrettet indsats.",
            html.Replace('\u00A0', ' '),
            StringComparison.Ordinal);
        Assert.Contains($"<td><abbr title=\"interval af hensyn til fortrolighed\">{range}</abbr></td>", html, StringComparison.Ordinal);
        // Where nothing is a range, nothing is said of one.
        Assert.DoesNotContain(
            "Interval af hensyn",
            KommuneLeaflet.Html(new ReportBasis(release), basis.KommuneComparison.Find("Kolding")!),
            StringComparison.Ordinal);
        Assert.Equal(1, NationalReport.Html(basis).Split("Interval af hensyn").Length - 1);
    }

    /// <summary>The release with all counts and shares of a kommune but N withheld in the table of indsatser.</summary>
    private static Aggregation.Releases.ReleaseWithTables Hide(Aggregation.Releases.ReleaseWithTables release, string kommune)
    {
        var table = release.Find("Y11IGA01")!;
        CellSymbol[] symbols =
        [
            .. CellWalk.Visit(table).Select(cell =>
                cell.Omraade == kommune && cell.Measure.Code != "antalForloeb" ? CellSymbol.Withheld : table.Symbols[cell.Index]),
        ];
        return release with
        {
            Tables = [new Table(table.Id, table.Title, table.Notes, table.Dimensions, table.Values, symbols), .. release.Tables.Skip(1)],
        };
    }

    private static KommuneStanding Stands(RankRange? rank) =>
        new(Kolding, Cell(50, 100), null, Standing.As, StandsOut: false, IsJudged: true, rank, null, default, default);

    private static DimensionValue Named(string name) => new(name, new BilingualText(name, name));

    private static TableFigure Range(long from, long to, int decimals = 0) =>
        new(0, decimals, CellSymbol.Withheld) { Range = new TableRange(from, to, decimals) };

    private static ShareCell Cell(long having, long n) =>
        new(
            new TableFigure(n, 0, CellSymbol.None),
            new TableFigure(having, 0, CellSymbol.None),
            new TableFigure(Rounding.Ratio(100 * having, n, 1)!.Value, 1, CellSymbol.None));

    private static ShareCell Ranged((long From, long To) with, (long From, long To) n) => new(
        n.From == n.To ? new TableFigure(n.From, 0, CellSymbol.None) : Range(n.From, n.To),
        Range(with.From, with.To),
        Rounding.ShareRange(with, n) is { } share ? Range(share.From, share.To, 1) : new TableFigure(0, 1, CellSymbol.Withheld));
}
