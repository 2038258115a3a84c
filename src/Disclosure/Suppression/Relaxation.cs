using System.Numerics;
using System.Runtime.InteropServices;

namespace Opgoerelse.Disclosure.Suppression;

/// <summary>
/// Finds the published forms around a protected one that are cheapest to give up so that it can vary: the linear
/// programme behind cell suppression (Fischetti and Salazar-González 2001), one protected form at a time and in its
/// neighbourhood only.
/// </summary>
/// <remarks>
/// Every base of the neighbourhood may change within its bounds, and a published sum may change too, at a price for each
/// unit. The price is a kink at no change, so the simplex method here walks over breakpoints instead of splitting variables in
/// two. What it finds is rounded to whole numbers: the sums are elastic, so a rounded change is one that can be had, at
/// another price. As always, <see cref="Witnesses"/> decides what counts.
/// </remarks>
internal sealed class Relaxation
{
    private const double Tiny = 1e-7;
    private const double Endless = 1e15;
    private const int Repricings = 1;
    private const int Refresh = 60;
    private const int Some = 12;
    private const int Enough = 5;

    private readonly CellSystem _system;
    private readonly Forms _forms;
    private readonly FormIndex _index;
    private readonly double[] _price;
    private readonly bool[] _mayPublish;
    private readonly int[] _stamp;
    private int _stamped;

    // The programme at hand: columns are the bases of the neighbourhood, rows the sums over them.
    private readonly List<int> _bases = [];
    private readonly int[] _column;
    private readonly long[] _room;
    private readonly Dictionary<ulong, int> _same = [];
    private readonly List<int> _rowStart = [];
    private readonly List<int> _rowColumns = [];
    private readonly List<sbyte> _rowSigns = [];
    private readonly List<int> _nextSame = [];
    private readonly List<double> _rowPrice = [];
    private readonly List<bool> _rowHard = [];
    private double[] _rows = [];
    private double[] _slopes = [];
    private double[] _low = [];
    private double[] _high = [];
    private double[] _kink = [];
    private double[] _fullPrice = [];
    private double[] _now = [];
    private double[] _page = [];
    private int[] _place = [];
    private int[] _basic = [];
    private int[] _nonbasic = [];
    private readonly PriorityQueue<int, (double At, double Rate)> _breaks = new();
    private int _columns;
    private int _rowCount;
    private int _goal;
    private double _goalSlope;

    /// <param name="system">Gives the bounds.</param>
    /// <param name="forms">The forms.</param>
    /// <param name="index">Which forms hold a base.</param>
    /// <param name="price">By form: what a unit of change costs where it is published.</param>
    /// <param name="mayPublish">By form: whether it can be given up at all.</param>
    public Relaxation(CellSystem system, Forms forms, FormIndex index, double[] price, bool[] mayPublish)
    {
        _system = system;
        _forms = forms;
        _index = index;
        _price = price;
        _mayPublish = mayPublish;
        _stamp = new int[forms.Count];
        _column = new int[system.Bases];
        Array.Fill(_column, -1);
        _room = new long[system.Bases];
        for (var b = 0; b < _room.Length; b++)
        {
            var value = system.BaseValue(b);
            _room[b] = Math.Min(Enough, system.BaseHigh(b) - value) + Math.Min(Enough, value - system.BaseLow(b));
        }
    }

    /// <summary>The change that moves a form by <paramref name="amount"/>, or as near to it as the neighbourhood allows.</summary>
    /// <param name="form">The form that must vary.</param>
    /// <param name="amount">How far, with its sign.</param>
    /// <param name="published">The pattern.</param>
    /// <param name="mostBases">How large the neighbourhood becomes, about.</param>
    /// <returns>The bases that change, and by how much, in whole numbers.</returns>
    public (int[] Bases, long[] Changes) Find(int form, long amount, bool[] published, int mostBases)
    {
        Collect(form, published, mostBases);
        Lay(form, amount, published);
        Minimise();
        for (var i = 0; i < Repricings; i++)
        {
            Reprice();
            Minimise();
        }

        var changed = new List<int>();
        var changes = new List<long>();
        for (var c = 0; c < _columns; c++)
        {
            var change = (long)Math.Round(_now[c]);
            if (change != 0)
            {
                changed.Add(_bases[c]);
                changes.Add(change);
            }
        }

        return ([.. changed], [.. changes]);
    }

