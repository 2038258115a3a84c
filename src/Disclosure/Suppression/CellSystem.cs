using System.Runtime.InteropServices;

namespace Opgoerelse.Disclosure.Suppression;

/// <summary>What the suppressor may do with a cell.</summary>
internal enum CellRole : byte
{
    /// <summary>Published unless that reveals a primary cell.</summary>
    Candidate,

    /// <summary>Withheld, and its value must not be found.</summary>
    Primary,

    /// <summary>Withheld for a reason of its own; its value needs no protection.</summary>
    Forced,

    /// <summary>Known to everybody whatever we do: an identity, or a cell of an earlier release.</summary>
    Known,
}

/// <summary>
/// A system of cells, each an exact sum of finest cells ("bases"): the suppressor's only view of the world. It knows no
/// tables, periods or omraader.
/// </summary>
/// <remarks>
/// A base is a whole number within bounds that everybody knows. The true values serve only to prove safety: a cell is safe
/// when another table of whole numbers, equal in all that is published, has another value in it.
/// </remarks>
internal sealed class CellSystem
{
    /// <summary>A bound that binds nothing.</summary>
    public const long Unbounded = int.MaxValue;

    private readonly List<long> _value = [];
    private readonly List<long> _low = [];
    private readonly List<long> _high = [];
    private readonly List<int> _start = [0];
    private readonly List<int> _terms = [];
    private readonly List<sbyte> _signs = [];
    private readonly List<CellRole> _roles = [];
    private readonly List<int> _requires = [];
    private readonly List<int> _needs = [];

    public int Bases => _value.Count;

    public int Cells => _roles.Count;

    /// <summary>Adds a finest cell.</summary>
    /// <param name="value">Its true value.</param>
    /// <param name="low">The least value that anyone would believe.</param>
    /// <param name="high">The greatest.</param>
    public int AddBase(long value, long low = 0, long high = Unbounded)
    {
        if (value < low || value > high)
        {
            throw new ArgumentException($"The value {value} lies outside {low}-{high}.", nameof(value));
        }

        _value.Add(value);
        _low.Add(low);
        _high.Add(high);
        return _value.Count - 1;
    }

    /// <summary>Adds a cell: the sum of <paramref name="bases"/>, less that of <paramref name="subtracted"/>.</summary>
    /// <param name="role">What may be done with it.</param>
    /// <param name="bases">Its bases, no one twice.</param>
    /// <param name="requires">A cell without which this one is not published; -1 for none.</param>
    /// <param name="values">A primary cell is safe when its feasible interval holds this many values; otherwise ignored.</param>
    /// <param name="subtracted">Bases that count negatively (for identities).</param>
    public int AddCell(CellRole role, ReadOnlySpan<int> bases, int requires = -1, int values = 2, ReadOnlySpan<int> subtracted = default)
    {
        _terms.AddRange(bases);
        _terms.AddRange(subtracted);
        for (var i = 0; i < bases.Length + subtracted.Length; i++)
        {
            _signs.Add((sbyte)(i < bases.Length ? 1 : -1));
        }

        _start.Add(_terms.Count);
        _roles.Add(role);
        _requires.Add(requires);
        _needs.Add(values);
        return _roles.Count - 1;
    }

    public long BaseValue(int b) => _value[b];

    public long BaseLow(int b) => _low[b];

    public long BaseHigh(int b) => _high[b];

    public CellRole Role(int cell) => _roles[cell];

    public int Requires(int cell) => _requires[cell];

    /// <summary>How much a primary cell must be able to vary: its number of values less one.</summary>
    public int Range(int cell) => _needs[cell] - 1;

    public ReadOnlySpan<int> Terms(int cell) => CollectionsMarshal.AsSpan(_terms)[_start[cell].._start[cell + 1]];

    public ReadOnlySpan<sbyte> Signs(int cell) => CollectionsMarshal.AsSpan(_signs)[_start[cell].._start[cell + 1]];

    /// <summary>The true value of a cell.</summary>
    public long Value(int cell)
    {
        var sum = 0L;
        var signs = Signs(cell);
        var terms = Terms(cell);
        for (var i = 0; i < terms.Length; i++)
        {
            sum += signs[i] * _value[terms[i]];
        }

        return sum;
    }
}
