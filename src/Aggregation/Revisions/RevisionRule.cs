using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Aggregation.Revisions;

/// <summary>
/// Which changes since earlier releases a release may show: of what has ever been public nothing changes by which fewer than k citizens can
/// be told from the others (ADR 51). What may not be shown waits, and its block stays as it was.
/// </summary>
/// <param name="threshold">k.</param>
internal sealed class RevisionRule(int threshold)
{
    /// <summary>
    /// Whether a release is the year's revision: the first of the year as of a day in or after the month. One that was withdrawn was not.
    /// </summary>
    public static bool IsYearly(DateOnly date, int month, IReadOnlyList<ReleasedBlocks> earlier) =>
        date.Month >= month
        && !earlier.Any(one => !one.IsWithdrawn && one.Date < date && one.Date >= new DateOnly(date.Year, month, 1));

    /// <summary>The official figures: each block by itself, and in the yearly revision those of a landsdel together.</summary>
    /// <param name="now">The blocks of periods that may be published, as they are today; one that is not here is empty.</param>
    /// <param name="earlier">Every release that has ever been public, the oldest first.</param>
    /// <param name="yearly">Whether it is the yearly revision.</param>
    public Revision Apply(IReadOnlyDictionary<Block, BlockState> now, IReadOnlyList<ReleasedBlocks> earlier, bool yearly)
    {
        var blocks = Blocks(now, earlier);
        var waiting = blocks.Where(block => block.IsChanged && !block.Block.IsOfEndings && !MayBeShown(block, earlier)).ToHashSet();
        foreach (var group in EndingsByLandsdelAndYear(blocks))
        {
            // Nothing is public of their kommuner, so it is the landsdel that must differ by nobody or by k.
            if (!SumMayBeShown(group, waiting, earlier))
            {
                waiting.UnionWith(group.Where(block => block.IsChanged));
            }
        }

        foreach (var group in ByLandsdelAndYear(blocks))
        {
            var together = yearly ? Together([.. group.Where(waiting.Contains)]) : [];
            waiting.ExceptWith(together);
            if (!GroupMayBeShown(group, waiting, earlier))
            {
                waiting.UnionWith(together);
            }

            // A block of an earlier yearly revision may have come back to what it was before: that may tell of another of that revision.
            if (!GroupMayBeShown(group, waiting, earlier))
            {
                waiting.UnionWith(group.Where(block => block.IsChanged));
            }
        }

        return new Revision([.. blocks.Where(block => block.IsChanged)], waiting, yearly);
    }

    /// <summary>
    /// Figures of hele landet alone, made beside the official ones: a block waits where the official one does; and of a start period all
    /// wait where fewer than k citizens of the country are another.
    /// </summary>
    /// <param name="now">As for <see cref="Apply"/>.</param>
    /// <param name="earlier">As for <see cref="Apply"/>.</param>
    /// <param name="official">What was decided of the official figures.</param>
    public Revision ApplyToCountry(
        IReadOnlyDictionary<Block, BlockState> now,
        IReadOnlyList<ReleasedBlocks> earlier,
        Revision official)
    {
        var blocks = Blocks(now, earlier);
        var waiting = blocks.Where(block => block.IsChanged && official.IsWaiting(block.Block)).ToHashSet();
        foreach (var period in blocks.GroupBy(block => block.Block.Period, StringComparer.Ordinal))
        {
            if (!SumMayBeShown(period, waiting, earlier))
            {
                waiting.UnionWith(period.Where(block => block.IsChanged));
            }
        }

        return new Revision([.. blocks.Where(block => block.IsChanged)], waiting, official.IsYearly);
    }

