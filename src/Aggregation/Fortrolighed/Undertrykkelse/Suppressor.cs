namespace Opgoerelse.Aggregation.Fortrolighed.Undertrykkelse;

/// <summary>
/// Secondary suppression: decides which cells are withheld so that no primary cell can be found, neither as a linear
/// combination of what is published nor through the bounds of the bases.
/// </summary>
/// <remarks>
/// First a linear pass over everything (<see cref="LinearSuppression"/>). Then every primary cell must be proved safe by
/// witnesses: tables of whole numbers within the bounds that agree with all that is published, and among which the cell
/// takes values far enough apart. Where the proof fails, the published cells around it are taken back, and published again
/// one by one as long as the proof holds.
/// </remarks>
internal sealed class Suppressor
{
    private const int MostRounds = 8;

    private readonly CellSystem _system;
    private readonly Forms _forms;
    private readonly int[] _order;
    private readonly long[] _need;
    private readonly bool[] _isProtected;
    private readonly bool[] _mayPublish;
    private readonly int[] _requires;

    private Suppressor(CellSystem system, int[] order)
    {
        _system = system;
        _order = order;
        _forms = new Forms(system);
        _need = new long[_forms.Count];
        _isProtected = new bool[_forms.Count];
        _mayPublish = new bool[_forms.Count];
        _requires = new int[_forms.Count];
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
                _requires[form] = system.Requires(cell);
            }
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
        var proof = new WitnessProof(_system, _forms, index, published);
        var failed = new List<int>();
        foreach (var part in WitnessParts.Cut(_system, elimination, _isProtected, _need, proof))
        {
            failed.AddRange(part.Uncertified());
        }

        failed.AddRange(Revealed(elimination));
        var repaired = failed.Count;
        failed = Repair(published, index, failed);

        var withheld = new bool[_system.Cells];
        var unproved = new List<int>();
        for (var cell = 0; cell < _system.Cells; cell++)
        {
            var form = _forms.OfCell(cell);
            withheld[cell] = !published[form] || _system.Role(cell) == CellRole.Forced;
            if (_system.Role(cell) == CellRole.Primary && failed.Contains(form))
            {
                unproved.Add(cell);
            }
        }

        return new Suppression(withheld, unproved, repaired);
    }

    /// <summary>Protected forms that what is known tells outright: no pattern can save them, or the bounds leave no room.</summary>
    private IEnumerable<int> Revealed(Elimination elimination) =>
        Enumerable.Range(0, _forms.Count).Where(form => _isProtected[form] && _need[form] > 0 && elimination.IsKnown(form));

    private List<int> Repair(bool[] published, FormIndex index, List<int> failed)
    {
        var taken = new bool[_forms.Count];
        var hops = failed.ToDictionary(form => form, _ => 2);
        var before = (bool[])published.Clone();
        for (var round = 0; round < MostRounds; round++)
        {
            foreach (var (form, reach) in hops)
            {
                foreach (var near in Neighbourhood.Of(_system, _forms, index, before, form, reach))
                {
                    taken[near] |= _mayPublish[near] && !_isProtected[near];
                }
            }

            for (var form = 0; form < published.Length; form++)
            {
                published[form] = before[form] && !taken[form];
            }

            TakeBackDependents(published, taken);
            var elimination = new Elimination(_system.Bases, _forms.All, _isProtected);
            foreach (var form in Enumerable.Range(0, _forms.Count).Where(form => published[form]).OrderBy(form => _forms.Bases(form).Length))
            {
                if (!elimination.IsKnown(form))
                {
                    elimination.Publish(form);
                }
            }

            var follow = new bool[_forms.Count];
            for (var form = 0; form < follow.Length; form++)
            {
                follow[form] = _isProtected[form] || (_mayPublish[form] && !published[form]);
            }

            var proof = new WitnessProof(_system, _forms, index, published);
            var parts = WitnessParts.Cut(_system, elimination, follow, _need, proof);
            var still = Revealed(elimination).ToList();
            foreach (var part in parts)
            {
                still.AddRange(part.Uncertified());
            }

            if (still.Count == 0 || round == MostRounds - 1)
            {
                Republish(parts, published, taken, elimination);
                return still;
            }

            foreach (var form in still)
            {
                hops[form] = hops.GetValueOrDefault(form, 1) + 1;
            }
        }

        return failed;
    }

    /// <summary>A cell that requires another is taken back with it.</summary>
    private void TakeBackDependents(bool[] published, bool[] taken)
    {
        for (var cell = 0; cell < _system.Cells; cell++)
        {
            var form = _forms.OfCell(cell);
            if (_system.Role(cell) == CellRole.Candidate && published[form] && _system.Requires(cell) >= 0 && !published[_forms.OfCell(_system.Requires(cell))])
            {
                published[form] = false;
                taken[form] = true;
            }
        }
    }

    /// <summary>Publishes again, in order, what was taken back or withheld near it, as long as all proofs hold.</summary>
    private void Republish(List<WitnessComponent> parts, bool[] published, bool[] taken, Elimination elimination)
    {
        // Elsewhere only what nothing hides in any case.
        var home = new Dictionary<int, (WitnessComponent Part, int Member)>();
        foreach (var part in parts)
        {
            var touched = part.Members.Any(form => taken[form]);
            for (var member = 0; member < part.Members.Count; member++)
            {
                if (touched || !part.Varies(member))
                {
                    home[part.Members[member]] = (part, member);
                }
            }
        }

        foreach (var cell in _order)
        {
            var form = _forms.OfCell(cell);
            if (published[form] || _isProtected[form] || _system.Role(cell) != CellRole.Candidate
                || (_system.Requires(cell) >= 0 && !published[_forms.OfCell(_system.Requires(cell))]))
            {
                continue;
            }

            if (elimination.IsKnown(form))
            {
                published[form] = true;
            }
            else if (home.TryGetValue(form, out var place))
            {
                place.Part.TryPublish(place.Member, published);
            }
        }

        // What was given up early may by now be told by the rest, and then withholding it hides nothing.
        foreach (var (form, (part, member)) in home)
        {
            if (!published[form] && _mayPublish[form] && !_isProtected[form] && !part.Varies(member)
                && (_requires[form] < 0 || published[_forms.OfCell(_requires[form])]))
            {
                part.TryPublish(member, published);
            }
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
