using Opgoerelse.Aggregation.Revisions;

namespace Opgoerelse.AggregationTests.Revisions;

/// <summary>
/// Which changes a release may show, worked by hand with k = 5. 0101, 0147, 0155 and 0185 are the landsdel Byen København; 0461 is
/// in another.
/// </summary>
public sealed class RevisionRuleTests
{
    private const int K = 5;

    private static readonly Block Block1 = new("2020Q1", "0101");

    [Fact]
    public void What_has_never_been_public_is_taken_as_it_is()
    {
        var revision = new RevisionRule(K).Apply(Of((Block1, "a b c")), [], yearly: false);
        Assert.Empty(revision.Changes);
        // A quarter that is new beside others.
        var next = new RevisionRule(K).Apply(
            Of((Block1, "a b c"), (new("2020Q2", "0101"), "d")),
            [Public(1, "2020Q1", Of((Block1, "a b c")))],
            yearly: false);
        Assert.Empty(next.Changes);
    }

    [Theory]
    // One who was registered late, one who is gone, one who counts otherwise.
    [InlineData("a b c d e f g", "a b c d e f g h", true)]
    [InlineData("a b c d e f g", "a b c d e f", true)]
    [InlineData("a b c d e f g", "a b c d e f g:2", true)]
    // Four and five new ones; two of each kind are six.
    [InlineData("a b", "a b c d e f", true)]
    [InlineData("a b", "a b c d e f g", false)]
    [InlineData("a b c d", "c:2 d:2 e f", false)]
    // A block in which nobody started was public as such.
    [InlineData("", "a", true)]
    [InlineData("", "a b c d e", false)]
    [InlineData("a b c d", "", true)]
    public void A_block_waits_for_five(string before, string now, bool waits)
    {
        var revision = new RevisionRule(K).Apply(Of((Block1, now)), [Public(1, "2020Q1", Of((Block1, before)))], yearly: false);
        Assert.Single(revision.Changes);
        Assert.Equal(waits, revision.IsWaiting(Block1));
    }

    [Fact]
    public void Nothing_waits_where_nothing_has_changed()
    {
        var revision = new RevisionRule(K).Apply(Of((Block1, "a b")), [Public(1, "2020Q1", Of((Block1, "b a")))], yearly: true);
        Assert.Empty(revision.Changes);
        Assert.Equal(new RevisionReport(true, 0, 0, 0, 0, 0, 0), revision.Report());
    }

    /// <summary>
    /// b moves from 0101 to 0147 with four who are new there: gone from the one, where that waits, and new in the other, with them.
    /// </summary>
    [Fact]
    public void Who_moves_counts_in_both()
    {
        Block other = new("2020Q1", "0147");
        var earlier = Public(1, "2020Q1", Of((Block1, "a b c d e f"), (other, "g h")));
        var revision = new RevisionRule(K).Apply(Of((Block1, "a c d e f"), (other, "b g h i j k l")), [earlier], yearly: false);
        Assert.True(revision.IsWaiting(Block1));
        Assert.False(revision.IsWaiting(other));
        Assert.Equal(new RevisionReport(false, 1, 1, 1, 0, 0, 1), revision.Report());
    }

    /// <summary>
    /// The withdrawn release showed h; without h is one from it, and with h and i one as well. Both wait, as the public one has it.
    /// </summary>
    [Fact]
    public void What_a_withdrawn_release_showed_is_known()
    {
        ReleasedBlocks[] earlier =
        [
            Public(1, "2020Q1", Of((Block1, "a b"))),
            Public(2, "2020Q1", Of((Block1, "a b c d e f h"))) with { IsPublic = false, IsWithdrawn = true },
        ];
        Assert.True(Waits("a b c d e f"));
        Assert.True(Waits("a b c d e f h i"));
        Assert.True(Waits("a b c"));
        // As the one or the other: five from the other.
        Assert.False(Waits("a b c d e f h"));
        Assert.False(Waits("a b"));
        // Five from each.
        Assert.False(Waits("a b p q r s t"));

        bool Waits(string now)
        {
            var revision = new RevisionRule(K).Apply(Of((Block1, now)), earlier, yearly: false);
            Assert.All(revision.Waiting, change => Assert.True(change.Before.IsSameAs(earlier[0].States[Block1])));
            return revision.IsWaiting(Block1);
        }
    }

    /// <summary>A block is as the public release has it; what only a withdrawn one covered is as that.</summary>
    [Fact]
    public void What_waits_stays_as_it_last_was_public()
    {
        Block later = new("2020Q2", "0101");
        ReleasedBlocks[] earlier =
        [
            Public(1, "2020Q1", Of((Block1, "a b"))),
            Public(2, "2020Q1 2020Q2", Of((Block1, "a b c d e f h"), (later, "p q"))) with { IsPublic = false, IsWithdrawn = true },
        ];
        var revision = new RevisionRule(K).Apply(Of((Block1, "a b c"), (later, "p")), earlier, yearly: false);
        Assert.Equal("a b", Text(revision, Block1));
        Assert.Equal("p q", Text(revision, later));
    }

