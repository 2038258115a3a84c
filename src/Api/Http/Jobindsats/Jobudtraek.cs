using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Fejlsvar;
using Opgoerelse.Api.Http.PxWeb.Valg;

namespace Opgoerelse.Api.Http.Jobindsats;

/// <summary>Rows that a client asked for.</summary>
/// <param name="Tabel">The table.</param>
/// <param name="Udsnit">The cells.</param>
/// <param name="Kolonner">The columns of labels, in their order; those of the measures follow.</param>
internal sealed record Jobudtraek(Jobtabel Tabel, Udsnit Udsnit, IReadOnlyList<Jobkolonne> Kolonner)
{
    /// <summary>The names of all columns.</summary>
    public IEnumerable<string> Kolonnenavne =>
        [.. Kolonner.Select(kolonne => kolonne.Navn), .. Udsnit.Valgte(Tabel.Tabel.Maal).Select(indeks => Tabel.Maal[indeks].Navn.Da)];

    /// <summary>The rows, or that there are too many cells in them.</summary>
    /// <param name="tabel">The table.</param>
    /// <param name="valgte">Per dimension the chosen values; null where it is taken away.</param>
    /// <param name="kolonner">The columns of labels.</param>
    /// <param name="loft">The most cells.</param>
    public static Udfald<Jobudtraek> Lav(Jobtabel tabel, int[]?[] valgte, IReadOnlyList<Jobkolonne> kolonner, int loft)
    {
        var udsnit = new Udsnit(tabel.Tabel, valgte);
        return udsnit.Celler <= loft ? new Jobudtraek(tabel, udsnit, kolonner) : Fejlliste.ForMangeCeller(udsnit.Celler, loft);
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

/// <summary>A column of labels: its name and the variable.</summary>
internal sealed record Jobkolonne(string Navn, Jobvariabel Variabel);
