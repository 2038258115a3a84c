namespace Opgoerelse.Disclosure.Suppression;

/// <summary>What is published, with the proofs that it is safe, and what it costs to give up more of it.</summary>
/// <param name="published">By form; given up here.</param>
/// <param name="witnesses">The proofs.</param>
/// <param name="relaxation">Finds what is cheapest to give up.</param>
/// <param name="price">By form: what it is worth to publish it.</param>
/// <param name="mayPublish">By form: whether it is a candidate.</param>
/// <param name="requires">By form: the form without which it is not published; -1 for none.</param>
internal sealed class Pattern(
    bool[] published,
    Witnesses witnesses,
    Relaxation relaxation,
    double[] price,
    bool[] mayPublish,
    int[] requires)
{
    private const int MostAttempts = 4;

    public bool[] Published => published;

    public Witnesses Witnesses => witnesses;

    public double[] Prices => price;

    /// <summary>Whether what a form requires is published.</summary>
    public bool Allowed(int form) => requires[form] < 0 || published[requires[form]];

    /// <summary>Whether a candidate is withheld though no proof needs it.</summary>
    public bool IsUnused(int form) => IsWithheld(form) && witnesses.Uses(form) == 0;

    /// <summary>Whether a candidate is withheld that could be published but for the proofs.</summary>
    public bool IsWithheld(int form) => mayPublish[form] && !published[form] && Allowed(form);

    /// <summary>What all these together are worth.</summary>
    public double Price(List<int> forms) => forms.Sum(form => price[form]);

    /// <summary>Gives up the cheapest published forms that let a protected one vary as far as it must.</summary>
    /// <param name="form">The protected form.</param>
    /// <param name="sizes">How large the neighbourhoods are in which it looks, in bases.</param>
    /// <returns>What it gave up.</returns>
    public List<int> Repair(int form, ReadOnlySpan<int> sizes)
    {
        var givenUp = new List<int>();
        for (var attempt = 0; attempt < MostAttempts && witnesses.Missing(form) > 0; attempt++)
        {
            if (Cheapest(form, sizes) is not { } best)
            {
                break;
            }

            witnesses.TryFollow(best.Bases, best.Changes, out var changing);
            foreach (var changed in changing)
            {
                if (published[changed])
                {
                    published[changed] = false;
                    givenUp.Add(changed);
                }
            }

            witnesses.TryAdd(best.Bases, best.Changes);
        }

        return givenUp;
    }

    /// <summary>
    /// The change that costs least for each value that a form wins by it. A small neighbourhood finds few forms to give up, a large one
    /// finds any.
    /// </summary>
    private (int[] Bases, long[] Changes)? Cheapest(int form, ReadOnlySpan<int> sizes)
    {
        (int[] Bases, long[] Changes)? best = null;
        var bestPrice = double.PositiveInfinity;
        foreach (var size in sizes)
        {
            foreach (var sign in (ReadOnlySpan<int>)[1, -1])
            {
                var most = sign > 0 ? witnesses.Most(form) : -witnesses.Least(form);
                var found = relaxation.Find(form, sign * (most + witnesses.Missing(form)), published, size);
                if (!witnesses.TryFollow(found.Bases, found.Changes, out var changed) || Known(changed))
                {
                    continue;
                }

                var won = Math.Min((sign * witnesses.Change(form)) - most, witnesses.Missing(form));
                var each = won <= 0 ? double.PositiveInfinity : Price(changed) / won;
                if (each < bestPrice)
                {
                    (best, bestPrice) = (found, each);
                }

                if (each == 0 && won == witnesses.Missing(form))
                {
                    return best;
                }
            }
        }

        return best;
    }

    private bool Known(ReadOnlySpan<int> changed)
    {
        foreach (var form in changed)
        {
            if (published[form] && !mayPublish[form])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What giving up these would cost: what is withheld already costs nothing.</summary>
    private double Price(ReadOnlySpan<int> changed)
    {
        var sum = 0.0;
        foreach (var form in changed)
        {
            sum += published[form] ? price[form] : 0;
        }

        return sum;
    }
}
