using Opgoerelse.Serving.Selections;

namespace Opgoerelse.Serving.Cells;

/// <summary>
/// Walks the cells of a selection in the table's order, a stretch at a time: the inner axes together are one list of
/// offsets, the same for every stretch, so that nearly all steps are an addition. No list grows with the number of cells.
/// </summary>
internal sealed class CellStretches
{
    /// <summary>The most cells in a stretch, unless one axis alone has more.</summary>
    private const int LongestStretch = 1_024;

    /// <summary>Per outer axis: how far each chosen value lies from the table's first.</summary>
    private readonly int[][] _outer;

    private readonly int[] _place;
    private readonly int[] _spring = [0];
    private readonly int _first;
    private readonly bool _isEmpty;
    private bool _begun;

    public CellStretches(Selection selection)
    {
        var axes = selection.Axes;
        var table = selection.Table.Table;
        _isEmpty = selection.Cells == 0;
        var outer = axes.Count;
        while (outer > 0 && (_spring.Length == 1 || (long)_spring.Length * selection.Selected(axes[outer - 1]).Length <= LongestStretch))
        {
            outer--;
            _spring = Strides(selection.Selected(axes[outer]), table.StepOf(axes[outer]), _spring);
        }

        _outer = new int[outer][];
        _place = new int[outer];
        for (var i = 0; i < outer; i++)
        {
            var step = table.StepOf(axes[i]);
            _outer[i] = Array.ConvertAll(selection.Selected(axes[i]), position => (int)(position * step));
        }

        for (var i = 0; i < table.Dimensions.Count; i++)
        {
            if (selection.IsEliminated(i))
            {
                _first += (int)(table.Dimensions[i].IndexOf(table.Dimensions[i].TotalCode!) * table.StepOf(i));
            }
        }
    }

    /// <summary>The number of the cell from which those of the current stretch are counted.</summary>
    public int From { get; private set; }

    /// <summary>How far from it each cell of a stretch lies.</summary>
    public ReadOnlySpan<int> Spring => _spring;

    /// <summary>Goes to the next stretch; first call: the first. False when there are no more.</summary>
    public bool Next()
    {
        if (_isEmpty)
        {
            return false;
        }

        if (_begun)
        {
            var axis = _place.Length - 1;
            while (axis >= 0 && ++_place[axis] == _outer[axis].Length)
            {
                _place[axis--] = 0;
            }

            if (axis < 0)
            {
                return false;
            }
        }

        _begun = true;
        From = _first;
        for (var i = 0; i < _place.Length; i++)
        {
            From += _outer[i][_place[i]];
        }

        return true;
    }

    /// <summary>Starts over.</summary>
    public void Restart()
    {
        Array.Clear(_place);
        _begun = false;
    }

    private static int[] Strides(int[] selected, long step, int[] innerLimit)
    {
        var all = new int[selected.Length * innerLimit.Length];
        var index = 0;
        foreach (var position in selected)
        {
            var from = (int)(position * step);
            foreach (var spring in innerLimit)
            {
                all[index++] = from + spring;
            }
        }

        return all;
    }
}