    /// <summary>
    /// Three in each of two quarters of each of two kommuner: six in each kommune's year and six in each of the landsdel's quarters. In the
    /// yearly revision they are shown; before it they wait, and so does the one in a third kommune.
    /// </summary>
    [Fact]
    public void A_landsdel_is_revised_together_once_a_year()
    {
        Block[] four = [new("2020Q1", "0101"), new("2020Q2", "0101"), new("2020Q1", "0147"), new("2020Q2", "0147")];
        Block alone = new("2020Q2", "0155");
        ReleasedBlocks[] earlier = [Public(1, "2020Q1 2020Q2", Of([.. four.Append(alone).Select(block => (block, "x y z"))]))];
        var now = Of([.. four.Select(block => (block, "x:2 y:2 z:2")), (alone, "x:2 y z")]);
        // Each block has other people.
        now = now.ToDictionary(pair => pair.Key, pair => Other(pair.Key, pair.Value));
        earlier = [earlier[0] with { States = earlier[0].States.ToDictionary(pair => pair.Key, pair => Other(pair.Key, pair.Value)) }];
        Assert.Equal(5, new RevisionRule(K).Apply(now, earlier, yearly: false).Waiting.Count);
        var revision = new RevisionRule(K).Apply(now, earlier, yearly: true);
        Assert.Equal([alone], revision.Waiting.Select(change => change.Block));
    }

    /// <summary>
    /// Three in each block of 0101 and 0147 in the first half of the year, and of 0155 and 0185 in the second: six in every kommune's year
    /// and in every quarter of the landsdel. With two more in 0101's third quarter there are eight in that year and that quarter. But the
    /// years of 0101 and 0147 less the landsdel's first two quarters are those two.
    /// </summary>
    [Fact]
    public void Kommuner_and_quarters_of_five_may_tell_of_two()
    {
        (string, string, int)[] halves =
        [
            ("2020Q1", "0101", 3), ("2020Q2", "0101", 3), ("2020Q1", "0147", 3), ("2020Q2", "0147", 3),
            ("2020Q3", "0155", 3), ("2020Q4", "0155", 3), ("2020Q3", "0185", 3), ("2020Q4", "0185", 3),
        ];
        Assert.Equal(0, Waiting(halves));
        Assert.Equal(9, Waiting([.. halves, ("2020Q3", "0101", 2)]));
        Assert.Equal(0, Waiting([.. halves, ("2020Q3", "0101", 5)]));
        // Four and five there.
        Assert.Equal(10, Waiting([.. halves, ("2020Q3", "0101", 2), ("2020Q4", "0101", 2)]));
        Assert.Equal(0, Waiting([.. halves, ("2020Q3", "0101", 2), ("2020Q4", "0101", 3)]));

        static int Waiting(params (string Period, string Kommune, int Citizens)[] changes)
        {
            var now = changes.ToDictionary(
                change => new Block(change.Period, change.Kommune),
                change => new BlockState(Enumerable.Range(0, change.Citizens).Select(i =>
                    new Contribution(Number($"{change.Period}{change.Kommune}{i}"), 1))));
            return new RevisionRule(K).Apply(now, [Public(1, "2020Q1 2020Q2 2020Q3 2020Q4", [])], yearly: true).Waiting.Count;
        }
    }

    /// <summary>Four citizens with a change in four blocks each are four.</summary>
    [Fact]
    public void In_the_yearly_revision_who_is_in_two_blocks_is_one()
    {
        Block[] blocks = [new("2020Q1", "0101"), new("2020Q2", "0101"), new("2020Q3", "0101"), new("2020Q4", "0101")];
        var now = Of([.. blocks.Select(block => (block, "a b c d"))]);
        Assert.Equal(4, new RevisionRule(K).Apply(now, [Public(1, "2020Q1 2020Q2 2020Q3 2020Q4", [])], yearly: true).Waiting.Count);
    }

