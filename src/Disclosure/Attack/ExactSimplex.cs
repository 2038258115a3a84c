namespace Opgoerelse.Disclosure.Attack;

/// <summary>
/// The simplex method in exact fractions for bounded unknowns, with Bland's rule so that it always ends. It finds a table
/// that agrees with the equations, and then the least and greatest value of each target.
/// </summary>
/// <remarks>
/// Dictionary form: every basic variable is a constant plus a sum over nonbasic ones, and those stand at a bound (targets,
/// without bounds, never leave the basis).
/// </remarks>
internal sealed class ExactSimplex
{
    private readonly int _measure;
    private readonly Fraction[] _low;
    private readonly Fraction[] _high;
    private readonly bool[] _free;
    private readonly Fraction[] _now;
    private readonly List<Fraction[]> _rows = [];
    private readonly List<int> _basis = [];
    private readonly List<int> _outside = [];
    private readonly Fraction[] _atLeast;
    private readonly Fraction[] _atMost;

    /// <param name="low">Least values of the unknowns.</param>
    /// <param name="high">Greatest.</param>
    /// <param name="equations">Equations between them.</param>
    /// <param name="measure">Targets: sums of unknowns.</param>
    /// <exception cref="InvalidDataException">Nothing agrees with the equations.</exception>
    public ExactSimplex(long[] low, long[] high, IReadOnlyList<Equation> equations, IReadOnlyList<int[]> measure)
    {
        var n = low.Length;
        _measure = n;
        _low = [.. low.Select(v => (Fraction)v), .. new Fraction[measure.Count]];
        _high = [.. high.Select(v => (Fraction)v), .. new Fraction[measure.Count]];
        _free = [.. new bool[n], .. Enumerable.Repeat(true, measure.Count)];
        _now = new Fraction[n + measure.Count];
        _atLeast = new Fraction[measure.Count];
        _atMost = new Fraction[measure.Count];
        SetUpTableau(n, equations, measure);
        FindTable();
        for (var m = 0; m < measure.Count; m++)
        {
            _atLeast[m] = _atMost[m] = _now[_measure + m];
        }
    }

    /// <summary>The interval of a target; with <paramref name="enoughWidth"/> values seen the search ends early.</summary>
    public VariableFinding Interval(int measure, long enoughWidth)
    {
        var exact = true;
        foreach (var sign in (ReadOnlySpan<int>)[1, -1])
        {
            while (WidthOf(measure) < enoughWidth)
            {
                if (!Step(_rows[_basis.IndexOf(_measure + measure)], sign))
                {
                    break;
                }
            }

            exact &= WidthOf(measure) < enoughWidth;
        }

        return new VariableFinding(_atLeast[measure].Ceiling(), _atMost[measure].Floor(), exact);
    }

    private long WidthOf(int measure) => _atMost[measure].Floor() - _atLeast[measure].Ceiling() + 1;

    /// <summary>Gauss-Jordan: each equation makes one unknown basic. Nonbasic unknowns stand at the bound nearest 0.</summary>
    private void SetUpTableau(int n, IReadOnlyList<Equation> equations, IReadOnlyList<int[]> measure)
    {
        var matrix = new List<Fraction[]>();
        var leading = new List<int>();
        foreach (var (term, value) in equations)
        {
            var created = new Fraction[n + 1];
            foreach (var (variable, coefficient) in term)
            {
                created[variable] = coefficient;
            }

            created[n] = value;
            for (var r = 0; r < matrix.Count; r++)
            {
                SubtractRow(created, matrix[r], leading[r]);
            }

            var pivots = Array.FindIndex(created, 0, n, b => !b.IsZero);
            if (pivots < 0)
            {
                if (!created[n].IsZero)
                {
                    throw new InvalidDataException("De offentlige tal modsiger hinanden.");
                }

                continue;
            }

            var factor = created[pivots];
            for (var j = 0; j <= n; j++)
            {
                if (!created[j].IsZero)
                {
                    created[j] /= factor;
                }
            }

            for (var r = 0; r < matrix.Count; r++)
            {
                SubtractRow(matrix[r], created, pivots);
            }

            matrix.Add(created);
            leading.Add(pivots);
        }

        var isBasis = new int[n];
        Array.Fill(isBasis, -1);
        for (var r = 0; r < leading.Count; r++)
        {
            isBasis[leading[r]] = r;
        }

        _outside.AddRange(Enumerable.Range(0, n).Where(v => isBasis[v] < 0));
        var column = _outside.Select((v, c) => (v, c)).ToDictionary(pair => pair.v, pair => pair.c);
        foreach (var v in _outside)
        {
            _now[v] = _low[v];
        }

        for (var r = 0; r < matrix.Count; r++)
        {
            AddParameter(leading[r], [.. _outside.Select(v => -matrix[r][v])], matrix[r][n]);
        }

        for (var m = 0; m < measure.Count; m++)
        {
            var row = new Fraction[_outside.Count];
            Fraction constant = 0;
            foreach (var v in measure[m])
            {
                if (isBasis[v] < 0)
                {
                    row[column[v]] += 1;
                    continue;
                }

                constant += matrix[isBasis[v]][n];
                for (var c = 0; c < row.Length; c++)
                {
                    row[c] -= matrix[isBasis[v]][_outside[c]];
                }
            }

            AddParameter(_measure + m, row, constant);
        }

        void AddParameter(int variable, Fraction[] row, Fraction constant)
        {
            _basis.Add(variable);
            _rows.Add(row);
            for (var c = 0; c < row.Length; c++)
            {
                constant += row[c] * _now[_outside[c]];
            }

            _now[variable] = constant;
        }

        static void SubtractRow(Fraction[] from, Fraction[] row, int pivots)
        {
            var factor = from[pivots];
            if (factor.IsZero)
            {
                return;
            }

            for (var j = 0; j < from.Length; j++)
            {
                if (!row[j].IsZero)
                {
                    from[j] -= factor * row[j];
                }
            }
        }
    }

