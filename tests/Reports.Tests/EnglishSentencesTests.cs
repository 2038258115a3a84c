using Opgoerelse.Domain;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.ReportsTests;

/// <summary>The English sentences in every case that their figures can be in.</summary>
public class EnglishSentencesTests
{
    private static readonly DimensionValue Aarhus = new("0751", new BilingualText("Aarhus", "Aarhus")) { Kind = "kommune" };
    private static readonly DimensionValue WholeCountry = new("DK", new BilingualText("Hele landet", "All Denmark")) { Kind = "land" };
    private static readonly DimensionValue Vr = new(
        "virksomhedsrettet",
        new BilingualText("Virksomhedsrettet indsats", "Company-based effort"));
    private static readonly DimensionValue Nogen = new("nogen", new BilingualText("Mindst én indsats", "At least one effort"));
    private static readonly DimensionValue Ingen = new("ingen", new BilingualText("Ingen indsats", "No effort"));

    [Theory]
    [InlineData(1_333, 4_000, "In Denmark as a whole, 33.3 per cent of 4,000 courses had company-based effort.")]
    [InlineData(0, 12, "In Denmark as a whole, none of 12 courses had company-based effort.")]
    [InlineData(12, 12, "In Denmark as a whole, all 12 courses had company-based effort.")]
    [InlineData(1, 1, "In Denmark as a whole, 1 of 1 course had company-based effort.")]
    [InlineData(0, 1, "In Denmark as a whole, 0 of 1 course had company-based effort.")]
    [InlineData(411_522, 1_234_567, "In Denmark as a whole, 33.3 per cent of 1,234,567 courses had company-based effort.")]
    [InlineData(1, 10_000, "In Denmark as a whole, less than 0.1 per cent of 10,000 courses had company-based effort.")]
    [InlineData(9_999, 10_000, "In Denmark as a whole, more than 99.9 per cent of 10,000 courses had company-based effort.")]
    public void A_share(long having, long n, string sentence) =>
        Assert.Equal(sentence, EnglishSentences.Share(WholeCountry, Vr, Cell(having, n)));

    [Theory]
    [InlineData(5, 10, "In Aarhus, 50.0 per cent of 10 courses had no effort.")]
    [InlineData(0, 10, "In Aarhus, all 10 courses had at least one effort.")]
    [InlineData(10, 10, "In Aarhus, none of 10 courses had any effort.")]
    [InlineData(0, 1, "In Aarhus, 1 of 1 course had at least one effort.")]
    [InlineData(1, 1, "In Aarhus, 0 of 1 course had at least one effort.")]
    public void A_share_without(long having, long n, string sentence) =>
        Assert.Equal(sentence, EnglishSentences.Share(Aarhus, Ingen, Cell(having, n)));

    [Theory]
    [InlineData(5, 10, "In Aarhus, 50.0 per cent of 10 courses had at least one effort.")]
    [InlineData(0, 10, "In Aarhus, none of 10 courses had any effort.")]
    [InlineData(10, 10, "In Aarhus, all 10 courses had at least one effort.")]
    public void A_share_with_something(long having, long n, string sentence) =>
        Assert.Equal(sentence, EnglishSentences.Share(Aarhus, Nogen, Cell(having, n)));

    [Theory]
    [InlineData(CellSymbol.Withheld, "In Aarhus, the share with company-based effort cannot be shown, for confidentiality.")]
    [InlineData(CellSymbol.NoBasis, "In Aarhus, there were no courses to count.")]
    [InlineData(CellSymbol.NotAvailable, "In Aarhus, the share with company-based effort is not available.")]
    [InlineData(CellSymbol.NotYet, "In Aarhus, the share with company-based effort is not published yet.")]
    public void A_share_that_is_not_there(CellSymbol symbol, string sentence)
    {
        Assert.Equal(sentence, EnglishSentences.Share(Aarhus, Vr, Without(symbol)));
        Assert.Equal(
            sentence.Replace("with company-based effort", "without effort", StringComparison.Ordinal),
            EnglishSentences.Share(Aarhus, Ingen, Without(symbol)));
    }

