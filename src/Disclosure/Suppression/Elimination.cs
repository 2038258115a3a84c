namespace Opgoerelse.Disclosure.Suppression;

/// <summary>
/// Sparse Gaussian elimination over linear forms, as in sequential secondary suppression (Langsrud 2024,
/// doi 10.1007/978-3-031-69651-0_6): every form is kept reduced by all that is published, so that a form is known when it
/// is empty, and is about to be revealed when a candidate is parallel to it.
/// </summary>
/// <remarks>
/// A form lists its bases in ascending order. To publish a form is to choose one of its bases as pivot (the one that
/// the fewest forms hold, for little fill-in) and to replace it everywhere. The bases that never become pivots are the free
/// ones: what is left of each form says how it depends on them.
/// </remarks>
internal sealed class Elimination
{
    private readonly int[][] _rows;
    private readonly uint[][] _values;
    private readonly int[] _length;
    private readonly bool[] _active;
    private readonly bool[] _protected;
    private readonly int[][] _formsOfRow;
    private readonly int[] _rowCount;
    private readonly bool[] _isPivot;
    private int[] _mergedRows = new int[64];
    private uint[] _mergedValues = new uint[64];

    /// <param name="bases">How many bases there are.</param>
    /// <param name="forms">The forms: ascending bases with their signs.</param>
    /// <param name="isProtected">Which forms must not become known.</param>
    public Elimination(int bases, IReadOnlyList<(int[] Rows, sbyte[] Signs)> forms, bool[] isProtected)
    {
        _rows = new int[forms.Count][];
        _values = new uint[forms.Count][];
        _length = new int[forms.Count];
        _active = new bool[forms.Count];
        _protected = isProtected;
        _rowCount = new int[bases];
        _isPivot = new bool[bases];
        foreach (var (rows, _) in forms)
        {
            foreach (var row in rows)
            {
                _rowCount[row]++;
            }
        }

        _formsOfRow = new int[bases][];
        for (var row = 0; row < bases; row++)
        {
            _formsOfRow[row] = new int[_rowCount[row] + 2];
            _rowCount[row] = 0;
        }

        for (var f = 0; f < forms.Count; f++)
        {
            var (rows, signs) = forms[f];
            _rows[f] = (int[])rows.Clone();
            _values[f] = new uint[rows.Length];
            _length[f] = rows.Length;
            _active[f] = true;
            for (var i = 0; i < rows.Length; i++)
            {
                _values[f][i] = signs[i] > 0 ? 1 : Modular.Prime - 1;
                _formsOfRow[rows[i]][_rowCount[rows[i]]++] = f;
            }
        }
    }

    /// <summary>Whether the published forms tell this one.</summary>
    public bool IsKnown(int form) => _length[form] == 0;

    /// <summary>Whether this base has been replaced by others.</summary>
    public bool IsPivot(int b) => _isPivot[b];

    /// <summary>What is left of a form: free bases and coefficients modulo the prime.</summary>
    public (ReadOnlyMemory<int> Bases, ReadOnlyMemory<uint> Coefficients) Rest(int form) =>
        (_rows[form].AsMemory(0, _length[form]), _values[form].AsMemory(0, _length[form]));

