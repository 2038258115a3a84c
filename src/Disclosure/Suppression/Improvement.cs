namespace Opgoerelse.Disclosure.Suppression;

/// <summary>
/// Makes a safe pattern withhold less: does without some proofs, publishes what they alone kept withheld, proves
/// again what has lost its proof, and keeps the outcome if it is worth more.
/// </summary>
internal sealed class Improvement
{
    // Found by trying, on the benchmark: a single proof is worth a wide search, and several together are not.
    private const int Wide = 120;
    private const int Narrow = 30;
    private const int MostShared = 2;

    private readonly Pattern _pattern;
    private readonly Witnesses _witnesses;
    private readonly bool[] _isProtected;

    private Improvement(Pattern pattern, bool[] isProtected)
    {
        _pattern = pattern;
        _witnesses = pattern.Witnesses;
        _isProtected = isProtected;
    }

    /// <summary>Improves a pattern.</summary>
    /// <param name="pattern">The pattern, changed here.</param>
    /// <param name="order">The candidate forms, those most worth publishing first.</param>
    /// <param name="isProtected">By form: whether it is protected.</param>
    public static void Run(Pattern pattern, IReadOnlyList<int> order, bool[] isProtected)
    {
        var improvement = new Improvement(pattern, isProtected);
        pattern.Witnesses.Prune(pattern.Prices);
        improvement.ByWitness();
        improvement.ByForm(order);
        pattern.Witnesses.Prune(pattern.Prices);
    }

    /// <summary>Each witness that alone keeps something withheld, those that keep most first.</summary>
    private void ByWitness()
    {
        var worth = Enumerable.Range(0, _witnesses.Count)
            .Select(witness => _witnesses.IsAlive(witness) ? _pattern.Price(Alone(witness)) : 0)
            .ToArray();
        foreach (var witness in Enumerable.Range(0, worth.Length)
            .Where(witness => worth[witness] > 0)
            .OrderByDescending(witness => worth[witness]))
        {
            if (Alone(witness).Count > 0)
            {
                DoWithout([witness], Wide);
            }
        }
    }

    /// <summary>Each withheld form that a few witnesses share, those most worth publishing first.</summary>
    private void ByForm(IReadOnlyList<int> order)
    {
        foreach (var form in order.Distinct().Where(form => _pattern.IsWithheld(form) && _witnesses.Uses(form) is > 1 and <= MostShared))
        {
            DoWithout(_witnesses.Using(form), Narrow);
        }
    }

    /// <summary>What only this witness keeps withheld.</summary>
    private List<int> Alone(int witness)
    {
        var found = new List<int>();
        foreach (var form in _witnesses.FormsOf(witness))
        {
            if (_pattern.IsWithheld(form) && _witnesses.Uses(form) == 1)
            {
                found.Add(form);
            }
        }

        return found;
    }

    private void DoWithout(List<int> group, int size)
    {
        var touched = group.SelectMany(witness => _witnesses.FormsOf(witness).ToArray()).Distinct().ToList();
        var safe = touched.FindAll(form => _isProtected[form] && _witnesses.Missing(form) <= 0);
        group.ForEach(_witnesses.Drop);
        var freed = touched.FindAll(_pattern.IsUnused);
        freed.ForEach(form => _pattern.Published[form] = true);

        var before = _witnesses.Count;
        var givenUp = new List<int>();
        var worth = _pattern.Price(freed);
        foreach (var form in safe)
        {
            givenUp.AddRange(_pattern.Repair(form, [size]));
            if (_pattern.Price(givenUp) >= worth)
            {
                break;
            }
        }

        if (_pattern.Price(givenUp) < worth && safe.TrueForAll(form => _witnesses.Missing(form) <= 0))
        {
            return;
        }

        for (var added = before; added < _witnesses.Count; added++)
        {
            _witnesses.Drop(added);
        }

        givenUp.ForEach(form => _pattern.Published[form] = true);
        freed.ForEach(form => _pattern.Published[form] = false);
        group.ForEach(_witnesses.Revive);
    }
}
