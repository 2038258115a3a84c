using System.Globalization;

namespace Opgoerelse.Domain.Measures;

/// <summary>Rounding of exact rationals: once, last, half away from zero.</summary>
public static class Rounding
{
    /// <summary>
    /// <paramref name="numerator"/> / <paramref name="denominator"/> rounded to <paramref name="decimals"/> decimals, as a whole
    /// number of the last decimal (33.3 is 333).
    /// </summary>
    /// <returns>Null when the denominator is 0: no basis.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative denominator.</exception>
    public static long? Ratio(Int128 numerator, Int128 denominator, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(denominator);
        if (denominator == 0)
        {
            return null;
        }

        for (var i = 0; i < decimals; i++)
        {
            numerator *= 10;
        }

        var doubled = 2 * Int128.Abs(numerator);
        var rounded = (doubled + denominator) / (2 * denominator);
        return (long)(numerator < 0 ? -rounded : rounded);
    }

    /// <summary>
    /// What 100 · <paramref name="count"/> / <paramref name="n"/> can be, as whole numbers of its first decimal: the least rounded down
    /// and the greatest rounded up, at most 100 pct., so that the share itself always lies within.
    /// </summary>
    /// <param name="count">From the least to the greatest count, 0 or more.</param>
    /// <param name="n">From the least to the greatest number that it is of; from 0 there is no upper bound but 100 pct.</param>
    /// <returns>Null where that says nothing: from 0 to 100 pct.</returns>
    public static (long From, long To)? ShareRange((long From, long To) count, (long From, long To) n)
    {
        const long Whole = 1_000;
        var from = n.To == 0 ? 0 : (long)((Int128)Whole * count.From / n.To);
        var to = n.From == 0 ? Whole : (long)Int128.Min(Whole, (((Int128)Whole * count.To) + n.From - 1) / n.From);
        return from == 0 && to == Whole ? null : (from, to);
    }

    /// <summary>
    /// A whole number of the last decimal with a decimal point: 333 with one decimal is <c>33.3</c>, always with all its
    /// decimals.
    /// </summary>
    public static string Text(long value, int decimals)
    {
        var digits = Int128.Abs(value).ToString("D" + (decimals + 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var text = decimals == 0 ? digits : digits[..^decimals] + "." + digits[^decimals..];
        return value < 0 ? "-" + text : text;
    }
}
