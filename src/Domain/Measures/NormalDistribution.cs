namespace Opgoerelse.Domain.Measures;

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
