using Opgoerelse.Aggregation.Revisions;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.AggregationTests.Revisions;

/// <summary>
/// Random registrations over several releases, some withdrawn, some revisions yearly, held to a slow obvious model: what is public is kept
/// citizen by citizen, and every pair of releases is compared.
/// </summary>
public sealed class RevisionModelTests
{
    private const int K = 5;

    private static readonly string[] Periods = ["2020Q3", "2020Q4", "2021Q1", "2021Q2", "phaseIn"];

    /// <summary>Two landsdele; Bornholm is one of one kommune.</summary>
    private static readonly string[][] Landsdele = [["0101", "0147", "0155"], ["0400"]];

    /// <summary>One may be at home anywhere, and has changes: citizen, and what it adds there.</summary>
    private sealed record Truth(Dictionary<Block, Dictionary<ulong, ulong>> Blocks)
    {
        public Dictionary<ulong, ulong> Of(Block block) => Blocks.TryGetValue(block, out var known) ? known : Blocks[block] = [];
    }

    [Theory]
    [InlineData(false, 100)]
    [InlineData(true, 100)]
    [InlineData(false, 600, Explicit = true, Traits = ["Category", "Long"])]
    [InlineData(true, 600, Explicit = true, Traits = ["Category", "Long"])]
    public void No_two_public_releases_differ_by_few(bool withYearly, int seeds)
    {
        var (shown, waited, yearlyShown) = (0, 0, 0);
        for (var seed = 1; seed <= seeds; seed++)
        {
            var random = new Random(seed);
            var truth = new Truth([]);
            for (var i = 0; i < 60; i++)
            {
                truth.Of(AnyBlock(random))[(ulong)random.Next(80)] = 1;
            }

            var releases = new List<ReleasedBlocks>();
            var periodCount = 3;
            for (var round = 1; round <= 7; round++)
            {
                Change(random, truth);
                periodCount = Math.Min(periodCount + random.Next(2), Periods.Length);
                var periods = Periods.Take(periodCount).ToHashSet(StringComparer.Ordinal);
                var yearly = withYearly && round % 3 == 0;
                var now = States(truth, periods);
                var known = releases.Select(one =>
                    one with { Periods = one.Periods.Intersect(periods).ToHashSet(StringComparer.Ordinal) }).ToList();
                var revision = new RevisionRule(K).Apply(now, known, yearly);
                if (!withYearly)
                {
                    AsTheModelSays(revision, now, known, periods);
                }

                var made = Made(now, revision);
                var release = new ReleasedBlocks(round, new DateOnly(2026, 1, round), IsPublic: true, IsWithdrawn: false, periods, made);
                // Making it again, also once it is public, gives the same.
                Same(made, Made(now, new RevisionRule(K).Apply(now, [.. known.Select(Replaced), release], yearly)));
                releases = [.. releases.Select(Replaced), release];
                shown += revision.Changes.Count - revision.Waiting.Count;
                waited += revision.Waiting.Count;
                yearlyShown += yearly ? SmallDifferences(release, releases[^Math.Min(2, releases.Count)]) : 0;
                foreach (var earlier in releases.SkipLast(1))
                {
                    NoFew(release, earlier, withYearly);
                }

                if (random.Next(4) == 0 && releases.Count > 1)
                {
                    // Withdrawn: the one before it is public again.
                    releases[^1] = releases[^1] with { IsPublic = false, IsWithdrawn = true };
                    if (releases.FindLastIndex(one => !one.IsWithdrawn) is var last and >= 0)
                    {
                        releases[last] = releases[last] with { IsPublic = true };
                    }
                }
            }
        }

        Assert.True(shown > seeds * 3 / 2 && waited > seeds * 3 / 2, $"{shown} shown, {waited} waited");
        Assert.Equal(withYearly, yearlyShown > seeds / 15);
    }

    /// <summary>
    /// The rule without the yearly revision, said once more: a changed block is shown where it differs by none or by k from all
    /// that it ever was.
    /// </summary>
    private static void AsTheModelSays(
        Revision revision,
        Dictionary<Block, BlockState> now,
        List<ReleasedBlocks> earlier,
        HashSet<string> periods)
    {
        foreach (var block in AllBlocks().Where(block => periods.Contains(block.Period)))
        {
            var everShown = earlier.Where(one => one.Periods.Contains(block.Period)).Select(one => People(one.States, block)).ToList();
            var here = People(now, block);
            var waits = everShown.Exists(before => Count(here, before) is > 0 and < K);
            var changed = everShown.Count > 0
                && Count(
                    here,
                    People(
                        (earlier.Find(one => one.IsPublic && one.Periods.Contains(block.Period))
                            ?? earlier.Last(one => one.Periods.Contains(block.Period))).States,
                        block)) > 0;
            Assert.Equal(waits && changed, revision.IsWaiting(block));
        }
    }