    /// <summary>Whether publishing this form, which is not known, would make a protected one known.</summary>
    public bool Reveals(int form)
    {
        var length = _length[form];
        var rows = _rows[form].AsSpan(0, length);
        var row = Rarest(rows);
        var candidates = _formsOfRow[row].AsSpan(0, _rowCount[row]);
        foreach (var other in candidates)
        {
            if (_protected[other]
                && _length[other] == length
                && rows.SequenceEqual(_rows[other].AsSpan(0, length))
                && Proportional(form, other, length))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Publishes a form that is not known: replaces one of its bases in all other forms.</summary>
    public void Publish(int form)
    {
        var length = _length[form];
        var pivotRow = Rarest(_rows[form].AsSpan(0, length));
        var at = _rows[form].AsSpan(0, length).BinarySearch(pivotRow);
        var inverse = Modular.Inverse(_values[form][at]);
        _active[form] = false;
        _isPivot[pivotRow] = true;
        var holders = _formsOfRow[pivotRow];
        var count = _rowCount[pivotRow];
        for (var i = 0; i < count; i++)
        {
            var other = holders[i];
            if (!_active[other])
            {
                continue;
            }

            var place = _rows[other].AsSpan(0, _length[other]).BinarySearch(pivotRow);
            if (place >= 0)
            {
                Subtract(other, form, Modular.Multiply(_values[other][place], inverse));
            }
        }

        _formsOfRow[pivotRow] = [];
        _rowCount[pivotRow] = 0;
        _length[form] = 0;
    }

    /// <summary>Leaves a form out of further work; it is neither published nor protected.</summary>
    public void Drop(int form)
    {
        _active[form] = false;
        _length[form] = 0;
    }

    private int Rarest(ReadOnlySpan<int> rows)
    {
        var best = rows[0];
        foreach (var row in rows)
        {
            if (_rowCount[row] < _rowCount[best])
            {
                best = row;
            }
        }

        return best;
    }

    private bool Proportional(int form, int other, int length)
    {
        uint[] a = _values[form], b = _values[other];
        var ratio = Modular.Multiply(b[0], Modular.Inverse(a[0]));
        for (var i = 1; i < length; i++)
        {
            if (Modular.Multiply(a[i], ratio) != b[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>target −= factor · source, both sorted.</summary>
    /// <remarks>What lies before the first base of the source and after its last stays: sums over many periods are long.</remarks>
    private void Subtract(int target, int source, uint factor)
    {
        var (r1, v1, r2, v2) = (_rows[target], _values[target], _rows[source], _values[source]);
        int length = _length[target], m = _length[source];
        var first = Place(r1, length, r2[0]);
        var n = Place(r1, length, r2[m - 1] + 1);
        if (_mergedRows.Length < n - first + m)
        {
            _mergedRows = new int[2 * (n - first + m)];
            _mergedValues = new uint[2 * (n - first + m)];
        }

        int[] rows = _mergedRows;
        uint[] values = _mergedValues;
        int i = first, j = 0, k = 0;
        while (i < n && j < m)
        {
            if (r1[i] < r2[j])
            {
                rows[k] = r1[i];
                values[k++] = v1[i++];
            }
            else if (r1[i] > r2[j])
            {
                rows[k] = r2[j];
                values[k++] = Modular.Negate(Modular.Multiply(factor, v2[j]));
                AddToRow(r2[j++], target);
            }
            else
            {
                var value = Modular.Subtract(v1[i], Modular.Multiply(factor, v2[j]));
                if (value != 0)
                {
                    rows[k] = r1[i];
                    values[k++] = value;
                }

                i++;
                j++;
            }
        }

        for (; i < n; i++)
        {
            rows[k] = r1[i];
            values[k++] = v1[i];
        }

        for (; j < m; j++)
        {
            rows[k] = r2[j];
            values[k++] = Modular.Negate(Modular.Multiply(factor, v2[j]));
            AddToRow(r2[j], target);
        }

        _length[target] = first + k + length - n;
        if (r1.Length < _length[target])
        {
            Array.Resize(ref _rows[target], _length[target] * 3 / 2);
            Array.Resize(ref _values[target], _length[target] * 3 / 2);
        }

        Array.Copy(r1, n, _rows[target], first + k, length - n);
        Array.Copy(v1, n, _values[target], first + k, length - n);
        Array.Copy(rows, 0, _rows[target], first, k);
        Array.Copy(values, 0, _values[target], first, k);

        static int Place(int[] rows, int length, int row) =>
            rows.AsSpan(0, length).BinarySearch(row) is var at && at < 0 ? ~at : at;
    }

    private void AddToRow(int row, int form)
    {
        var forms = _formsOfRow[row];
        var count = _rowCount[row];
        if (count == forms.Length)
        {
            // Entries that have since been cancelled are swept out before the list grows.
            var kept = 0;
            for (var i = 0; i < count; i++)
            {
                var other = forms[i];
                if (_active[other] && other != form && _rows[other].AsSpan(0, _length[other]).BinarySearch(row) >= 0)
                {
                    forms[kept++] = other;
                }
            }

            count = kept;
            if (count > forms.Length / 2)
            {
                Array.Resize(ref forms, 2 * forms.Length);
                _formsOfRow[row] = forms;
            }
        }

        forms[count] = form;
        _rowCount[row] = count + 1;
    }
}

/// <summary>
/// Arithmetic modulo the prime 2^31 − 1, exact: what is dependent over the rationals is dependent here. The reverse may
/// fail with a chance of about one in the prime per test, and only proposals rest on it: whole numbers prove them.
/// </summary>
internal static class Modular
{
    public const uint Prime = 2147483647;

    // unchecked: both factors are below 2^31, so that no product or sum here reaches 2^64. 2^31 is 1: the upper bits go to the lower.
    public static uint Multiply(uint a, uint b) => unchecked(Reduced((uint)((ulong)a * b & Prime) + (uint)((ulong)a * b >> 31)));

    public static uint Subtract(uint a, uint b) => unchecked(a >= b ? a - b : a + Prime - b);

    public static uint Negate(uint a) => unchecked(a == 0 ? 0 : Prime - a);

    /// <summary>The inverse of a value that is not 0.</summary>
    public static uint Inverse(uint a)
    {
        if (a == 1 || a == Prime - 1)
        {
            return a;
        }

        long r0 = Prime, r1 = a, t0 = 0, t1 = 1;
        while (r1 != 0)
        {
            var q = r0 / r1;
            (r0, r1) = (r1, r0 - (q * r1));
            (t0, t1) = (t1, t0 - (q * t1));
        }

        return (uint)(t0 < 0 ? t0 + Prime : t0);
    }

    /// <summary>The fraction with small numerator and denominator that this value stands for, as a floating-point proposal.</summary>
    public static double Lift(uint a)
    {
        const int Small = 1 << 15;
        if (a < Small)
        {
            return a;
        }

        if (Prime - a < Small)
        {
            return -(double)(Prime - a);
        }

        long r0 = Prime, r1 = a, t0 = 0, t1 = 1;
        while (r1 >= Small)
        {
            var q = r0 / r1;
            (r0, r1) = (r1, r0 - (q * r1));
            (t0, t1) = (t1, t0 - (q * t1));
        }

        return (double)r1 / t1;
    }

    private static uint Reduced(uint sum) => sum >= Prime ? sum - Prime : sum;
}
