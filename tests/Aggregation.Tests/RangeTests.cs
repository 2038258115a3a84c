using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Aggregation.Tables;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Disclosure.Verification;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.AggregationTests;

/// <summary>
/// The range of what is withheld, as it stands in the tables: one kommune (0157) in the year 2022, what a pattern withholds of it, and
/// what each cell then shows.
/// </summary>
public sealed class RangeTests
{
    private const string Kommune = "0157";
    private const string Year = "2022";

    private static readonly Regelsaet Rules = Regelsaet.All["bek-2408"];
    private static readonly PeriodPlan Plan = new(new DateOnly(2022, 1, 3), new DateOnly(2023, 10, 2), Rules, Ordning.Standard);

    /// <summary>100 · count / N: the least rounded down, the greatest up; each worked by hand.</summary>
    [Theory]
    // 700/75 = 9.333; 1200/75 = 16 exactly.
    [InlineData(7, 12, 75, 75, 93, 160)]
    // 900/79 = 11.392; 900/70 = 12.857: the range is that of N alone.
    [InlineData(9, 9, 70, 79, 113, 129)]
    // 2/3: 66.67 is 66.6 from below and 66.7 from above.
    [InlineData(2, 2, 3, 3, 666, 667)]
    // Not more than all of them.
    [InlineData(8, 12, 10, 10, 800, 1000)]
    [InlineData(8, 12, 10, 16, 500, 1000)]
    // N may be 0: no upper bound but 100. 200/6 = 33.333.
    [InlineData(2, 4, 0, 6, 333, 1000)]
    // 0 to 4 of 50 to 60: 0; 400/50 = 8 exactly.
    [InlineData(0, 4, 50, 60, 0, 80)]
    public void The_range_of_a_share_holds_it(long countFrom, long countTo, long nFrom, long nTo, long from, long to) =>
        Assert.Equal((from, to), Rounding.ShareRange((countFrom, countTo), (nFrom, nTo)));

    /// <summary>From 0 to 100 pct. tells nothing, and is not said.</summary>
    [Theory]
    [InlineData(0, 4, 0, 4)]
    [InlineData(0, 9, 9, 12)]
    [InlineData(0, 0, 0, 0)]
    public void A_range_of_a_share_that_tells_nothing_is_none(long countFrom, long countTo, long nFrom, long nTo) =>
        Assert.Null(Rounding.ShareRange((countFrom, countTo), (nFrom, nTo)));

    /// <summary>What nothing protects yet stands in the control figures only.</summary>
    [Fact]
    public void No_release_has_what_is_for_control()
    {
        var control = Tables(null);
        var release = Tables(Pattern());
        Assert.Equal(
            ["Y11IGA07", "Y11IGA08", "Y11IGA09"],
            control.Select(table => table.Id).Except(release.Select(table => table.Id), StringComparer.Ordinal));
        Assert.Equal(
            ["senior", "50-senior"],
            Codes(control, "alder").Except(Codes(release, "alder"), StringComparer.Ordinal).OrderDescending(StringComparer.Ordinal));
        Assert.Contains(Kommune, Codes(control, "omraade"));
        Assert.DoesNotContain(Kommune, Codes(release, "omraade"));

        static List<string> Codes(IReadOnlyList<Table> tables, string dimension) =>
            [
                .. tables.Single(table => table.Id == "Y11IGA02")
                    .Dimensions
                    .Single(one => one.Code == dimension)
                    .Values
                    .Select(value => value.Code),
            ];
    }

    [Fact]
    public void Each_count_and_share_has_the_two_ends_after_the_measures_of_before_and_the_amounts_and_the_median_have_none()
    {
        var measures = Tables(null).ToDictionary(table => table.Id, table => table.Dimensions[^1].Values.Select(value => value.Code));
        string[] shares =
        [
            "antalForloeb",
            "antalMed",
            "andel",
            "antalForloebFra",
            "antalForloebTil",
            "antalMedFra",
            "antalMedTil",
            "andelFra",
            "andelTil",
        ];
        Assert.Equal(shares, measures["Y11IGA01"]);
        Assert.Equal(shares, measures["Y11IGA02"]);
        Assert.DoesNotContain(measures["Y11IGA03"], RangeEnds.IsEnd);
        Assert.Equal(["antal", "andel", "median", "antalFra", "antalTil", "andelFra", "andelTil"], measures["Y11IGA04"]);
        Assert.Equal(
            [
                "antalForloeb", "ingen", "undtagetLoentimer", "genbehandlet", "afsluttetInden", "fritaget", "ikkeObserveret",
                "antalForloebFra", "antalForloebTil", "ingenFra", "ingenTil", "undtagetLoentimerFra", "undtagetLoentimerTil",
                "genbehandletFra", "genbehandletTil", "afsluttetIndenFra", "afsluttetIndenTil", "fritagetFra", "fritagetTil",
                "ikkeObserveretFra", "ikkeObserveretTil",
            ],
            measures["Y11IGA05"]);
        Assert.Equal(
            ["indstillet", "givet", "andel", "indstilletFra", "indstilletTil", "givetFra", "givetTil", "andelFra", "andelTil"],
            measures["Y11IGA06"]);
        var share = Tables(null)[0].Dimensions[^1].Values;
        Assert.Equal(("Andel, fra", "Share, from", 1, "pct."), (share[7].Name.Da, share[7].Name.En, share[7].Decimals, share[7].Unit!.Da));
        Assert.Equal(("Antal forløb med indsatsen, til", 0), (share[6].Name.Da, share[6].Decimals));
    }

