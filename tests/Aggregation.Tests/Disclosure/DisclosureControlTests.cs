using Opgoerelse.Aggregation.Tables;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Disclosure.Verification;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.AggregationTests.Disclosure;

/// <summary>All tables of a release together: protected, attacked as the public meets them, and release after release.</summary>
public sealed class DisclosureControlTests
{
    private static readonly Dictionary<PublicCell, long> NothingKnown = [];

    /// <summary>
    /// Whole releases of made-up countries, from one with hardly anybody to one like ours. Byg itself attacks and throws;
    /// here every shown number is also held against the truth, and no small number or complement stands.
    /// </summary>
    [Theory]
    [InlineData(1, 5, 1.0)]
    [InlineData(2, 6, 4.0)]
    [InlineData(3, 9, 12.0)]
    public void No_primary_cell_can_be_found_in_a_whole_release(int seed, int quarters, double perQuarter)
    {
        var country = new SampleCountry(seed, quarters, perQuarter);
        var (tables, report) = country.Publish();
        var trueTables = new PublicKnowledge(country.TrueTables()).Shown;
        var shown = new PublicKnowledge(tables).Shown;
        foreach (var (cell, value) in shown)
        {
            Assert.Equal(trueTables[cell], value);
            Assert.False(value is > 0 and < 5, $"{cell} viser {value}");
            if (cell.Concept is not ("n" or "afsluttetInden" or "fritaget" or "ikkeObserveret"))
            {
                var n = cell with { Concept = "n" };
                Assert.True(shown.TryGetValue(n, out var grandTotal), $"{cell} vises uden sit N");
                Assert.False(grandTotal - value is > 0 and < 5, $"{cell} viser {value} af {grandTotal}");
            }
        }

        Assert.All(report.Lines, line => Assert.Equal(0, line.Determined));
        Assert.All(report.Lines, line => Assert.True(line.SmallestInterval is null or >= 5, $"{line.Table} {line.Level} {line.Kind}: {line.SmallestInterval} værdier"));
        Assert.True(shown.Count > 500, $"{shown.Count} viste tal");
        Assert.True(report.Lines.Sum(line => line.SecondaryCount) > 0);
        EveryRangeHoldsTheTruth(tables, country.TrueTables());
    }

    /// <summary>Each withheld figure lies in the range that stands beside it, the share's ends rounded outwards.</summary>
    private static void EveryRangeHoldsTheTruth(IReadOnlyList<Table> tables, IReadOnlyList<Table> trueTables)
    {
        var ranges = 0;
        foreach (var (table, truth) in tables.Zip(trueTables))
        {
            for (var cell = 0L; cell < table.Values.LongLength; cell++)
            {
                if (table.RangeAt(cell) is { } range)
                {
                    Assert.InRange(truth.Values[cell], range.From, range.To);
                    ranges++;
                }
            }
        }

        Assert.True(ranges > 100, $"{ranges} intervaller");
    }

