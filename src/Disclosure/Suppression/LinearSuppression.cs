namespace Opgoerelse.Disclosure.Suppression;

/// <summary>
/// The first pass: candidates are considered in order and published unless a primary cell would become a linear
/// combination of what is published. A sum that equals its least or greatest possible value tells every one of its bases;
/// it is published only if they may all be known.
/// </summary>
internal static class LinearSuppression
{
    /// <summary>Decides which forms are published, and gives what is left of the others.</summary>
    /// <param name="system">The cells.</param>
    /// <param name="forms">Their forms.</param>
    /// <param name="order">The candidate cells, those most worth publishing first.</param>
    public static (bool[] Published, Elimination Remaining) Run(CellSystem system, Forms forms, ReadOnlySpan<int> order)
    {
        var isProtected = new bool[forms.Count];
        for (var cell = 0; cell < system.Cells; cell++)
        {
            if (system.Role(cell) == CellRole.Primary)
            {
                isProtected[forms.OfCell(cell)] = true;
            }
        }

        var elimination = new Elimination(system.Bases, forms.All, isProtected);
        var published = new bool[forms.Count];
        for (var cell = 0; cell < system.Cells; cell++)
        {
            if (system.Role(cell) == CellRole.Known)
            {
                var form = forms.OfCell(cell);
                published[form] = true;
                if (!elimination.IsKnown(form))
                {
                    elimination.Publish(form);
                }
            }
        }

        var decided = new bool[forms.Count];
        foreach (var cell in order)
        {
            var form = forms.OfCell(cell);
            if (system.Role(cell) != CellRole.Candidate || decided[form] || published[form] || isProtected[form])
            {
                continue;
            }

            if (system.Requires(cell) >= 0 && !published[forms.OfCell(system.Requires(cell))])
            {
                continue;
            }

            decided[form] = true;
            published[form] = TryPublish(system, forms, elimination, form);
            if (!published[form] && form >= system.Bases)
            {
                elimination.Drop(form);
            }
        }

        return (published, elimination);
    }

    /// <summary>Whether the sum of a form is the least or the greatest that its bases allow.</summary>
    public static bool IsExtreme(CellSystem system, Forms forms, int form)
    {
        bool low = true, high = true;
        var bases = forms.Bases(form);
        var signs = forms.Signs(form);
        for (var i = 0; i < bases.Length && (low || high); i++)
        {
            var value = system.BaseValue(bases[i]);
            var atLow = value == system.BaseLow(bases[i]);
            var atHigh = value == system.BaseHigh(bases[i]);
            low &= signs[i] > 0 ? atLow : atHigh;
            high &= signs[i] > 0 ? atHigh : atLow;
        }

        return low || high;
    }

    private static bool TryPublish(CellSystem system, Forms forms, Elimination elimination, int form)
    {
        if (elimination.IsKnown(form))
        {
            return true;
        }

        if (elimination.Reveals(form))
        {
            return false;
        }

        if (forms.Bases(form).Length > 1 && IsExtreme(system, forms, form))
        {
            foreach (var b in forms.Bases(form))
            {
                if (!elimination.IsKnown(b) && elimination.Reveals(b))
                {
                    return false;
                }
            }

            foreach (var b in forms.Bases(form))
            {
                if (!elimination.IsKnown(b))
                {
                    if (elimination.Reveals(b))
                    {
                        return false;
                    }

                    elimination.Publish(b);
                }
            }

            return true;
        }

        elimination.Publish(form);
        return true;
    }
}
