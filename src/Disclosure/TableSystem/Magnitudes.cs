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

    /// <summary>Adds to the withheld counts what is withheld of what is computed from them.</summary>
    /// <param name="space">The cells.</param>
    /// <param name="concepts">The concepts.</param>
    /// <param name="k">The threshold.</param>
    /// <param name="withheld">By concept: what is withheld, by cell number.</param>
    public static void Decide(CellSpace space, IReadOnlyList<Concept> concepts, int k, IDictionary<string, bool[]> withheld)
    {
        withheld[Concepts.Amounts] = Amounts(space, concepts, withheld);
        withheld[Concepts.Median] = Medians(space, k, withheld);
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
                || (number.DoubledMedian is { } doubled && Between(doubled / 2.0).Any(i => withheld[Concepts.Within(i)][index]));
        }

        return hide;
    }

    /// <summary>
    /// The intervals of which a median tells something: the longest surely shorter one, the shortest surely longer one, those between.
    /// </summary>
    private static IEnumerable<int> Between(double days)
    {
        var shorter = StartInterval.All.Count(interval => interval.Days + Near < days);
        var longer = StartInterval.All.Count(interval => interval.Days - Near < days);
        return Enumerable.Range(0, StartInterval.All.Count).Where(i => i >= shorter - 1 && i <= longer);
    }
}
