namespace Opgoerelse.Disclosure.Suppression;

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
    private const long Large = 4_000_000;
    private const long LargestPart = 400_000;
    private const double PriceFloor = 0.1;

    private static readonly int[] _near = [30, 60, 120, 240];
    private static readonly int[] _around = [30, 60, 120];
    private readonly CellSystem _system;
    private readonly Forms _forms;
    private readonly int[] _order;
    private readonly long[] _need;
    private readonly bool[] _isProtected;
    private readonly bool[] _mayPublish;
    private readonly double[] _price;
    private readonly int[] _requires;

    private Suppressor(CellSystem system, int[] order, Func<int, double>? worth)
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
            _price[_forms.OfCell(order[place])] = worth?.Invoke(order[place]) ?? 1 / (PriceFloor + ((double)place / order.Length));
        }
    }

    /// <summary>Suppresses.</summary>
    /// <param name="system">The cells.</param>
    /// <param name="order">The candidate cells, those most worth publishing first.</param>
    /// <param name="worth">What it is worth to publish a candidate; by its place in the order unless told.</param>
    public static SuppressionResult Run(CellSystem system, int[] order, Func<int, double>? worth = null) =>
        new Suppressor(system, order, worth).Run();

    private SuppressionResult Run()
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

        var pattern = new Pattern(published, witnesses, relaxation, _price, _mayPublish, _requires);
        var failed = Enumerable.Range(0, _forms.Count).Where(form => witnesses.Missing(form) > 0).ToList();
        foreach (var form in failed)
        {
            // With nothing to give up there is no cheaper answer in a smaller neighbourhood.
            pattern.Repair(form, _order.Length == 0 ? _around.AsSpan(^1..) : _around);
        }

        Improvement.Run(pattern, [.. _order.Select(_forms.OfCell)], _isProtected);
        PublishUnused(pattern);
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

        return new SuppressionResult(withheld, unproved, failed.Count);
    }

    /// <summary>In a large part most proofs lie near: a small programme finds them sooner than a tableau of the whole.</summary>
    private void LookNear(List<int> forms, Relaxation relaxation, bool[] published, Witnesses witnesses)
    {
        foreach (var form in forms)
        {
            foreach (var size in _near)
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

    /// <summary>Takes back what requires a cell that is withheld, and publishes, in order, what no proof of safety needs.</summary>
    private void PublishUnused(Pattern pattern)
    {
        for (var form = 0; form < pattern.Published.Length; form++)
        {
            pattern.Published[form] &= !_mayPublish[form] || pattern.Allowed(form);
        }

        foreach (var cell in _order)
        {
            var form = _forms.OfCell(cell);
            pattern.Published[form] |= pattern.IsUnused(form);
        }
    }

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

/// <summary>What the suppressor decided.</summary>
/// <param name="Withheld">By cell.</param>
/// <param name="Unproved">Primary cells for which no proof of safety was found; normally none.</param>
/// <param name="Repaired">How many primary cells the linear pass had left to bounds.</param>
internal sealed record SuppressionResult(bool[] Withheld, IReadOnlyList<int> Unproved, int Repaired);