    [Theory]
    [InlineData(100, 1_000, 200, 1_000, "The share has risen from 10.0 per cent the year before to 20.0 per cent.")]
    [InlineData(200, 1_000, 100, 1_000, "The share has fallen from 20.0 per cent the year before to 10.0 per cent.")]
    [InlineData(200, 1_000, 200, 1_000, "The share is the same as the year before (20.0 per cent).")]
    [InlineData(
        200,
        1_000,
        210,
        1_000,
        "The share was 20.0 per cent the year before; the difference is no larger than what may be chance.")]
    [InlineData(2, 9, 8, 9, "There are too few courses to tell whether the share has changed.")]
    [InlineData(1, 1, 0, 1, "There are too few courses to tell whether the share has changed.")]
    [InlineData(0, 400, 100, 400, "The share has risen from 0.0 per cent the year before to 25.0 per cent.")]
    [InlineData(400, 400, 0, 400, "The share has fallen from 100.0 per cent the year before to 0.0 per cent.")]
    [InlineData(0, 400, 0, 400, "The share is the same as the year before (0.0 per cent).")]
    [InlineData(1, 10_000, 9_999, 10_000, "The share has risen from less than 0.1 per cent the year before to more than 99.9 per cent.")]
    [InlineData(
        30_010_000,
        100_000_000,
        30_040_000,
        100_000_000,
        "The share has risen, but by less than 0.1 percentage points: it is 30.0 per cent.")]
    [InlineData(
        30_040_000,
        100_000_000,
        30_010_000,
        100_000_000,
        "The share has fallen, but by less than 0.1 percentage points: it is 30.0 per cent.")]
    public void A_development(long before, long beforeN, long now, long nNow, string sentence) =>
        Assert.Equal(sentence, EnglishSentences.Development(Development.Of(new Share(before, beforeN), new Share(now, nNow))));

    [Fact]
    public void A_development_that_cannot_be_shown()
    {
        Assert.Equal(
            "The change cannot be shown, for confidentiality.",
            EnglishSentences.Development(new Development(Direction.Withheld, new Share(1, 9), null, null)));
        Assert.StartsWith(
            "The share of the year before is not shown, for confidentiality",
            EnglishSentences.Development(new Development(Direction.Withheld, null, new Share(1, 9), null)),
            StringComparison.Ordinal);
        Assert.Equal(
            "There were no courses the year before to compare with.",
            EnglishSentences.Development(new Development(Direction.NoBasis, null, new Share(1, 9), null)));
        Assert.Equal(
            "There are no courses in the newest year to compare with the year before.",
            EnglishSentences.Development(new Development(Direction.NoBasis, new Share(1, 9), null, null)));
        Assert.Equal(
            "There are no figures for a whole year before to compare with.",
            EnglishSentences.Development(new Development(Direction.NoBasis, null, null, null)));
        Assert.Equal(
            "The series has no figures for a whole year after the guarantee yet.",
            EnglishSentences.BeforeAndAfter(new Development(Direction.NoBasis, null, null, null), "2019-2021", ""));
        Assert.Equal(
            "There were no courses that started in 2019-2021 to compare with.",
            EnglishSentences.BeforeAndAfter(new Development(Direction.NoBasis, null, new Share(1, 2), null), "2019-2021", "2022-2025"));
        Assert.Equal(
            "There were no courses that started in 2022 to compare with.",
            EnglishSentences.BeforeAndAfter(new Development(Direction.NoBasis, new Share(1, 2), null, null), "2019-2021", "2022"));
        Assert.Equal(
            "There were no courses to compare.",
            EnglishSentences.BeforeAndAfter(new Development(Direction.NoBasis, null, null, null), "2019-2021", "2022-2025"));
        Assert.Equal(
            "A comparison cannot be shown, for confidentiality.",
            EnglishSentences.BeforeAndAfter(new Development(Direction.Withheld, null, null, null), "2019-2021", "2022-2025"));
        Assert.Equal(
            "The series has no figures for the three years before the guarantee.",
            EnglishSentences.BeforeAndAfter(new Development(Direction.NoBasis, null, null, null), "", ""));
    }

