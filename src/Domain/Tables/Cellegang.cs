using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Domain.Tables;

/// <summary>A cell with the codes of all dimensions that any table has: <c>alle</c> where its own table lacks one.</summary>
/// <param name="Nr">Its row-major number.</param>
/// <param name="Omraade">Code.</param>
/// <param name="Periode">Code.</param>
/// <param name="Alder">Code, or <c>alle</c>.</param>
/// <param name="Koen">Code, or <c>alle</c>.</param>
/// <param name="Indsats">Code of the indsats, else of the interval, else <c>alle</c>.</param>
/// <param name="Maal">The measure.</param>
internal readonly record struct Celleplads(int Nr, string Omraade, string Periode, string Alder, string Koen, string Indsats, Dimensionsvaerdi Maal);

/// <summary>Walks a table's cells in row-major order.</summary>
internal static class Cellegang
{
    public static IEnumerable<Celleplads> Gaa(Tabel tabel)
    {
        var dimensioner = tabel.Dimensioner;
        var indeks = new int[dimensioner.Count];
        int alder = tabel.DimensionsIndeks(Dimensioner.Alder), koen = tabel.DimensionsIndeks(Dimensioner.Koen);
        var indsats = Math.Max(tabel.DimensionsIndeks(Dimensioner.Indsats), tabel.DimensionsIndeks(Dimensioner.Interval));
        int omraade = tabel.DimensionsIndeks(Dimensioner.Omraade), periode = tabel.DimensionsIndeks(Dimensioner.Periode), maal = tabel.DimensionsIndeks(Dimensioner.Maal);
        for (var nr = 0; nr < tabel.Vaerdier.Length; nr++)
        {
            yield return new Celleplads(nr, Kode(omraade), Kode(periode), Kode(alder), Kode(koen), Kode(indsats), dimensioner[maal].Vaerdier[indeks[maal]]);
            for (var i = indeks.Length - 1; i >= 0; i--)
            {
                if (++indeks[i] < dimensioner[i].Vaerdier.Count)
                {
                    break;
                }

                indeks[i] = 0;
            }
        }

        string Kode(int dimension) => dimension < 0 ? AgeGroup.AllCode : dimensioner[dimension].Vaerdier[indeks[dimension]].Kode;
    }
}
