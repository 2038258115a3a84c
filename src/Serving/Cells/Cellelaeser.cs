using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Selection;

namespace Opgoerelse.Serving.Cells;

/// <summary>
/// Walks the cells of a selection, the last axis fastest, by adding offsets into the table's dense arrays. It holds
/// one offset per chosen value, none per cell.
/// </summary>
internal sealed class Cellelaeser
{
    private readonly Tabel _tabel;

    /// <summary>Per axis: how far each chosen value lies from the table's first.</summary>
    private readonly int[][] _spring;

    /// <summary>Per axis: which of its chosen values is current.</summary>
    private readonly int[] _plads;

    /// <summary>Per axis: the sum of the offsets of the axes outside it.</summary>
    private readonly int[] _sum;

    /// <summary>The axis of the measures, or -1 where the measure is fixed.</summary>
    private readonly int _maalakse = -1;

    /// <summary>Per chosen measure its number of decimals; one number where the measure is fixed.</summary>
    private readonly int[] _decimaler = [0];

    private bool _begyndt;

    /// <param name="udsnit">The cells.</param>
    /// <param name="akser">The kept dimensions in the order in which to walk them.</param>
    public Cellelaeser(Udsnit udsnit, IReadOnlyList<int> akser)
    {
        _tabel = udsnit.Tabel.Tabel;
        _plads = new int[akser.Count];
        _sum = new int[akser.Count + 1];
        _spring = new int[akser.Count][];
        for (var i = 0; i < akser.Count; i++)
        {
            var skridt = _tabel.Skridt(akser[i]);
            _spring[i] = Array.ConvertAll(udsnit.Valgte(akser[i]), indeks => (int)(indeks * skridt));
            if (akser[i] == udsnit.Tabel.Maal)
            {
                _maalakse = i;
                _decimaler = Array.ConvertAll(udsnit.Valgte(akser[i]), indeks => _tabel.Dimensioner[akser[i]].Vaerdier[indeks].Decimaler);
            }
        }

        for (var i = 0; i < _tabel.Dimensioner.Count; i++)
        {
            if (udsnit.ErElimineret(i))
            {
                var dimension = _tabel.Dimensioner[i];
                var total = dimension.IndeksAf(dimension.Totalkode!);
                _sum[0] += (int)(total * _tabel.Skridt(i));
                if (i == udsnit.Tabel.Maal)
                {
                    _decimaler[0] = dimension.Vaerdier[total].Decimaler;
                }
            }
        }
    }

    /// <summary>The symbol of the current cell.</summary>
    public Cellesymbol Symbol => _tabel.Symboler[_sum[^1]];

    /// <summary>The value of the current cell, as a whole number of its last decimal. Only where the symbol has one.</summary>
    public long Vaerdi => _tabel.Vaerdier[_sum[^1]];

    /// <summary>The decimals of the current cell.</summary>
    public int Decimaler => _decimaler[_maalakse < 0 ? 0 : _plads[_maalakse]];

    /// <summary>Which of the chosen values of axis <paramref name="akse"/> is current.</summary>
    public int Plads(int akse) => _plads[akse];

    /// <summary>Goes to the next cell; first call: the first. False when there are no more.</summary>
    public bool Naeste()
    {
        if (!_begyndt)
        {
            _begyndt = true;
            Summer(0);
            return true;
        }

        for (var akse = _plads.Length - 1; akse >= 0; akse--)
        {
            if (++_plads[akse] < _spring[akse].Length)
            {
                Summer(akse);
                return true;
            }

            _plads[akse] = 0;
        }

        return false;
    }

    /// <summary>The table's symbols, by cell number.</summary>
    public ReadOnlySpan<Cellesymbol> Symboler => _tabel.Symboler;

    /// <summary>Starts over.</summary>
    public void Forfra()
    {
        Array.Clear(_plads);
        _begyndt = false;
    }

    private void Summer(int fra)
    {
        for (var i = fra; i < _plads.Length; i++)
        {
            _sum[i + 1] = _sum[i] + _spring[i][_plads[i]];
        }
    }
}