    /// <summary>N = 76; 41 with any indsats and 35 without; 12 social. 2022 is final.</summary>
    [Fact]
    public void What_is_shown_has_equal_ends_with_its_own_sign()
    {
        var table = Tables(null)[0];
        Assert.Equal("76 41 53,9 76 76 41 41 53,9 53,9", Row(table, Kommune, Year, "nogen"));
        // 1 of 1 in the newest quarter: the last frist of 31 March 2023 is 30 September 2023, three months before it is final.
        Assert.Equal("1f 1f 100,0f 1f 1f 1f 1f 100,0f 100,0f", Row(table, Kommune, "2023Q1", "nogen"));
        Assert.Equal("0 0 - 0 0 0 0 - -", Row(table, "0101", Year, "nogen"));
        Assert.Equal("... ... ... ... ... ... ... ... ...", Row(table, Kommune, "2023Q2", "nogen"));
    }

    /// <summary>The count 12 is given as 9 to 13: 900/76 = 11.84 and 1300/76 = 17.105.</summary>
    [Fact]
    public void A_withheld_count_with_a_range_keeps_its_sign_and_so_does_its_share()
    {
        var table = Tables(Pattern(("social", new CountRange(9, 13))))[0];
        Assert.Equal("76 * * 76 76 9 13 11,8 17,2", Row(table, Kommune, Year, "social"));
        Assert.Equal("76 41 53,9 76 76 41 41 53,9 53,9", Row(table, Kommune, Year, "nogen"));
    }

    [Fact]
    public void Without_a_range_the_ends_are_withheld_too()
    {
        var table = Tables(Pattern(("social", null)))[0];
        Assert.Equal("76 * * 76 76 * * * *", Row(table, Kommune, Year, "social"));
    }

    /// <summary>N is given as 70 to 79, the count 12 is shown: 1200/79 = 15.19 and 1200/70 = 17.14. With neither, no share.</summary>
    [Fact]
    public void A_share_is_withheld_where_N_is_and_has_the_range_that_follows_from_it()
    {
        var tables = Tables(Pattern(("n", new CountRange(70, 79)), ("inden 1-dag", null)));
        Assert.Equal("* 12 * 70 79 12 12 15,1 17,2", Row(tables[0], Kommune, Year, "social"));
        Assert.Equal("* * .. * * * *", Row(tables[3], Kommune, Year, "1-dag"));
        // 41 within six months: 4100/79 = 51.89; 4100/70 = 58.571.
        Assert.Equal("41 * .. 41 41 51,8 58,6", Row(tables[3], Kommune, Year, "6-maaneder"));
        Assert.Equal(".. .. 63,0 .. .. .. ..", Row(tables[3], Kommune, Year, "alle"));
        tables = Tables(Pattern(("n", null)));
        Assert.Equal("* 12 * * * 12 12 * *", Row(tables[0], Kommune, Year, "social"));
    }

    /// <summary>From 0 to 4 of 0 to 4: the counts have their ranges, the share has none.</summary>
    [Fact]
    public void A_share_that_could_be_anything_has_no_range()
    {
        var table = Tables(Pattern(("n", new CountRange(0, 80)), ("social", new CountRange(0, 13))))[0];
        Assert.Equal("* * * 0 80 0 13 * *", Row(table, Kommune, Year, "social"));
    }

    /// <summary>ingen is withheld where nogen is, and has a range of its own.</summary>
    [Fact]
    public void Without_indsats_follows_the_pattern_of_nogen()
    {
        var tables = Tables(Pattern(("nogen", new CountRange(39, 44)), ("ingen", new CountRange(32, 37))));
        // 3900/76 = 51.3157; 4400/76 = 57.894. 3200/76 = 42.105; 3700/76 = 48.684.
        Assert.Equal("76 * * 76 76 39 44 51,3 57,9", Row(tables[0], Kommune, Year, "nogen"));
        Assert.Equal("76 * * 76 76 32 37 42,1 48,7", Row(tables[0], Kommune, Year, "ingen"));
    }

    /// <summary>20 recommended, 8 of them given it; given as 6 to 10: 30 and 50 pct.</summary>
    [Fact]
    public void Of_the_recommended_the_share_follows_from_both()
    {
        var table = Tables(Pattern(("givet", new CountRange(6, 10))))[5];
        Assert.Equal("20 * * 20 20 6 10 30,0 50,0", Row(table, Kommune, Year));
        table = Tables(Pattern(("indstillet", new CountRange(18, 23)), ("givet", new CountRange(6, 10))))[5];
        // 600/23 = 26.08; 1000/18 = 55.55.
        Assert.Equal("* * * 18 23 6 10 26,0 55,6", Row(table, Kommune, Year));
    }