    /// <summary>The blocks of which something was public: as they last were, and as they are.</summary>
    private static List<BlockChange> Blocks(IReadOnlyDictionary<Block, BlockState> now, IReadOnlyList<ReleasedBlocks> earlier)
    {
        var inOrder = earlier.Where(one => one.IsPublic).Concat(earlier.Where(one => !one.IsPublic).Reverse()).ToList();
        return
        [
            .. now.Keys.Union(earlier.SelectMany(one => one.States.Keys))
                .Select(block => (
                    Block: block,
                    Now: now.GetValueOrDefault(block, BlockState.Empty),
                    Before: inOrder.Select(one => one.Find(block)).FirstOrDefault(state => state is not null)))
                .Where(one => one.Before is not null)
                .Select(one => new BlockChange(one.Block, one.Before!, one.Before!.IsSameAs(one.Now) ? one.Before : one.Now)),
        ];
    }

    private static IEnumerable<IGrouping<(string Landsdel, int? Year), BlockChange>> ByLandsdelAndYear(IEnumerable<BlockChange> blocks) =>
        blocks.Where(block => !block.Block.IsOfEndings)
            .GroupBy(block => (Omraader.Standard.LandsdelOf(block.Block.Kommune), Quarter.Find(block.Block.Period)?.Year));

    private static IEnumerable<IGrouping<(string Landsdel, string Year), BlockChange>> EndingsByLandsdelAndYear(
        IEnumerable<BlockChange> blocks) =>
        blocks.Where(block => block.Block.IsOfEndings)
            .GroupBy(block => (Omraader.Standard.LandsdelOf(block.Block.Kommune), block.Block.Period));

    private bool MayBeShown(BlockChange change, IReadOnlyList<ReleasedBlocks> earlier) => earlier
        .Select(one => one.Find(change.Block))
        .OfType<BlockState>()
        .Distinct()
        .All(state => !IsFew(change.Now.Differing(state).Count));

    /// <summary>
    /// The waiting changes of a landsdel and year that may be shown together: those of the kommuner of which k citizens or more wait, if no
    /// group that is smaller can be worked out of their years and the landsdel's quarters. Counted on what waits alone, so that the same
    /// ones come out when the release is made once more.
    /// </summary>
    private List<BlockChange> Together(List<BlockChange> waiting)
    {
        List<BlockChange> many =
        [
            .. waiting.GroupBy(change => change.Block.Kommune, StringComparer.Ordinal)
                .Where(kommune => !IsFew(kommune.SelectMany(change => change.Now.Differing(change.Before)).Distinct().Count()))
                .SelectMany(kommune => kommune),
        ];
        return Tells([.. many.Select(change => new Edge(change.Block, change.Now.Differing(change.Before)))]) ? [] : many;
    }

    private bool GroupMayBeShown(IEnumerable<BlockChange> group, HashSet<BlockChange> waiting, IReadOnlyList<ReleasedBlocks> earlier) =>
        earlier.All(one => !Tells([.. Edges(group, waiting, one)]));

    /// <summary>Whether the sum of all these blocks may be shown, of which nothing less is public.</summary>
    private bool SumMayBeShown(IEnumerable<BlockChange> period, HashSet<BlockChange> waiting, IReadOnlyList<ReleasedBlocks> earlier) =>
        earlier.All(one => !IsFew(Edges(period, waiting, one).SelectMany(edge => edge.Citizens).Distinct().Count()));

    /// <summary>The citizens by whom each block of the release that is being made differs from an earlier one.</summary>
    private static IEnumerable<Edge> Edges(IEnumerable<BlockChange> group, HashSet<BlockChange> waiting, ReleasedBlocks earlier) => group
        .Select(change => (change.Block, State: waiting.Contains(change) ? change.Before : change.Now, Then: earlier.Find(change.Block)))
        .Where(one => one.Then is not null)
        .Select(one => new Edge(one.Block, one.State.Differing(one.Then!)))
        .Where(edge => edge.Citizens.Count > 0);

