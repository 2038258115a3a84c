namespace Opgoerelse.Disclosure.Attack;

/// <summary>
/// Interval propagation to a fixed point: every equation bounds each of its unknowns by what the others can be at most and
/// at least. Sound, and cheap; it misses what only several equations together tell.
/// </summary>
internal static class Indsnaevring
{
    /// <summary>Narrows the bounds in place.</summary>
    /// <exception cref="InvalidDataException">No numbers agree with the equations.</exception>
    public static void Udbred(IReadOnlyList<Ligning> ligninger, long[] lav, long[] hoej)
    {
        var iLigning = new List<int>[lav.Length];
        for (var l = 0; l < ligninger.Count; l++)
        {
            foreach (var (variabel, _) in ligninger[l].Led)
            {
                (iLigning[variabel] ??= []).Add(l);
            }
        }

        var koe = new Queue<int>(Enumerable.Range(0, ligninger.Count));
        var venter = new bool[ligninger.Count];
        Array.Fill(venter, true);
        // Bounds creep by ones in some systems: what is left after this many visits is for the exact solver.
        var besoeg = 50L * ligninger.Count;
        while (koe.Count > 0 && besoeg-- > 0)
        {
            var nr = koe.Dequeue();
            venter[nr] = false;
            var (led, vaerdi) = ligninger[nr];
            long mindst = 0, hoejst = 0;
            foreach (var (variabel, koefficient) in led)
            {
                mindst += koefficient * (koefficient > 0 ? lav : hoej)[variabel];
                hoejst += koefficient * (koefficient > 0 ? hoej : lav)[variabel];
            }

            foreach (var (variabel, koefficient) in led)
            {
                var egetMindst = koefficient * (koefficient > 0 ? lav : hoej)[variabel];
                var egetHoejst = koefficient * (koefficient > 0 ? hoej : lav)[variabel];
                Broek a = (Broek)(vaerdi - (hoejst - egetHoejst)) / koefficient, b = (Broek)(vaerdi - (mindst - egetMindst)) / koefficient;
                long nyLav = (koefficient > 0 ? a : b).Loft(), nyHoej = (koefficient > 0 ? b : a).Gulv();
                if (nyLav <= lav[variabel] && nyHoej >= hoej[variabel])
                {
                    continue;
                }

                lav[variabel] = Math.Max(lav[variabel], nyLav);
                hoej[variabel] = Math.Min(hoej[variabel], nyHoej);
                if (lav[variabel] > hoej[variabel])
                {
                    throw new InvalidDataException("De offentlige tal modsiger hinanden: intet helt tal passer.");
                }

                mindst += (koefficient * (koefficient > 0 ? lav : hoej)[variabel]) - egetMindst;
                hoejst += (koefficient * (koefficient > 0 ? hoej : lav)[variabel]) - egetHoejst;
                foreach (var anden in iLigning[variabel])
                {
                    if (!venter[anden])
                    {
                        venter[anden] = true;
                        koe.Enqueue(anden);
                    }
                }
            }
        }
    }
}
