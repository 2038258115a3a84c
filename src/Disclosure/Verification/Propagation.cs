namespace Opgoerelse.Disclosure.Verification;

/// <summary>
/// Narrows what every count can be, over all relations together, until nothing narrows any more. Sound and cheap; it misses
/// what only several relations at once would tell.
/// </summary>
internal static class Propagation
{
    /// <summary>A bound that binds nothing.</summary>
    public const long Infinite = 1L << 40;

    /// <exception cref="InvalidDataException">What is published contradicts itself.</exception>
    public static void Propagate(Relations relations, long[] low, long[] high)
    {
        // One list of relations: sums first, then covers, then part and whole.
        var summer = relations.Summer;
        var covered = relations.Covered;
        var atMost = relations.AtMost;
        var count = summer.Count + covered.Count + atMost.Count;
        var start = new int[low.Length + 1];
        Visit((_, v) => start[v + 1]++);
        for (var v = 0; v < low.Length; v++)
        {
            start[v + 1] += start[v];
        }

        var having = new int[start[^1]];
        var next = start[..^1].ToArray();
        Visit((r, v) => having[next[v]++] = r);

        var queue = new Queue<int>(Enumerable.Range(0, count));
        var waiting = new bool[count];
        Array.Fill(waiting, true);
        // Bounds can creep by ones; what is left after this many visits is left wide.
        for (var visits = 60L * count; queue.Count > 0 && visits > 0; visits--)
        {
            var r = queue.Dequeue();
            waiting[r] = false;
            if (r < summer.Count)
            {
                Sum(summer[r].GrandTotal, summer[r].Parts, onlyAtMost: false);
            }
            else if (r < summer.Count + covered.Count)
            {
                Sum(covered[r - summer.Count].GrandTotal, covered[r - summer.Count].Parts, onlyAtMost: true);
            }
            else
            {
                var (part, whole) = atMost[r - summer.Count - covered.Count];
                AtMost(part, high[whole]);
                AtLeast(whole, low[part]);
            }
        }

        void Visit(Action<int, int> visits)
        {
            for (var r = 0; r < count; r++)
            {
                if (r < summer.Count + covered.Count)
                {
                    var (grandTotal, parts) = r < summer.Count ? summer[r] : covered[r - summer.Count];
                    visits(r, grandTotal);
                    foreach (var part in parts)
                    {
                        visits(r, part);
                    }
                }
                else
                {
                    var (part, whole) = atMost[r - summer.Count - covered.Count];
                    visits(r, part);
                    visits(r, whole);
                }
            }
        }

        void Sum(int grandTotal, int[] parts, bool onlyAtMost)
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

            for (var i = start[v]; i < start[v + 1]; i++)
            {
                if (!waiting[having[i]])
                {
                    waiting[having[i]] = true;
                    queue.Enqueue(having[i]);
                }
            }
        }
    }
}
