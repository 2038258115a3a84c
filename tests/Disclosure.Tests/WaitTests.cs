using Opgoerelse.Aggregation.Tables;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Disclosure.Verification;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.DisclosureTests;

/// <summary>The table of waits: protected, attacked, and the last to be shown.</summary>
public sealed class WaitTests
{
    private const string All = "ventetid", Start = "ventetid indstilling-start/", Indsats = "ventetid indstilling-indsats/";

    private static readonly string[] Months = ["1-maaned", "3-maaneder", "6-maaneder", "12-maaneder"];

    private static readonly Dictionary<PublicCell, long> NothingKnown = [];
    private static readonly Dictionary<PublicCell, CountRange> NoRanges = [];

    /// <summary>
    /// Nobody small is shown: no count of 1 to 4, none that a shown one leaves of one it lies in, of all with an indstilling, or of N. How
    /// many have an indstilling is told where a share is. Every shown number and range is true.
    /// </summary>
    [Theory]
    [InlineData(1, 8, 1.0)]
    [InlineData(3, 5, 12.0)]
    [InlineData(4, 8, 4.0, Explicit = true, Traits = ["Category", "Long"])]
    [InlineData(3, 9, 12.0, Explicit = true, Traits = ["Category", "Long"])]
    public void No_small_group_of_those_who_waited_is_shown(int seed, int quarters, double perQuarter)
    {
        var (country, tables, report) = SampleCountry.Published(seed, quarters, perQuarter);
        var truth = country.Truth();
        var known = new PublicKnowledge(tables);
        var told = known.ToldByShares.Keys.ToDictionary(cell => cell, cell => truth[cell]);
        var shown = known.Shown.Concat(told).DistinctBy(pair => pair.Key).ToDictionary();
        var waits = shown.Where(pair => pair.Key.Concept.StartsWith(All, StringComparison.Ordinal)).ToList();
        foreach (var (cell, value) in waits)
        {
            Assert.Equal(truth[cell], value);
            Assert.False(value is > 0 and < 5, $"{cell} viser {value}");
            foreach (var whole in Wholes(cell.Concept).Select(whole => cell with { Concept = whole }))
            {
                if (shown.TryGetValue(whole, out var of))
                {
                    Assert.False(of - value is > 0 and < 5, $"{cell} viser {value} af {of} {whole.Concept}");
                }
            }

            if (cell.Concept != All)
            {
                // Without its base a count is not shown; and of fewer than ten not that all or none had had an indsats.
                Assert.True(shown.ContainsKey(cell with { Concept = "n" }), $"{cell} vises uden sit N");
                var all = truth[cell with { Concept = All }];
                Assert.True(value == 0 || told.ContainsKey(cell with { Concept = All }), $"{cell} vises uden sin andel");
                Assert.False(
                    cell.Concept.StartsWith(Indsats, StringComparison.Ordinal) && all is > 0 and < 10 && (value == 0 || value == all),
                    $"{cell} viser {value} af {all}");
            }
        }

        foreach (var (cell, range) in known.Ranges.Concat(known.ToldByShares).Where(pair => IsOfWaits(pair.Key)))
        {
            Assert.InRange(truth[cell], range.From, range.To);
        }

        Assert.DoesNotContain(known.DerivedCells, pair => IsOfWaits(pair.Cell));
        Assert.Contains(waits, pair => pair.Key.Concept.StartsWith(Indsats, StringComparison.Ordinal));
        var lines = report.Lines.Where(line => line.Table == "Y11IGA09").ToList();
        Assert.DoesNotContain(lines, line => line.Level == "kommune");
        Assert.Contains(lines, line => line.PrimaryCount > 0);
        Assert.All(lines, line =>
        {
            Assert.True(line.SmallestInterval is null or >= 5, $"{line.Level} {line.Kind}: {line.SmallestInterval} værdier");
            Assert.Equal(0, line.Determined);
        });
    }

