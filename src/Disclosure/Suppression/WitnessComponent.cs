namespace Opgoerelse.Disclosure.Suppression;

/// <summary>
/// One independent part of what remains unknown. It searches for other tables that agree with all that is published, by
/// the simplex method started from the truth, and remembers how far the protected forms vary among those it has proved.
/// </summary>
/// <remarks>
/// Every variable is the change of a form from its true value. The free bases span all changes that leave the published
/// forms as they are; the others are sums of them. Floating point only proposes: <see cref="Witnesses"/> decides.
/// </remarks>
internal sealed class WitnessComponent
{
    private const double Tiny = 1e-7;
    private const double Endless = 1e15;
    private const int MostIdle = 20;
    private const int OtherStarts = 3;
    private const int MostDivided = 12;

    private readonly int[] _form;
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly double[] _now;
    private readonly double[] _rows;
    private readonly int _columns;
    private readonly int _rowCount;
    private readonly int[] _basic;
    private readonly int[] _nonbasic;
    private readonly int[] _place;
    private readonly int[] _bases;
    private readonly int[] _baseVariables;
    private readonly long[] _changes;
    private readonly int[] _protected;
    private readonly Witnesses _witnesses;
    private readonly Queue<double[]> _points = [];
    private readonly int[] _tabu;
    private int _tabuCount;
    private bool _whole;
    private int _idle;
    private bool _isWhole = true;

    /// <param name="system">Gives the bounds.</param>
    /// <param name="free">The free bases.</param>
    /// <param name="dependent">The other forms, with their coefficients by free base.</param>
    /// <param name="need">By form: how far it must vary; 0 where it needs no protection.</param>
    /// <param name="witnesses">The judge.</param>
    public WitnessComponent(
        CellSystem system,
        IReadOnlyList<int> free,
        IReadOnlyList<(int Form, double[] Coefficients)> dependent,
        long[] need,
        Witnesses witnesses)
    {
        _witnesses = witnesses;
        var count = free.Count + dependent.Count;
        _form = [.. free, .. dependent.Select(row => row.Form)];
        _low = new double[count];
        _high = new double[count];
        _now = new double[count];
        _place = new int[count];
        _tabu = new int[count];
        _nonbasic = [.. Enumerable.Range(0, free.Count)];
        _basic = [.. Enumerable.Range(free.Count, dependent.Count)];
        _columns = free.Count;
        _rowCount = dependent.Count;
        _rows = new double[_columns * _rowCount];
        for (var r = 0; r < _rowCount; r++)
        {
            dependent[r].Coefficients.CopyTo(Row(r));
        }

        for (var i = 0; i < count; i++)
        {
            // Place: a column c is ~c, a row r is r.
            _place[i] = i < free.Count ? ~i : i - free.Count;
            var isBase = _form[i] < system.Bases;
            _low[i] = isBase ? system.BaseLow(_form[i]) - system.BaseValue(_form[i]) : -Endless;
            _high[i] = isBase && system.BaseHigh(_form[i]) < CellSystem.Unbounded
                ? system.BaseHigh(_form[i]) - system.BaseValue(_form[i])
                : Endless;
        }

        _baseVariables = [.. Enumerable.Range(0, count).Where(i => _form[i] < system.Bases)];
        _bases = [.. _baseVariables.Select(i => _form[i])];
        _changes = new long[_bases.Length];
        _protected = [.. Enumerable.Range(0, count).Where(i => need[_form[i]] > 0)];
    }

    /// <summary>Searches until every protected form varies as far as it must, or no further change is found.</summary>
    public void Certify()
    {
        foreach (var variable in _protected)
        {
            Certify(variable);
        }
    }

