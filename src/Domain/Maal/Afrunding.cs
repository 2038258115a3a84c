namespace Opgoerelse.Domain.Maal;

/// <summary>Rounding of exact rationals: once, last, half away from zero.</summary>
public static class Afrunding
{
    /// <summary>
    /// <paramref name="taeller"/> / <paramref name="naevner"/> rounded to <paramref name="decimaler"/> decimals, as a whole
    /// number of the last decimal (33.3 is 333).
    /// </summary>
    /// <returns>Null when the denominator is 0: no basis.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative denominator.</exception>
    public static long? Forhold(Int128 taeller, Int128 naevner, int decimaler)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(naevner);
        if (naevner == 0)
        {
            return null;
        }

        for (var i = 0; i < decimaler; i++)
        {
            taeller *= 10;
        }

        var dobbelt = 2 * Int128.Abs(taeller);
        var afrundet = (dobbelt + naevner) / (2 * naevner);
        return (long)(taeller < 0 ? -afrundet : afrundet);
    }

    /// <summary>100 · <paramref name="taeller"/> / <paramref name="naevner"/>, one decimal, as tenths of a percent.</summary>
    public static long? Andel(long taeller, long naevner) => Forhold((Int128)100 * taeller, naevner, 1);
}
