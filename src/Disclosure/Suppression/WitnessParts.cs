namespace Opgoerelse.Disclosure.Suppression;

/// <summary>Cuts what an elimination has left unknown into independent parts.</summary>
internal static class WitnessParts
{
    /// <param name="system">The cells.</param>
    /// <param name="elimination">After everything published has been published.</param>
    /// <param name="include">By form: whether its change is to be followed. Bases always are.</param>
    /// <param name="need">By form: how far it must vary.</param>
    /// <param name="witnesses">Their judge.</param>
    /// <param name="largest">How many numbers a part's tableau may have.</param>
    /// <returns>The parts in which something is still unproved, and the forms of those that are too large for a tableau.</returns>
    public static (List<WitnessComponent> Parts, List<int> TooLarge) Cut(
        CellSystem system,
        Elimination elimination,
        bool[] include,
        long[] need,
        Witnesses witnesses,
        long largest)
    {
        var parent = new int[system.Bases];
        for (var b = 0; b < parent.Length; b++)
        {
            parent[b] = b;
        }

        var followed = new List<int>();
        for (var form = 0; form < include.Length; form++)
        {
            var isBase = form < system.Bases;
            if ((!isBase && !include[form]) || (isBase && !elimination.IsPivot(form)) || elimination.IsKnown(form))
            {
                continue;
            }

            followed.Add(form);
            var bases = elimination.Rest(form).Bases.Span;
            var first = Find(bases[0]);
            foreach (var b in bases[1..])
            {
                parent[Find(b)] = first;
            }
        }

        var parts = new Dictionary<int, (List<int> Free, List<int> Dependent)>();
        var column = new int[system.Bases];
        foreach (var form in followed)
        {
            Part(elimination.Rest(form).Bases.Span[0]).Dependent.Add(form);
        }

        for (var b = 0; b < system.Bases; b++)
        {
            if (!elimination.IsPivot(b) && !elimination.IsKnown(b))
            {
                var (free, _) = Part(b);
                column[b] = free.Count;
                free.Add(b);
            }
        }

        var components = new List<WitnessComponent>(parts.Count);
        var tooLarge = new List<int>();
        foreach (var (free, dependent) in parts.Values)
        {
            var missing = free.Concat(dependent).Where(form => witnesses.Missing(form) > 0).ToList();
            if (missing.Count == 0)
            {
                continue;
            }

            if ((long)free.Count * dependent.Count > largest)
            {
                tooLarge.AddRange(missing);
                continue;
            }

            var rows = new List<(int, double[])>(dependent.Count);
            foreach (var form in dependent)
            {
                var coefficients = new double[free.Count];
                var (bases, values) = elimination.Rest(form);
                for (var i = 0; i < bases.Length; i++)
                {
                    coefficients[column[bases.Span[i]]] = Modular.Lift(values.Span[i]);
                }

                rows.Add((form, coefficients));
            }

            components.Add(new WitnessComponent(system, free, rows, need, witnesses));
        }

        return (components, tooLarge);

        (List<int> Free, List<int> Dependent) Part(int b)
        {
            var root = Find(b);
            if (!parts.TryGetValue(root, out var part))
            {
                parts.Add(root, part = ([], []));
            }

            return part;
        }

        int Find(int b)
        {
            while (parent[b] != b)
            {
                parent[b] = parent[parent[b]];
                b = parent[b];
            }

            return b;
        }
    }
}