    /// <summary>
    /// Somebody else's linear programming on all that a downloader sees of landsdele, regions and hele landet: one unknown for each count,
    /// landsdel and quarter, of waits, N, nogen and the intervals of Y11IGA04 together. No small number has fewer than five values. With
    /// the small numbers alone withheld there are some.
    /// </summary>
    [Theory]
    [InlineData(3, 5, 12.0, false)]
    [InlineData(3, 5, 12.0, true)]
    [InlineData(1, 8, 1.0, false, Explicit = true, Traits = ["Category", "Long"])]
    [InlineData(4, 8, 4.0, false, Explicit = true, Traits = ["Category", "Long"])]
    [InlineData(3, 9, 12.0, false, Explicit = true, Traits = ["Category", "Long"])]
    public void No_small_number_has_few_values_for_another_judge(int seed, int quarters, double perQuarter, bool primaryAlone)
    {
        var (country, tables, _) = SampleCountry.Published(seed, quarters, perQuarter);
        var known = new PublicKnowledge(primaryAlone ? PrimaryAlone(country) : tables);
        var truth = country.Truth();
        var landsdele = Codes(OmraadeLevel.Landsdel);
        var starts = known.Periods.SelectMany(Relations.Quarters).Distinct(StringComparer.Ordinal).ToList();
        string[] counts =
        [
            "n", "nogen", .. StartInterval.All.Select(interval => "inden " + interval.Code), All,
            .. Months.Select(months => Start + months), .. Months.Select(months => Indsats + months),
        ];
        var number = (from count in counts from landsdel in landsdele from start in starts select (count, landsdel, start))
            .Select((key, i) => (key, i))
            .ToDictionary(pair => pair.key, pair => pair.i);
        using var judge = new SecondJudgeTests.Judge(number.Count, _ => 0, _ => 100_000);
        foreach (var (cell, value) in known.Shown.Where(pair => IsHere(pair.Key)))
        {
            judge.Between(value, value, Terms(cell).Select(v => (v, 1)));
        }

        foreach (var (cell, range) in known.Ranges.Where(pair => IsHere(pair.Key)))
        {
            judge.Between(range.From, range.To, Terms(cell).Select(v => (v, 1)));
        }

        foreach (var count in counts)
        {
            foreach (var whole in Wholes(count))
            {
                foreach (var landsdel in landsdele)
                {
                    foreach (var start in starts)
                    {
                        judge.Between(
                            0,
                            double.PositiveInfinity,
                            [(number[(whole, landsdel, start)], 1), (number[(count, landsdel, start)], -1)]);
                    }
                }
            }
        }

        var sought = known.Withheld.Where(cell => IsHere(cell) && IsOfWaits(cell) && cell.Concept != All
            && Wholes(cell.Concept).Select(whole => truth[cell with { Concept = whole }] - truth[cell]).Append(truth[cell])
                .Any(count => count is > 0 and < 5)).ToList();
        var narrow = sought.Select(cell => (Cell: cell, Interval: judge.Interval(Terms(cell))))
            .Where(pair => pair.Interval.High - pair.Interval.Low < 4)
            .ToList();
        TestContext.Current.TestOutputHelper!.WriteLine($"{sought.Count} sought, {narrow.Count} narrow, {judge.Asked} programmes");
        Assert.NotEmpty(sought);
        Assert.True(primaryAlone == (narrow.Count > 0), string.Join('\n', narrow.Take(20)));

        int[] Terms(PublicCell cell) =>
        [
            .. from start in Relations.Quarters(cell.Period)
               let kommuner = Relations.Members(cell.Omraade, start)
               from landsdel in landsdele
               where kommuner.IsSupersetOf(Relations.Members(landsdel, start))
               select number[(cell.Concept, landsdel, start)],
        ];

        bool IsHere(PublicCell cell) => cell is { Age: "alle", Sex: "alle" } && counts.Contains(cell.Concept)
            && !Omraader.Standard.IsKommune(cell.Omraade);
    }

