using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>
/// The control limits of a funnel plot around the national share, with overdispersion (Spiegelhalter 2005, Statistics in
/// Medicine 24:1185-1202, and Quality and Safety in Health Care 14:347-351). The scale is the arcsine of the square root,
/// on which a share of n forløb has the variance 1 / 4n whatever the share is. The spread between kommuner that is more
/// than chance, tau², is added to it (the additive model). It is the one at which the z-scores, winsorised at the tenth and
/// the ninetieth percentile, spread as chance would have them (Paule and Mandel 1982): those who stand out do not widen the
/// limits that they are held against.
/// </summary>
public sealed class Funnel
{
    /// <summary>The share that is winsorised in each tail.</summary>
    private const double Winsorisation = 0.1;

    /// <summary>
    /// The mean square of a standard normal variable winsorised at its own tenth and ninetieth percentile: without outliers
    /// and overdispersion phi would be this, not 1, so it is divided by it.
    /// </summary>
    private const double Winsorised = 0.678694;

    /// <summary>Enough for twelve decimals.</summary>
    private const int Halvings = 42;

    private readonly double _measure;

    /// <param name="country">The national share.</param>
    /// <param name="shares">The shares of the kommuner; those that are too small to tell anything are left out of the estimate.</param>
    public Funnel(double country, IEnumerable<Share> shares)
    {
        Country = country;
        _measure = Scale(country);
        var having = shares.Where(share => !Standings.IsTooFew(share.N, country)).ToList();
        Count = having.Count;
        if (Count < 2)
        {
            return;
        }

        Phi = Dispersion(having, 0);
        var chance = (Count - 1.0) / Count;
        if (Phi <= chance)
        {
            return;
        }

        double tooLittle = 0, ample = Math.PI * Math.PI / 4;
        for (var i = 0; i < Halvings; i++)
        {
            Tau2 = (tooLittle + ample) / 2;
            (tooLittle, ample) = Dispersion(having, Tau2) > chance ? (Tau2, ample) : (tooLittle, Tau2);
        }
    }

    /// <summary>The national share, 0 to 1: the funnel's centre.</summary>
    public double Country { get; }

    /// <summary>How many shares the estimate is made from.</summary>
    public int Count { get; }

    /// <summary>The spread of the kommuner beside that of chance alone: 1 when there is no more, 0 when not estimated.</summary>
    public double Phi { get; }

    /// <summary>The variance between kommuner beyond chance, on the arcsine scale (radians squared).</summary>
    public double Tau2 { get; }

    /// <summary>
    /// The limits for a kommune of <paramref name="n"/> forløb: the wider of those on the arcsine scale and the exact binomial
    /// ones, which hold where n is too small for the scale.
    /// </summary>
    /// <param name="n">The number of forløb, at least 1.</param>
    /// <param name="z"><see cref="NormalDistribution.Z95"/> or <see cref="NormalDistribution.Z998"/>.</param>
    public Interval LimitsAt(long n, double z)
    {
        var distance = z * Math.Sqrt(Variance(n) + Tau2);
        var tail = NormalDistribution.Distribution(-z);
        return new Interval(
            Math.Min(ShareAt(_measure - distance), BinomialDistribution.LowerLimit(n, Country, tail)),
            Math.Max(ShareAt(_measure + distance), 1 - BinomialDistribution.LowerLimit(n, 1 - Country, tail)));
    }

    /// <summary>Whether a share stands out: outside the 99.8 pct. limits, and not too small to tell anything.</summary>
    public bool StandsOut(Share share) =>
        !Standings.IsTooFew(share.N, Country) && !LimitsAt(share.N, NormalDistribution.Z998).Contains(share.Value);

    /// <summary>
    /// Whether a share that may be given as a range stands out: true or false where that holds at both ends of it, for every number of
    /// forløb that it can be of; null where it cannot be told, or they are too few to tell anything.
    /// </summary>
    public bool? StandsOut(ShareEnds ends)
    {
        const int MostNumbers = 1_000;
        if (Standings.IsTooFew(ends.High.N, Country) || ends.Low.N - ends.High.N > MostNumbers)
        {
            return null;
        }

        bool over = true, under = true, within = true;
        for (var n = ends.High.N; n <= ends.Low.N; n++)
        {
            var limits = LimitsAt(n, NormalDistribution.Z998);
            var (low, high) = ((double)ends.Low.With / n, ends.High.With == ends.High.N ? 1 : (double)ends.High.With / n);
            over &= low > limits.Upper;
            under &= high < limits.Lower;
            within &= limits.Contains(low) && limits.Contains(high);
        }

        return over || under ? true : within ? false : null;
    }

    /// <summary>
    /// The mean square of the winsorised z-scores, given a spread between kommuner; 1 when there is no more than that and chance.
    /// </summary>
    private double Dispersion(List<Share> shares, double tau2)
    {
        var z = new double[shares.Count];
        for (var i = 0; i < z.Length; i++)
        {
            z[i] = (Scale(shares[i].Value) - _measure) / Math.Sqrt(Variance(shares[i].N) + tau2);
        }

        Array.Sort(z);
        double lower = Quantile(z, Winsorisation), upper = Quantile(z, 1 - Winsorisation), sum = 0;
        foreach (var value in z)
        {
            var clamped = Math.Clamp(value, lower, upper);
            sum += clamped * clamped;
        }

        return sum / z.Length / Winsorised;
    }

    private static double Scale(double share) => Math.Asin(Math.Sqrt(share));

    private static double ShareAt(double scale) => Math.Pow(Math.Sin(Math.Clamp(scale, 0, Math.PI / 2)), 2);

    private static double Variance(long n) => 1.0 / (4 * n);

    /// <summary>The percentile between two neighbours, as R's type 7.</summary>
    private static double Quantile(double[] ordered, double q)
    {
        var place = q * (ordered.Length - 1);
        var under = (int)place;
        return under + 1 == ordered.Length ? ordered[under] : ordered[under] + ((place - under) * (ordered[under + 1] - ordered[under]));
    }
}

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
