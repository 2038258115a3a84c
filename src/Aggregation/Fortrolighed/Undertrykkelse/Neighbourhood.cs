namespace Opgoerelse.Aggregation.Fortrolighed.Undertrykkelse;

/// <summary>The published forms around a form: those within the smallest published sums that hold its bases, and so on.</summary>
internal static class Neighbourhood
{
    /// <param name="system">The cells.</param>
    /// <param name="forms">Their forms.</param>
    /// <param name="index">Which forms hold a base.</param>
    /// <param name="published">The pattern.</param>
    /// <param name="form">The form in the middle.</param>
    /// <param name="hops">How many times to step from bases to sums to bases.</param>
    public static IEnumerable<int> Of(CellSystem system, Forms forms, FormIndex index, bool[] published, int form, int hops)
    {
        var within = new HashSet<int>();
        foreach (var b in forms.Bases(form))
        {
            within.Add(b);
        }

        for (var hop = 0; hop < hops; hop++)
        {
            foreach (var b in within.ToArray())
            {
                foreach (var sum in Smallest(b))
                {
                    within.UnionWith(forms.Bases(sum).ToArray());
                }
            }
        }

        var sums = new HashSet<int>();
        foreach (var b in within)
        {
            if (published[b])
            {
                yield return b;
            }

            foreach (var sum in index.Holding(b).ToArray())
            {
                if (published[sum] && sums.Add(sum) && forms.Bases(sum).ToArray().All(within.Contains))
                {
                    yield return sum;
                }
            }
        }

        // The published sums of several bases that hold b and hold no other published sum with b.
        List<int> Smallest(int b)
        {
            var found = new List<int>();
            var holding = index.Holding(b).ToArray();
            Array.Sort(holding, (x, y) => forms.Bases(x).Length.CompareTo(forms.Bases(y).Length));
            foreach (var sum in holding)
            {
                if (published[sum] && !found.Exists(smaller => forms.Bases(smaller).ToArray().All(x => forms.Bases(sum).BinarySearch(x) >= 0)))
                {
                    found.Add(sum);
                }
            }

            return found;
        }
    }
}
