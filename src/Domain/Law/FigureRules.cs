using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Domain.Law;

/// <summary>What is asked of the counts: how they become a share.</summary>
public static class FigureRules
{
    /// <summary>The decimals of a share in per cent, and of the difference between two in percentage points.</summary>
    public const int ShareDecimals = 1;

    /// <summary>
    /// 100 · antalMed / N, computed from the whole numbers and rounded once, half away from zero. As a whole number of its last decimal:
    /// 11.8 pct. is 118.
    /// </summary>
    /// <param name="with">antalMed: how many have it.</param>
    /// <param name="n">N: of how many.</param>
    /// <returns>Null where N is 0: without a basis there is no share, and it is never 0 pct.</returns>
    [Rule(LegalRule.Andel)]
    public static long? Percentage(long with, long n) => Rounding.Ratio((Int128)100 * with, n, ShareDecimals);

    /// <summary>
    /// <paramref name="share"/> less <paramref name="other"/> in percentage points: of the exact shares, and rounded last.
    /// </summary>
    public static long PercentagePoints(Share share, Share other) => Rounding.Ratio(
        (Int128)100 * (((Int128)share.With * other.N) - ((Int128)other.With * share.N)),
        (Int128)share.N * other.N,
        ShareDecimals)!.Value;
}
