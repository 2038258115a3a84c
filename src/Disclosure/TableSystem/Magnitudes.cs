using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>
/// Decides what is withheld of figures that are computed from the forloeb behind the counts, once it is decided which counts are.
/// </summary>
internal static class Magnitudes
{
    /// <summary>How many days from an interval's length a median may tell of it: months are of different lengths.</summary>
    private const double Near = 4;

    private static readonly double[] StartDays = [.. StartInterval.All.Select(interval => interval.Days)];
    private static readonly double[] WaitDays = [.. WaitingInterval.All.Select(interval => interval.Months * 365.25 / 12)];

    /// <summary>Adds to the withheld counts what is withheld of what is computed from them.</summary>
    /// <param name="space">The cells.</param>
    /// <param name="concepts">The concepts.</param>
    /// <param name="k">The threshold.</param>
    /// <param name="withheld">By concept: what is withheld, by cell number.</param>
    public static void Decide(CellSpace space, IReadOnlyList<Concept> concepts, int k, IDictionary<string, bool[]> withheld)
    {
        withheld[Concepts.Amounts] = Amounts(space, concepts, withheld);
        withheld[Concepts.Median] = Medians(space, k, withheld);
        foreach (var stretch in withheld.ContainsKey(Concepts.Waiting) ? WaitingStretch.All : [])
        {
            withheld[Concepts.MedianOf(stretch)] = MediansOfWaits(space, k, stretch, withheld);
        }
    }

    /// <summary>
    /// The magnitudes of the categories add up to those of nogen, so they are shown for all categories of a cell and nogen, or for none.
    /// </summary>
    /// <remarks>
    /// Then the sum over the categories tells nothing new: a combination of shown cells that gave one category's magnitude would, taken
    /// for that category less another, give it from its own shown cells alone, and those are what the counts' pattern protects.
    /// </remarks>
    private static bool[] Amounts(CellSpace space, IReadOnlyList<Concept> concepts, IDictionary<string, bool[]> withheld)
    {
        var counts = concepts.Where(concept => concept.Amount is not null).Select(concept => withheld[concept.Code]).ToList();
        return [.. Enumerable.Range(0, space.Count).Select(index => counts.Exists(count => count[index]))];
    }

    /// <summary>
    /// The median is shown where nogen is, and at least twice the threshold; and the counts of the intervals that it lies between are: it
    /// says that half of nogen lie on either side.
    /// </summary>
    private static bool[] Medians(CellSpace space, int k, IDictionary<string, bool[]> withheld)
    {
        var hide = new bool[space.Count];
        for (var index = 0; index < hide.Length; index++)
        {
            var number = space.Number(index);
            hide[index] = withheld[Concepts.Nogen][index]
                || number.With[PerCategory.Nogen] < 2 * k
                || (number.DoubledMedian is { } doubled && Between(StartDays, doubled).Any(i => withheld[Concepts.Within(i)][index]));
        }

        return hide;
    }

    /// <summary>
    /// The median of a stretch is shown by the same rule. How many have come to the end of the one to the first indsats is shown by
    /// nothing, but the median is half of it: so no few of those with an indstilling, of nogen, or of who waited longest may be the rest.
    /// </summary>
    private static bool[] MediansOfWaits(CellSpace space, int k, WaitingStretch stretch, IDictionary<string, bool[]> withheld)
    {
        var hide = new bool[space.Count];
        for (var index = 0; index < hide.Length; index++)
        {
            var number = space.Number(index);
            var waits = number.Waiting(stretch);
            hide[index] = withheld[Concepts.Waiting][index]
                || waits.Total < 2 * k
                || (stretch == WaitingStretch.ToIndsats
                    && (withheld[Concepts.Nogen][index]
                        || IsSmall(number.WaitingToStart.Total - waits.Total)
                        || IsSmall(number.With[PerCategory.Nogen] - waits.Total)
                        || IsSmall(waits.Total - waits.Within(WaitingInterval.All.Count - 1))))
                || (waits.DoubledMedian is { } doubled
                    && Between(WaitDays, doubled).Any(i => withheld[Concepts.Waited(stretch, i)][index]));
        }

        return hide;

        bool IsSmall(long count) => count > 0 && count < k;
    }

    /// <summary>
    /// The intervals of which a median tells something: the longest surely shorter one, the shortest surely longer one, those between.
    /// </summary>
    private static IEnumerable<int> Between(double[] intervals, long doubledMedian)
    {
        var days = doubledMedian / 2.0;
        var shorter = intervals.Count(interval => interval + Near < days);
        var longer = intervals.Count(interval => interval - Near < days);
        return Enumerable.Range(0, intervals.Length).Where(i => i >= shorter - 1 && i <= longer);
    }
}
