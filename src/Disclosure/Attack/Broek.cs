namespace Opgoerelse.Disclosure.Attack;

/// <summary>An exact fraction in lowest terms with a positive denominator. Overflow throws.</summary>
internal readonly struct Broek : IEquatable<Broek>
{
    private readonly long _naevner;

    private Broek(long taeller, long naevner)
    {
        Taeller = taeller;
        _naevner = naevner - 1;
    }

    public long Taeller { get; }

    /// <summary>The default value is 0/1.</summary>
    public long Naevner => _naevner + 1;

    public bool ErNul => Taeller == 0;

    public int Fortegn => Math.Sign(Taeller);

    public static implicit operator Broek(long heltal) => new(heltal, 1);

    public static Broek operator +(Broek a, Broek b) =>
        a._naevner == 0 && b._naevner == 0
            ? new Broek(a.Taeller + b.Taeller, 1)
            : Forkort(((Int128)a.Taeller * b.Naevner) + ((Int128)b.Taeller * a.Naevner), (Int128)a.Naevner * b.Naevner);

    public static Broek operator -(Broek a) => new(-a.Taeller, a.Naevner);

    public static Broek operator -(Broek a, Broek b) => a + (-b);

    public static Broek operator *(Broek a, Broek b) =>
        a._naevner == 0 && b._naevner == 0
            ? new Broek(a.Taeller * b.Taeller, 1)
            : Forkort((Int128)a.Taeller * b.Taeller, (Int128)a.Naevner * b.Naevner);

    public static Broek operator /(Broek a, Broek b) =>
        b.Taeller < 0
            ? Forkort(-(Int128)a.Taeller * b.Naevner, -(Int128)a.Naevner * b.Taeller)
            : Forkort((Int128)a.Taeller * b.Naevner, (Int128)a.Naevner * b.Taeller);

    public static bool operator <(Broek a, Broek b) => (Int128)a.Taeller * b.Naevner < (Int128)b.Taeller * a.Naevner;

    public static bool operator >(Broek a, Broek b) => b < a;

    public static bool operator ==(Broek a, Broek b) => a.Equals(b);

    public static bool operator !=(Broek a, Broek b) => !a.Equals(b);

    /// <summary>The greatest whole number that is not greater.</summary>
    public long Gulv() => (Taeller / Naevner) - (Taeller % Naevner < 0 ? 1 : 0);

    /// <summary>The least whole number that is not less.</summary>
    public long Loft() => -(-this).Gulv();

    public bool Equals(Broek other) => Taeller == other.Taeller && _naevner == other._naevner;

    public override bool Equals(object? obj) => obj is Broek anden && Equals(anden);

    public override int GetHashCode() => HashCode.Combine(Taeller, _naevner);

    private static Broek Forkort(Int128 taeller, Int128 naevner)
    {
        Int128 a = Int128.Abs(taeller), b = naevner;
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return new Broek((long)(taeller / a), (long)(naevner / a));
    }
}
