using System.Globalization;
using System.Numerics;

namespace Opgoerelse.Model;

/// <summary>An exact ratio of integers, rounded once.</summary>
public static class SlowRatio
{
    /// <summary>
    /// The ratio with so many decimals, half away from zero, with a point; <c>-</c> when the denominator is 0.
    /// </summary>
    public static string Text(BigInteger numerator, BigInteger denominator, int decimals)
    {
        if (denominator == 0)
        {
            return "-";
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(numerator, BigInteger.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(denominator, BigInteger.Zero);

        // floor(x + 1/2) is half away from zero, since nothing here is negative
        BigInteger scaled = ((2 * numerator * BigInteger.Pow(10, decimals)) + denominator) / (2 * denominator);
        string digits = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return digits[..^decimals] + "." + digits[^decimals..];
    }
}
