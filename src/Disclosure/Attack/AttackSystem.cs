namespace Opgoerelse.Disclosure.Attack;

/// <summary>
/// What an outsider knows: unknown whole numbers with bounds, equations between them, and the withheld figures (sums of
/// unknowns) that are to be found. True values have no place here.
/// </summary>
internal sealed class AttackSystem
{
    /// <summary>A bound that binds nothing.</summary>
    public const long Infinite = 1L << 40;

    private readonly List<long> _low = [];
    private readonly List<long> _high = [];
    private readonly List<Equation> _equations = [];
    private readonly List<int[]> _measure = [];

    public int Variable => _low.Count;

    public IReadOnlyList<long> Low => _low;

    public IReadOnlyList<long> High => _high;

    public IReadOnlyList<Equation> Equations => _equations;

    public IReadOnlyList<int[]> Measure => _measure;

    /// <summary>An unknown within [<paramref name="low"/>, <paramref name="high"/>].</summary>
    public int NewVariable(long low = 0, long high = Infinite)
    {
        _low.Add(low);
        _high.Add(high);
        return _low.Count - 1;
    }

    /// <summary>The sum of <paramref name="plus"/> less that of <paramref name="minus"/> is known.</summary>
    public void Known(IEnumerable<int> plus, long value, IEnumerable<int>? minus = null) =>
        _equations.Add(new Equation([.. plus.Select(v => (v, 1)), .. (minus ?? []).Select(v => (v, -1))], value));

    /// <summary>A withheld figure: the sum of these unknowns. Returns its number.</summary>
    public int Withheld(IEnumerable<int> term)
    {
        _measure.Add([.. term]);
        return _measure.Count - 1;
    }
}

/// <summary>Σ coefficient · variable = value.</summary>
internal sealed record Equation((int Variable, int Coefficient)[] Terms, long Value);

/// <summary>What the attacker found about one withheld figure.</summary>
/// <param name="Low">The least value that agrees with all that is published.</param>
/// <param name="High">The greatest.</param>
/// <param name="Exact">Whether the interval is exact (over the rationals, rounded inwards); otherwise it is at least this wide.</param>
internal readonly record struct VariableFinding(long Low, long High, bool Exact)
{
    public bool IsDetermined => Exact && Low == High;

    /// <summary>How many values it holds.</summary>
    public long Values => High - Low + 1;
}