    private void Certify(int variable)
    {
        var form = _form[variable];
        if (_witnesses.Missing(form) <= 0)
        {
            return;
        }

        // Corners first, which also tell where there is nothing to find; where they are no whole numbers, whole steps.
        var need = _witnesses.Missing(form) + _witnesses.Most(form) - _witnesses.Least(form);
        var room = 0.0;
        foreach (var whole in (ReadOnlySpan<bool>)[false, true])
        {
            _whole = whole;
            foreach (var sign in (ReadOnlySpan<int>)[1, -1])
            {
                if (!_isWhole)
                {
                    Array.Clear(_now);
                    _isWhole = true;
                }

                Search(variable, form, sign);
                room += sign * _now[variable];
                if (_witnesses.Missing(form) <= 0)
                {
                    return;
                }
            }

            if (room < need - Tiny)
            {
                return;
            }
        }

        // From a few other tables.
        foreach (var point in _points.ToArray())
        {
            foreach (var sign in (ReadOnlySpan<int>)[1, -1])
            {
                point.CopyTo(_now, 0);
                _isWhole = true;
                Search(variable, form, sign);
                if (_witnesses.Missing(form) <= 0)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Goes as far as is still missing on one side, and keeps what it finds if it is a witness.</summary>
    private void Search(int variable, int form, int sign)
    {
        Maximise(variable, sign, _witnesses.Missing(form) + (sign > 0 ? _witnesses.Most(form) : -_witnesses.Least(form)));
        for (var i = 0; i < _changes.Length; i++)
        {
            _changes[i] = (long)Math.Round(_now[_baseVariables[i]]);
        }

        if (_witnesses.TryAdd(_bases, _changes))
        {
            _points.Enqueue(Array.ConvertAll(_now, Math.Round));
            if (_points.Count > OtherStarts)
            {
                _points.Dequeue();
            }
        }
    }

    /// <summary>Moves so that sign · variable grows, until it reaches <paramref name="target"/> or can grow no more.</summary>
    private void Maximise(int variable, int sign, double target)
    {
        var limit = 20 + (4 * _form.Length);
        _tabuCount++;
        _idle = 0;
        for (var step = 0; step < limit && _idle < MostIdle && sign * _now[variable] < target - Tiny; step++)
        {
            var entering = Entering(variable, sign, careful: step > limit / 2, out var direction);
            if (entering < 0)
            {
                return;
            }

            Step(entering, direction, variable, sign, target);
        }
    }

    private int Entering(int variable, int sign, bool careful, out int direction)
    {
        direction = 0;
        if (_place[variable] < 0)
        {
            var c = ~_place[variable];
            direction = sign;
            return CanMove(variable, sign) ? c : -1;
        }

        var row = Row(_place[variable]);
        var best = -1;
        var bestRate = Tiny;
        for (var c = 0; c < row.Length; c++)
        {
            var rate = Math.Abs(row[c]);
            if (rate <= bestRate)
            {
                continue;
            }

            var wanted = (row[c] > 0 ? 1 : -1) * sign;
            if (_tabu[_nonbasic[c]] != _tabuCount && CanMove(_nonbasic[c], wanted))
            {
                best = c;
                direction = wanted;
                if (careful)
                {
                    return c;
                }

                bestRate = rate;
            }
        }

        return best;
    }

    private bool CanMove(int variable, int direction) =>
        direction > 0 ? _now[variable] < _high[variable] - Tiny : _now[variable] > _low[variable] + Tiny;

    private void Step(int column, int direction, int objective, int sign, double target)
    {
        var moving = _nonbasic[column];
        var length = direction > 0 ? _high[moving] - _now[moving] : _now[moving] - _low[moving];
        var leaving = -1;
        var leavingRate = 0.0;
        var multiple = 1;
        for (var r = 0; r < _rowCount; r++)
        {
            var rate = _rows[(r * _columns) + column] * direction;
            if (Math.Abs(rate) <= Tiny)
            {
                continue;
            }

            var i = _basic[r];
            while (_whole && multiple <= MostDivided && Math.Abs((rate * multiple) - Math.Round(rate * multiple)) > Tiny)
            {
                multiple++;
            }

            var room = rate > 0 ? (_high[i] - _now[i]) / rate : (_low[i] - _now[i]) / rate;
            if (room < length - Tiny || (room < length + Tiny && leaving >= 0 && Math.Abs(rate) > leavingRate))
            {
                length = Math.Max(0, Math.Min(length, room));
                leaving = r;
                leavingRate = Math.Abs(rate);
            }
        }

        var objectiveRate = _place[objective] < 0 ? 1 : Math.Abs(_rows[(_place[objective] * _columns) + column]);
        var enough = (target - (sign * _now[objective])) / objectiveRate;
        if (enough < length)
        {
            length = _whole ? Math.Min(length, Math.Ceiling((enough - Tiny) / multiple) * multiple) : enough;
            leaving = length == enough || _whole ? -1 : leaving;
        }

        if (_whole)
        {
            // Only so far that every value stays a whole number.
            length = multiple > MostDivided ? 0 : multiple * Math.Floor((length + Tiny) / multiple);
            if (length > 0)
            {
                _tabuCount++;
                _idle = 0;
            }
            else
            {
                _tabu[moving] = _tabuCount;
                _idle++;
            }
        }

        if (length > 0)
        {
            _isWhole = _whole;
            _now[moving] += direction * length;
            for (var r = 0; r < _rowCount; r++)
            {
                _now[_basic[r]] += _rows[(r * _columns) + column] * direction * length;
            }
        }

        if (leaving >= 0)
        {
            if (_whole && length == 0)
            {
                _tabu[_basic[leaving]] = _tabuCount;
            }

            Pivot(leaving, column);
        }
    }

    /// <summary>Exchanges the roles of a row's and a column's variables.</summary>
    private void Pivot(int r, int c)
    {
        var row = Row(r);
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
            if (i == r || factor == 0)
            {
                continue;
            }

            other[c] = 0;
            Tableau.AddMultiple(other, row, factor);
        }

        (_basic[r], _nonbasic[c]) = (_nonbasic[c], _basic[r]);
        _place[_basic[r]] = r;
        _place[_nonbasic[c]] = ~c;
    }

    private Span<double> Row(int r) => _rows.AsSpan(r * _columns, _columns);
}
