namespace Opgoerelse.Aggregation.Fortrolighed.Undertrykkelse;

/// <summary>
/// Secondary suppression: decides which cells are withheld so that no primary cell can be found, neither as a linear
/// combination of what is published nor through the bounds of the bases.
/// </summary>
/// <remarks>
/// First a linear pass over everything (<see cref="LinearSuppression"/>). Then every primary cell must be proved safe by
/// witnesses: tables of whole numbers within the bounds that agree with all that is published, and among which the cell
/// takes values far enough apart. Where the proof fails, the cheapest published cells around it are given up
/// (<see cref="Relaxation"/>). At last, what no proof needs is published.
/// </remarks>
internal sealed class Suppressor
{
    private const int MostAttempts = 4;
    private const int Rounds = 3;
    private const int Farthest = 240;
    private const long Large = 4_000_000;
    private const long LargestPart = 400_000;
    private const double Dearest = 0.05;

    private static readonly int[] _sizes = [30, 60, 120];
    private readonly CellSystem _system;
    private readonly Forms _forms;
    private readonly int[] _order;
    private readonly long[] _need;
    private readonly bool[] _isProtected;
    private readonly bool[] _mayPublish;
    private readonly double[] _price;
    private readonly int[] _requires;

    private Suppressor(CellSystem system, int[] order)
    {
        _system = system;
        _order = order;
        _forms = new Forms(system);
        _need = new long[_forms.Count];
        _isProtected = new bool[_forms.Count];
        _mayPublish = new bool[_forms.Count];
        _price = new double[_forms.Count];
        _requires = new int[_forms.Count];
        Array.Fill(_requires, -1);
        for (var cell = 0; cell < system.Cells; cell++)
        {
            var form = _forms.OfCell(cell);
            if (system.Role(cell) == CellRole.Primary)
            {
                _isProtected[form] = true;
                _need[form] = Math.Max(_need[form], Math.Min(system.Range(cell), Width(form)));
            }
            else if (system.Role(cell) == CellRole.Candidate)
            {
                _mayPublish[form] = true;
                _requires[form] = system.Requires(cell) < 0 ? -1 : _forms.OfCell(system.Requires(cell));
            }
        }

        for (var cell = 0; cell < system.Cells; cell++)
        {
            var form = _forms.OfCell(cell);
            _mayPublish[form] &= !_isProtected[form] && system.Role(cell) != CellRole.Known;
        }

        // What comes first in the order is worth most.
        for (var place = order.Length - 1; place >= 0; place--)
        {
            _price[_forms.OfCell(order[place])] = 1 / (Dearest + ((double)place / order.Length));
        }
    }

    /// <summary>Suppresses.</summary>
    /// <param name="system">The cells.</param>
    /// <param name="order">The candidate cells, those most worth publishing first.</param>
    public static Suppression Run(CellSystem system, int[] order) => new Suppressor(system, order).Run();

    private Suppression Run()
    {
        var (published, elimination) = LinearSuppression.Run(_system, _forms, _order);
        var index = new FormIndex(_system.Bases, _forms);
        var witnesses = new Witnesses(_system, _forms, index, _need, published);
        var relaxation = new Relaxation(_system, _forms, index, _price, _mayPublish);
        if (_order.Length == 0 || (long)_forms.Count * _system.Bases > Large)
        {
            var exchanges = new Exchanges(_system, _forms, index, _isProtected, published, witnesses);
            foreach (var form in Enumerable.Range(0, _forms.Count).Where(form => _isProtected[form]))
            {
                exchanges.Look(form);
            }
        }

        var (parts, tooLarge) = WitnessParts.Cut(_system, elimination, _isProtected, _need, witnesses, LargestPart);
        LookNear(tooLarge, relaxation, published, witnesses);
        foreach (var part in parts)
        {
            part.Certify();
        }

        var failed = Enumerable.Range(0, _forms.Count).Where(form => witnesses.Missing(form) > 0).ToList();
        foreach (var form in failed)
        {
            Repair(form, relaxation, published, witnesses);
        }

        witnesses.Prune(_price);
        for (int round = 0, first = 0; round < Rounds; round++)
        {
            var count = witnesses.Count;
            Improve(first, relaxation, published, witnesses);
            first = count;
        }

        witnesses.Prune(_price);
        PublishUnused(published, witnesses);
        witnesses.Check();

        var withheld = new bool[_system.Cells];
        var unproved = new List<int>();
        for (var cell = 0; cell < _system.Cells; cell++)
        {
            var form = _forms.OfCell(cell);
            withheld[cell] = !published[form] || _system.Role(cell) == CellRole.Forced;
            if (_system.Role(cell) == CellRole.Primary && witnesses.Missing(form) > 0)
            {
                unproved.Add(cell);
            }
        }

        return new Suppression(withheld, unproved, failed.Count);
    }

    /// <summary>In a large part most proofs lie near: a small programme finds them sooner than a tableau of the whole.</summary>
    private void LookNear(List<int> forms, Relaxation relaxation, bool[] published, Witnesses witnesses)
    {
        foreach (var form in forms)
        {
            foreach (var size in (ReadOnlySpan<int>)[.. _sizes, Farthest])
            {
                foreach (var sign in (ReadOnlySpan<int>)[1, -1])
                {
                    if (witnesses.Missing(form) > 0)
                    {
                        var most = sign > 0 ? witnesses.Most(form) : -witnesses.Least(form);
                        var (bases, changes) = relaxation.Find(form, sign * (most + witnesses.Missing(form)), published, size);
                        witnesses.TryAdd(bases, changes);
                    }
                }
            }
        }
    }