    /// <summary>The bases around a form, step by step through the smallest published sums.</summary>
    private void Collect(int form, bool[] published, int mostBases)
    {
        foreach (var b in _bases)
        {
            _column[b] = -1;
        }

        _bases.Clear();
        foreach (var b in _forms.Bases(form))
        {
            Take(b);
        }

        for (var next = 0; next < _bases.Count && _bases.Count < mostBases; next++)
        {
            foreach (var sum in Smallest(_bases[next], published))
            {
                if (_bases.Count + _forms.Bases(sum).Length <= 2 * mostBases)
                {
                    foreach (var b in _forms.Bases(sum))
                    {
                        Take(b);
                    }
                }
                else
                {
                    TakeSome(_forms.Bases(sum));
                }
            }
        }

        // Of a sum over very many, those that can move most.
        void TakeSome(ReadOnlySpan<int> bases)
        {
            Span<int> most = stackalloc int[Some];
            var count = 0;
            foreach (var b in bases)
            {
                var place = count;
                while (place > 0 && _room[most[place - 1]] < _room[b])
                {
                    place--;
                }

                if (place < Some)
                {
                    count = Math.Min(count + 1, Some);
                    most[place..(count - 1)].CopyTo(most[(place + 1)..]);
                    most[place] = b;
                }
            }

            foreach (var b in most[..count])
            {
                Take(b);
            }
        }

        void Take(int b)
        {
            if (_column[b] < 0)
            {
                _column[b] = _bases.Count;
                _bases.Add(b);
            }
        }
    }

