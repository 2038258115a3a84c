using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Serving.Selections;

/// <summary>
/// The selection when a client makes none: a picture that fits a screen. The algorithm is the reference server's
/// (contract, section 2.5): rows take at most 1,500 values, columns at most 13, "one" is the latest period or, otherwise
/// than there, the share rather than the first measure. Periods are of one kind, the latest that has figures last, and omraader
/// those that have figures in them. The ends of ranges are left to who asks for them.
/// </summary>
internal static class DefaultSelection
{
    private const int Rows = 1_500;
    private const int Columns = 13;

    /// <summary>The measure that is shown when only one is: areas of different size can be compared by it.</summary>
    private const string Share = "andel";

    /// <summary>From this many measures on they go in the rows.</summary>
    private const int ManyMeasures = 6;

    public static (Selection Selection, Placement Placement) For(CatalogueTable table)
    {
        int[] classifications = [.. Enumerable.Range(0, table.Dimensions.Count).Where(i => i != table.Time && i != table.Measure)];
        var severalMeasures = Count(table, table.Measure) > 1;
        return classifications switch
        {
            [] when Count(table, table.Measure) < ManyMeasures => Build(table, [(table.Time, Columns)], [(table.Measure, Columns)]),
            [] => Build(table, [(table.Measure, Rows)], [(table.Time, Columns)]),
            [var onlyOne] when !severalMeasures => Build(table, [(onlyOne, Rows)], [(table.Measure, 1), (table.Time, Columns)]),
            [var onlyOne] => BuiltFrom(table, onlyOne, table.Measure, [(table.Time, 1)]),
            _ => Several(table, classifications),
        };
    }

    /// <summary>Several classifications: two of them span the picture, the other mandatory ones show one value each.</summary>
    private static (Selection, Placement) Several(CatalogueTable table, int[] classifications)
    {
        int[] requirement = [.. classifications.Where(i => table.Dimensions[i].TotalCode is null)];
        var (one, other) = requirement switch
        {
            [] => (classifications[0], classifications[^1]),
            [var only] => (only, classifications.Last(i => i != only)),
            _ => (requirement[0], requirement[^1]),
        };
        var singleValues = requirement.Where(i => i != one && i != other).Select(i => (i, 1));
        return BuiltFrom(table, one, other, [(table.Measure, 1), (table.Time, 1), .. singleValues]);
    }

    /// <summary>The larger of the two goes in the rows; the smaller in the columns, after the single ones.</summary>
    private static (Selection, Placement) BuiltFrom(CatalogueTable table, int one, int other, (int, int)[] singleValues)
    {
        var (large, isSmall) = Count(table, one) >= Count(table, other) ? (one, other) : (other, one);
        return Build(table, [(large, Rows)], [.. singleValues, (isSmall, Columns)]);
    }

    private static (Selection, Placement) Build(
        CatalogueTable table,
        (int Dimension, int AtMost)[] stub,
        (int Dimension, int AtMost)[] heading)
    {
        var selected = new int[]?[table.Dimensions.Count];
        foreach (var (dimension, atMost) in stub.Concat(heading).Where(place => place.Dimension >= 0))
        {
            selected[dimension] = dimension == table.Time
                ? Latest(table, atMost)
                : atMost == 1 && dimension == table.Measure
                    ? [Math.Max(0, table.Dimensions[dimension].IndexOf(Share))]
                    : dimension == table.Measure
                        ? [.. table.ExactMeasures.Take(atMost)]
                        : [.. Enumerable.Range(0, Math.Min(atMost, Count(table, dimension)))];
        }

        // Kommuner have no quarters: a column of '..' tells nothing.
        if (table.Geography >= 0 && table.Time >= 0 && selected[table.Geography] is { } omraader && selected[table.Time] is { } periods)
        {
            selected[table.Geography] = [.. omraader.Intersect(table.OmraaderWithFigures(periods))];
        }

        return (new Selection(table, selected), new Placement(OnlyThese(stub), OnlyThese(heading)));

        static int[] OnlyThese((int Dimension, int AtMost)[] places) =>
            [.. places.Where(place => place.Dimension >= 0).Select(place => place.Dimension)];
    }

    /// <summary>The latest periods, as TOP has them.</summary>
    private static int[] Latest(CatalogueTable table, int atMost) =>
        [.. new SelectionAxis(table.Dimensions[table.Time], table.WithFigures).Countable().TakeLast(atMost)];

    private static int Count(CatalogueTable table, int dimension) =>
        dimension < 0 ? 0
        : dimension == table.Measure ? table.ExactMeasures.Length
        : table.Dimensions[dimension].Values.Count;
}