    /// <summary>Phase one: moves basic unknowns that are outside their bounds towards them.</summary>
    private void FindTable()
    {
        while (true)
        {
            var shortfall = new Fraction[_outside.Count];
            var without = false;
            for (var r = 0; r < _basis.Count; r++)
            {
                var direction = Outside(_basis[r]);
                if (direction == 0)
                {
                    continue;
                }

                without = true;
                for (var c = 0; c < shortfall.Length; c++)
                {
                    if (!_rows[r][c].IsZero)
                    {
                        shortfall[c] += direction > 0 ? -_rows[r][c] : _rows[r][c];
                    }
                }
            }

            if (!without)
            {
                return;
            }

            if (!Step(shortfall, 1))
            {
                throw new InvalidDataException("De offentlige tal modsiger hinanden: ingen tabel passer.");
            }
        }
    }

    /// <summary>1 above its bounds, -1 below, 0 within.</summary>
    private int Outside(int v) => _free[v] ? 0 : _now[v] > _high[v] ? 1 : _now[v] < _low[v] ? -1 : 0;

    /// <summary>One step that makes the objective grow (or the basis change); false at the optimum.</summary>
    private bool Step(Fraction[] gain, int sign)
    {
        var column = -1;
        var direction = 0;
        for (var c = 0; c < _outside.Count; c++)
        {
            var v = _outside[c];
            var way = gain[c].Sign * sign;
            if (way != 0 && (column < 0 || v < _outside[column]) && (way > 0 ? _now[v] < _high[v] : _now[v] > _low[v]))
            {
                column = c;
                direction = way;
            }
        }

        if (column < 0)
        {
            return false;
        }

        var input = _outside[column];
        var length = direction > 0 ? _high[input] - _now[input] : _now[input] - _low[input];
        var output = -1;
        for (var r = 0; r < _basis.Count; r++)
        {
            var b = _basis[r];
            var rate = direction > 0 ? _rows[r][column] : -_rows[r][column];
            if (rate.IsZero || _free[b])
            {
                continue;
            }

            // One that is outside stops where it comes in; one that goes further out stops nothing.
            var state = Outside(b);
            Fraction place;
            if (rate.Sign > 0)
            {
                if (state > 0)
                {
                    continue;
                }

                place = ((state < 0 ? _low[b] : _high[b]) - _now[b]) / rate;
            }
            else
            {
                if (state < 0)
                {
                    continue;
                }

                place = ((state > 0 ? _high[b] : _low[b]) - _now[b]) / rate;
            }

            if (place < length || (place == length && output >= 0 && b < _basis[output]))
            {
                length = place;
                output = r;
            }
        }

        if (!length.IsZero)
        {
            var step = direction > 0 ? length : -length;
            _now[input] += step;
            for (var r = 0; r < _basis.Count; r++)
            {
                if (!_rows[r][column].IsZero)
                {
                    _now[_basis[r]] += _rows[r][column] * step;
                }
            }

            Remember();
        }

        if (output >= 0)
        {
            Pivot(output, column);
        }

        return true;
    }

    /// <summary>Every feasible table on the way widens the intervals of all targets.</summary>
    private void Remember()
    {
        for (var m = 0; m < _atLeast.Length; m++)
        {
            var v = _now[_measure + m];
            if (v < _atLeast[m])
            {
                _atLeast[m] = v;
            }

            if (v > _atMost[m])
            {
                _atMost[m] = v;
            }
        }
    }

    private void Pivot(int r, int c)
    {
        var row = _rows[r];
        var factor = row[c];
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = j == c ? (Fraction)1 / factor : row[j].IsZero ? 0 : -row[j] / factor;
        }

        for (var i = 0; i < _rows.Count; i++)
        {
            var other = _rows[i];
            var multiplier = other[c];
            if (i == r || multiplier.IsZero)
            {
                continue;
            }

            other[c] = 0;
            for (var j = 0; j < other.Length; j++)
            {
                if (!row[j].IsZero)
                {
                    other[j] += multiplier * row[j];
                }
            }
        }

        (_basis[r], _outside[c]) = (_outside[c], _basis[r]);
    }
}
