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
        // The two ends of a count lie beside each other: they are read together, from anywhere.
        var bounds = new (long Low, long High)[low.Length];
        for (var v = 0; v < bounds.Length; v++)
        {
            bounds[v] = (low[v], high[v]);
        }

        Propagate(bounds, changed);
        for (var v = 0; v < bounds.Length; v++)
        {
            (low[v], high[v]) = bounds[v];
        }
    }

    private void Propagate((long Low, long High)[] bounds, IEnumerable<int>? changed)
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
                AtMost(parts[0], bounds[whole].High);
                AtLeast(whole, bounds[parts[0]].Low);
            }
        }

        void Sum(int grandTotal, ReadOnlySpan<int> parts, bool onlyAtMost)
        {
            long atLeast = 0, most = 0, widest = 0;
            foreach (var part in parts)
            {
                var (low, high) = bounds[part];
                atLeast += low;
                most += high;
                widest = Math.Max(widest, high - low);
            }

            AtMost(grandTotal, most);
            if (!onlyAtMost)
            {
                AtLeast(grandTotal, atLeast);
            }

            var total = bounds[grandTotal];
            if (most - total.Low >= widest && (onlyAtMost || total.High - atLeast >= widest))
            {
                // No part can be narrowed by the others.
                return;
            }

            foreach (var part in parts)
            {
                // Both sums follow what this very part has been narrowed by.
                var before = bounds[part];
                AtLeast(part, bounds[grandTotal].Low - (most - before.High));
                if (!onlyAtMost)
                {
                    AtMost(part, bounds[grandTotal].High - (atLeast - before.Low));
                }

                atLeast += bounds[part].Low - before.Low;
                most += bounds[part].High - before.High;
            }
        }

        void AtLeast(int v, long threshold)
        {
            if (threshold > bounds[v].Low)
            {
                bounds[v].Low = threshold;
                MarkChanged(v);
            }
        }

        void AtMost(int v, long threshold)
        {
            if (threshold < bounds[v].High)
            {
                bounds[v].High = threshold;
                MarkChanged(v);
            }
        }

        void MarkChanged(int v)
        {
            if (bounds[v].Low > bounds[v].High)
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
