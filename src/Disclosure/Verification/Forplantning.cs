namespace Opgoerelse.Disclosure.Verification;

/// <summary>
/// Narrows what every count can be, over all relations together, until nothing narrows any more. Sound and cheap; it misses
/// what only several relations at once would tell.
/// </summary>
internal static class Forplantning
{
    /// <summary>A bound that binds nothing.</summary>
    public const long Uendelig = 1L << 40;

    /// <exception cref="InvalidDataException">What is published contradicts itself.</exception>
    public static void Udbred(Relationer relationer, long[] lav, long[] hoej)
    {
        // One list of relations: sums first, then covers, then part and whole.
        var summer = relationer.Summer;
        var daekket = relationer.Daekket;
        var hoejst = relationer.Hoejst;
        var antal = summer.Count + daekket.Count + hoejst.Count;
        var start = new int[lav.Length + 1];
        Gaa((_, v) => start[v + 1]++);
        for (var v = 0; v < lav.Length; v++)
        {
            start[v + 1] += start[v];
        }

        var med = new int[start[^1]];
        var naeste = start[..^1].ToArray();
        Gaa((r, v) => med[naeste[v]++] = r);

        var koe = new Queue<int>(Enumerable.Range(0, antal));
        var venter = new bool[antal];
        Array.Fill(venter, true);
        // Bounds can creep by ones; what is left after this many visits is left wide.
        for (var besoeg = 60L * antal; koe.Count > 0 && besoeg > 0; besoeg--)
        {
            var r = koe.Dequeue();
            venter[r] = false;
            if (r < summer.Count)
            {
                Sum(summer[r].Ialt, summer[r].Dele, kunHoejst: false);
            }
            else if (r < summer.Count + daekket.Count)
            {
                Sum(daekket[r - summer.Count].Ialt, daekket[r - summer.Count].Dele, kunHoejst: true);
            }
            else
            {
                var (del, hele) = hoejst[r - summer.Count - daekket.Count];
                Hoejst(del, hoej[hele]);
                Mindst(hele, lav[del]);
            }
        }

        void Gaa(Action<int, int> besoeg)
        {
            for (var r = 0; r < antal; r++)
            {
                if (r < summer.Count + daekket.Count)
                {
                    var (ialt, dele) = r < summer.Count ? summer[r] : daekket[r - summer.Count];
                    besoeg(r, ialt);
                    foreach (var del in dele)
                    {
                        besoeg(r, del);
                    }
                }
                else
                {
                    var (del, hele) = hoejst[r - summer.Count - daekket.Count];
                    besoeg(r, del);
                    besoeg(r, hele);
                }
            }
        }

        void Sum(int ialt, int[] dele, bool kunHoejst)
        {
            long mindst = 0, mest = 0;
            foreach (var del in dele)
            {
                mindst += lav[del];
                mest += hoej[del];
            }

            Hoejst(ialt, mest);
            if (!kunHoejst)
            {
                Mindst(ialt, mindst);
            }

            foreach (var del in dele)
            {
                // Both sums follow what this very part has been narrowed by.
                long foerLav = lav[del], foerHoej = hoej[del];
                Mindst(del, lav[ialt] - (mest - foerHoej));
                if (!kunHoejst)
                {
                    Hoejst(del, hoej[ialt] - (mindst - foerLav));
                }

                mindst += lav[del] - foerLav;
                mest += hoej[del] - foerHoej;
            }
        }

        void Mindst(int v, long graense)
        {
            if (graense > lav[v])
            {
                lav[v] = graense;
                Aendret(v);
            }
        }

        void Hoejst(int v, long graense)
        {
            if (graense < hoej[v])
            {
                hoej[v] = graense;
                Aendret(v);
            }
        }

        void Aendret(int v)
        {
            if (lav[v] > hoej[v])
            {
                throw new InvalidDataException("De offentlige tal modsiger hinanden: intet helt tal passer.");
            }

            for (var i = start[v]; i < start[v + 1]; i++)
            {
                if (!venter[med[i]])
                {
                    venter[med[i]] = true;
                    koe.Enqueue(med[i]);
                }
            }
        }
    }
}