    [Theory]
    [InlineData(
        100,
        400,
        200,
        400,
        "The share was 25.0 per cent for starts in 2019-2021 and 50.0 per cent for starts in 2022-2025: a rise of between 18.4 "
            + "and 31.3 percentage points (95 per cent certainty).")]
    [InlineData(
        200,
        400,
        100,
        400,
        "The share was 50.0 per cent for starts in 2019-2021 and 25.0 per cent for starts in 2022-2025: a fall of between 18.4 "
            + "and 31.3 percentage points (95 per cent certainty).")]
    [InlineData(100, 400, 100, 400, "The share was the same, 25.0 per cent, for starts in 2019-2021 and in 2022-2025.")]
    [InlineData(
        0,
        5,
        5,
        5,
        "The share was 0.0 per cent for starts in 2019-2021 and 100.0 per cent for starts in 2022-2025, but there are too few "
            + "courses to tell whether it has changed.")]
    [InlineData(
        3_000,
        10_000,
        3_128,
        10_000,
        "The share was 30.0 per cent for starts in 2019-2021 and 31.3 per cent for starts in 2022-2025: a rise of at most 2.6 "
            + "percentage points (95 per cent certainty).")]
    [InlineData(
        30_010_000,
        100_000_000,
        30_040_000,
        100_000_000,
        "The share was 30.0 per cent for starts in 2019-2021 and 30.0 per cent for starts in 2022-2025: a rise of less than 0.1 "
            + "percentage points (95 per cent certainty).")]
    [InlineData(
        30_000_000,
        100_000_000,
        30_110_000,
        100_000_000,
        "The share was 30.0 per cent for starts in 2019-2021 and 30.1 per cent for starts in 2022-2025: a rise of 0.1 percentage "
            + "points (95 per cent certainty).")]
    [InlineData(
        10,
        40,
        12,
        40,
        "The share was 25.0 per cent for starts in 2019-2021 and 30.0 per cent for starts in 2022-2025; the difference is no "
            + "larger than what may be chance.")]
    public void Before_and_after_the_guarantee(long a, long m, long b, long n, string sentence) =>
        Assert.Equal(sentence, EnglishSentences.BeforeAndAfter(Development.Of(new Share(a, m), new Share(b, n)), "2019-2021", "2022-2025"));

    [Theory]
    [InlineData(
        412,
        1_000,
        500,
        900,
        "In Aarhus, 41.2 per cent of 1,000 courses had company-based effort. By KL's proposal it is 55.6 per cent of 900 "
            + "courses, 14.4 percentage points more.")]
    [InlineData(
        500,
        1_000,
        400,
        1_000,
        "In Aarhus, 50.0 per cent of 1,000 courses had company-based effort. By KL's proposal it is 40.0 per cent of 1,000 "
            + "courses, 10.0 percentage points less.")]
    [InlineData(
        500,
        1_000,
        450,
        900,
        "In Aarhus, 50.0 per cent of 1,000 courses had company-based effort. By KL's proposal it is 50.0 per cent of 900 "
            + "courses, which is the same share.")]
    [InlineData(
        70_449,
        100_000,
        70_451,
        100_000,
        "In Aarhus, 70.4 per cent of 100,000 courses had company-based effort. By KL's proposal it is 70.5 per cent of 100,000 "
            + "courses: the difference is less than 0.1 percentage points.")]
    public void The_same_citizens_under_two_rules(long having, long n, long klWith, long klN, string sentence) =>
        Assert.Equal(sentence, EnglishSentences.UnderAnotherRule(Aarhus, Vr, Cell(having, n), Cell(klWith, klN), "KL's proposal"));

    [Theory]
    [InlineData(CellSymbol.Withheld, " The share by KL's proposal cannot be shown, for confidentiality.")]
    [InlineData(CellSymbol.NoBasis, " By KL's proposal there were no courses to count.")]
    [InlineData(CellSymbol.NotAvailable, " There are no figures by KL's proposal for that year.")]
    public void Another_rule_whose_figures_are_not_shown(CellSymbol symbol, string sentence) =>
        Assert.EndsWith(
            sentence,
            EnglishSentences.UnderAnotherRule(Aarhus, Vr, Cell(1, 10), Without(symbol), "KL's proposal"),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(
        200,
        400,
        "35.0 per cent with company-based effort would be expected; the actual share is 15.0 percentage points above, between "
            + "10.1 and 19.9 percentage points with 95 per cent certainty.")]
    [InlineData(
        80,
        400,
        "the actual share is 15.0 percentage points below, between 10.8 and 18.6 percentage points with 95 per cent certainty.")]
    [InlineData(140, 400, "35.0 per cent with company-based effort would be expected; the actual share is the same.")]
    [InlineData(35_040_000, 100_000_000, "the actual share is less than 0.1 percentage points above.")]
    [InlineData(8, 20, "the actual share is 5.0 percentage points above, but no more than what may be chance.")]
    public void The_expected(long having, long n, string end) =>
        Assert.EndsWith(end, EnglishSentences.Expected(Vr, Standardisation.Compare(new Share(having, n), 0.35)), StringComparison.Ordinal);

