using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.CodeLists;

namespace Opgoerelse.Serving.Selection;

/// <summary>
/// The cells that a request asks for: for each dimension the chosen values in stored order, or none where the
/// dimension is taken away and its total stands for it.
/// </summary>
internal sealed class Udsnit
{
    private readonly int[]?[] _valgte;

    /// <param name="tabel">The table.</param>
    /// <param name="valgte">Per dimension the chosen values, ascending and distinct; null for a dimension taken away.</param>
    public Udsnit(Katalogtabel tabel, int[]?[] valgte)
    {
        Tabel = tabel;
        _valgte = valgte;
        var akser = new List<int>(valgte.Length);
        for (var i = 0; i < valgte.Length; i++)
        {
            if (valgte[i] is { } afAksen)
            {
                akser.Add(i);
                Celler = checked(Celler * afAksen.Length);
            }
        }

        Akser = akser;
    }

    public Katalogtabel Tabel { get; }

    /// <summary>The numbers of the dimensions that are kept, in the table's order.</summary>
    public IReadOnlyList<int> Akser { get; }

    /// <summary>How many cells there are.</summary>
    public long Celler { get; } = 1;

    /// <summary>Whether it is all of the table.</summary>
    public bool ErAlt => Akser.Count == _valgte.Length && Celler == Tabel.Tabel.Vaerdier.LongLength;

    /// <summary>Whether <paramref name="dimension"/> is taken away.</summary>
    public bool ErElimineret(int dimension) => _valgte[dimension] is null;

    /// <summary>The chosen values of a dimension that is kept.</summary>
    public int[] Valgte(int dimension) => _valgte[dimension] ?? throw new InvalidOperationException("Dimensionen er elimineret.");

    /// <summary>All of the table; of a dimension with a codelist all of that.</summary>
    public static Udsnit Alt(Katalogtabel tabel, Kodeliste?[] lister) =>
        new(tabel, [.. tabel.Dimensioner.Select((dimension, i) => lister[i]?.Alle ?? [.. Enumerable.Range(0, dimension.Vaerdier.Count)])]);
}