    /// <summary>
    /// Whether a group of fewer than k citizens can be worked out of two releases' differences in the kommuners' year and in the landsdel's
    /// quarters, when it is known in which blocks there are any. The kommuner of <c>S</c> less the quarters of <c>T</c> is a sum of blocks
    /// where no other kommune has a difference in T: the smallest such sum for each T is that of the kommuner that have one.
    /// </summary>
    private bool Tells(IReadOnlyList<Edge> edges)
    {
        if (edges.All(edge => !IsFew(edge.Citizens.Count)))
        {
            return false;
        }

        if (edges.GroupBy(edge => edge.Block.Kommune, StringComparer.Ordinal).Any(kommune => IsFewOf(kommune)))
        {
            return true;
        }

        var periods = edges.Select(edge => edge.Block.Period).Distinct(StringComparer.Ordinal).ToList();
        return Enumerable.Range(1, (1 << periods.Count) - 1).Any(set =>
        {
            var kommuner = edges.Where(edge => IsIn(set, edge)).Select(edge => edge.Block.Kommune).ToHashSet(StringComparer.Ordinal);
            return IsFewOf(edges.Where(edge => kommuner.Contains(edge.Block.Kommune) && !IsIn(set, edge)));
        });

        bool IsIn(int set, Edge edge) => (set & (1 << periods.IndexOf(edge.Block.Period))) != 0;

        bool IsFewOf(IEnumerable<Edge> some) => IsFew(some.SelectMany(edge => edge.Citizens).Distinct().Count());
    }

    private bool IsFew(int citizens) => citizens > 0 && citizens < threshold;

    /// <summary>The citizens by whom a block differs.</summary>
    private sealed record Edge(Block Block, IReadOnlyList<ulong> Citizens);
}

/// <summary>A block of which something was public.</summary>
/// <param name="Block">The block.</param>
/// <param name="Before">As it was when it last was public.</param>
/// <param name="Now">As it is; the same object where nothing has changed.</param>
internal sealed record BlockChange(Block Block, BlockState Before, BlockState Now)
{
    public bool IsChanged => !ReferenceEquals(Before, Now);
}

/// <summary>What a release shows of the changes, and what waits.</summary>
/// <param name="Changes">The changes.</param>
/// <param name="Waiting">Those that wait.</param>
/// <param name="IsYearly">Whether it is the yearly revision.</param>
internal sealed record Revision(IReadOnlyList<BlockChange> Changes, IReadOnlySet<BlockChange> Waiting, bool IsYearly)
{
    private readonly HashSet<Block> _waitingBlocks = [.. Waiting.Select(change => change.Block)];

    public bool IsWaiting(Block block) => _waitingBlocks.Contains(block);

    /// <summary>What it comes to, for whoever answers for the figures.</summary>
    public RevisionReport Report()
    {
        var counts = Waiting.Select(change => change.Now.Compare(change.Before)).ToList();
        return new RevisionReport(
            IsYearly,
            Changes.Count - Waiting.Count,
            Waiting.Count,
            Waiting.Select(change => change.Block.Kommune).Distinct(StringComparer.Ordinal).Count(),
            counts.Sum(one => one.Changed),
            counts.Sum(one => one.New),
            counts.Sum(one => one.Gone));
    }
}

/// <summary>
/// What waits in a release: totals of the country. A kommune and a start period are a block. A citizen who has moved from one to another
/// is gone from the one and new in the other.
/// </summary>
/// <param name="IsYearly">Whether it was the yearly revision.</param>
/// <param name="TakenBlocks">Blocks that are shown otherwise than before.</param>
/// <param name="WaitingBlocks">Blocks that are another today than they are shown.</param>
/// <param name="Kommuner">In how many kommuner.</param>
/// <param name="Changed">Citizens in them who count otherwise.</param>
/// <param name="Added">Citizens who are in them today and not as they are shown.</param>
/// <param name="Gone">Citizens who are in them as they are shown and not today.</param>
public sealed record RevisionReport(
    bool IsYearly,
    long TakenBlocks,
    long WaitingBlocks,
    long Kommuner,
    long Changed,
    long Added,
    long Gone)
{
    /// <summary>All of them.</summary>
    public long Citizens => Changed + Added + Gone;
}
