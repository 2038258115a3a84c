using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Serving.Catalogue;

/// <summary>A table of the served release, with what requests ask of it worked out once.</summary>
internal sealed class Katalogtabel
{
    public Katalogtabel(Tabel tabel)
    {
        Tabel = DistinctLabels.Of(tabel);
        Tid = Find(Dimensionsrolle.Tid);
        Maal = Find(Dimensionsrolle.Maal);
        Geografi = Find(Dimensionsrolle.Geografi);
        MedTal = Tid < 0 ? [] : FindMedTal();
        SenesteMedTal = Array.LastIndexOf(MedTal, true);
        NyestePeriode = FindNyestePeriode();
    }

    /// <summary>As the release has it, but no two values of a dimension share a label.</summary>
    public Tabel Tabel { get; }

    /// <summary>The number of the time dimension, or -1.</summary>
    public int Tid { get; }

    /// <summary>The number of the dimension of measures, or -1.</summary>
    public int Maal { get; }

    /// <summary>The number of the dimension of omraader, or -1.</summary>
    public int Geografi { get; }

    /// <summary>For each period whether it has figures: a cell that is neither <c>...</c> nor <c>..</c>.</summary>
    public bool[] MedTal { get; }

    /// <summary>The last period, in stored order, that has figures; -1 when there is none.</summary>
    public int SenesteMedTal { get; }

    /// <summary>The newest rolling year with figures; where the series is too short for one, <see cref="SenesteMedTal"/>.</summary>
    public int NyestePeriode { get; }

    public IReadOnlyList<Dimension> Dimensioner => Tabel.Dimensioner;

    /// <summary>
    /// The dimension with this code, whatever its case, or by its role: <c>time</c> for the periods,
    /// <c>ContentsCode</c> for the measures. -1 when there is none.
    /// </summary>
    public int FindDimension(string navn)
    {
        var indeks = Tabel.DimensionsIndeks(navn);
        if (indeks >= 0)
        {
            return indeks;
        }

        if (string.Equals(navn, "time", StringComparison.OrdinalIgnoreCase))
        {
            return Tid;
        }

        return string.Equals(navn, "ContentsCode", StringComparison.OrdinalIgnoreCase) ? Maal : -1;
    }

    private int Find(Dimensionsrolle rolle)
    {
        for (var i = 0; i < Dimensioner.Count; i++)
        {
            if (Dimensioner[i].Rolle == rolle)
            {
                return i;
            }
        }

        return -1;
    }

    private int FindNyestePeriode()
    {
        for (var i = SenesteMedTal; i >= 0; i--)
        {
            if (Dimensioner[Tid].Vaerdier[i].Slags == "rullendeaar")
            {
                return i;
            }
        }

        return SenesteMedTal;
    }

    private bool[] FindMedTal()
    {
        var antal = Dimensioner[Tid].Vaerdier.Count;
        var skridt = Tabel.Skridt(Tid);
        var medTal = new bool[antal];
        for (var celle = 0; celle < Tabel.Symboler.Length; celle++)
        {
            if (Tabel.Symboler[celle] is not (Cellesymbol.EndnuIkke or Cellesymbol.IkkeTilgaengelig))
            {
                medTal[(int)(celle / skridt % antal)] = true;
            }
        }

        return medTal;
    }
}
