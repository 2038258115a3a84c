namespace Opgoerelse.Ingest.Validation;

/// <summary>
/// Numbers as digits with a minus before and, in decimals, a point among them. A JSON number may have an exponent; a CSV
/// cell may not, but leading zeros, which the grammar of JSON has refused already.
/// </summary>
internal static class NumberReader
{
    // The mantissa of a decimal has 96 bits.
    private static readonly UInt128 LargestMantissa = (UInt128.One << 96) - 1;

    private const int LargestScale = 28;

    /// <summary>A whole number written without fraction and exponent.</summary>
    public static bool TryWhole(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        var negative = text.Length > 0 && text[0] == '-';
        var digits = negative ? text[1..] : text;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        foreach (var digit in digits)
        {
            var next = ((UInt128)(ulong)number * 10) + (uint)(digit - '0');
            if (next > long.MaxValue)
            {
                return false;
            }

            number = (long)next;
        }

        number = negative ? -number : number;
        return true;
    }

    /// <summary>
    /// A decimal number, exactly: one that needs more than 28 decimals or 96 bits is none of ours. The result has no
    /// trailing zeros, so equal numbers have equal texts.
    /// </summary>
    public static bool TryDecimal(ReadOnlySpan<byte> text, bool mayHaveExponent, out decimal number)
    {
        number = 0;
        var negative = text.Length > 0 && text[0] == '-';
        var rest = negative ? text[1..] : text;
        var integer = Digits(ref rest);
        if (integer.IsEmpty)
        {
            return false;
        }

        ReadOnlySpan<byte> decimals = default;
        if (rest.Length > 0 && rest[0] == '.')
        {
            rest = rest[1..];
            decimals = Digits(ref rest);
            if (decimals.IsEmpty)
            {
                return false;
            }
        }

        var exponent = 0;
        return (rest.IsEmpty || (mayHaveExponent && TryExponent(rest, out exponent)))
            && TrySaml(negative, integer, decimals, exponent, out number);
    }

    private static ReadOnlySpan<byte> Digits(scoped ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var digits = end < 0 ? rest : rest[..end];
        rest = rest[digits.Length..];
        return digits;
    }

    private static bool TryExponent(ReadOnlySpan<byte> rest, out int exponent)
    {
        exponent = 0;
        if (rest[0] is not ((byte)'e' or (byte)'E'))
        {
            return false;
        }

        rest = rest[1..];
        var negative = rest.Length > 0 && rest[0] == '-';
        rest = rest.Length > 0 && rest[0] is (byte)'-' or (byte)'+' ? rest[1..] : rest;
        var digits = Digits(ref rest);
        if (digits.IsEmpty || !rest.IsEmpty)
        {
            return false;
        }

        foreach (var digit in digits)
        {
            // Far outside what a decimal holds; stop before an int overflows. A line is at most 1 MiB.
            exponent = Math.Min((exponent * 10) + (digit - '0'), 10_000_000);
        }

        exponent = negative ? -exponent : exponent;
        return true;
    }

    private static bool TrySaml(bool negative, ReadOnlySpan<byte> integer, ReadOnlySpan<byte> decimals, int exponent, out decimal number)
    {
        number = 0;
        UInt128 mantissa = 0;
        var pendingZeros = 0;
        var scale = decimals.Length - exponent;
        for (var i = 0; i < integer.Length + decimals.Length; i++)
        {
            var digit = i < integer.Length ? integer[i] : decimals[i - integer.Length];
            if (digit == '0')
            {
                pendingZeros += mantissa == 0 ? 0 : 1;
                continue;
            }

            for (; pendingZeros >= 0; pendingZeros--)
            {
                mantissa = (mantissa * 10) + (pendingZeros == 0 ? (uint)(digit - '0') : 0);
                if (mantissa > LargestMantissa)
                {
                    return false;
                }
            }

            pendingZeros = 0;
        }

        if (mantissa == 0)
        {
            return true;
        }

        // Trailing zeros were not taken into the mantissa: they lower the scale.
        scale -= pendingZeros;
        for (; scale < 0; scale++)
        {
            mantissa *= 10;
            if (mantissa > LargestMantissa)
            {
                return false;
            }
        }

        if (scale > LargestScale)
        {
            return false;
        }

        number = new decimal(
            unchecked((int)(uint)(mantissa & uint.MaxValue)),
            unchecked((int)(uint)((mantissa >> 32) & uint.MaxValue)),
            unchecked((int)(uint)(mantissa >> 64)),
            negative,
            (byte)scale);
        return true;
    }
}