    /// <summary>The attacker must be able to win: with only the small numbers themselves withheld, it finds them.</summary>
    [Fact]
    public void The_attacker_finds_what_the_primary_rule_alone_leaves()
    {
        var country = new SampleCountry(4, 5, 8.0);
        var regelsaet = Regelsaet.All["bek-2408"];
        var cube = country.Cube();
        var space = new CellSpace(cube, country.Plan, TableBuilder.ValidOmraader(country.Plan));
        var concepts = Concepts.Of(regelsaet, DisclosureRules.Standard, Ordning.Standard);
        var withheldOnes = concepts.ToDictionary(concept => concept.Code, concept => (bool[])[.. Enumerable.Range(0, space.Count).Select(index => concept.Primary(space.Number(index)))], StringComparer.Ordinal);
        var tables = Tables();
        var measure = new PublicKnowledge(tables).Withheld;
        var trueTables = new PublicKnowledge(country.TrueTables()).Shown;
        var attackOf = new ReleaseAttack(NothingKnown, 5);
        var finding = attackOf.Attack(tables, measure);
        Assert.True(finding.Count(f => f.IsDetermined) > 20, $"{finding.Count(f => f.IsDetermined)} af {finding.Count} fundet");
        Assert.All(finding, f => Assert.True(f.Low <= trueTables[f.Cell] && trueTables[f.Cell] <= f.High, $"{f.Cell} = {trueTables[f.Cell]}, ikke {f.Low}-{f.High}"));

        // A second attempt looks only at what differs, and finds what one from the beginning does.
        for (var index = 0; index < space.Count; index++)
        {
            withheldOnes[Concepts.Nogen][index] |= space.Omraader[space.Omraade(index)].Code is "DK011" or "0253";
        }

        tables = Tables();
        Assert.Equal(new ReleaseAttack(NothingKnown, 5).Attack(tables, measure), attackOf.Attack(tables, measure));
        Assert.NotEqual(finding, attackOf.Attack(tables, measure));

        IReadOnlyList<Table> Tables() => new TableBuilder(cube, country.Plan, Ordning.Standard, regelsaet, new SuppressionPattern(space, withheldOnes)).Build(withUpcoming: false);
    }

    /// <summary>A share that stands beside its N is as good as the count.</summary>
    [Fact]
    public void A_share_that_is_shown_without_its_count_is_found()
    {
        var country = new SampleCountry(5, 5, 8.0);
        var (tables, _) = country.Publish();
        var table = tables[0];
        var symbols = (CellSymbol[])table.Symbols.Clone();
        var cell = table.Cell("DK", "2022", "virksomhedsrettet", "antalMed");
        Assert.True(symbols[cell].HasValue());
        symbols[cell] = CellSymbol.Withheld;
        var measure = new PublicCell("virksomhedsrettet", "DK", "2022", "alle", "alle");
        var finding = new ReleaseAttack(NothingKnown, 5).Attack([new Table(table.Id, table.Title, table.Notes, table.Dimensions, table.Values, symbols)], [measure]);
        Assert.Contains("andel", finding.Single().How, StringComparison.Ordinal);
    }

    /// <summary>One more person, and the release after: what was withheld is withheld, and the old release helps nobody.</summary>
    [Fact]
    public void Two_releases_that_differ_by_one_person_reveal_nobody()
    {
        var country = new SampleCountry(6, 5, 6.0);
        var (first, _) = country.Publish();
        var (againFigure, _) = country.Publish(first);
        Assert.Equal(first.SelectMany(table => table.Symbols), againFigure.SelectMany(table => table.Symbols));

        country.AddParameter("0253", "2022Q3");
        // Byg attacks with what the first release showed and still stands; it would throw.
        var (other, _) = country.Publish(first);
        var before = new PublicKnowledge(first);
        var after = new PublicKnowledge(other);
        Assert.All(before.Withheld, cell => Assert.Contains(cell, after.Withheld));
        var trueTables = new PublicKnowledge(country.TrueTables()).Shown;
        Assert.All(after.Shown, pair => Assert.Equal(trueTables[pair.Key], pair.Value));
    }

    [Fact]
    public void When_groups_are_protected_0_and_100_pct_are_not_shown_on_a_small_basis()
    {
        var country = new SampleCountry(7, 4, 3.0);
        var openKnowledge = new PublicKnowledge(country.Publish().Tables).Shown;
        var protectedKnowledge = new PublicKnowledge(country.Publish(rules: new DisclosureRules { SuppressGroup = true, GroupThreshold = 10 }).Tables).Shown;
        Assert.True(All(openKnowledge) > 0);
        Assert.Equal(0, All(protectedKnowledge));

        static int All(Dictionary<PublicCell, long> shown) => shown.Count(pair =>
            pair.Key.Concept is "nogen" or "ingen" or "virksomhedsrettet" or "social" && shown.TryGetValue(pair.Key with { Concept = "n" }, out var n) && n is > 0 and < 10 && (pair.Value == 0 || pair.Value == n));
    }
}