    /// <summary>
    /// Without yearly revisions: by kommune and start period. With them: by whatever can be computed of kommuner's years and quarters.
    /// </summary>
    private static void NoFew(ReleasedBlocks one, ReleasedBlocks other, bool withYearly)
    {
        var common = one.Periods.Intersect(other.Periods).ToList();
        if (!withYearly)
        {
            Assert.DoesNotContain(
                AllBlocks().Where(block => common.Contains(block.Period)),
                block => Count(People(one.States, block), People(other.States, block)) is > 0 and < K);
            return;
        }

        foreach (var kommuner in Landsdele)
        {
            foreach (var year in common.GroupBy(period => Quarter.Find(period)?.Year))
            {
                List<string> quarters = [.. year];
                Assert.All(Subsets(kommuner), some => Assert.All(Subsets(quarters), few =>
                {
                    // The years of some kommuner less the quarters of the landsdel: when no other kommune is in those quarters, it
                    // is a sum.
                    var others = kommuner.Except(some).SelectMany(kommune => few.Select(quarter => new Block(quarter, kommune)));
                    if (!others.SelectMany(Changed).Any())
                    {
                        var left = some.SelectMany(kommune => quarters.Except(few).Select(quarter => new Block(quarter, kommune)));
                        Assert.False(left.SelectMany(Changed).Distinct().Count() is > 0 and < K);
                    }
                }));
            }
        }

        IEnumerable<ulong> Changed(Block block)
        {
            var (a, b) = (People(one.States, block), People(other.States, block));
            return a.Keys.Union(b.Keys).Where(citizen => a.GetValueOrDefault(citizen) != b.GetValueOrDefault(citizen));
        }
    }

    private static int SmallDifferences(ReleasedBlocks one, ReleasedBlocks other) => AllBlocks()
        .Where(block => one.Periods.Contains(block.Period) && other.Periods.Contains(block.Period))
        .Count(block => Count(People(one.States, block), People(other.States, block)) is > 0 and < K);

    private static IEnumerable<List<string>> Subsets(IReadOnlyList<string> all) =>
        Enumerable.Range(0, 1 << all.Count).Select(set => all.Where((_, i) => (set & (1 << i)) != 0).ToList());

    /// <summary>New, changed, gone, moved.</summary>
    private static void Change(Random random, Truth truth)
    {
        for (var count = random.Next(25); count > 0; count--)
        {
            var block = AnyBlock(random);
            var citizen = (ulong)random.Next(80);
            switch (random.Next(4))
            {
                case 0:
                    truth.Of(block).Remove(citizen);
                    break;
                case 1:
                    truth.Of(block).Remove(citizen);
                    truth.Of(AnyBlock(random))[citizen] = 1;
                    break;
                default:
                    truth.Of(block)[citizen] = (ulong)random.Next(1, 4);
                    break;
            }
        }
    }

    private static Dictionary<Block, BlockState> States(Truth truth, HashSet<string> periods) => truth.Blocks
        .Where(pair => periods.Contains(pair.Key.Period) && pair.Value.Count > 0)
        .ToDictionary(pair => pair.Key, pair => new BlockState(pair.Value.Select(citizen => new Contribution(citizen.Key, citizen.Value))));

    private static Dictionary<Block, BlockState> Made(Dictionary<Block, BlockState> now, Revision revision)
    {
        var made = now.ToDictionary();
        foreach (var change in revision.Waiting)
        {
            made[change.Block] = change.Before;
        }

        return made;
    }

    private static void Same(Dictionary<Block, BlockState> made, Dictionary<Block, BlockState> again) =>
        Assert.All(AllBlocks(), block => Assert.Equal(0, Count(People(made, block), People(again, block))));

    private static ReleasedBlocks Replaced(ReleasedBlocks one) => one with { IsPublic = false };

    private static Dictionary<ulong, ulong> People(IReadOnlyDictionary<Block, BlockState> states, Block block) =>
        states.TryGetValue(block, out var state) ? state.Citizens.ToDictionary(citizen => citizen.Tag, citizen => citizen.Imprint) : [];

    private static int Count(Dictionary<ulong, ulong> one, Dictionary<ulong, ulong> other) =>
        one.Keys.Union(other.Keys).Count(citizen => one.GetValueOrDefault(citizen) != other.GetValueOrDefault(citizen));

    private static IEnumerable<Block> AllBlocks() =>
        Landsdele.SelectMany(kommuner => kommuner).SelectMany(kommune => Periods.Select(period => new Block(period, kommune)));

    private static Block AnyBlock(Random random) => AllBlocks().ElementAt(random.Next(AllBlocks().Count()));
}