    /// <summary>
    /// Each relation by itself: all waits are withheld but what it needs, and it tells the count. Without one of them the attack leaves it
    /// open.
    /// </summary>
    [Theory]
    [InlineData("indstilling-start/3-maaneder DK011 2022", "indstilling-start/3-maaneder 1084 2022",
        "indstilling-start/3-maaneder DK012 2022", "indstilling-start/3-maaneder DK013 2022", "indstilling-start/3-maaneder DK014 2022")]
    [InlineData("indstilling-indsats/6-maaneder 1081 2022", "indstilling-indsats/6-maaneder DK 2022",
        "indstilling-indsats/6-maaneder 1082 2022", "indstilling-indsats/6-maaneder 1083 2022", "indstilling-indsats/6-maaneder 1084 2022",
        "indstilling-indsats/6-maaneder 1085 2022")]
    [InlineData("indstilling-indsats/6-maaneder DK013 2023", "indstilling-indsats/6-maaneder DK013 2022-2023",
        "indstilling-indsats/6-maaneder DK013 2022")]
    [InlineData("indstilling-start/3-maaneder DK013 2022QMAT04", "indstilling-start/3-maaneder DK013 2022")]
    [InlineData("indstilling-start/3-maaneder DK013 2022", "indstilling-start/1-maaned DK013 2022+",
        "indstilling-start/6-maaneder DK013 2022-")]
    [InlineData("indstilling-indsats/3-maaneder DK013 2022", "indstilling-indsats/1-maaned DK013 2022+",
        "indstilling-start/3-maaneder DK013 2022-")]
    public void Each_relation_tells_what_it_tells(string sought, params string[] shown)
    {
        var country = new SampleCountry(3, 8, 12.0);
        var truth = country.Truth();
        // Where two counts bound it: with a + the part is as great as it, with a - the whole is as small.
        var cell = Cell(sought);
        var changed = shown.Select(text => (Cell: Cell(text.TrimEnd('+', '-')), IsBound: text[^1] is '+' or '-'))
            .ToDictionary(one => one.Cell, one => one.IsBound ? truth[cell] : truth[one.Cell]);
        var found = Assert.Single(new ReleaseAttack(NothingKnown, NoRanges, 5).Attack(Withheld(changed), [cell], present: []));
        Assert.True(found.Values == 1 && found.Low <= truth[cell] && truth[cell] <= found.High, $"{found}");
        changed.Remove(changed.Keys.Last());
        var open = Assert.Single(new ReleaseAttack(NothingKnown, NoRanges, 5).Attack(Withheld(changed), [cell], present: []));
        Assert.False(open.IsDetermined, $"{open}");

        PublicKnowledge Withheld(Dictionary<PublicCell, long> known) =>
            new PublicKnowledge(PrimaryAlone(country)).KeepOnly(NothingKnown).With(known);
    }

    /// <summary>
    /// What a count and its share tell of those with an indstilling: 23 of 40 are 57,5 pct., and of 39 or 41 they are not.
    /// </summary>
    [Fact]
    public void A_share_beside_its_count_tells_how_many_have_an_indstilling()
    {
        var country = new SampleCountry(3, 8, 12.0);
        var truth = country.Truth();
        var told = new PublicKnowledge(country.TrueTables()).ToldByShares;
        Assert.Equal(truth.Keys.Count(cell => cell.Concept == All), told.Count);
        Assert.All(told, pair => Assert.InRange(truth[pair.Key], pair.Value.From, pair.Value.To));
        Assert.Contains(told, pair => pair.Value.From == pair.Value.To && pair.Value.From > 100);
        Assert.Contains(told, pair => pair.Value.From < pair.Value.To);
    }

    /// <summary>What other tables show is the same with the waits as without them: what waits would tell costs waits.</summary>
    [Theory]
    [InlineData(1, 8, 1.0)]
    [InlineData(3, 5, 12.0)]
    public void The_waits_cost_no_other_table_anything(int seed, int quarters, double perQuarter)
    {
        var (country, tables, _) = SampleCountry.Published(seed, quarters, perQuarter);
        var without = country.Publish(ordning: Ordning.Standard with
        {
            Tables = [.. Ordning.Standard.Tables.Where(recipe => recipe.Kind != TableKind.Waiting)],
        }).Tables;
        Assert.Equal(tables.Count - 1, without.Count);
        foreach (var table in without)
        {
            var same = tables.Single(other => other.Id == table.Id);
            var worse = Enumerable.Range(0, table.Symbols.Length)
                .Count(i => same.Symbols[i] == CellSymbol.Withheld && table.Symbols[i] != CellSymbol.Withheld);
            Assert.Equal(0, worse);
        }
    }

