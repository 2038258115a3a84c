using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Selections;

namespace Opgoerelse.Serving.Cells;

/// <summary>
/// Walks the cells of a selection, the last axis fastest, by adding offsets into the table's dense arrays. It holds
/// one offset per chosen value, none per cell.
/// </summary>
internal sealed class CellReader
{
    private readonly Table _table;

    /// <summary>Per axis: how far each chosen value lies from the table's first.</summary>
    private readonly int[][] _spring;

    /// <summary>Per axis: which of its chosen values is current.</summary>
    private readonly int[] _place;

    /// <summary>Per axis: the sum of the offsets of the axes outside it.</summary>
    private readonly int[] _sum;

    /// <summary>The axis of the measures, or -1 where the measure is fixed.</summary>
    private readonly int _measureAxis = -1;

    /// <summary>Per chosen measure its number of decimals; one number where the measure is fixed.</summary>
    private readonly int[] _decimals = [0];

    private readonly bool _isEmpty;
    private bool _begun;

    /// <param name="selection">The cells.</param>
    /// <param name="axes">The kept dimensions in the order in which to walk them.</param>
    public CellReader(Selection selection, IReadOnlyList<int> axes)
    {
        _table = selection.Table.Table;
        _isEmpty = selection.Cells == 0;
        _place = new int[axes.Count];
        _sum = new int[axes.Count + 1];
        _spring = new int[axes.Count][];
        for (var i = 0; i < axes.Count; i++)
        {
            var step = _table.StepOf(axes[i]);
            _spring[i] = Array.ConvertAll(selection.Selected(axes[i]), position => (int)(position * step));
            if (axes[i] == selection.Table.Measure)
            {
                _measureAxis = i;
                _decimals = Array.ConvertAll(selection.Selected(axes[i]), position => _table.Dimensions[axes[i]].Values[position].Decimals);
            }
        }

        for (var i = 0; i < _table.Dimensions.Count; i++)
        {
            if (selection.IsEliminated(i))
            {
                var dimension = _table.Dimensions[i];
                var total = dimension.IndexOf(dimension.TotalCode!);
                _sum[0] += (int)(total * _table.StepOf(i));
                if (i == selection.Table.Measure)
                {
                    _decimals[0] = dimension.Values[total].Decimals;
                }
            }
        }
    }

    /// <summary>The symbol of the current cell.</summary>
    public CellSymbol Symbol => _table.Symbols[_sum[^1]];

    /// <summary>The value of the current cell, as a whole number of its last decimal. Only where the symbol has one.</summary>
    public long Value => _table.Values[_sum[^1]];

    /// <summary>What is published in the place of the current cell, where it is withheld: a range that it lies in, or null.</summary>
    public TableRange? Range => _table.RangeAt(_sum[^1]);

    /// <summary>The decimals of the current cell.</summary>
    public int Decimals => _decimals[_measureAxis < 0 ? 0 : _place[_measureAxis]];

    /// <summary>Which of the chosen values of axis <paramref name="axis"/> is current.</summary>
    public int Place(int axis) => _place[axis];

    /// <summary>Goes to the next cell; first call: the first. False when there are no more.</summary>
    public bool Next()
    {
        if (_isEmpty)
        {
            // A table without periods: a release with no whole year has some.
            return false;
        }

        if (!_begun)
        {
            _begun = true;
            Sum(0);
            return true;
        }

        for (var axis = _place.Length - 1; axis >= 0; axis--)
        {
            if (++_place[axis] < _spring[axis].Length)
            {
                Sum(axis);
                return true;
            }

            _place[axis] = 0;
        }

        return false;
    }

    /// <summary>The table's symbols, by cell number.</summary>
    public ReadOnlySpan<CellSymbol> Symbols => _table.Symbols;

    /// <summary>Starts over.</summary>
    public void Restart()
    {
        Array.Clear(_place);
        _begun = false;
    }

    private void Sum(int from)
    {
        for (var i = from; i < _place.Length; i++)
        {
            _sum[i + 1] = _sum[i] + _spring[i][_place[i]];
        }
    }
}