    /// <summary>The published sums that hold a base and no smaller published sum with it.</summary>
    private List<int> Smallest(int b, bool[] published)
    {
        var found = new List<int>();
        foreach (var sum in _index.Holding(b))
        {
            if (!published[sum])
            {
                continue;
            }

            _stamped++;
            foreach (var inside in _forms.Bases(sum))
            {
                _stamp[inside] = _stamped;
            }

            if (!found.Exists(smaller => AllStamped(_forms.Bases(smaller))))
            {
                found.Add(sum);
            }
        }

        return found;

        bool AllStamped(ReadOnlySpan<int> bases)
        {
            foreach (var inside in bases)
            {
                if (_stamp[inside] != _stamped)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Lays out the programme. Sums that look the same from here are one row.</summary>
    private void Lay(int form, long amount, bool[] published)
    {
        _columns = _bases.Count;
        _same.Clear();
        _rowStart.Clear();
        _rowColumns.Clear();
        _rowSigns.Clear();
        _nextSame.Clear();
        _rowPrice.Clear();
        _rowHard.Clear();
        var own = new double[_columns];
        var ownHard = new bool[_columns];
        for (var c = 0; c < _columns; c++)
        {
            if (published[_bases[c]])
            {
                own[c] = _price[_bases[c]];
                ownHard[c] = !_mayPublish[_bases[c]];
            }
        }

        _stamped++;
        var goalRow = -1;
        foreach (var b in _bases)
        {
            foreach (var sum in _index.Holding(b))
            {
                if (_stamp[sum] == _stamped || (!published[sum] && sum != form))
                {
                    continue;
                }

                _stamp[sum] = _stamped;
                var start = _rowColumns.Count;
                var inside = _forms.Bases(sum);
                var insideSigns = _forms.Signs(sum);
                var hash = 0UL;
                for (var i = 0; i < inside.Length; i++)
                {
                    var column = _column[inside[i]];
                    if (column >= 0)
                    {
                        _rowColumns.Add(column);
                        _rowSigns.Add(insideSigns[i]);
                        hash = unchecked(hash + ((ulong)(column + 1) * 0x9E3779B97F4A7C15UL * (ulong)insideSigns[i])); // a hash may wrap
                    }
                }

                if (sum == form)
                {
                    goalRow = _rowStart.Count;
                    AddRow(start, price: 0, hard: false, nextSame: -1);
                    continue;
                }

                if (_rowColumns.Count == start + 1)
                {
                    own[_rowColumns[start]] += _price[sum];
                    ownHard[_rowColumns[start]] |= !_mayPublish[sum];
                    Forget(start);
                    continue;
                }

                ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_same, hash, out var exists);
                first = exists ? first : -1;
                var twin = first;
                while (twin >= 0 && !IsTwin(twin, start))
                {
                    twin = _nextSame[twin];
                }

                if (twin >= 0)
                {
                    _rowPrice[twin] += _price[sum];
                    _rowHard[twin] |= !_mayPublish[sum];
                    Forget(start);
                    continue;
                }

                AddRow(start, _price[sum], !_mayPublish[sum], nextSame: first);
                first = _rowStart.Count - 1;
            }
        }

        _rowStart.Add(_rowColumns.Count);
        _rowCount = _rowStart.Count - 1;
        var count = _columns + _rowCount;
        _rows = Zeroed(_rows, _columns * _rowCount);
        _slopes = Zeroed(_slopes, _columns);
        _low = Zeroed(_low, count);
        _high = Zeroed(_high, count);
        _kink = Zeroed(_kink, count);
        _fullPrice = Zeroed(_fullPrice, count);
        _now = Zeroed(_now, count);
        _page = Zeroed(_page, count);
        _place = _place.Length < count ? new int[count] : _place;
        _basic = _basic.Length < _rowCount ? new int[_rowCount] : _basic;
        _nonbasic = _nonbasic.Length < _columns ? new int[_columns] : _nonbasic;
        var dearest = 0.0;
        for (var c = 0; c < _columns; c++)
        {
            var b = _bases[c];
            _nonbasic[c] = c;
            _place[c] = ~c;
            _low[c] = ownHard[c] ? 0 : _system.BaseLow(b) - _system.BaseValue(b);
            _high[c] = ownHard[c] ? 0 : _system.BaseHigh(b) < CellSystem.Unbounded ? _system.BaseHigh(b) - _system.BaseValue(b) : Endless;
            Price(c, own[c]);
        }

        for (var r = 0; r < _rowCount; r++)
        {
            var i = _columns + r;
            _basic[r] = i;
            _place[i] = r;
            var row = Row(r);
            for (var t = _rowStart[r]; t < _rowStart[r + 1]; t++)
            {
                row[_rowColumns[t]] = _rowSigns[t];
            }

            _low[i] = _rowHard[r] ? 0 : -Endless;
            _high[i] = _rowHard[r] ? 0 : Endless;
            _page[i] = 1;
            Price(i, _rowHard[r] ? 0 : _rowPrice[r]);
        }

        _goal = goalRow < 0 ? _column[form] : _columns + goalRow;
        if (amount > 0)
        {
            _high[_goal] = Math.Min(_high[_goal], amount);
        }
        else
        {
            _low[_goal] = Math.Max(_low[_goal], amount);
        }

        _goalSlope = -Math.Sign(amount) * 10 * (1 + dearest);
        Reslope();

        void AddRow(int start, double price, bool hard, int nextSame)
        {
            _rowStart.Add(start);
            _rowPrice.Add(price);
            _rowHard.Add(hard);
            _nextSame.Add(nextSame);
        }

        void Forget(int start)
        {
            _rowColumns.RemoveRange(start, _rowColumns.Count - start);
            _rowSigns.RemoveRange(start, _rowSigns.Count - start);
        }

        bool IsTwin(int row, int start)
        {
            var end = row + 1 < _rowStart.Count ? _rowStart[row + 1] : start;
            var columns = CollectionsMarshal.AsSpan(_rowColumns);
            var signs = CollectionsMarshal.AsSpan(_rowSigns);
            return columns[_rowStart[row]..end].SequenceEqual(columns[start..]) && signs[_rowStart[row]..end].SequenceEqual(signs[start..]);
        }

        void Price(int i, double value)
        {
            // A little unevenness keeps ties, and with them endless exchanges, away.
            var uneven = value * (1 + (1e-4 * ((i * 7919) % 97)));
            _kink[i] = uneven;
            _fullPrice[i] = uneven;
            dearest += uneven;
        }
    }

    private static T[] Zeroed<T>(T[] array, int length)
    {
        if (array.Length < length)
        {
            return new T[length];
        }

        array.AsSpan(0, length).Clear();
        return array;
    }

    /// <summary>Charges by sum given up rather than by unit: what has moved far becomes cheap, what has not, dear.</summary>
    private void Reprice()
    {
        for (var i = 0; i < _columns + _rowCount; i++)
        {
            _kink[i] = _fullPrice[i] / (Math.Abs(_now[i]) + 0.4);
        }

        Reslope();
    }

    /// <summary>The slope of a basic variable's price, on the side on which it stands.</summary>
    private double Slope(int i) => (_kink[i] * _page[i]) + (i == _goal ? _goalSlope : 0);

    private void Reslope()
    {
        var slopes = _slopes.AsSpan(0, _columns);
        slopes.Clear();
        for (var r = 0; r < _rowCount; r++)
        {
            var slope = Slope(_basic[r]);
            if (slope != 0)
            {
                Tableau.AddMultiple(slopes, Row(r), slope);
            }
        }
    }

    private void Minimise()
    {
        var limit = 100 + (6 * (_columns + _rowCount));
        for (var step = 1; step <= limit; step++)
        {
            if (step % Refresh == 0)
            {
                Reslope();
            }

            var column = Entering(careful: step > limit / 2, out var direction, out var slope);
            if (column < 0)
            {
                return;
            }

            Step(column, direction, slope);
        }
    }

    private int Entering(bool careful, out int direction, out double slope)
    {
        direction = 0;
        slope = -1e-6;
        var best = -1;
        for (var c = 0; c < _columns; c++)
        {
            var i = _nonbasic[c];
            for (var d = -1; d <= 1; d += 2)
            {
                if (d > 0 ? _now[i] >= _high[i] - Tiny : _now[i] <= _low[i] + Tiny)
                {
                    continue;
                }

                var own = Math.Abs(_now[i]) <= Tiny ? _kink[i] : _kink[i] * Math.Sign(_now[i]) * d;
                var total = own + (d * (_slopes[c] + (i == _goal ? _goalSlope : 0)));
                if (total < slope)
                {
                    slope = total;
                    direction = d;
                    best = c;
                    if (careful)
                    {
                        return best;
                    }
                }
            }
        }

        return best;
    }

    private void Step(int column, int direction, double slope)
    {
        var entering = _nonbasic[column];
        var breaks = _breaks;
        breaks.Clear();
        for (var r = 0; r < _rowCount; r++)
        {
            var rate = _rows[(r * _columns) + column] * direction;
            if (Math.Abs(rate) <= Tiny)
            {
                continue;
            }

            var i = _basic[r];
            if (_kink[i] > 0 && _page[i] * rate < 0)
            {
                breaks.Enqueue(r, (Math.Max(0, -_now[i] / rate), -Math.Abs(rate)));
            }
            else
            {
                Bound(r, i, rate);
            }
        }

        var length = direction > 0 ? _high[entering] - _now[entering] : _now[entering] - _low[entering];
        var ownKink = _kink[entering] > 0 && _now[entering] * direction < -Tiny ? Math.Abs(_now[entering]) : double.PositiveInfinity;
        var leaving = -1;
        while (breaks.TryDequeue(out var r, out var at))
        {
            if (ownKink <= at.At && ownKink < length)
            {
                slope += 2 * _kink[entering];
                if (slope >= 0)
                {
                    length = ownKink;
                    leaving = -1;
                    break;
                }

                ownKink = double.PositiveInfinity;
            }

            if (at.At >= length)
            {
                break;
            }

            var i = _basic[r];
            var rate = _rows[(r * _columns) + column] * direction;
            if (_kink[i] > 0 && _page[i] * rate < 0)
            {
                slope += 2 * _kink[i] * Math.Abs(rate);
                if (slope < -1e-9)
                {
                    // Worth going on: it changes sides, and has its bound on the other one.
                    Tableau.AddMultiple(_slopes.AsSpan(0, _columns), Row(r), -2 * _page[i] * _kink[i]);
                    _page[i] = -_page[i];
                    Bound(r, i, rate);
                    continue;
                }
            }

            length = at.At;
            leaving = r;
            break;
        }

        if (leaving < 0 && ownKink < length)
        {
            slope += 2 * _kink[entering];
            length = slope >= 0 ? ownKink : length;
        }

        if (length >= Endless / 2)
        {
            // Nothing holds it, and nothing is gained by going further than the goal: there is no such case while the goal is bounded.
            return;
        }

        if (length > 0)
        {
            _now[entering] += direction * length;
            for (var r = 0; r < _rowCount; r++)
            {
                var rate = _rows[(r * _columns) + column];
                if (rate != 0)
                {
                    _now[_basic[r]] += rate * direction * length;
                }
            }
        }

        if (leaving >= 0)
        {
            Exchange(leaving, column, direction);
        }
        else if (Math.Abs(_now[entering]) <= Tiny)
        {
            _now[entering] = 0;
        }

        void Bound(int r, int i, double rate)
        {
            var bound = rate > 0 ? _high[i] : _low[i];
            if (Math.Abs(bound) < Endless / 2)
            {
                breaks.Enqueue(r, (Math.Max(0, (bound - _now[i]) / rate), -Math.Abs(rate)));
            }
        }
    }

    private void Exchange(int r, int c, int direction)
    {
        var leaving = _basic[r];
        var entering = _nonbasic[c];
        var slopes = _slopes.AsSpan(0, _columns);
        var row = Row(r);
        Tableau.AddMultiple(slopes, row, -Slope(leaving));
        _now[leaving] = Nearest(leaving);
        _page[entering] = Math.Abs(_now[entering]) <= Tiny ? direction : Math.Sign(_now[entering]);
        var inverse = 1 / row[c];
        for (var j = 0; j < row.Length; j++)
        {
            row[j] *= -inverse;
        }

        row[c] = inverse;
        for (var i = 0; i < _rowCount; i++)
        {
            var other = Row(i);
            var factor = other[c];
            if (i == r || Math.Abs(factor) < 1e-12)
            {
                other[c] = i == r ? other[c] : 0;
                continue;
            }

            other[c] = 0;
            Tableau.AddMultiple(other, row, factor);
        }

        var through = slopes[c];
        slopes[c] = 0;
        (_basic[r], _nonbasic[c]) = (entering, leaving);
        _place[entering] = r;
        _place[leaving] = ~c;
        Tableau.AddMultiple(slopes, row, through + Slope(entering));
    }

    /// <summary>A variable that has stopped stands on a bound or on its kink.</summary>
    private double Nearest(int i)
    {
        var now = _now[i];
        var best = _kink[i] > 0 ? 0 : _low[i];
        foreach (var point in (ReadOnlySpan<double>)[_low[i], _high[i]])
        {
            best = Math.Abs(point - now) < Math.Abs(best - now) ? point : best;
        }

        return best;
    }

    private Span<double> Row(int r) => _rows.AsSpan(r * _columns, _columns);
}

/// <summary>Arithmetic on the dense rows of a simplex tableau.</summary>
internal static class Tableau
{
    /// <summary>target += factor · source.</summary>
    public static void AddMultiple(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        var width = Vector<double>.Count;
        var j = 0;
        for (; j <= source.Length - width; j += width)
        {
            (new Vector<double>(target[j..]) + (factor * new Vector<double>(source[j..]))).CopyTo(target[j..]);
        }

        for (; j < source.Length; j++)
        {
            target[j] += factor * source[j];
        }
    }
}
