namespace Opgoerelse.Disclosure.Verification;

/// <summary>
/// Narrows what every count can be, over all relations together, until nothing narrows any more. Sound and cheap; it misses
/// what only several relations at once would tell.
/// </summary>
internal sealed class Propagation
{
    /// <summary>A bound that binds nothing.</summary>
    public const long Infinite = 1L << 40;

    /// <summary>Bounds can creep by ones; what is left after so many visits of each relation is left wide.</summary>
    private const long MostVisits = 60;

    // One list of relations: sums first, then covers, then part and whole; each with its total, or its whole, first.
    private readonly int _sums;
    private readonly int _covers;
    private readonly int[] _start;
    private readonly int[] _terms;
    private readonly int[] _firstOf;
    private readonly int[] _having;

    /// <param name="relations">The relations.</param>
    public Propagation(Relations relations)
    {
        _sums = relations.Sums.Count;
        _covers = relations.Covered.Count;
        var count = _sums + _covers + relations.AtMost.Count;
        _start = new int[count + 1];
        for (var r = 0; r < count; r++)
        {
            var parts = r < _sums ? relations.Sums[r].Parts.Length : r < _sums + _covers ? relations.Covered[r - _sums].Parts.Length : 1;
            _start[r + 1] = _start[r] + 1 + parts;
        }

        _terms = new int[_start[count]];
        for (var r = 0; r < count; r++)
        {
            var (whole, parts) = r < _sums ? relations.Sums[r] : r < _sums + _covers ? relations.Covered[r - _sums] : default;
            if (parts is null)
            {
                (_terms[_start[r] + 1], _terms[_start[r]]) = relations.AtMost[r - _sums - _covers];
            }
            else
            {
                _terms[_start[r]] = whole;
                parts.CopyTo(_terms, _start[r] + 1);
            }
        }

        _firstOf = new int[relations.Count + 1];
        foreach (var v in _terms)
        {
            _firstOf[v + 1]++;
        }

        for (var v = 0; v < relations.Count; v++)
        {
            _firstOf[v + 1] += _firstOf[v];
        }

        _having = new int[_terms.Length];
        var next = _firstOf.AsSpan(0, relations.Count).ToArray();
        for (var r = 0; r < count; r++)
        {
            foreach (var v in _terms.AsSpan(_start[r].._start[r + 1]))
            {
                _having[next[v]++] = r;
            }
        }
    }

    /// <summary>Narrows the bounds.</summary>
    /// <param name="low">By number of a count: the least that it can be.</param>
    /// <param name="high">The greatest.</param>
    /// <param name="changed">The counts of which more is known since the bounds were narrowed last; null where they never were.</param>
    /// <exception cref="InvalidDataException">What is published contradicts itself.</exception>
    public void Propagate(long[] low, long[] high, IEnumerable<int>? changed = null)
    {
        var count = _start.Length - 1;
        var waiting = new bool[count];
        var queue = new Queue<int>(count);
        if (changed is null)
        {
            for (var r = 0; r < count; r++)
            {
                Wait(r);
            }
        }
        else
        {
            foreach (var v in changed)
            {
                MarkChanged(v);
            }
        }

        for (var visits = MostVisits * count; queue.Count > 0 && visits > 0; visits--)
        {
            var r = queue.Dequeue();
            waiting[r] = false;
            var whole = _terms[_start[r]];
            var parts = _terms.AsSpan((_start[r] + 1).._start[r + 1]);
            if (r < _sums + _covers)
            {
                Sum(whole, parts, onlyAtMost: r >= _sums);
            }
            else
            {
                AtMost(parts[0], high[whole]);
                AtLeast(whole, low[parts[0]]);
            }
        }

        void Sum(int grandTotal, ReadOnlySpan<int> parts, bool onlyAtMost)
        {
            long atLeast = 0, most = 0;
            foreach (var part in parts)
            {
                atLeast += low[part];
                most += high[part];
            }

            AtMost(grandTotal, most);
            if (!onlyAtMost)
            {
                AtLeast(grandTotal, atLeast);
            }

            foreach (var part in parts)
            {
                // Both sums follow what this very part has been narrowed by.
                long lowBefore = low[part], highBefore = high[part];
                AtLeast(part, low[grandTotal] - (most - highBefore));
                if (!onlyAtMost)
                {
                    AtMost(part, high[grandTotal] - (atLeast - lowBefore));
                }

                atLeast += low[part] - lowBefore;
                most += high[part] - highBefore;
            }
        }

        void AtLeast(int v, long threshold)
        {
            if (threshold > low[v])
            {
                low[v] = threshold;
                MarkChanged(v);
            }
        }

        void AtMost(int v, long threshold)
        {
            if (threshold < high[v])
            {
                high[v] = threshold;
                MarkChanged(v);
            }
        }

        void MarkChanged(int v)
        {
            if (low[v] > high[v])
            {
                throw new InvalidDataException("De offentlige tal modsiger hinanden: intet helt tal passer.");
            }

            for (var i = _firstOf[v]; i < _firstOf[v + 1]; i++)
            {
                Wait(_having[i]);
            }
        }

        void Wait(int r)
        {
            if (!waiting[r])
            {
                waiting[r] = true;
                queue.Enqueue(r);
            }
        }
    }
}
