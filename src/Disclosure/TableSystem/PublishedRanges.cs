using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>
/// The ranges that a release publishes of its withheld counts, concept by concept; fewer, when an attack on all of them together has found
/// something.
/// </summary>
/// <param name="space">The cells.</param>
/// <param name="concepts">The concepts.</param>
/// <param name="suppression">What is withheld.</param>
internal sealed class PublishedRanges(CellSpace space, IReadOnlyList<Concept> concepts, TableSuppression suppression)
{
    private readonly Dictionary<string, HashSet<int>> _without = concepts.ToDictionary(concept => concept.Code, _ => new HashSet<int>());
    private readonly Dictionary<PublicCell, int> _times = [];

    /// <summary>The ranges of all concepts.</summary>
    /// <param name="stop">Stops between concepts.</param>
    public Dictionary<PublicCell, CountRange> Find(CancellationToken stop)
    {
        var n = suppression.SuppressionPattern.Of(Concepts.N);
        var found = new ConcurrentDictionary<string, Dictionary<int, CountRange>>(StringComparer.Ordinal);
        Parallel.ForEach(
            // The hardest first, each to whoever is free.
            Partitioner.Create(
                concepts.Where(concept => concept.SuppressionPattern == concept.Code)
                    .OrderByDescending(concept => suppression.SuppressionPattern.Of(concept.Code)
                        .Where((isWithheld, index) => isWithheld && CellSpace.IsTotal(index)).Count()),
                EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount },
            concept => found[concept.Code] =
                suppression.Solvers[concept.Code].All.Ranges(_without[concept.Code], index => !n[index]));
        return found.SelectMany(pair => pair.Value.Select(range => (Cell: space.PublicCellOf(pair.Key, range.Key), range.Value)))
            .ToDictionary(pair => pair.Cell, pair => pair.Value);
    }

    /// <summary>
    /// Takes away what may have told of cells: in their own omraade the ranges of the counts of their kind (intervals, or the others), the
    /// next time of all counts; then those of its siblings and of all above the kommuner, in the periods that share a quarter with them,
    /// and in all periods; at last every range.
    /// </summary>
    /// <param name="cells">The cells.</param>
    /// <exception cref="InvalidOperationException">There is nothing left to take away.</exception>
    public void Without(IReadOnlyList<PublicCell> cells)
    {
        const int OwnKind = 1, InShared = 3, InAll = 4, Everything = 5;
        var changed = false;
        for (var more = 0; !changed; more++)
        {
            if (more > Everything)
            {
                throw new InvalidOperationException($"Without any range the attack still finds {cells[0]}.");
            }

            foreach (var cell in cells)
            {
                var time = _times[cell] = _times.GetValueOrDefault(cell) + 1;
                var index = space.Index(cell.Omraade, cell.Period, cell.Age, cell.Sex);
                var (o, p) = (space.Omraade(index), space.Period(index));
                foreach (var omraade in Enumerable.Range(0, space.Omraader.Count).Where(other => IsNear(other, o, time)))
                {
                    foreach (var period in Enumerable.Range(0, space.Periods.Count)
                        .Where(period => omraade == o || time != InShared || space.Overlap(period, p)))
                    {
                        foreach (var concept in concepts
                            .Where(one => time != OwnKind || IsInterval(one.Code) == IsInterval(cell.Concept)))
                        {
                            changed |= _without[concept.Code].Add(space.Index(omraade, period));
                        }
                    }
                }
            }
        }

        static bool IsInterval(string concept) => concept.StartsWith(Concepts.IntervalPrefix, StringComparison.Ordinal);

        bool IsNear(int other, int omraade, int time) =>
            other == omraade || time >= Everything
                || (time is InShared or InAll
                    && (space.Siblings(omraade).Contains(other) || space.Omraader[other].Level != OmraadeLevel.Kommune));
    }
}

/// <summary>
/// Which ranges a withheld count may be published as: blocks that are laid before anybody looks at the count. The count only says which
/// of its cell's blocks it lies in, so a range tells nothing of where in it the truth is.
/// </summary>
internal static class RangeGrid
{
    /// <summary>How many times the blocks are doubled, at most, the narrowest counted.</summary>
    public const int Levels = 5;

    private const int Doubled = 1 << Levels;

    /// <summary>The blocks that hold a count, from the narrowest; without those that tell no more than its whole does.</summary>
    public static IEnumerable<(CountRange Range, int Level)> RangesOf(long value, long? whole, int k, PublicCell cell)
    {
        CountRange? narrower = null;
        for (var level = 0; level < Levels; level++)
        {
            var range = RangeOf(value, whole, k, level, cell);
            if (range != narrower && (whole is null || range.From > 0 || range.To < whole))
            {
                yield return (range, level);
            }

            narrower = range;
        }
    }

    /// <summary>The block that holds a count.</summary>
    /// <remarks>
    /// The narrowest blocks hold k values; the first (from 0) and the last (up to the whole, where that is known) one more, for who knows
    /// the rules knows that a 0 would mostly be shown. Where they begin in between, and which are put together into wider ones, is
    /// drawn by the cell's name. A wider block consists of narrower ones.
    /// </remarks>
    /// <param name="value">The count.</param>
    /// <param name="whole">What it is a part of, where that is shown; otherwise null.</param>
    /// <param name="k">How many values a small number must leave open.</param>
    /// <param name="level">0 for the narrowest blocks; each level doubles them.</param>
    /// <param name="cell">The cell.</param>
    public static CountRange RangeOf(long value, long? whole, int k, int level, PublicCell cell)
    {
        var drawn = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(cell.ToString())));
        var between = (whole ?? long.MaxValue / 2) + 1 - (2 * (k + 1));
        if (between < 0)
        {
            return new CountRange(0, whole!.Value);
        }

        // What is left over of blocks of k values goes to the first and the last of those between, or of all.
        var blocks = (between / k) + 2;
        var longer = (long)(drawn % (ulong)(whole is null ? k : (between % k) + 1));
        var firstEnd = blocks == 2 ? k + longer : k;
        var block = value <= firstEnd ? 0
            : value >= End(blocks - 2) + 1 ? blocks - 1
            : Math.Clamp((value - k - 1 - longer) / k, 0, blocks - 3) + 1;

        // Wider blocks are 2, 4, 8, 16 of the narrowest.
        var size = 1L << level;
        var shift = (long)((drawn >> 32) % Doubled);
        var from = ((block + shift) / size * size) - shift;
        return new CountRange(from <= 0 ? 0 : End(from - 1) + 1, End(Math.Min(from + size, blocks) - 1));

        long End(long of) => of == 0 ? firstEnd
            : of == blocks - 1 ? whole ?? long.MaxValue
            : of == blocks - 2 && whole is { } most ? most - k - 1
            : k + longer + (of * k);
    }
}
