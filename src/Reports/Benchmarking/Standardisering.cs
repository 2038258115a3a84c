using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>What a share would be with the national rates, and how far the actual one is from it. Unit 1, not per cent.</summary>
/// <param name="Forventet">The expected share, 0 to 1.</param>
/// <param name="Forskel">Actual minus expected.</param>
/// <param name="Usikkerhed">The 95 pct. interval of <paramref name="Forskel"/>.</param>
public readonly record struct Forventning(double Forventet, double Forskel, Interval Usikkerhed);

/// <summary>
/// Indirect standardisation: the expected share is the mean of the national rates of the strata, weighted by how the
/// forløb are spread over them (Breslow and Day 1987, Statistical Methods in Cancer Research II, ch. 2).
/// </summary>
public static class Standardisering
{
    /// <summary>The mean of the national rates, weighted; null when there is no weight.</summary>
    /// <param name="strata">The weight of each stratum (a number of forløb, or any share of them) and its national rate, 0 to 1.</param>
    public static double? Forventet(IEnumerable<(double Vaegt, double Rate)> strata)
    {
        double vaegt = 0, sum = 0;
        foreach (var stratum in strata)
        {
            vaegt += stratum.Vaegt;
            sum += stratum.Vaegt * stratum.Rate;
        }

        return vaegt > 0 ? sum / vaegt : null;
    }

    /// <summary>
    /// Actual minus expected. The expected share is taken as known (it rests on the whole country), so the interval is that
    /// of the actual share, moved.
    /// </summary>
    public static Forventning Sammenlign(Andel andel, double forventet) =>
        new(forventet, andel.Vaerdi - forventet, andel.Wilson().Flyt(-forventet));
}
