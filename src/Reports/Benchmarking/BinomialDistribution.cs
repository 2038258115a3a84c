namespace Opgoerelse.Reports.Benchmarking;

/// <summary>The binomial distribution's lower tail.</summary>
internal static class BinomialDistribution
{
    /// <summary>
    /// The exact lower control limit of a share (Spiegelhalter 2005, Statistics in Medicine 24:1185-1202, appendix A.1.1):
    /// the smallest r with P(R ≤ r) &gt; <paramref name="tail"/>, moved down by the part of its own probability that
    /// the tail does not use, divided by <paramref name="n"/>.
    /// </summary>
    public static double LowerLimit(long n, double share, double tail)
    {
        if (share is <= 0 or >= 1)
        {
            return share;
        }

        // In logarithms: (1 - p)^n is 0 in floating point for a large n.
        var logOdds = Math.Log(share) - Math.Log(1 - share);
        var log = n * Math.Log(1 - share);
        var sum = 0.0;
        for (var r = 0L; ; r++)
        {
            var p = Math.Exp(log);
            sum += p;
            if (sum > tail || r == n)
            {
                return Math.Clamp((r - ((sum - tail) / p)) / n, 0, 1);
            }

            log += Math.Log((double)(n - r) / (r + 1)) + logOdds;
        }
    }
}
