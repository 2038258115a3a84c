namespace Opgoerelse.Domain.Measures;

/// <summary>From one number to another, both included; the unit is that of what it is about.</summary>
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>Whether the value lies within it.</summary>
    public bool Contains(double value) => Lower <= value && value <= Upper;

    /// <summary>The same interval, <paramref name="distance"/> further up.</summary>
    public Interval Move(double distance) => new(Lower + distance, Upper + distance);
}

/// <summary>A share: how many of how many. The unit of its value and interval is 1, not per cent.</summary>
/// <param name="With">How many have it, 0 to <paramref name="N"/>.</param>
/// <param name="N">Of how many, at least 1.</param>
public readonly record struct Share(long With, long N)
{
    /// <summary>The share itself, 0 to 1.</summary>
    public double Value => (double)With / N;

    /// <summary>The share of those who do not have it.</summary>
    public Share Opposite() => new(N - With, N);

    /// <summary>
    /// Wilson's score interval without continuity correction: those shares that a two-sided test would not reject.
    /// Wilson (1927), JASA 22:209-212; recommended by Newcombe (1998), Statistics in Medicine 17:857-872.
    /// </summary>
    /// <param name="z">The normal point of the confidence wanted.</param>
    public Interval Wilson(double z = NormalDistribution.Z95)
    {
        double p = Value, zz = z * z;
        var middle = (2 * With) + zz;
        var halfWidth = z * Math.Sqrt(zz + (4 * With * (1 - p)));
        var denominator = 2 * (N + zz);
        // At the ends the formula gives 0 and 1, but for the last bits.
        return new Interval(With == 0 ? 0 : (middle - halfWidth) / denominator, With == N ? 1 : (middle + halfWidth) / denominator);
    }

    /// <summary>
    /// The interval of this share minus <paramref name="other"/>, of two groups with nobody in common: Newcombe's hybrid
    /// score interval (method 10), Statistics in Medicine 17:873-890 (1998). It agrees with the intervals of the two.
    /// </summary>
    public Interval Minus(Share other, double z = NormalDistribution.Z95)
    {
        var here = Wilson(z);
        var that = other.Wilson(z);
        var difference = Value - other.Value;
        return new Interval(
            difference - Length(Value - here.Lower, that.Upper - other.Value),
            difference + Length(here.Upper - Value, other.Value - that.Lower));
    }

    private static double Length(double a, double b) => Math.Sqrt((a * a) + (b * b));
}

/// <summary>The least and the greatest that a share can be, where its counts are published as ranges.</summary>
/// <param name="Low">The fewest who have it, of the most there can be.</param>
/// <param name="High">The most who have it, of the fewest there can be.</param>
public readonly record struct ShareEnds(Share Low, Share High)
{
    /// <summary>Whether it is one share, and no range.</summary>
    public bool IsExact => Low == High;

    /// <summary>Both ends, unit 1.</summary>
    public Interval Values => new(Low.Value, High.Value);

    /// <summary>A share that is known: twice itself.</summary>
    public static ShareEnds Of(Share share) => new(share, share);

    /// <summary>The ends of a share by the ends of its counts; of none there may be, it may be all of them.</summary>
    public static ShareEnds Of((long From, long To) count, (long From, long To) n) => new(
        new Share(Math.Min(count.From, n.To), Math.Max(n.To, 1)),
        n.From == 0 ? new Share(1, 1) : new Share(Math.Min(count.To, n.From), n.From));

    /// <summary>
    /// What the 95 pct. interval of the share lies within, wherever in the range the share is: both its ends grow with the count and
    /// fall with the number that it is of.
    /// </summary>
    public Interval Wilson() => new(Low.Wilson().Lower, High.Wilson().Upper);
}

/// <summary>The standard normal distribution: what intervals and limits need of it.</summary>
public static class NormalDistribution
{
    /// <summary>The two-sided 95 pct. point, 1.959964.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>The two-sided 99.8 pct. point, 3.090232: one in a thousand on each side.</summary>
    public const double Z998 = 3.090232306167813;

    /// <summary>
    /// The probability of a value of at most <paramref name="x"/>: the series of Marsaglia (2004), Evaluating the normal
    /// distribution, Journal of Statistical Software 11(4); 0 and 1 beyond 8.
    /// </summary>
    public static double Distribution(double x)
    {
        if (Math.Abs(x) > 8)
        {
            return x > 0 ? 1 : 0;
        }

        double sum = x, term = x;
        for (var i = 3; Math.Abs(term) > 1e-17; i += 2)
        {
            term *= x * x / i;
            sum += term;
        }

        return Math.Clamp(0.5 + (sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)), 0, 1);
    }
}
