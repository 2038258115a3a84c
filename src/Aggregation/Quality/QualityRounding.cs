using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Aggregation.Quality;

/// <summary>Rounds measures of quality, so that no single registration is shown (ADR 33).</summary>
public static class QualityRounding
{
    /// <summary>Stands for a share whose base is below <see cref="SmallestBasis"/>.</summary>
    public const long TooFew = -1;

    /// <summary>The smallest base of a share: below it, a whole per cent would tell of single registrations.</summary>
    public const long SmallestBasis = 100;

    /// <summary>To the nearest ten, half up; below ten 0, which is read as under ten.</summary>
    public static long Count(long count) => count < 10 ? 0 : (count + 5) / 10 * 10;

    /// <summary>Whole per cent, half up; <see cref="TooFew"/> for a small base.</summary>
    public static long Percentage(long part, long whole) => whole < SmallestBasis ? TooFew : Rounding.Ratio((Int128)100 * part, whole, 0)!.Value;
}
