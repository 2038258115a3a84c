using System.Globalization;

namespace Opgoerelse.Domain.Measures;

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

    /// <summary>
    /// A whole number of the last decimal with a decimal point: 333 with one decimal is <c>33.3</c>, always with all its
    /// decimals.
    /// </summary>
    public static string Tekst(long vaerdi, int decimaler)
    {
        var cifre = Int128.Abs(vaerdi).ToString("D" + (decimaler + 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var tekst = decimaler == 0 ? cifre : cifre[..^decimaler] + "." + cifre[^decimaler..];
        return vaerdi < 0 ? "-" + tekst : tekst;
    }
}
