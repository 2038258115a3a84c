using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Serving.CodeLists;

/// <summary>The kinds of codelist that the contract has.</summary>
internal enum CodelistType
{
    /// <summary><c>vs_</c>: a part of the values of a variable.</summary>
    Valueset,

    /// <summary><c>agg_</c>: values that stand for several others together.</summary>
    Aggregation,
}

/// <summary>What the contract calls them.</summary>
internal static class CodelistTypes
{
    public static string Code(this CodelistType type) => type == CodelistType.Valueset ? "Valueset" : "Aggregation";
}

/// <summary>
/// A codelist of one variable of one table: some of its values, under a name.
/// <para>
/// An aggregation, too, is only a choice among values that are published: <c>agg_landsdele</c> selects the landsdele
/// that the release has figures for and never adds up kommuner. Adding up would be wrong twice. A kommune whose figure
/// is withheld would be missing from the sum, or, if what lies behind it were added, the sum less the other kommuner
/// would reveal it; and shares cannot be added at all. Therefore the <c>valueMap</c> of every value is its own code.
/// </para>
/// </summary>
internal sealed class Codelist
{
    private readonly int[] _index;

    /// <param name="id">Its id, by which clients ask for it.</param>
    /// <param name="name">Its label.</param>
    /// <param name="type">Its kind.</param>
    /// <param name="dimension">The dimension.</param>
    /// <param name="position">Which of the dimension's values, ascending.</param>
    /// <param name="withFigures">For each of the dimension's periods whether it has figures; null for a dimension of none.</param>
    public Codelist(string id, BilingualText name, CodelistType type, Dimension dimension, int[] position, bool[]? withFigures = null)
    {
        Id = id;
        Name = name;
        Type = type;
        _index = position;
        Selected = new Dimension(
            dimension.Code,
            dimension.Name,
            dimension.Role,
            [.. position.Select(i => dimension.Values[i])],
            totalCode: null);
        Axis = new SelectionAxis(Selected, withFigures is null ? null : [.. position.Select(i => withFigures[i])]);
    }

    public string Id { get; }

    public BilingualText Name { get; }

    public CodelistType Type { get; }

    /// <summary>The dimension as if it had only these values.</summary>
    public Dimension Selected { get; }

    /// <summary>The same, for expressions to be read against.</summary>
    public SelectionAxis Axis { get; }

    /// <summary>The numbers of all its values in the dimension.</summary>
    public int[] All => [.. _index];

    /// <summary>The numbers in the dimension of the values that have these numbers in the list.</summary>
    public int[] InDimension(int[] inList) => Array.ConvertAll(inList, i => _index[i]);
}

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