    /// <summary>The medians are 20 and 60 days everywhere: shown where the intervals around are, and no few can be the rest.</summary>
    [Fact]
    public void A_median_is_shown_where_the_intervals_around_it_are()
    {
        var (country, tables, _) = SampleCountry.Published(3, 5, 12.0);
        var table = tables.Single(one => one.Id == "Y11IGA09");
        var cube = country.Cube();
        var known = new PublicKnowledge(tables);
        var medians = CellWalk.Visit(table)
            .Where(cell => cell.Measure.Code == "median" && cell.Indsats.EndsWith("/alle", StringComparison.Ordinal))
            .ToList();
        foreach (var cell in medians)
        {
            var (sums, isToIndsats) = (cube[cell.Omraade, cell.Period], cell.Indsats == "indstilling-indsats/alle");
            var waits = isToIndsats ? sums.WaitingToIndsats : sums.WaitingToStart;
            // 20 days lie below a month; 60 between one and three.
            bool Shows(string code) => known.Shown.ContainsKey(new PublicCell(code, cell.Omraade, cell.Period, "alle", "alle"));
            var isShown = waits.Total >= 10
                && known.ToldByShares.ContainsKey(new PublicCell(All, cell.Omraade, cell.Period, "alle", "alle"))
                && (isToIndsats
                    ? Shows(Indsats + Months[0]) && Shows(Indsats + Months[1]) && Shows("nogen")
                        && sums.WaitingToStart.Total - waits.Total is 0 or >= 5
                        && sums.With[PerCategory.Nogen] - waits.Total is 0 or >= 5
                        && waits.Total - waits.Within(3) is 0 or >= 5
                    : Shows(Start + Months[0]));
            Assert.True(isShown == table.Symbols[cell.Index].HasValue(), $"{cell}: {table.Symbols[cell.Index]}");
        }

        Assert.Contains(medians, cell => table.Symbols[cell.Index] == CellSymbol.Withheld);
        Assert.Contains(medians, cell => table.Symbols[cell.Index].HasValue());
    }

    private static bool IsOfWaits(PublicCell cell) => cell.Concept.StartsWith(All, StringComparison.Ordinal);

    private static PublicCell Cell(string text) => text.Split(' ') is [var concept, var omraade, var period]
        ? new($"{All} {concept}", omraade, period, "alle", "alle")
        : throw new ArgumentException(text, nameof(text));

    /// <summary>
    /// What a count lies in: all with an indstilling in N; a wait in all of these and in the longer ones; and a wait for an indsats in the
    /// same and longer ones for the start, in nogen, and in those whose first indsats came as soon after the start.
    /// </summary>
    private static IEnumerable<string> Wholes(string concept)
    {
        var months = Array.FindIndex(Months, one => concept.EndsWith("/" + one, StringComparison.Ordinal));
        return concept switch
        {
            "nogen" or All => ["n"],
            _ when concept.StartsWith("inden ", StringComparison.Ordinal) =>
            [
                "nogen", .. StartInterval.All.Select(one => "inden " + one.Code).SkipWhile(one => one != concept).Skip(1),
            ],
            _ when concept.StartsWith(Start, StringComparison.Ordinal) => [All, .. Months.Skip(months + 1).Select(one => Start + one)],
            _ when concept.StartsWith(Indsats, StringComparison.Ordinal) =>
            [
                All, "nogen", .. Months.Skip(months + 1).Select(one => Indsats + one), .. Months.Skip(months).Select(one => Start + one),
                .. months switch
                {
                    0 => ["inden 1-maaned", "inden 2-maaneder", "inden 3-maaneder", "inden 6-maaneder"],
                    1 => ["inden 3-maaneder", "inden 6-maaneder"],
                    2 => (string[])["inden 6-maaneder"],
                    _ => [],
                },
            ],
            _ => [],
        };
    }

    private static List<string> Codes(OmraadeLevel level) =>
        [.. Omraader.Standard.All.Where(omraade => omraade.Level == level).Select(omraade => omraade.Code)];

    /// <summary>The tables of waits and of those who started, with nothing withheld but the small numbers of waits.</summary>
    private static IReadOnlyList<Table> PrimaryAlone(SampleCountry country)
    {
        var cube = country.Cube();
        var space = new CellSpace(cube, country.Plan, TableBuilder.ValidOmraader(country.Plan));
        var concepts = Concepts.Of(Regelsaet.All["bek-2408"], DisclosureRules.Standard, Ordning.Standard);
        var withheld = concepts.ToDictionary(
            concept => concept.Code,
            concept => (bool[])[
                .. Enumerable.Range(0, space.Count)
                    .Select(index => Concepts.IsOfWaits(concept.Code) && concept.Primary(space.Number(index))),
            ],
            StringComparer.Ordinal);
        return new TableBuilder(
            cube,
            country.Plan,
            Ordning.Standard,
            Regelsaet.All["bek-2408"],
            new SuppressionPattern(space, withheld).With(
                concepts,
                5,
                new Dictionary<(string, int), CountRange>(),
                new HashSet<(string, int)>()))
            .Build(withUpcoming: false);
    }
}
