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
        SelectionUrl = new Dimension(dimension.Code, dimension.Name, dimension.Role, [.. position.Select(i => dimension.Values[i])], totalCode: null);
        Axis = new SelectionAxis(SelectionUrl, withFigures is null ? null : [.. position.Select(i => withFigures[i])]);
    }

    public string Id { get; }

    public BilingualText Name { get; }

    public CodelistType Type { get; }

    /// <summary>The dimension as if it had only these values.</summary>
    public Dimension SelectionUrl { get; }

    /// <summary>The same, for expressions to be read against.</summary>
    public SelectionAxis Axis { get; }

    /// <summary>The numbers of all its values in the dimension.</summary>
    public int[] All => [.. _index];

    /// <summary>The numbers in the dimension of the values that have these numbers in the list.</summary>
    public int[] InDimension(int[] iListen) => Array.ConvertAll(iListen, i => _index[i]);
}
