using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<string, (int Without, Dictionary<int, CountRange> Ranges)> _found = [];

    /// <summary>The ranges of all concepts.</summary>
    /// <param name="stop">Stops between concepts.</param>
    public Dictionary<PublicCell, CountRange> Find(CancellationToken stop)
    {
        var n = suppression.SuppressionPattern.Of(Concepts.N);
        Parallel.ForEach(
            concepts.Where(concept => concept.SuppressionPattern == concept.Code),
            new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount },
            concept =>
            {
                var without = _without[concept.Code];
                if (!_found.TryGetValue(concept.Code, out var before) || before.Without != without.Count)
                {
                    _found[concept.Code] = (without.Count, suppression.Solvers[concept.Code].All.Ranges(without, index => !n[index]));
                }
            });
        return _found.SelectMany(pair => pair.Value.Ranges.Select(range => (Cell: space.PublicCellOf(pair.Key, range.Key), range.Value)))
            .ToDictionary(pair => pair.Cell, pair => pair.Value);
    }

    /// <summary>
    /// Takes away what may have told of cells: in their own omraade the ranges of the counts of their kind (intervals, or the others), the
    /// next time of all counts; then those of its siblings and of all above the kommuner, in the periods that share a quarter with them, and
    /// in all periods; at last every range.
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
                    foreach (var period in Enumerable.Range(0, space.Periods.Count).Where(period => omraade == o || time != InShared
                        || space.StartPeriodsIn[period].Intersect(space.StartPeriodsIn[p]).Any()))
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