    [Fact]
    public void Nothing_expected() => Assert.Equal("", EnglishSentences.Expected(Vr, null));

    /// <summary>None, one and many, over and under.</summary>
    [Theory]
    [InlineData("", "The one municipality that can be judged does not stand out in the share with company-based effort.")]
    [InlineData(
        "Aarhus+",
        "One municipality is so far above the national share with company-based effort that it is hardly chance: Aarhus.")]
    [InlineData(
        "Skive-,Aarhus-",
        "2 municipalities are so far below the national share with company-based effort that it is hardly chance: Skive and Aarhus.")]
    [InlineData(
        "Ærø+,Skive+,Aarhus+",
        "3 municipalities are so far above the national share with company-based effort that it is hardly chance: Skive, Ærø and Aarhus.")]
    [InlineData(
        "Skive-,Aarhus+",
        "One municipality is so far above the national share with company-based effort that it is hardly chance (Aarhus), and "
            + "one municipality so far below (Skive).")]
    public void Who_stands_out(string who, string sentence)
    {
        var kommuner = who.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => Kommune(name[..^1], name[^1] == '+' ? 90 : 10, standsOut: true))
            .Append(Kommune("Lolland", 50, standsOut: false));
        var picture = Picture([.. kommuner]);

        Assert.Equal(sentence, EnglishSentences.StandsOutSheet(picture));
        Assert.Equal(
            "The shares of the municipalities with company-based effort cannot be compared: the national share is not published.",
            EnglishSentences.StandsOutSheet(picture with { Funnel = null }));
        Assert.Equal(
            sentence.Replace("with company-based effort", "without effort", StringComparison.Ordinal),
            EnglishSentences.StandsOutSheet(picture with { Indsats = Ingen, Polarity = Polarity.LowerIsBetter }));
    }

    [Fact]
    public void All_98_can_stand_out()
    {
        var sentence = EnglishSentences.StandsOutSheet(Picture([.. Omraader.Standard.All
            .Where(omraade => omraade.Level == OmraadeLevel.Kommune)
            .Select(omraade => Kommune(omraade.Name.Da, 90, standsOut: true))]));

        Assert.StartsWith(
            "98 municipalities are so far above the national share with company-based effort that it is hardly chance: "
                + "Albertslund, Allerød, ",
            sentence,
            StringComparison.Ordinal);
        Assert.EndsWith(", Aabenraa, Aalborg and Aarhus.", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        4,
        45,
        1,
        3,
        45,
        0,
        "Of the 98 municipalities 50 can be judged: 4 above the national share, 45 as it and one below. In 3 municipalities "
            + "there are too few courses to tell. For 45 municipalities the share is not shown, for confidentiality.")]
    [InlineData(
        1,
        95,
        0,
        0,
        1,
        1,
        "Of the 98 municipalities 96 can be judged: one above the national share, 95 as it and none below. For one municipality "
            + "the share is not shown, for confidentiality. In one municipality there is nothing to compare.")]
    [InlineData(0, 98, 0, 0, 0, 0, "All 98 municipalities can be judged: none above the national share, 98 as it and none below.")]
    [InlineData(98, 0, 0, 0, 0, 0, "All 98 municipalities can be judged: 98 above the national share, none as it and none below.")]
    [InlineData(
        1,
        1,
        1,
        1,
        0,
        0,
        "Of the 4 municipalities 3 can be judged: one above the national share, one as it and one below. In one municipality "
            + "there are too few courses to tell.")]
    public void The_map_in_words(int over, int asValue, int under, int tooFew, int withheld, int nothingFound, string sentence)
    {
        int[] count = [over, asValue, under, tooFew, withheld, 0, nothingFound];
        var kommuner = Enum.GetValues<Standing>()
            .SelectMany((standing, i) =>
                Enumerable.Range(0, count[i]).Select(_ => Kommune("Skive", 50, false) with { Standing = standing }))
            .ToList();
        Assert.Equal(sentence, EnglishSentences.StandingsOf(Picture(kommuner)));
    }

    [Theory]
    [InlineData(Standing.Over, true, "That is above the national share (50.0 per cent), and so far above that it is hardly chance.")]
    [InlineData(Standing.Under, true, "That is below the national share (50.0 per cent), and so far below that it is hardly chance.")]
    [InlineData(
        Standing.Over,
        false,
        "That is above the national share (50.0 per cent), but no further than municipalities of its size may vary.")]
    [InlineData(
        Standing.Under,
        false,
        "That is below the national share (50.0 per cent), but no further than municipalities of its size may vary.")]
    [InlineData(Standing.As, false, "That cannot be told from the national share (50.0 per cent).")]
    [InlineData(Standing.TooFew, false, "There are too few courses to tell whether that differs from the national share (50.0 per cent).")]
    [InlineData(Standing.Withheld, false, "A comparison with the national share cannot be shown, for confidentiality.")]
    [InlineData(Standing.NoBasis, false, "There is nothing to compare with the national share.")]
    public void A_standing(Standing standing, bool standsOut, string sentence) =>
        Assert.Equal(sentence, EnglishSentences.StandingOf(Kommune("Skive", 50, standsOut) with { Standing = standing }, Picture([])));

    [Theory]
    [InlineData(600, "In Aarhus, half of those who had an effort had had the first no later than 60 days after the start.")]
    [InlineData(455, "In Aarhus, half of those who had an effort had had the first no later than 45.5 days after the start.")]
    [InlineData(10, "In Aarhus, half of those who had an effort had had the first no later than 1 day after the start.")]
    [InlineData(5, "In Aarhus, half of those who had an effort had had the first no later than 0.5 days after the start.")]
    [InlineData(0, "In Aarhus, half of those who had an effort had the first on the day of the start.")]
    [InlineData(10_000, "In Aarhus, half of those who had an effort had had the first no later than 1,000 days after the start.")]
    public void A_median(long tenths, string sentence) =>
        Assert.Equal(sentence, EnglishSentences.Median(new TableFigure(tenths, 1, CellSymbol.None), Aarhus));

    [Fact]
    public void A_median_that_is_not_shown() =>
        Assert.Equal("", EnglishSentences.Median(new TableFigure(0, 1, CellSymbol.Withheld), Aarhus));

    [Theory]
    [InlineData(
        1_296,
        590,
        455,
        "In Aarhus, the rehabilitation team recommended 1,296 courses for company-based effort. 590 of them had it before the "
            + "deadline (45.5 per cent).")]
    [InlineData(
        9,
        0,
        0,
        "In Aarhus, the rehabilitation team recommended 9 courses for company-based effort. None of them had it before the deadline.")]
    [InlineData(
        9,
        9,
        1_000,
        "In Aarhus, the rehabilitation team recommended 9 courses for company-based effort. They all had it before the deadline.")]
    [InlineData(
        1,
        1,
        1_000,
        "In Aarhus, the rehabilitation team recommended 1 course for company-based effort. It was given before the deadline.")]
    [InlineData(
        1,
        0,
        0,
        "In Aarhus, the rehabilitation team recommended 1 course for company-based effort. It was not given before the deadline.")]
    [InlineData(0, 0, -1, "In Aarhus, the rehabilitation team recommended no courses for company-based effort.")]
    [InlineData(
        9,
        -1,
        -1,
        "In Aarhus, the rehabilitation team recommended 9 courses for company-based effort. How many of them had it is not "
            + "shown, for confidentiality.")]
    [InlineData(
        -1,
        -1,
        -1,
        "In Aarhus, how many were recommended for company-based effort, and had it, is not shown, for confidentiality.")]
    public void Indstillet_and_given(long indstillet, long given, long share, string sentence) =>
        Assert.Equal(
            sentence,
            EnglishSentences.IndstilletAndGiven(Count(indstillet), Count(given), Count(share) with { Decimals = 1 }, Aarhus));

    [Fact]
    public void Numbers_and_days_are_written_in_English()
    {
        Assert.Equal("1,234,567.8", EnglishNotation.Number(12_345_678, 1));
        Assert.Equal("-0.4", EnglishNotation.Percentage(-0.004));
        Assert.Equal("0.0", EnglishNotation.Percentage(-0.0001));
        Assert.Equal("1 month", EnglishNotation.MonthCount(1));
        Assert.Equal("1 October 2026, 08:00 (Copenhagen)", EnglishNotation.Moment(new DateTimeOffset(2026, 10, 1, 6, 0, 0, TimeSpan.Zero)));
    }

    /// <summary>54 to 60 of 75 are 72.0 to 80.0 per cent; 9 to 13 of 70 to 79 are 900/79 = 11.39 to 1300/70 = 18.57.</summary>
    [Fact]
    public void A_share_that_is_given_as_a_range()
    {
        Assert.Equal(
            "In Aarhus, 72.0-80.0 per cent of 75 courses had company-based effort.",
            EnglishSentences.Share(Aarhus, Vr, Ranged((54, 60), (75, 75))));
        Assert.Equal(
            "In Aarhus, 11.3-18.6 per cent of 70-79 courses had company-based effort.",
            EnglishSentences.Share(Aarhus, Vr, Ranged((9, 13), (70, 79))));
        Assert.Equal(
            "The share has risen from 30.0 per cent the year before to 50.0-60.0 per cent.",
            EnglishSentences.Development(Development.Of(Cell(30, 100), Ranged((50, 60), (100, 100)))));
        Assert.Equal(
            "The share was 30.0 per cent the year before and is 32.0-60.0 per cent now; whether it has changed cannot be decided.",
            EnglishSentences.Development(Development.Of(Cell(30, 100), Ranged((32, 60), (100, 100)))));
        Assert.Equal(
            "The share was 30.0 per cent for starts in 2019-2021 and 50.0-60.0 per cent for starts in 2022-2025: it has risen.",
            EnglishSentences.BeforeAndAfter(Development.Of(Cell(30, 100), Ranged((50, 60), (100, 100))), "2019-2021", "2022-2025"));
        Assert.Equal(
            "Whether that differs from the national share (50.0 per cent) cannot be decided, for the figure is given as a range.",
            EnglishSentences.StandingOf(Kommune("Skive", 50, standsOut: false) with { Standing = Standing.Undecided }, Picture([])));
        Assert.Equal(
            "In Aarhus, the rehabilitation team recommended 18-23 courses for company-based effort. 6-10 of them had it before "
                + "the deadline (26.0-55.6 per cent).",
            EnglishSentences.IndstilletAndGiven(Range(18, 23), Range(6, 10), Range(260, 556, 1), Aarhus));
        Assert.Equal(
            "None of the 3 municipalities that can be judged stands out in the share with company-based effort: the differences "
                + "are no larger than what may be chance.",
            EnglishSentences.StandsOutSheet(Picture([
                .. Enumerable.Range(0, 3).Select(_ => Kommune("Skive", 50, standsOut: false)),
                Kommune("Skive", 50, standsOut: false) with { IsJudged = false }])));
    }

    private static TableFigure Range(long from, long to, int decimals = 0) =>
        new(0, decimals, CellSymbol.Withheld) { Range = new TableRange(from, to, decimals) };

    private static ShareCell Ranged((long From, long To) with, (long From, long To) n) => new(
        n.From == n.To ? Count(n.From) : Range(n.From, n.To), Range(with.From, with.To),
        Rounding.ShareRange(with, n) is { } share ? Range(share.From, share.To, 1) : Without(CellSymbol.Withheld).Percentage);

    private static TableFigure Count(long number) =>
        number < 0 ? new TableFigure(0, 0, CellSymbol.Withheld) : new TableFigure(number, 0, CellSymbol.None);

    private static KommuneStanding Kommune(string name, long percentage, bool standsOut) => new(
        new DimensionValue(name, new BilingualText(name, name)) { Kind = "kommune" }, Cell(percentage, 100), null,
        percentage > 50 ? Standing.Over : Standing.Under, standsOut, true, new RankRange(1, 1, 98), null, default, default);

    private static IndsatsPicture Picture(IReadOnlyList<KommuneStanding> kommuner) =>
        new(Vr, Polarity.HigherIsBetter, Cell(500, 1_000), default, default, new Funnel(0.5, []), kommuner);

    private static ShareCell Cell(long having, long n) =>
        new(
            new TableFigure(n, 0, CellSymbol.None),
            new TableFigure(having, 0, CellSymbol.None),
            new TableFigure(1_000 * having / n, 1, CellSymbol.None));

    private static ShareCell Without(CellSymbol symbol) =>
        new(new TableFigure(0, 0, symbol), new TableFigure(0, 0, symbol), new TableFigure(0, 1, symbol));
}
