using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Selection;

namespace Opgoerelse.Serving.Cells;

/// <summary>
/// Walks the cells of a selection in the table's order, a stretch at a time: the inner axes together are one list of
/// offsets, the same for every stretch, so that nearly all steps are an addition. No list grows with the number of cells.
/// </summary>
internal sealed class Cellestraekninger
{
    /// <summary>The most cells in a stretch, unless one axis alone has more.</summary>
    private const int Laengste = 1_024;

    /// <summary>Per outer axis: how far each chosen value lies from the table's first.</summary>
    private readonly int[][] _ydre;

    private readonly int[] _plads;
    private readonly int[] _spring = [0];
    private readonly int _foerste;
    private bool _begyndt;

    public Cellestraekninger(Udsnit udsnit)
    {
        var akser = udsnit.Akser;
        var tabel = udsnit.Tabel.Tabel;
        var ydre = akser.Count;
        while (ydre > 0 && (_spring.Length == 1 || (long)_spring.Length * udsnit.Valgte(akser[ydre - 1]).Length <= Laengste))
        {
            ydre--;
            _spring = Gange(udsnit.Valgte(akser[ydre]), tabel.Skridt(akser[ydre]), _spring);
        }

        _ydre = new int[ydre][];
        _plads = new int[ydre];
        for (var i = 0; i < ydre; i++)
        {
            var skridt = tabel.Skridt(akser[i]);
            _ydre[i] = Array.ConvertAll(udsnit.Valgte(akser[i]), indeks => (int)(indeks * skridt));
        }

        for (var i = 0; i < tabel.Dimensioner.Count; i++)
        {
            if (udsnit.ErElimineret(i))
            {
                _foerste += (int)(tabel.Dimensioner[i].IndeksAf(tabel.Dimensioner[i].Totalkode!) * tabel.Skridt(i));
            }
        }
    }

    /// <summary>The number of the cell from which those of the current stretch are counted.</summary>
    public int Fra { get; private set; }

    /// <summary>How far from it each cell of a stretch lies.</summary>
    public ReadOnlySpan<int> Spring => _spring;

    /// <summary>Goes to the next stretch; first call: the first. False when there are no more.</summary>
    public bool Naeste()
    {
        if (_begyndt)
        {
            var akse = _plads.Length - 1;
            while (akse >= 0 && ++_plads[akse] == _ydre[akse].Length)
            {
                _plads[akse--] = 0;
            }

            if (akse < 0)
            {
                return false;
            }
        }

        _begyndt = true;
        Fra = _foerste;
        for (var i = 0; i < _plads.Length; i++)
        {
            Fra += _ydre[i][_plads[i]];
        }

        return true;
    }

    /// <summary>Starts over.</summary>
    public void Forfra()
    {
        Array.Clear(_plads);
        _begyndt = false;
    }

    private static int[] Gange(int[] valgte, long skridt, int[] indre)
    {
        var alle = new int[valgte.Length * indre.Length];
        var nr = 0;
        foreach (var indeks in valgte)
        {
            var fra = (int)(indeks * skridt);
            foreach (var spring in indre)
            {
                alle[nr++] = fra + spring;
            }
        }

        return alle;
    }
}
