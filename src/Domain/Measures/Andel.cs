namespace Opgoerelse.Domain.Measures;

/// <summary>A share: how many of how many. The unit of its value and interval is 1, not per cent.</summary>
/// <param name="Med">How many have it, 0 to <paramref name="N"/>.</param>
/// <param name="N">Of how many, at least 1.</param>
public readonly record struct Andel(long Med, long N)
{
    /// <summary>The share itself, 0 to 1.</summary>
    public double Vaerdi => (double)Med / N;

    /// <summary>The share of those who do not have it.</summary>
    public Andel Modsat() => new(N - Med, N);

    /// <summary>
    /// Wilson's score interval without continuity correction: those shares that a two-sided test would not reject.
    /// Wilson (1927), JASA 22:209-212; recommended by Newcombe (1998), Statistics in Medicine 17:857-872.
    /// </summary>
    /// <param name="z">The normal point of the confidence wanted.</param>
    public Interval Wilson(double z = Normalfordeling.Z95)
    {
        double p = Vaerdi, zz = z * z;
        var midte = (2 * Med) + zz;
        var halv = z * Math.Sqrt(zz + (4 * Med * (1 - p)));
        var naevner = 2 * (N + zz);
        // At the ends the formula gives 0 and 1, but for the last bits.
        return new Interval(Med == 0 ? 0 : (midte - halv) / naevner, Med == N ? 1 : (midte + halv) / naevner);
    }

    /// <summary>
    /// The interval of this share minus <paramref name="anden"/>, of two groups with nobody in common: Newcombe's hybrid
    /// score interval (method 10), Statistics in Medicine 17:873-890 (1998). It agrees with the intervals of the two.
    /// </summary>
    public Interval Minus(Andel anden, double z = Normalfordeling.Z95)
    {
        var her = Wilson(z);
        var der = anden.Wilson(z);
        var forskel = Vaerdi - anden.Vaerdi;
        return new Interval(
            forskel - Laengde(Vaerdi - her.Nedre, der.Oevre - anden.Vaerdi),
            forskel + Laengde(her.Oevre - Vaerdi, anden.Vaerdi - der.Nedre));
    }

    private static double Laengde(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
