using System.Runtime.InteropServices;

namespace Opgoerelse.Disclosure.Suppression;

/// <summary>
/// The distinct sums of a system: cells with the same bases are one form (one value under two names, as a kommune that is
/// a landsdel of its own). Every base is a form too.
/// </summary>
internal sealed class Forms
{
    private readonly List<(int[] Rows, sbyte[] Signs)> _forms;
    private readonly int[] _ofCell;

    public Forms(CellSystem system)
    {
        _forms = new List<(int[], sbyte[])>(system.Bases + system.Cells);
        var byHash = new Dictionary<ulong, List<int>>();
        for (var b = 0; b < system.Bases; b++)
        {
            // The form of base b is number b.
            _forms.Add(([b], [1]));
            byHash.Add(Mix((ulong)b, 1), [b]);
        }

        _ofCell = new int[system.Cells];
        for (var cell = 0; cell < system.Cells; cell++)
        {
            var rows = system.Terms(cell).ToArray();
            var signs = system.Signs(cell).ToArray();
            Array.Sort(rows, signs);
            var hash = 0UL;
            for (var i = 0; i < rows.Length; i++)
            {
                hash = unchecked(hash + Mix((ulong)rows[i], signs[i])); // a hash may wrap
            }

            ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(byHash, hash, out var exists);
            var form = -1;
            if (exists)
            {
                form = same!.Find(f => _forms[f].Rows.AsSpan().SequenceEqual(rows) && _forms[f].Signs.AsSpan().SequenceEqual(signs), -1);
            }
            else
            {
                same = [];
            }

            if (form < 0)
            {
                form = _forms.Count;
                _forms.Add((rows, signs));
                same!.Add(form);
            }

            _ofCell[cell] = form;
        }
    }

    public int Count => _forms.Count;

    public IReadOnlyList<(int[] Rows, sbyte[] Signs)> All => _forms;

    public ReadOnlySpan<int> Bases(int form) => _forms[form].Rows;

    public ReadOnlySpan<sbyte> Signs(int form) => _forms[form].Signs;

    public int OfCell(int cell) => _ofCell[cell];

    private static ulong Mix(ulong x, int sign)
    {
        unchecked
        {
            // A hash may wrap (splitmix64).
            x = (x + 1) * 0x9E3779B97F4A7C15UL;
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
            return (x ^ (x >> 27)) * (ulong)sign;
        }
    }
}

/// <summary>Searching a list with a value for "not found".</summary>
file static class Lists
{
    public static int Find(this List<int> list, Predicate<int> match, int otherwise)
    {
        var i = list.FindIndex(match);
        return i < 0 ? otherwise : list[i];
    }
}

/// <summary>Which forms of several bases hold a base, and with which sign.</summary>
internal sealed class FormIndex
{
    private readonly int[] _start;
    private readonly int[] _forms;
    private readonly sbyte[] _signs;

    public FormIndex(int bases, Forms forms)
    {
        _start = new int[bases + 1];
        for (var f = bases; f < forms.Count; f++)
        {
            foreach (var b in forms.Bases(f))
            {
                _start[b + 1]++;
            }
        }

        for (var b = 0; b < bases; b++)
        {
            _start[b + 1] += _start[b];
        }

        _forms = new int[_start[bases]];
        _signs = new sbyte[_start[bases]];
        var next = _start.AsSpan(0, bases).ToArray();
        foreach (var f in Enumerable.Range(bases, forms.Count - bases).OrderBy(f => forms.Bases(f).Length))
        {
            var signs = forms.Signs(f);
            var rows = forms.Bases(f);
            for (var i = 0; i < rows.Length; i++)
            {
                _forms[next[rows[i]]] = f;
                _signs[next[rows[i]]++] = signs[i];
            }
        }
    }

    /// <summary>The forms that hold a base, the smallest first.</summary>
    public ReadOnlySpan<int> Holding(int b) => _forms.AsSpan(_start[b], _start[b + 1] - _start[b]);

    public ReadOnlySpan<sbyte> Signs(int b) => _signs.AsSpan(_start[b], _start[b + 1] - _start[b]);
}
