using Opgoerelse.Aggregation.Tables;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Disclosure.Verification;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.DisclosureTests;

/// <summary>The tables of endings: protected, attacked, and release after release.</summary>
public sealed class EndingTests
{
    private static readonly Dictionary<PublicCell, long> NothingKnown = [];
    private static readonly Dictionary<PublicCell, CountRange> NoRanges = [];
    private static readonly Sample Small = new(3, 8, 12.0);
    private static readonly string[] Lengths = ["afsluttet inden-1-aar", "afsluttet inden-2-aar", "afsluttet inden-3-aar"];

    /// <summary>
    /// Nobody small is shown: no count of 1 to 4, none that a shown part leaves of a shown whole, and not that all or none of fewer than
    /// ten went one way. Every shown number and range is true.
    /// </summary>
    [Theory]
    [InlineData(1, 8, 1.0)]
    [InlineData(3, 5, 12.0)]
    [InlineData(2, 8, 4.0, Explicit = true, Traits = ["Category", "Long"])]
    [InlineData(3, 9, 12.0, Explicit = true, Traits = ["Category", "Long"])]
    public void No_small_group_of_those_who_ended_is_shown(int seed, int quarters, double perQuarter)
    {
        var (country, tables, report) = SampleCountry.Published(seed, quarters, perQuarter);
        var truth = new PublicKnowledge(country.TrueTables()).Shown;
        var published = new PublicKnowledge(tables);
        var shown = published.Shown.Where(pair => pair.Key.Concept.StartsWith("afsluttet ", StringComparison.Ordinal)
            && published.YearsOfEndings.Contains(pair.Key.Period) && IsOfEndings(pair.Key)).ToDictionary();
        foreach (var (cell, value) in shown)
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

            var (group, category) = Parts(cell.Concept);
            if (category is not ("alle" or "") && shown.TryGetValue(cell with { Concept = $"afsluttet {group}/alle" }, out var all))
            {
                Assert.False(all is > 0 and < 10 && (value == 0 || value == all), $"{cell} viser {value} af {all}");
            }
        }

        foreach (var (cell, range) in published.Ranges.Where(pair => IsOfEndings(pair.Key)))
        {
            Assert.InRange(truth[cell], range.From, range.To);
        }

