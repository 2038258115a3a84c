namespace Opgoerelse.Disclosure.Attack;

/// <summary>
/// Tries to find every withheld figure from what is published. It shares nothing with the suppressor and does not know
/// the true values.
/// </summary>
/// <remarks>
/// Interval propagation first, then linear programming in exact fractions over each independent part. The intervals are
/// those of the linear relaxation, rounded inwards to whole numbers: a figure that only integrality of several unknowns
/// together would give away is not seen (an attacker would need integer programming for it).
/// </remarks>
internal static class Attacker
{
    /// <summary>A finding for each withheld figure, in their order.</summary>
    /// <param name="system">What is known.</param>
    /// <param name="enoughWidth">An interval with this many values is wide enough: it is not searched further.</param>
    /// <exception cref="InvalidDataException">What is published contradicts itself.</exception>
    public static VariableFinding[] Attack(AttackSystem system, long enoughWidth = long.MaxValue)
    {
        long[] low = [.. system.Low], high = [.. system.High];
        Narrowing.Propagate(system.Equations, low, high);
        var equations = EquationSplitting.Simplify(system.Equations, low, high);
        // A withheld sum holds its unknowns together in one part.
        var total = equations.Concat(system.Measure
            .Select(measure => new Equation([.. measure.Where(v => low[v] != high[v]).Select(v => (v, 1))], 0))
            .Where(equation => equation.Terms.Length > 0)).ToList();
        var (part, count) = EquationSplitting.Split(total, low, high);
        var parts = Enumerable.Range(0, count)
            .Select(_ => (Variable: new List<int>(), Equations: new List<Equation>(), Measure: new List<int>()))
            .ToArray();
        var local = new int[low.Length];
        for (var v = 0; v < part.Length; v++)
        {
            if (part[v] >= 0)
            {
                local[v] = parts[part[v]].Variable.Count;
                parts[part[v]].Variable.Add(v);
            }
        }

        foreach (var equation in equations)
        {
            parts[part[equation.Terms[0].Variable]].Equations.Add(equation);
        }

        var finding = new VariableFinding[system.Measure.Count];
        for (var m = 0; m < finding.Length; m++)
        {
            var unknown = Array.FindAll(system.Measure[m], v => part[v] >= 0);
            var known = system.Measure[m].Sum(v => part[v] < 0 ? low[v] : 0);
            finding[m] = new VariableFinding(known, known, true);
            if (unknown.Length > 0)
            {
                parts[part[unknown[0]]].Measure.Add(m);
            }
        }

        foreach (var (variable, theirs, measure) in parts)
        {
            if (measure.Count == 0)
            {
                continue;
            }

            var simplex = new ExactSimplex(
                [.. variable.Select(v => low[v])],
                [.. variable.Select(v => high[v])],
                [.. theirs.Select(l => new Equation([.. l.Terms.Select(term => (local[term.Variable], term.Coefficient))], l.Value))],
                [.. measure.Select(m => (int[])[.. system.Measure[m].Where(v => part[v] >= 0).Select(v => local[v])])]);
            for (var i = 0; i < measure.Count; i++)
            {
                var (from, to, exact) = simplex.Interval(i, enoughWidth);
                finding[measure[i]] = new VariableFinding(finding[measure[i]].Low + from, finding[measure[i]].High + to, exact);
            }
        }

        return finding;
    }
}

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
