namespace Opgoerelse.Disclosure.Attack;

/// <summary>
/// Takes known unknowns out of the equations, and finer equations out of coarser ones that contain them, so that the
/// system falls apart into small independent parts.
/// </summary>
internal static class EquationSplitting
{
    /// <summary>The equations between what is still unknown, none of them empty.</summary>
    public static List<Equation> Simplify(IReadOnlyList<Equation> equations, long[] low, long[] high)
    {
        var splitting = new List<Equation>();
        foreach (var (term, value) in equations)
        {
            var rest = value;
            var unknown = new List<(int Variable, int Coefficient)>();
            foreach (var (variable, coefficient) in term)
            {
                if (low[variable] == high[variable])
                {
                    rest -= coefficient * low[variable];
                }
                else
                {
                    unknown.Add((variable, coefficient));
                }
            }

            if (unknown.Count == 0)
            {
                if (rest != 0)
                {
                    throw new InvalidDataException("De offentlige tal modsiger hinanden: en sum passer ikke.");
                }

                continue;
            }

            unknown.Sort();
            splitting.Add(new Equation([.. unknown], rest));
        }

        // Coarser ones last; each loses the finer ones within it, the largest first.
        splitting.Sort((a, b) => a.Terms.Length.CompareTo(b.Terms.Length));
        var finished = new List<Equation>();
        var withVariable = new Dictionary<int, List<int>>();
        foreach (var equation in splitting)
        {
            var remaining = equation.Terms.ToDictionary(term => term.Variable, term => term.Coefficient);
            var rest = equation.Value;
            foreach (var index in equation.Terms.SelectMany(term => withVariable.GetValueOrDefault(term.Variable, []))
                .Distinct()
                .OrderByDescending(index => index)
                .ToList())
            {
                var (finer, value) = finished[index];
                if (finer.Length <= remaining.Count
                    && Array.TrueForAll(finer, term => remaining.GetValueOrDefault(term.Variable) == term.Coefficient))
                {
                    foreach (var (variable, _) in finer)
                    {
                        remaining.Remove(variable);
                    }

                    rest -= value;
                }
            }

            if (remaining.Count == 0)
            {
                continue;
            }

            finished.Add(new Equation([.. remaining.OrderBy(term => term.Key).Select(term => (term.Key, term.Value))], rest));
            foreach (var variable in remaining.Keys)
            {
                if (!withVariable.TryGetValue(variable, out var listOf))
                {
                    withVariable.Add(variable, listOf = []);
                }

                listOf.Add(finished.Count - 1);
            }
        }

        return finished;
    }

    /// <summary>Parts that share no unknown: for each variable the number of its part, or -1 where it is known.</summary>
    public static (int[] Part, int Count) Split(List<Equation> equations, long[] low, long[] high)
    {
        var pivots = Enumerable.Range(0, low.Length).ToArray();
        foreach (var (term, _) in equations)
        {
            foreach (var (variable, _) in term)
            {
                pivots[Find(variable)] = Find(term[0].Variable);
            }
        }

        var numbers = new Dictionary<int, int>();
        var part = new int[low.Length];
        for (var v = 0; v < part.Length; v++)
        {
            if (low[v] == high[v])
            {
                part[v] = -1;
                continue;
            }

            if (!numbers.TryGetValue(Find(v), out var index))
            {
                numbers.Add(Find(v), index = numbers.Count);
            }

            part[v] = index;
        }

        return (part, numbers.Count);

        int Find(int v)
        {
            while (pivots[v] != v)
            {
                v = pivots[v] = pivots[pivots[v]];
            }

            return v;
        }
    }
}
