namespace Opgoerelse.Disclosure.Attack;

/// <summary>
/// Interval propagation to a fixed point: every equation bounds each of its unknowns by what the others can be at most and
/// at least. Sound, and cheap; it misses what only several equations together tell.
/// </summary>
internal static class Narrowing
{
    /// <summary>Narrows the bounds in place.</summary>
    /// <exception cref="InvalidDataException">No numbers agree with the equations.</exception>
    public static void Propagate(IReadOnlyList<Equation> equations, long[] low, long[] high)
    {
        var inEquation = new List<int>[low.Length];
        for (var l = 0; l < equations.Count; l++)
        {
            foreach (var (variable, _) in equations[l].Terms)
            {
                (inEquation[variable] ??= []).Add(l);
            }
        }

        var queue = new Queue<int>(Enumerable.Range(0, equations.Count));
        var waiting = new bool[equations.Count];
        Array.Fill(waiting, true);
        // Bounds creep by ones in some systems: what is left after this many visits is for the exact solver.
        var visits = 50L * equations.Count;
        while (queue.Count > 0 && visits-- > 0)
        {
            var index = queue.Dequeue();
            waiting[index] = false;
            var (term, value) = equations[index];
            long atLeast = 0, atMost = 0;
            foreach (var (variable, coefficient) in term)
            {
                atLeast += coefficient * (coefficient > 0 ? low : high)[variable];
                atMost += coefficient * (coefficient > 0 ? high : low)[variable];
            }

            foreach (var (variable, coefficient) in term)
            {
                var ownLeast = coefficient * (coefficient > 0 ? low : high)[variable];
                var ownMost = coefficient * (coefficient > 0 ? high : low)[variable];
                Fraction a = (Fraction)(value - (atMost - ownMost)) / coefficient,
                    b = (Fraction)(value - (atLeast - ownLeast)) / coefficient;
                long newLow = (coefficient > 0 ? a : b).Ceiling(), newHigh = (coefficient > 0 ? b : a).Floor();
                if (newLow <= low[variable] && newHigh >= high[variable])
                {
                    continue;
                }

                low[variable] = Math.Max(low[variable], newLow);
                high[variable] = Math.Min(high[variable], newHigh);
                if (low[variable] > high[variable])
                {
                    throw new InvalidDataException("De offentlige tal modsiger hinanden: intet helt tal passer.");
                }

                atLeast += (coefficient * (coefficient > 0 ? low : high)[variable]) - ownLeast;
                atMost += (coefficient * (coefficient > 0 ? high : low)[variable]) - ownMost;
                foreach (var other in inEquation[variable])
                {
                    if (!waiting[other])
                    {
                        waiting[other] = true;
                        queue.Enqueue(other);
                    }
                }
            }
        }
    }
}
