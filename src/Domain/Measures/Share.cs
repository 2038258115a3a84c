namespace Opgoerelse.Domain.Measures;

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
        var her = Wilson(z);
        var that = other.Wilson(z);
        var difference = Value - other.Value;
        return new Interval(
            difference - Length(Value - her.Lower, that.Upper - other.Value),
            difference + Length(her.Upper - Value, other.Value - that.Lower));
    }

    private static double Length(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
