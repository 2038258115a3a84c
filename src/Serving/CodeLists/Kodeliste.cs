using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Serving.CodeLists;

/// <summary>The kinds of codelist that the contract has.</summary>
internal enum Kodelistetype
{
    /// <summary><c>vs_</c>: a part of the values of a variable.</summary>
    Valueset,

    /// <summary><c>agg_</c>: values that stand for several others together.</summary>
    Aggregation,
}

/// <summary>What the contract calls them.</summary>
internal static class Kodelistetyper
{
    public static string Kode(this Kodelistetype type) => type == Kodelistetype.Valueset ? "Valueset" : "Aggregation";
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
internal sealed class Kodeliste
{
    private readonly int[] _indeks;

    /// <param name="id">Its id, by which clients ask for it.</param>
    /// <param name="navn">Its label.</param>
    /// <param name="type">Its kind.</param>
    /// <param name="dimension">The dimension.</param>
    /// <param name="indeks">Which of the dimension's values, ascending.</param>
    /// <param name="medTal">For each of the dimension's periods whether it has figures; null for a dimension of none.</param>
    public Kodeliste(string id, Tekst navn, Kodelistetype type, Dimension dimension, int[] indeks, bool[]? medTal = null)
    {
        Id = id;
        Navn = navn;
        Type = type;
        _indeks = indeks;
        Udvalg = new Dimension(dimension.Kode, dimension.Navn, dimension.Rolle, [.. indeks.Select(i => dimension.Vaerdier[i])], totalkode: null);
        Axis = new SelectionAxis(Udvalg, medTal is null ? null : [.. indeks.Select(i => medTal[i])]);
    }

    public string Id { get; }

    public Tekst Navn { get; }

    public Kodelistetype Type { get; }

    /// <summary>The dimension as if it had only these values.</summary>
    public Dimension Udvalg { get; }

    /// <summary>The same, for expressions to be read against.</summary>
    public SelectionAxis Axis { get; }

    /// <summary>The numbers of all its values in the dimension.</summary>
    public int[] Alle => [.. _indeks];

    /// <summary>The numbers in the dimension of the values that have these numbers in the list.</summary>
    public int[] IDimensionen(int[] iListen) => Array.ConvertAll(iListen, i => _indeks[i]);
}