    /// <summary>Gives up the cheapest published forms that let a protected one vary as far as it must.</summary>
    /// <returns>What it gave up.</returns>
    private List<int> Repair(int form, Relaxation relaxation, bool[] published, Witnesses witnesses)
    {
        var givenUp = new List<int>();
        for (var attempt = 0; attempt < MostAttempts && witnesses.Missing(form) > 0; attempt++)
        {
            if (Cheapest(form, relaxation, published, witnesses) is not { } best)
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

    /// <summary>The change that costs least for each value that a form wins by it. A small neighbourhood finds few forms to give up, a large one finds any.</summary>
    private (int[] Bases, long[] Changes)? Cheapest(int form, Relaxation relaxation, bool[] published, Witnesses witnesses)
    {
        (int[] Bases, long[] Changes)? best = null;
        var bestPrice = double.PositiveInfinity;
        // With nothing to give up there is no cheaper answer in a smaller neighbourhood.
        foreach (var size in _order.Length == 0 ? _sizes.AsSpan(_sizes.Length - 1) : _sizes)
        {
            foreach (var sign in (ReadOnlySpan<int>)[1, -1])
            {
                var most = sign > 0 ? witnesses.Most(form) : -witnesses.Least(form);
                var found = relaxation.Find(form, sign * (most + witnesses.Missing(form)), published, size);
                if (!witnesses.TryFollow(found.Bases, found.Changes, out var changed) || Known(changed, published))
                {
                    continue;
                }

                var won = Math.Min((sign * witnesses.Change(form)) - most, witnesses.Missing(form));
                var price = won <= 0 ? double.PositiveInfinity : Price(changed, published) / won;
                if (price < bestPrice)
                {
                    (best, bestPrice) = (found, price);
                }

                if (price == 0 && won == witnesses.Missing(form))
                {
                    return best;
                }
            }
        }

        return best;
    }

    /// <summary>Looks, for each witness that alone keeps something withheld, for cheaper ones in the pattern that has come out.</summary>
    private void Improve(int first, Relaxation relaxation, bool[] published, Witnesses witnesses)
    {
        var alone = new double[witnesses.Count];
        for (var witness = first; witness < alone.Length; witness++)
        {
            alone[witness] = witnesses.IsAlive(witness) ? Price(Alone(witness)) : 0;
        }

        foreach (var witness in Enumerable.Range(first, alone.Length - first).Where(witness => alone[witness] > 0).OrderByDescending(witness => alone[witness]))
        {
            var freed = Alone(witness);
            if (freed.Count == 0)
            {
                continue;
            }

            var safe = new List<int>();
            foreach (var form in witnesses.FormsOf(witness))
            {
                if (_isProtected[form] && witnesses.Missing(form) <= 0)
                {
                    safe.Add(form);
                }
            }

            witnesses.Drop(witness);
            foreach (var form in freed)
            {
                published[form] = true;
            }

            var before = witnesses.Count;
            var givenUp = new List<int>();
            var worth = Price(freed);
            foreach (var form in safe)
            {
                givenUp.AddRange(Repair(form, relaxation, published, witnesses));
                if (Price(givenUp) >= worth)
                {
                    break;
                }
            }

            if (Price(givenUp) < worth && safe.TrueForAll(form => witnesses.Missing(form) <= 0))
            {
                continue;
            }

            for (var added = before; added < witnesses.Count; added++)
            {
                witnesses.Drop(added);
            }

            foreach (var form in givenUp)
            {
                published[form] = true;
            }

            foreach (var form in freed)
            {
                published[form] = false;
            }

            witnesses.Revive(witness);
        }

        List<int> Alone(int witness)
        {
            var found = new List<int>();
            foreach (var form in witnesses.FormsOf(witness))
            {
                if (_mayPublish[form] && witnesses.Uses(form) == 1 && Allowed(form, published))
                {
                    found.Add(form);
                }
            }

            return found;
        }
    }

    private bool Known(ReadOnlySpan<int> changed, bool[] published)
    {
        foreach (var form in changed)
        {
            if (published[form] && !_mayPublish[form])
            {
                return true;
            }
        }

        return false;
    }

    private double Price(ReadOnlySpan<int> changed, bool[] published)
    {
        var price = 0.0;
        foreach (var form in changed)
        {
            price += published[form] ? _price[form] : 0;
        }

        return price;
    }

    private double Price(List<int> givenUp) => givenUp.Sum(form => _price[form]);

    /// <summary>Takes back what requires a cell that is withheld, and publishes, in order, what no proof of safety needs.</summary>
    private void PublishUnused(bool[] published, Witnesses witnesses)
    {
        for (var form = 0; form < published.Length; form++)
        {
            published[form] &= !_mayPublish[form] || Allowed(form, published);
        }

        foreach (var cell in _order)
        {
            var form = _forms.OfCell(cell);
            published[form] |= _mayPublish[form] && witnesses.Uses(form) == 0 && Allowed(form, published);
        }
    }

    private bool Allowed(int form, bool[] published) => _requires[form] < 0 || published[_requires[form]];

    /// <summary>How much the bounds of its bases let a form vary at all.</summary>
    private long Width(int form)
    {
        var width = 0L;
        foreach (var b in _forms.Bases(form))
        {
            width = Math.Min(CellSystem.Unbounded, width + _system.BaseHigh(b) - _system.BaseLow(b));
        }

        return width;
    }
}
