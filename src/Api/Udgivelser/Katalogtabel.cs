using System.Text.Encodings.Web;
using System.Text.Json;
using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http;

namespace Opgoerelse.Api.Udgivelser;

/// <summary>A table of the served release, with what requests ask of it worked out once.</summary>
internal sealed class Katalogtabel
{
    private readonly JsonEncodedText[][] _koder;
    private readonly JsonEncodedText[][] _navneDa;
    private readonly JsonEncodedText[][] _navneEn;

    public Katalogtabel(Tabel tabel)
    {
        Tabel = tabel;
        Tid = Find(Dimensionsrolle.Tid);
        Maal = Find(Dimensionsrolle.Maal);
        Geografi = Find(Dimensionsrolle.Geografi);
        SenesteMedTal = FindSenesteMedTal();
        _koder = Koed(vaerdi => vaerdi.Kode);
        _navneDa = Koed(vaerdi => vaerdi.Navn.Da);
        _navneEn = Koed(vaerdi => vaerdi.Navn.En);
    }

    public Tabel Tabel { get; }

    /// <summary>The number of the time dimension, or -1.</summary>
    public int Tid { get; }

    /// <summary>The number of the dimension of measures, or -1.</summary>
    public int Maal { get; }

    /// <summary>The number of the dimension of omraader, or -1.</summary>
    public int Geografi { get; }

    /// <summary>The last period, in stored order, that has a cell which is published; -1 when there is none.</summary>
    public int SenesteMedTal { get; }

    public IReadOnlyList<Dimension> Dimensioner => Tabel.Dimensioner;

    /// <summary>The code of value <paramref name="vaerdi"/>, ready to be written.</summary>
    public JsonEncodedText Kode(int dimension, int vaerdi) => _koder[dimension][vaerdi];

    /// <summary>The label of value <paramref name="vaerdi"/>, ready to be written.</summary>
    public JsonEncodedText Navn(int dimension, int vaerdi, string sprog) =>
        (sprog == Tekstsprog.Engelsk ? _navneEn : _navneDa)[dimension][vaerdi];

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

    private int FindSenesteMedTal()
    {
        if (Tid < 0)
        {
            return -1;
        }

        var antal = Dimensioner[Tid].Vaerdier.Count;
        var skridt = Tabel.Skridt(Tid);
        var seneste = -1;
        for (var celle = 0; celle < Tabel.Symboler.Length; celle++)
        {
            if (Tabel.Symboler[celle] != Cellesymbol.EndnuIkke)
            {
                seneste = Math.Max(seneste, (int)(celle / skridt % antal));
            }
        }

        return seneste;
    }

    private JsonEncodedText[][] Koed(Func<Dimensionsvaerdi, string> tekst) =>
        [.. Dimensioner.Select(dimension => dimension.Vaerdier.Select(vaerdi => JsonEncodedText.Encode(tekst(vaerdi), JavaScriptEncoder.UnsafeRelaxedJsonEscaping)).ToArray())];
}
