using System.Runtime.InteropServices;
using Opgoerelse.Disclosure.Suppression;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>
/// What is to become of a cell, from the weakest claim to the strongest: a sum under two names has the strongest of the two.
/// </summary>
internal enum CellDecision : byte
{
    /// <summary>Given up to keep the system simple; another name of it may still show it.</summary>
    GivenUp,

    /// <summary>Shown if that is safe.</summary>
    Candidate,

    /// <summary>Withheld, for what it is a part of is, or it was before.</summary>
    Forced,

    /// <summary>Known to everybody: an identity, or shown before with this value.</summary>
    Known,

    /// <summary>Withheld, and its value must not be found.</summary>
    Primary,
}

/// <summary>Gathers the cells of one system by the bases that they are sums of: one sum is one decision, whatever its names.</summary>
/// <param name="k">How many values a primary cell must leave open.</param>
internal sealed class FormCollection(int k)
{
    private readonly CellSystem _system = new();
    private readonly Dictionary<string, int> _form = new(StringComparer.Ordinal);
    private readonly List<(int[] Plus, int[] Minus)> _terms = [];
    private readonly List<CellDecision> _choices = [];
    private readonly List<List<int>> _keys = [];
    private readonly List<long> _order = [];
    private readonly List<int> _values = [];
    private readonly List<double> _worth = [];

    /// <summary>Adds a finest cell.</summary>
    public int Base(long value, long atMost = CellSystem.Unbounded, long atLeast = 0) => _system.AddBase(value, atLeast, atMost);

    /// <summary>Adds a sum.</summary>
    /// <param name="index">The cell's number, or -1 for an identity that no table shows.</param>
    /// <param name="choice">What is to become of it.</param>
    /// <param name="plus">Its bases.</param>
    /// <param name="order">Smaller is more worth showing.</param>
    /// <param name="minus">Bases that count negatively.</param>
    /// <param name="values">How many values it must leave open when it is primary; k unless told.</param>
    /// <param name="worth">What it is worth to show it, in any unit; told of all candidates of a system or of none.</param>
    public void Cell(
        int index,
        CellDecision choice,
        List<int> plus,
        long order = 0,
        List<int>? minus = null,
        int? values = null,
        double worth = 0)
    {
        if (plus.Count == 0 && minus is null)
        {
            return;
        }

        int[] p = [.. plus.Order()], m = [.. (minus ?? []).Order()];
        var key = string.Create(p.Length + 1 + m.Length, (p, m), static (sign, term) =>
        {
            for (var i = 0; i < term.p.Length; i++)
            {
                sign[i] = (char)term.p[i];
            }

            sign[term.p.Length] = char.MaxValue;
            for (var i = 0; i < term.m.Length; i++)
            {
                sign[term.p.Length + 1 + i] = (char)term.m[i];
            }
        });
        ref var form = ref CollectionsMarshal.GetValueRefOrAddDefault(_form, key, out var isThere);
        if (!isThere)
        {
            form = _terms.Count;
            _terms.Add((p, m));
            _choices.Add(choice);
            _keys.Add([]);
            _order.Add(order);
            _values.Add(0);
            _worth.Add(0);
        }

        _choices[form] = _choices[form] > choice ? _choices[form] : choice;
        _order[form] = Math.Min(_order[form], order);
        _worth[form] = Math.Max(_worth[form], worth);
        _values[form] = choice == CellDecision.Primary ? Math.Max(_values[form], values ?? k) : _values[form];
        if (index >= 0)
        {
            _keys[form].Add(index);
        }
    }

    /// <summary>Suppresses. Marks what is withheld, and returns the cells whose safety has no proof.</summary>
    /// <param name="withheld">By cell number.</param>
    public List<int> SuppressForms(bool[] withheld)
    {
        if (_system.Bases >= char.MaxValue)
        {
            throw new InvalidOperationException($"{_system.Bases} finest cells in one system are too many.");
        }

        var cell = new int[_terms.Count];
        Array.Fill(cell, -1);
        var form = new List<int>();
        for (var f = 0; f < cell.Length; f++)
        {
            CellRole? role = _choices[f] switch
            {
                CellDecision.Candidate => CellRole.Candidate,
                CellDecision.Known => CellRole.Known,
                CellDecision.Primary => CellRole.Primary,
                _ => null,
            };
            if (role is { } found)
            {
                cell[f] = _system.AddCell(found, _terms[f].Plus, values: _values[f], subtracted: _terms[f].Minus);
                form.Add(f);
            }
        }

        var answer = Suppressor.Run(
            _system,
            [.. Enumerable.Range(0, form.Count).Where(c => _system.Role(c) == CellRole.Candidate).OrderBy(c => _order[form[c]])],
            _worth.Exists(worth => worth > 0) ? c => _worth[form[c]] : null);
        for (var f = 0; f < cell.Length; f++)
        {
            foreach (var index in _keys[f])
            {
                withheld[index] = cell[f] < 0 || answer.Withheld[cell[f]];
            }
        }

        return [.. answer.Unproved.SelectMany(c => _keys[form[c]].Count == 0 ? [-1] : _keys[form[c]])];
    }
}
