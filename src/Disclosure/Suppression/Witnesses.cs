using System.Runtime.InteropServices;

namespace Opgoerelse.Disclosure.Suppression;

/// <summary>
/// The proofs of safety: changes of the bases, in whole numbers and within every bound, that leave all that is published as
/// it is. A protected form is safe when it varies far enough among them. Nothing that floating point or a modulus says
/// counts before it has been checked here.
/// </summary>
/// <param name="system">Gives the bounds.</param>
/// <param name="forms">The forms.</param>
/// <param name="index">Which forms hold a base.</param>
/// <param name="need">By form: how far it must vary; 0 where it needs no protection.</param>
/// <param name="published">The pattern. What is given up later makes no witness false; what is published later may change in no witness
/// (<see cref="Uses"/>).</param>
internal sealed class Witnesses(CellSystem system, Forms forms, FormIndex index, long[] need, bool[] published)
{
    private readonly long[] _change = new long[forms.Count];
    private readonly bool[] _isTouched = new bool[forms.Count];
    private readonly List<int> _touched = [];
    private readonly long[] _least = new long[forms.Count];
    private readonly long[] _most = new long[forms.Count];
    private readonly int[] _uses = new int[forms.Count];
    private readonly List<(int[] Forms, long[] Changes)> _all = [];
    private readonly List<bool> _alive = [];
    private readonly List<(long Change, int Witness)>?[] _ofForm = new List<(long, int)>?[forms.Count];

    /// <summary>How much further a form must vary; 0 or less when it is safe.</summary>
    public long Missing(int form) => need[form] - (_most[form] - _least[form]);

    /// <summary>The lowest of its changes so far, never above 0.</summary>
    public long Least(int form) => _least[form];

    /// <summary>The highest of its changes so far, never below 0.</summary>
    public long Most(int form) => _most[form];

    /// <summary>In how many witnesses a form changes: only one that changes in none can be published as it is.</summary>
    public int Uses(int form) => _uses[form];

    /// <summary>The witnesses, by number.</summary>
    public int Count => _all.Count;

    public bool IsAlive(int witness) => _alive[witness];

    public ReadOnlySpan<int> FormsOf(int witness) => _all[witness].Forms;

    /// <summary>The living witnesses in which a form changes.</summary>
    public List<int> Using(int form) => [.. (_ofForm[form] ?? []).Select(use => use.Witness).Where(IsAlive)];

    /// <summary>The forms that a change changes; false when it breaks a bound of a base.</summary>
    public bool TryFollow(ReadOnlySpan<int> bases, ReadOnlySpan<long> changes, out ReadOnlySpan<int> changed)
    {
        foreach (var form in _touched)
        {
            _change[form] = 0;
            _isTouched[form] = false;
        }

        _touched.Clear();
        changed = [];
        for (var i = 0; i < bases.Length; i++)
        {
            var change = changes[i];
            if (change == 0)
            {
                continue;
            }

            var b = bases[i];
            var value = system.BaseValue(b) + change;
            if (value < system.BaseLow(b) || value > system.BaseHigh(b))
            {
                return false;
            }

            Touch(b, change);
            var signs = index.Signs(b);
            var holding = index.Holding(b);
            for (var h = 0; h < holding.Length; h++)
            {
                Touch(holding[h], signs[h] * change);
            }
        }

        var kept = 0;
        for (var i = 0; i < _touched.Count; i++)
        {
            _isTouched[_touched[i]] = _change[_touched[i]] != 0;
            if (_change[_touched[i]] != 0)
            {
                _touched[kept++] = _touched[i];
            }
        }

        _touched.RemoveRange(kept, _touched.Count - kept);
        changed = CollectionsMarshal.AsSpan(_touched);
        return true;
    }

    /// <summary>How a form changes in what was followed last.</summary>
    public long Change(int form) => _change[form];

