namespace Opgoerelse.Disclosure.Attack;

/// <summary>
/// What an outsider knows: unknown whole numbers with bounds, equations between them, and the withheld figures (sums of
/// unknowns) that are to be found. True values have no place here.
/// </summary>
internal sealed class Angrebssystem
{
    /// <summary>A bound that binds nothing.</summary>
    public const long Uendelig = 1L << 40;

    private readonly List<long> _lav = [];
    private readonly List<long> _hoej = [];
    private readonly List<Ligning> _ligninger = [];
    private readonly List<int[]> _maal = [];

    public int Variable => _lav.Count;

    public IReadOnlyList<long> Lav => _lav;

    public IReadOnlyList<long> Hoej => _hoej;

    public IReadOnlyList<Ligning> Ligninger => _ligninger;

    public IReadOnlyList<int[]> Maal => _maal;

    /// <summary>An unknown within [<paramref name="lav"/>, <paramref name="hoej"/>].</summary>
    public int NyVariabel(long lav = 0, long hoej = Uendelig)
    {
        _lav.Add(lav);
        _hoej.Add(hoej);
        return _lav.Count - 1;
    }

    /// <summary>The sum of <paramref name="plus"/> less that of <paramref name="minus"/> is known.</summary>
    public void Kendt(IEnumerable<int> plus, long vaerdi, IEnumerable<int>? minus = null) =>
        _ligninger.Add(new Ligning([.. plus.Select(v => (v, 1)), .. (minus ?? []).Select(v => (v, -1))], vaerdi));

    /// <summary>A withheld figure: the sum of these unknowns. Returns its number.</summary>
    public int Skjult(IEnumerable<int> led)
    {
        _maal.Add([.. led]);
        return _maal.Count - 1;
    }
}

/// <summary>Σ coefficient · variable = value.</summary>
internal sealed record Ligning((int Variabel, int Koefficient)[] Led, long Vaerdi);

/// <summary>What the attacker found about one withheld figure.</summary>
/// <param name="Lav">The least value that agrees with all that is published.</param>
/// <param name="Hoej">The greatest.</param>
/// <param name="Praecis">Whether the interval is exact (over the rationals, rounded inwards); otherwise it is at least this wide.</param>
internal readonly record struct Fund(long Lav, long Hoej, bool Praecis)
{
    public bool Bestemt => Praecis && Lav == Hoej;

    /// <summary>How many values it holds.</summary>
    public long Vaerdier => Hoej - Lav + 1;
}
