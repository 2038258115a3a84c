using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Selection;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>Rows that a client asked for.</summary>
/// <param name="Tabel">The table.</param>
/// <param name="Udsnit">The cells.</param>
/// <param name="Kolonner">The columns of labels, in their order; those of the measures follow.</param>
/// <param name="Bemaerkninger">What the answer says of how the request was met.</param>
internal sealed record Jobudtraek(Jobtabel Tabel, Udsnit Udsnit, IReadOnlyList<Jobkolonne> Kolonner, IReadOnlyList<Remark> Bemaerkninger)
{
    /// <summary>The ids and names of all columns.</summary>
    public IReadOnlyList<(string Id, string Navn)> Kolonnenavne =>
    [
        .. Kolonner.Select(kolonne => (kolonne.Id, kolonne.Navn)),
        .. Udsnit.Valgte(Tabel.Tabel.Maal).Select(indeks => (Tabel.Maal[indeks].Kode, Tabel.Maal[indeks].Navn.Da)),
    ];

    /// <summary>The rows, or that there are too many cells in them.</summary>
    /// <param name="tabel">The table.</param>
    /// <param name="valgte">Per dimension the chosen values; null where it is taken away.</param>
    /// <param name="kolonner">The columns of labels.</param>
    /// <param name="bemaerkninger">What the answer says of how the request was met.</param>
    /// <param name="loft">The most cells.</param>
    public static Udfald<Jobudtraek> Lav(Jobtabel tabel, int[]?[] valgte, IReadOnlyList<Jobkolonne> kolonner, IReadOnlyList<Remark> bemaerkninger, int loft)
    {
        var udsnit = new Udsnit(tabel.Tabel, valgte);
        return udsnit.Celler <= loft ? new Jobudtraek(tabel, udsnit, kolonner, bemaerkninger) : Fejlliste.ForMangeCeller(udsnit.Celler, loft);
    }

    /// <summary>All values of a dimension.</summary>
    public static int[] Alle(Dimension dimension) => [.. Enumerable.Range(0, dimension.Vaerdier.Count)];

    /// <summary>What the rows are a function of.</summary>
    public Fingeraftryk Aftryk(Fingeraftryk aftryk)
    {
        aftryk.Tilfoej(Tabel.Tabel.Tabel.Id);
        foreach (var kolonne in Kolonner)
        {
            aftryk.Tilfoej(kolonne.Navn);
        }

        foreach (var akse in Udsnit.Akser)
        {
            aftryk.Tilfoej([akse]).Tilfoej(Udsnit.Valgte(akse));
        }

        return aftryk;
    }
}

/// <summary>A column of labels: its id, its name and the variable.</summary>
internal sealed record Jobkolonne(string Id, string Navn, Jobvariabel Variabel)
{
    /// <summary>The column of a variable under its own name.</summary>
    public static Jobkolonne Af(Jobvariabel variabel) => new(variabel.Id, variabel.Navn, variabel);
}