    /// <summary>Keeps a change as a witness when it is one and is of use. Returns whether it is one.</summary>
    public bool TryAdd(ReadOnlySpan<int> bases, ReadOnlySpan<long> changes)
    {
        if (!TryFollow(bases, changes, out var changed))
        {
            return false;
        }

        var useful = false;
        foreach (var form in changed)
        {
            if (published[form])
            {
                return false;
            }

            useful |= need[form] > 0 && Missing(form) > 0 && (_change[form] < _least[form] || _change[form] > _most[form]);
        }

        if (useful)
        {
            var values = new long[changed.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = _change[changed[i]];
                (_ofForm[changed[i]] ??= []).Add((values[i], _all.Count));
            }

            _all.Add((changed.ToArray(), values));
            _alive.Add(false);
            Revive(_all.Count - 1);
        }

        return true;
    }

    /// <summary>Counts a witness again that had been dropped. Nothing that it changes may have been published.</summary>
    public void Revive(int witness)
    {
        _alive[witness] = true;
        var (changed, changes) = _all[witness];
        for (var i = 0; i < changed.Length; i++)
        {
            var form = changed[i];
            _uses[form]++;
            _least[form] = Math.Min(_least[form], changes[i]);
            _most[form] = Math.Max(_most[form], changes[i]);
        }
    }

    /// <summary>Counts a witness no longer.</summary>
    public void Drop(int witness)
    {
        _alive[witness] = false;
        var (changed, changes) = _all[witness];
        for (var i = 0; i < changed.Length; i++)
        {
            var form = changed[i];
            _uses[form]--;
            if (need[form] == 0 || (changes[i] != _least[form] && changes[i] != _most[form]))
            {
                continue;
            }

            (_least[form], _most[form]) = (0, 0);
            foreach (var (change, other) in _ofForm[form]!)
            {
                if (_alive[other])
                {
                    _least[form] = Math.Min(_least[form], change);
                    _most[form] = Math.Max(_most[form], change);
                }
            }
        }
    }

    /// <summary>Drops every witness without which all that were safe still are; those that cost most first.</summary>
    /// <param name="price">By form: what it is worth to publish it.</param>
    public void Prune(double[] price)
    {
        var worth = new double[Count];
        for (var w = 0; w < Count; w++)
        {
            foreach (var form in FormsOf(w))
            {
                worth[w] += need[form] > 0 ? 0 : price[form];
            }
        }

        foreach (var w in Enumerable.Range(0, Count).Where(IsAlive).OrderByDescending(w => worth[w]))
        {
            if (!IsNeeded(w))
            {
                Drop(w);
            }
        }
    }

    /// <summary>A last look: every witness agrees with all that is published.</summary>
    /// <exception cref="InvalidOperationException">One does not: a fault of this program.</exception>
    public void Check()
    {
        for (var witness = 0; witness < Count; witness++)
        {
            foreach (var form in FormsOf(witness))
            {
                if (_alive[witness] && published[form])
                {
                    throw new InvalidOperationException($"Witness {witness} changes form {form}, which is published.");
                }
            }
        }
    }

    /// <summary>Whether a form that is safe would not be without this witness.</summary>
    private bool IsNeeded(int witness)
    {
        var (changed, changes) = _all[witness];
        for (var i = 0; i < changed.Length; i++)
        {
            var form = changed[i];
            if (need[form] == 0 || (changes[i] != _least[form] && changes[i] != _most[form]))
            {
                continue;
            }

            var (least, most) = (0L, 0L);
            foreach (var (change, other) in _ofForm[form]!)
            {
                if (_alive[other] && other != witness)
                {
                    least = Math.Min(least, change);
                    most = Math.Max(most, change);
                }
            }

            if (most - least < Math.Min(need[form], _most[form] - _least[form]))
            {
                return true;
            }
        }

        return false;
    }

    private void Touch(int form, long change)
    {
        if (!_isTouched[form])
        {
            _isTouched[form] = true;
            _touched.Add(form);
        }

        _change[form] += change;
    }
}
