using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Serving.CodeLists;

/// <summary>
/// The values that an expression chooses among: those of a dimension, or of a codelist of it. Periods of several kinds
/// (years, rolling years, quarters) stand on one axis and overlap, so that an expression means periods of one kind.
/// </summary>
/// <param name="Dimension">The values.</param>
/// <param name="WithFigures">For each period whether it has figures; null where the values are no periods.</param>
internal sealed record SelectionAxis(Dimension Dimension, bool[]? WithFigures)
{
    private bool IsTime => Dimension.Role == DimensionRole.Time;

    /// <summary>Whether two values can stand in one expression: two periods when they are of one kind, other values always.</summary>
    public bool SameKind(int one, int other) =>
        !IsTime || string.Equals(Dimension.Values[one].Kind, Dimension.Values[other].Kind, StringComparison.Ordinal);

    /// <summary>
    /// The values that TOP and BOTTOM count, in stored order. Of periods those with figures, of the kind that stands
    /// last (the shortest): a period that is announced and not published is not the newest. Where none has figures, all
    /// of the last kind.
    /// </summary>
    public int[] Countable()
    {
        var all = Enumerable.Range(0, Dimension.Values.Count);
        if (!IsTime || Dimension.Values.Count == 0)
        {
            return [.. all];
        }

        var newest = WithFigures is null ? -1 : Array.LastIndexOf(WithFigures, true);
        return newest < 0
            ? [.. all.Where(i => SameKind(i, Dimension.Values.Count - 1))]
            : [.. all.Where(i => WithFigures![i] && SameKind(i, newest))];
    }
}
