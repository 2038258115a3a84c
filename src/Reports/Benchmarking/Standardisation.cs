using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>What a share would be with the national rates, and how far the actual one is from it. Unit 1, not per cent.</summary>
/// <param name="Expected">The expected share, 0 to 1.</param>
/// <param name="Difference">Actual minus expected.</param>
/// <param name="Uncertainty">The 95 pct. interval of <paramref name="Difference"/>.</param>
public readonly record struct Expectation(double Expected, double Difference, Interval Uncertainty);

/// <summary>
/// Indirect standardisation: the expected share is the mean of the national rates of the strata, weighted by how the
/// forløb are spread over them (Breslow and Day 1987, Statistical Methods in Cancer Research II, ch. 2).
/// </summary>
public static class Standardisation
{
    /// <summary>The mean of the national rates, weighted; null when there is no weight.</summary>
    /// <param name="strata">The weight of each stratum (a number of forløb, or any share of them) and its national rate, 0 to 1.</param>
    public static double? Expected(IEnumerable<(double Weight, double Rate)> strata)
    {
        double weight = 0, sum = 0;
        foreach (var stratum in strata)
        {
            weight += stratum.Weight;
            sum += stratum.Weight * stratum.Rate;
        }

        return weight > 0 ? sum / weight : null;
    }

    /// <summary>
    /// Actual minus expected. The expected share is taken as known (it rests on the whole country), so the interval is that
    /// of the actual share, moved.
    /// </summary>
    public static Expectation Compare(Share share, double expected) =>
        new(expected, share.Value - expected, share.Wilson().Move(-expected));
}
