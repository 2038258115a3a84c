using System.Runtime.InteropServices;

namespace Opgoerelse.Disclosure.Suppression;

/// <summary>
/// The simplest witnesses: where the same published sums hold two bases, one may rise as the other falls. Where little is
/// published, most proofs are of this kind, and finding them takes no linear programme.
/// </summary>
internal sealed class Exchanges
{
    private readonly CellSystem _system;
    private readonly Forms _forms;
    private readonly Witnesses _witnesses;
    private readonly ulong[] _group;
    private readonly Dictionary<ulong, List<int>> _members = [];
    private readonly Dictionary<int, long> _change = [];

    /// <param name="system">Gives the bounds.</param>
    /// <param name="forms">The forms.</param>
    /// <param name="index">Which forms hold a base.</param>
    /// <param name="isProtected">By form.</param>
    /// <param name="published">The pattern.</param>
    /// <param name="witnesses">The judge: two groups that a hash confuses give no false proof.</param>
    public Exchanges(CellSystem system, Forms forms, FormIndex index, bool[] isProtected, bool[] published, Witnesses witnesses)
    {
        (_system, _forms, _witnesses) = (system, forms, witnesses);
        _group = new ulong[system.Bases];
        for (var b = 0; b < system.Bases; b++)
        {
            if (published[b])
            {
                continue;
            }

            var holding = index.Holding(b);
            var signs = index.Signs(b);
            for (var i = 0; i < holding.Length; i++)
            {
                if (published[holding[i]])
                {
                    _group[b] =
                        unchecked(_group[b] + (((ulong)holding[i] + 1) * 0x9E3779B97F4A7C15UL * (ulong)signs[i])); // a hash may wrap
                }
            }

            (CollectionsMarshal.GetValueRefOrAddDefault(_members, _group[b], out _) ??= []).Add(b);
        }

        foreach (var members in _members.Values)
        {
            // A partner that needs room itself is helped by the same exchange.
            members.Sort((x, y) => isProtected[x] == isProtected[y] ? x.CompareTo(y) : isProtected[x] ? -1 : 1);
        }
    }

    /// <summary>Makes a protected form vary as far as exchanges let it.</summary>
    public void Look(int form)
    {
        foreach (var sign in (ReadOnlySpan<int>)[1, -1])
        {
            if (_witnesses.Missing(form) > 0)
            {
                Move(form, sign, _witnesses.Missing(form) + (sign > 0 ? _witnesses.Most(form) : -_witnesses.Least(form)));
            }
        }
    }

    private void Move(int form, int sign, long amount)
    {
        _change.Clear();
        var bases = _forms.Bases(form);
        var signs = _forms.Signs(form);
        for (var i = 0; i < bases.Length && amount > 0; i++)
        {
            var direction = sign * signs[i];
            var room = Math.Min(amount, Room(bases[i], direction));
            if (room <= 0 || !_members.TryGetValue(_group[bases[i]], out var members))
            {
                continue;
            }

            if (_group[bases[i]] == 0)
            {
                // No published sum holds it: it needs no partner.
                Change(bases[i], direction * room);
                amount -= room;
                continue;
            }

            foreach (var partner in members)
            {
                if (bases.BinarySearch(partner) >= 0)
                {
                    continue;
                }

                var step = Math.Min(room, Room(partner, -direction));
                if (step > 0)
                {
                    Change(bases[i], direction * step);
                    Change(partner, -direction * step);
                    amount -= step;
                    room -= step;
                    if (room == 0)
                    {
                        break;
                    }
                }
            }
        }

        if (_change.Count > 0)
        {
            _witnesses.TryAdd([.. _change.Keys], [.. _change.Values]);
        }
    }

    private long Room(int b, int direction)
    {
        var now = _system.BaseValue(b) + _change.GetValueOrDefault(b);
        return direction > 0 ? _system.BaseHigh(b) - now : now - _system.BaseLow(b);
    }

    private void Change(int b, long by) => CollectionsMarshal.GetValueRefOrAddDefault(_change, b, out _) += by;
}