    /// <summary>The attack reads counts by their codes: the ends are none of them, and nothing computed from one.</summary>
    [Fact]
    public void The_attack_passes_over_the_ends()
    {
        var knowledge = new PublicKnowledge(Tables(Pattern(("social", new CountRange(9, 13)))));
        Assert.Contains(new PublicCell("social", Kommune, Year, "alle", "alle"), knowledge.Withheld);
        // Weeks and hours in this cube stand by themselves; in a table of ranges nothing is derived.
        Assert.DoesNotContain(knowledge.DerivedCells, derived => derived.Measure.StartsWith("Y11IGA01", StringComparison.Ordinal));
    }

    /// <summary>A note tells once what from and to are, in each table that has them.</summary>
    [Fact]
    public void A_note_tells_what_a_range_is()
    {
        Assert.All(Tables(null), table => Assert.Equal(
            table.Id == "Y11IGA03" ? 0 : 1,
            table.Notes.Count(note =>
                note.Da.Contains("interval, som det ligger i", StringComparison.Ordinal)
                && note.En.Contains("range that it lies in", StringComparison.Ordinal))));
    }

    /// <summary>
    /// What has changed between two releases is counted once: social and its share become withheld, with two ends each; the other way the
    /// ends say no more than the figures.
    /// </summary>
    [Fact]
    public void A_change_is_counted_once_where_the_ends_only_repeat_the_figure()
    {
        var (shown, ranged) = (Release(1, Pattern()), Release(2, Pattern(("social", new CountRange(9, 13)))));
        var hidden = TableChange.Between(shown, ranged).Single(change => change.Table == "Y11IGA01");
        Assert.Equal((6, 0, 0, 0), (hidden.ChangedCount, hidden.FinalCount, hidden.NewCount, hidden.GoneCount));
        var back = TableChange.Between(ranged, shown).Single(change => change.Table == "Y11IGA01");
        Assert.Equal((2, 0, 0, 0), (back.ChangedCount, back.FinalCount, back.NewCount, back.GoneCount));

        static ReleaseWithTables Release(long id, SuppressionPattern? pattern) => new(
            new Release(
                id,
                ReleaseState.Published,
                "ressourceforloeb",
                "bek-2408",
                1,
                new DateOnly(2023, 10, 2),
                1,
                "0",
                new string('a', 64),
                default,
                default),
            Tables(pattern));
    }

    private static CubeSums Sums(long n, long nogen, long social, long indstillet, long given)
    {
        PerCategory with = default;
        with[PerCategory.Nogen] = nogen;
        with[(int)Category.Social] = social;
        return new CubeSums
        {
            N = n,
            With = with,
            Within = [0, 0, 0, 0, 0, nogen],
            Indstillet = indstillet,
            Given = given,
            DoubledMedian = nogen == 0 ? null : 126,
        };
    }

    private static CubeExtract Cube() => new(
        new Dictionary<(string, string), CubeSums>
        {
            [(Kommune, Year)] = Sums(76, 41, 12, 20, 8),
            [(Kommune, "2023Q1")] = Sums(1, 1, 0, 0, 0),
        },
        [],
        []);

    private static IReadOnlyList<Table> Tables(SuppressionPattern? pattern) =>
        new TableBuilder(Cube(), Plan, Ordning.Standard, Rules, pattern).Build(withUpcoming: true);

    /// <summary>A pattern that withholds these concepts in the kommune's year, with what is given of each.</summary>
    private static SuppressionPattern Pattern(params (string Concept, CountRange? Range)[] cells)
    {
        var space = new CellSpace(Cube(), Plan, TableBuilder.ValidOmraader(Plan));
        var index = space.Index(Kommune, Year, AgeGroup.AllCode, AgeGroup.AllCode);
        var withheld = Concepts.Of(Rules, DisclosureRules.Standard, Ordning.Standard)
            .ToDictionary(concept => concept.Code, _ => new bool[space.Count], StringComparer.Ordinal);
        var ranges = new Dictionary<(string, int), CountRange>();
        foreach (var (concept, range) in cells)
        {
            if (withheld.TryGetValue(concept, out var theirs))
            {
                theirs[index] = true;
            }

            if (range is { } given)
            {
                ranges.Add((concept, index), given);
            }
        }

        withheld[Concepts.Amounts] = new bool[space.Count];
        withheld[Concepts.Median] = new bool[space.Count];
        return new SuppressionPattern(space, withheld, ranges);
    }

    /// <summary>A row as a person would read it: numbers with a comma, each with its sign.</summary>
    private static string Row(Table table, params string[] codes) =>
        string.Join(' ', table.Dimensions[^1].Values.Select(measure =>
        {
            var figure = table.LookUp([.. codes, measure.Code]);
            var number = figure.HasValue ? Rounding.Text(figure.Value, figure.Decimals).Replace('.', ',') : "";
            return number + figure.Symbol.Sign();
        }));
}