        Assert.All(report.Lines.Where(line => line.Table is "Y11IGA07" or "Y11IGA08"), line =>
        {
            Assert.True(line.SmallestInterval is null or >= 5, $"{line.Table} {line.Level} {line.Kind}: {line.SmallestInterval} værdier");
            Assert.Equal(0, line.Determined);
        });
        Assert.Contains(report.Lines, line => line is { Table: "Y11IGA07", Level: "landsdel", SecondaryCount: > 0 });
        Assert.True(shown.Count > 100, $"{shown.Count}");
    }

    /// <summary>Below hele landet there is no crossing of what followed with what had been had, and of kommuner nothing.</summary>
    [Fact]
    public void What_followed_by_indsats_is_of_hele_landet_and_kommuner_have_nothing()
    {
        var table = SampleCountry.Published(3, 5, 12.0).Tables.Single(table => table.Id == "Y11IGA07");
        Assert.DoesNotContain(table.Dimensions[table.DimensionIndex("omraade")].Values, omraade => omraade.Kind == "kommune");
        foreach (var cell in CellWalk.Visit(table))
        {
            var (group, category) = (cell.Indsats.Split('/')[0], cell.Indsats.Split('/')[1]);
            var isThere = cell.Omraade == "DK" || group == "alle" || category == "alle";
            Assert.Equal(isThere, table.Symbols[cell.Index] != CellSymbol.NotAvailable);
        }
    }

    /// <summary>With the small numbers alone withheld the attack finds some, and each where it is.</summary>
    [Fact]
    public void The_attack_finds_what_the_primary_rule_alone_leaves()
    {
        var sample = new Sample(3, 9, 12.0);
        var published = sample.Primary();
        List<PublicCell> sought = [.. published.Withheld.Where(IsOfEndings)];
        var findings = new ReleaseAttack(NothingKnown, NoRanges, 5).Attack(published, sought, present: []);
        Assert.True(findings.Count(f => f.IsDetermined) > 20, $"{findings.Count(f => f.IsDetermined)} af {findings.Count}");
        Assert.All(findings, f => Assert.InRange(sample.Truth[f.Cell], f.Low, f.High));
        Assert.All(sought, cell => Assert.True(sample.Solver.IsPrimary(cell)));
    }

    /// <summary>
    /// Each relation by itself: everything is withheld but what it needs, and it tells the count. Without the relation the attack would
    /// leave it open.
    /// </summary>
    [Theory]
    [InlineData(
        "alle/uddannelse DK 2022",
        "alle/alle DK 2022",
        "alle/beskaeftigelse DK 2022",
        "alle/fleksjob DK 2022",
        "alle/foertidspension DK 2022",
        "alle/seniorpension DK 2022",
        "alle/nyt-forloeb DK 2022",
        "alle/oevrige DK 2022",
        "alle/uoplyst DK 2022")]
    [InlineData("ingen/fleksjob DK 2022", "alle/fleksjob DK 2022", "nogen/fleksjob DK 2022", "uden-frist/fleksjob DK 2022")]
    [InlineData("uden-frist/alle DK013 2022", "alle/alle DK013 2022", "nogen/alle DK013 2022", "ingen/alle DK013 2022")]
    [InlineData("over-3-aar DK013 2022", "alle/alle DK013 2022", "inden-3-aar DK013 2022")]
    [InlineData(
        "alle/fleksjob DK011 2022",
        "alle/fleksjob 1084 2022",
        "alle/fleksjob DK012 2022",
        "alle/fleksjob DK013 2022",
        "alle/fleksjob DK014 2022")]
    [InlineData(
        "alle/fleksjob 1081 2022",
        "alle/fleksjob DK 2022",
        "alle/fleksjob 1082 2022",
        "alle/fleksjob 1083 2022",
        "alle/fleksjob 1084 2022",
        "alle/fleksjob 1085 2022")]
    [InlineData("nogen/alle DK013 2023", "nogen/alle DK013 2022-2023", "nogen/alle DK013 2022")]
    [InlineData("inden-1-aar DK013 2023", "inden-1-aar DK013 2022-2023", "inden-1-aar DK013 2022")]
    public void Each_relation_tells_what_it_tells(string sought, params string[] shown)
    {
        var found = Assert.Single(
            new ReleaseAttack(NothingKnown, NoRanges, 5).Attack(Small.Showing(shown.Select(Cell)), [Cell(sought)], present: []));
        Assert.Equal((Small.Truth[found.Cell], Small.Truth[found.Cell], true), (found.Low, found.High, found.IsDetermined));

        // With one of them withheld as well, it is open.
        var open = Assert.Single(
            new ReleaseAttack(NothingKnown, NoRanges, 5).Attack(Small.Showing(shown.Skip(1).Select(Cell)), [Cell(sought)], present: []));
        Assert.False(open.IsDetermined, $"{open}");
    }

    /// <summary>What a part leaves of its whole is a count too: two landsdele with both withheld share what their region leaves.</summary>
    [Fact]
    public void What_is_left_of_nogen_without_virksomhedsrettet_is_sought()
    {
        PublicCell[] shown = [Cell("nogen/alle 1083 2022"), Cell("virksomhedsrettet/alle 1083 2022")];
        var rest = shown[0] with { Concept = "afsluttet nogen/alle uden afsluttet virksomhedsrettet/alle" };
        var found = Assert.Single(new ReleaseAttack(NothingKnown, NoRanges, 5).Attack(Small.Showing(shown), [rest], present: []));
        var value = Small.Truth[shown[0]] - Small.Truth[shown[1]];
        Assert.Equal((value, value), (found.Low, found.High));
    }

    /// <summary>
    /// Pooled years grow. What the release before showed of 2022-2023 is known beside 2022-2024: where a landsdel's 2024 is withheld, the
    /// two must not tell it.
    /// </summary>
    [Fact(Explicit = true)]
    [Trait("Category", "Long")]
    public void Pooled_years_that_have_grown_do_not_tell_the_year()
    {
        var before = new SampleCountry(3, 9, 3.0);
        var (first, _) = before.Publish();
        var after = before.Until(13);
        var (second, report) = after.Publish(first);
        Assert.Contains("2022-2023", new PublicKnowledge(first).YearsOfEndings);
        Assert.Contains("2022-2024", new PublicKnowledge(second).YearsOfEndings);
        var known = new PublicKnowledge(first).Shown.Where(pair => IsOfEndings(pair.Key)).ToDictionary();
        var truth = new PublicKnowledge(after.TrueTables()).Shown;
        var published = new PublicKnowledge(second);
        List<PublicCell> sought =
            [.. published.Withheld.Where(cell => IsOfEndings(cell) && cell.Period == "2024" && truth[cell] is > 0 and < 5)];
        var findings = new ReleaseAttack(known, NoRanges, 5).Attack(published, sought, present: []);
        Assert.NotEmpty(findings);
        Assert.All(findings, found => Assert.True(found.Values >= 5, $"{found}"));
        Assert.All(report.Lines.Where(line => line.Table is "Y11IGA07" or "Y11IGA08"), line => Assert.Equal(0, line.Determined));
    }

    /// <summary>Who knows both finds it where they are shown: 2022-2023 by the first release, only 2022-2024 by the second.</summary>
    [Fact]
    public void Pooled_years_that_have_grown_tell_the_year_that_came_where_both_are_shown()
    {
        var sample = new Sample(3, 12, 2.0);
        var one = Cell("alle/fleksjob DK013 2024");
        var earlier = new Dictionary<PublicCell, long>
        {
            [Cell("alle/fleksjob DK013 2022-2023")] =
                sample.Truth[Cell("alle/fleksjob DK013 2022")] + sample.Truth[Cell("alle/fleksjob DK013 2023")],
        };
        var pooled = sample.Showing([Cell("alle/fleksjob DK013 2022-2024")]);
        var found = Assert.Single(new ReleaseAttack(earlier, NoRanges, 5).Attack(pooled, [one], present: []));
        Assert.Equal((sample.Truth[one], sample.Truth[one]), (found.Low, found.High));
        Assert.False(Assert.Single(new ReleaseAttack(NothingKnown, NoRanges, 5).Attack(pooled, [one], present: [])).IsDetermined);
    }

    /// <summary>The median says that half lie on either side: not shown of fewer than ten, nor between lengths that are withheld.</summary>
    [Fact]
    public void The_median_is_shown_where_the_lengths_around_it_are()
    {
        var country = SampleCountry.Published(1, 8, 1.0);
        var table = country.Tables.Single(table => table.Id == "Y11IGA08");
        var shown = new PublicKnowledge(country.Tables).Shown;
        var medians = CellWalk.Visit(table).Where(cell => cell.Measure.Code == "median" && cell.Indsats == "alle").ToList();
        foreach (var cell in medians)
        {
            // Of all made-up landsdele it is 500 days: between one and two years.
            PublicCell All(string concept) => new(concept, cell.Omraade, cell.Period, "alle", "alle");
            var isShown = shown.TryGetValue(All("afsluttet alle/alle"), out var n) && n >= 10
                && shown.ContainsKey(All(Lengths[0])) && shown.ContainsKey(All(Lengths[1]));
            Assert.Equal(!isShown, table.Symbols[cell.Index] == CellSymbol.Withheld);
        }

        Assert.Contains(medians, cell => table.Symbols[cell.Index] == CellSymbol.Withheld);
        Assert.Contains(medians, cell => table.Symbols[cell.Index].HasValue());
    }

    private static bool IsOfEndings(PublicCell cell) => cell.Concept.StartsWith("afsluttet ", StringComparison.Ordinal);

    private static PublicCell Cell(string text) => text.Split(' ') is [var concept, var omraade, var period]
        ? new("afsluttet " + concept, omraade, period, "alle", "alle")
        : throw new ArgumentException(text, nameof(text));

    private static (string Group, string Category) Parts(string concept) =>
        concept["afsluttet ".Length..].Split('/') is [var group, var category] ? (group, category) : ("", "");

    /// <summary>What a count is a part of: its group, the same of all groups, nogen, all; of lengths the longer ones.</summary>
    private static IEnumerable<string> Wholes(string concept)
    {
        var (group, category) = Parts(concept);
        if (group.Length == 0)
        {
            return Lengths.SkipWhile(length => length != concept).Skip(1).Append("afsluttet alle/alle");
        }

        string[] groups = group == "virksomhedsrettet" ? ["nogen", "alle"] : group == "alle" ? [] : ["alle"];
        return groups.Select(whole => $"afsluttet {whole}/{category}").Concat(category == "alle" ? [] : [$"afsluttet {group}/alle"]);
    }

    /// <summary>A country of which releases are made that show of endings what a test says.</summary>
    private sealed class Sample
    {
        private readonly SampleCountry _country;
        private readonly CubeExtract _cube;

        public Sample(int seed, int quarters, double perQuarter)
        {
            _country = new SampleCountry(seed, quarters, perQuarter);
            _cube = _country.Cube();
            Solver = new EndingSolver(
                _cube,
                _country.Plan.Endings,
                [.. TableBuilder.ValidOmraader(_country.Plan).Where(omraade => omraade.Level != OmraadeLevel.Kommune)],
                DisclosureRules.Standard);
            Truth = new PublicKnowledge(Tables(endings: null)).Shown;
        }

        public EndingSolver Solver { get; }

        public IReadOnlyDictionary<PublicCell, long> Truth { get; }

        /// <summary>A release in which the primary counts of endings alone are withheld.</summary>
        public PublicKnowledge Primary() => Withholding(Solver.Cells.Where(Solver.IsPrimary));

        /// <summary>A release in which of endings these counts alone are shown.</summary>
        public PublicKnowledge Showing(IEnumerable<PublicCell> shown) => Withholding(Solver.Cells.Except(shown));

        private PublicKnowledge Withholding(IEnumerable<PublicCell> cells) => new(Tables(new EndingPattern(Solver, cells, 5)));

        private IReadOnlyList<Table> Tables(EndingPattern? endings)
        {
            var ordning = Ordning.Standard with
            {
                Tables = [.. Ordning.Standard.Tables.Where(recipe => recipe.Kind is TableKind.Ending or TableKind.Length)],
            };
            var nothing = new SuppressionPattern(
                new CellSpace(_cube, _country.Plan, []),
                Concepts.Of(Regelsaet.All["bek-2408"], DisclosureRules.Standard, ordning)
                    .Select(concept => concept.Code)
                    .Concat([Concepts.Amounts, Concepts.Median])
                    .ToDictionary(code => code, _ => Array.Empty<bool>(), StringComparer.Ordinal));
            return new TableBuilder(
                _cube,
                _country.Plan,
                ordning,
                Regelsaet.All["bek-2408"],
                endings is null ? null : nothing,
                endings).Build(withUpcoming: false);
        }
    }
}