    [Theory]
    [InlineData("2026-09-30", false)]
    [InlineData("2026-10-01", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-15", false)]
    public void The_yearly_revision_is_the_first_release_from_October(string day, bool isYearly)
    {
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        ReleasedBlocks before = Public(1, "2020Q1", []) with { Date = new DateOnly(2026, 7, 15) };
        Assert.Equal(isYearly, RevisionRule.IsYearly(date, 10, [before]));
        // Another has been it. One of the same day is the same; one that was withdrawn was none.
        Assert.False(RevisionRule.IsYearly(date, 10, [before with { Date = new DateOnly(date.Year, 10, 1) }]) && date.Day > 1);
        Assert.Equal(isYearly, RevisionRule.IsYearly(date, 10, [before with { Date = date }]));
        Assert.Equal(
            isYearly,
            RevisionRule.IsYearly(date, 10, [before with { Date = new DateOnly(date.Year, 10, 1), IsPublic = false, IsWithdrawn = true }]));
    }

    /// <summary>Beside the official figures: where those wait, these do; and a quarter of the whole country waits for five.</summary>
    [Fact]
    public void Figures_of_the_country_wait_with_the_official_ones_and_for_five()
    {
        Block first = new("2020Q1", "0101"), second = new("2020Q1", "0461"), third = new("2020Q2", "0461");
        ReleasedBlocks[] earlier = [Public(1, "2020Q1 2020Q2", Of((first, "a b"), (second, "c d"), (third, "p q")))];
        var rule = new RevisionRule(K);
        var official = rule.Apply(Of((first, "a b e"), (second, "c d f g h i j"), (third, "p q r s t u v")), earlier, yearly: false);
        Assert.Equal([first], official.Waiting.Select(change => change.Block));
        // Three and two in the first quarter, of whom the three wait: two are too few. Five in the second.
        var beside = rule.ApplyToCountry(Of((first, "a b e f g"), (second, "c d h i"), (third, "p q r s t u v")), earlier, official);
        Assert.Equal(
            [first, second],
            beside.Waiting.Select(change => change.Block).OrderBy(block => block.Kommune, StringComparer.Ordinal));
        // Where the official ones do not wait, five of the country are enough.
        var free = rule.Apply(Of((first, "a b"), (second, "c d"), (third, "p q")), earlier, yearly: false);
        Assert.Empty(rule.ApplyToCountry(Of((first, "a b e f g"), (second, "c d h i"), (third, "p q")), earlier, free).Waiting);
    }

    /// <summary>
    /// Of those who ended nothing is public of kommuner: what changes in a landsdel and year waits for five, wherever in it they live.
    /// Another landsdel and another year wait by themselves, and so do those who started.
    /// </summary>
    [Theory]
    [InlineData("a b e f", "c d g h", true)]
    [InlineData("a b e f g", "c d h i", false)]
    [InlineData("a b:2 e f", "d g", false)]
    [InlineData("a b", "c d", false)]
    public void Endings_wait_by_landsdel_and_year(string first, string second, bool waits)
    {
        Block one = new("2024", "0101"), other = new("2024", "0147"), next = new("2023", "0101"), far = new("2024", "0461");
        Block started = new("2024Q1", "0101");
        ReleasedBlocks[] earlier =
        [
            Public(
                1,
                "2023 2024 2024Q1",
                Of((one, "a b"), (other, "c d"), (next, "p q"), (far, "r s"), (started, "a b"))),
        ];
        var now = Of((one, first), (other, second), (next, "p q t"), (far, "r s t u v w x"), (started, "a b t u v w x"));
        var revision = new RevisionRule(K).Apply(now, earlier, yearly: false);
        Assert.Equal((waits, waits), (revision.IsWaiting(one), revision.IsWaiting(other) || (waits && second == "c d")));
        Assert.True(revision.IsWaiting(next));
        Assert.False(revision.IsWaiting(far));
        Assert.False(revision.IsWaiting(started));
        Assert.Contains(next, new RevisionRule(K).Apply(now, earlier, yearly: true).Waiting.Select(change => change.Block));
    }

    private static ReleasedBlocks Public(long id, string periods, Dictionary<Block, BlockState> states) =>
        new(
            id,
            new DateOnly(2026, 1, 15),
            IsPublic: true,
            IsWithdrawn: false,
            periods.Split(' ').ToHashSet(StringComparer.Ordinal),
            states);

    /// <summary>"a b:2": a, who adds 1, and b, who adds 2.</summary>
    private static Dictionary<Block, BlockState> Of(params (Block Block, string Citizens)[] blocks) => blocks.ToDictionary(
        one => one.Block,
        one => new BlockState(one.Citizens.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(citizen => citizen.Split(':'))
            .Select(parts => new Contribution(Number(parts[0]), parts.Length == 1 ? 1 : Number(parts[1])))));

    private static BlockState Other(Block block, BlockState state) =>
        new(state.Citizens.Select(citizen => citizen with { Tag = citizen.Tag + Number(block.Period + block.Kommune) }));

    private static ulong Number(string text) => text.Aggregate(0UL, (sum, letter) => unchecked((sum * 1000003) + letter));

    private static string Text(Revision revision, Block block) =>
        string.Join(' ', revision.Waiting.Single(change => change.Block == block).Before.Citizens.Select(citizen => (char)citizen.Tag));
}
