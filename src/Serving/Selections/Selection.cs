using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Serving.Selections;

/// <summary>
/// The cells that a request asks for: for each dimension the chosen values in stored order, or none where the
/// dimension is taken away and its total stands for it.
/// </summary>
internal sealed class Selection
{
    private readonly int[]?[] _selected;

    /// <param name="table">The table.</param>
    /// <param name="selected">Per dimension the chosen values, ascending and distinct; null for a dimension taken away.</param>
    public Selection(CatalogueTable table, int[]?[] selected)
    {
        Table = table;
        _selected = selected;
        var axes = new List<int>(selected.Length);
        for (var i = 0; i < selected.Length; i++)
        {
            if (selected[i] is { } ofAxis)
            {
                axes.Add(i);
                Cells = checked(Cells * ofAxis.Length);
            }
        }

        Axes = axes;
    }

    public CatalogueTable Table { get; }

    /// <summary>The numbers of the dimensions that are kept, in the table's order.</summary>
    public IReadOnlyList<int> Axes { get; }

    /// <summary>How many cells there are.</summary>
    public long Cells { get; } = 1;

    /// <summary>Whether it is all of the table.</summary>
    public bool IsEverything => Axes.Count == _selected.Length && Cells == Table.Table.Values.LongLength;

    /// <summary>Whether <paramref name="dimension"/> is taken away.</summary>
    public bool IsEliminated(int dimension) => _selected[dimension] is null;

    /// <summary>The chosen values of a dimension that is kept.</summary>
    public int[] Selected(int dimension) => _selected[dimension] ?? throw new InvalidOperationException("Dimensionen er elimineret.");

    /// <summary>All of the table; of a dimension with a codelist all of that.</summary>
    public static Selection Anything(CatalogueTable table, Codelist?[] codelists) =>
        new(table, [.. table.Dimensions.Select((dimension, i) => codelists[i]?.All ?? [.. Enumerable.Range(0, dimension.Values.Count)])]);
}
