namespace Opgoerelse.Disclosure.Attack;

/// <summary>An exact fraction in lowest terms with a positive denominator. Overflow throws.</summary>
internal readonly struct Fraction : IEquatable<Fraction>
{
    private readonly long _denominator;

    private Fraction(long numerator, long denominator)
    {
        Numerator = numerator;
        _denominator = denominator - 1;
    }

    public long Numerator { get; }

    /// <summary>The default value is 0/1.</summary>
    public long Denominator => _denominator + 1;

    public bool IsZero => Numerator == 0;

    public int Sign => Math.Sign(Numerator);

    public static implicit operator Fraction(long integer) => new(integer, 1);

    public static Fraction operator +(Fraction a, Fraction b) =>
        a._denominator == 0 && b._denominator == 0
            ? new Fraction(a.Numerator + b.Numerator, 1)
            : Reduce(((Int128)a.Numerator * b.Denominator) + ((Int128)b.Numerator * a.Denominator), (Int128)a.Denominator * b.Denominator);

    public static Fraction operator -(Fraction a) => new(-a.Numerator, a.Denominator);

    public static Fraction operator -(Fraction a, Fraction b) => a + (-b);

    public static Fraction operator *(Fraction a, Fraction b) =>
        a._denominator == 0 && b._denominator == 0
            ? new Fraction(a.Numerator * b.Numerator, 1)
            : Reduce((Int128)a.Numerator * b.Numerator, (Int128)a.Denominator * b.Denominator);

    public static Fraction operator /(Fraction a, Fraction b) =>
        b.Numerator < 0
            ? Reduce(-(Int128)a.Numerator * b.Denominator, -(Int128)a.Denominator * b.Numerator)
            : Reduce((Int128)a.Numerator * b.Denominator, (Int128)a.Denominator * b.Numerator);

    public static bool operator <(Fraction a, Fraction b) => (Int128)a.Numerator * b.Denominator < (Int128)b.Numerator * a.Denominator;

    public static bool operator >(Fraction a, Fraction b) => b < a;

    public static bool operator ==(Fraction a, Fraction b) => a.Equals(b);

    public static bool operator !=(Fraction a, Fraction b) => !a.Equals(b);

    /// <summary>The greatest whole number that is not greater.</summary>
    public long Floor() => (Numerator / Denominator) - (Numerator % Denominator < 0 ? 1 : 0);

    /// <summary>The least whole number that is not less.</summary>
    public long Ceiling() => -(-this).Floor();

    public bool Equals(Fraction other) => Numerator == other.Numerator && _denominator == other._denominator;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, _denominator);

    private static Fraction Reduce(Int128 numerator, Int128 denominator)
    {
        Int128 a = Int128.Abs(numerator), b = denominator;
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return new Fraction((long)(numerator / a), (long)(denominator / a));
    }
}
