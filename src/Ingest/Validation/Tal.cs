namespace Opgoerelse.Ingest.Validation;

/// <summary>
/// Numbers as digits with a minus before and, in decimals, a point among them. A JSON number may have an exponent; a CSV
/// cell may not, but leading zeros, which the grammar of JSON has refused already.
/// </summary>
internal static class Tal
{
    // The mantissa of a decimal has 96 bits.
    private static readonly UInt128 StoersteMantisse = (UInt128.One << 96) - 1;

    private const int StoersteSkala = 28;

    /// <summary>A whole number written without fraction and exponent.</summary>
    public static bool TryHelt(ReadOnlySpan<byte> tekst, out long tal)
    {
        tal = 0;
        var negativ = tekst.Length > 0 && tekst[0] == '-';
        var cifre = negativ ? tekst[1..] : tekst;
        if (cifre.IsEmpty || cifre.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        foreach (var ciffer in cifre)
        {
            var naeste = ((UInt128)(ulong)tal * 10) + (uint)(ciffer - '0');
            if (naeste > long.MaxValue)
            {
                return false;
            }

            tal = (long)naeste;
        }

        tal = negativ ? -tal : tal;
        return true;
    }

    /// <summary>
    /// A decimal number, exactly: one that needs more than 28 decimals or 96 bits is none of ours. The result has no
    /// trailing zeros, so equal numbers have equal texts.
    /// </summary>
    public static bool TryDecimal(ReadOnlySpan<byte> tekst, bool maaHaveEksponent, out decimal tal)
    {
        tal = 0;
        var negativ = tekst.Length > 0 && tekst[0] == '-';
        var rest = negativ ? tekst[1..] : tekst;
        var heltal = Cifre(ref rest);
        if (heltal.IsEmpty)
        {
            return false;
        }

        ReadOnlySpan<byte> decimaler = default;
        if (rest.Length > 0 && rest[0] == '.')
        {
            rest = rest[1..];
            decimaler = Cifre(ref rest);
            if (decimaler.IsEmpty)
            {
                return false;
            }
        }

        var eksponent = 0;
        return (rest.IsEmpty || (maaHaveEksponent && TryEksponent(rest, out eksponent)))
            && TrySaml(negativ, heltal, decimaler, eksponent, out tal);
    }

    private static ReadOnlySpan<byte> Cifre(scoped ref ReadOnlySpan<byte> rest)
    {
        var slut = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var cifre = slut < 0 ? rest : rest[..slut];
        rest = rest[cifre.Length..];
        return cifre;
    }

    private static bool TryEksponent(ReadOnlySpan<byte> rest, out int eksponent)
    {
        eksponent = 0;
        if (rest[0] is not ((byte)'e' or (byte)'E'))
        {
            return false;
        }

        rest = rest[1..];
        var negativ = rest.Length > 0 && rest[0] == '-';
        rest = rest.Length > 0 && rest[0] is (byte)'-' or (byte)'+' ? rest[1..] : rest;
        var cifre = Cifre(ref rest);
        if (cifre.IsEmpty || !rest.IsEmpty)
        {
            return false;
        }

        foreach (var ciffer in cifre)
        {
            // Far outside what a decimal holds; stop before an int overflows. A line is at most 1 MiB.
            eksponent = Math.Min((eksponent * 10) + (ciffer - '0'), 10_000_000);
        }

        eksponent = negativ ? -eksponent : eksponent;
        return true;
    }

    private static bool TrySaml(bool negativ, ReadOnlySpan<byte> heltal, ReadOnlySpan<byte> decimaler, int eksponent, out decimal tal)
    {
        tal = 0;
        UInt128 mantisse = 0;
        var ventendeNuller = 0;
        var skala = decimaler.Length - eksponent;
        for (var i = 0; i < heltal.Length + decimaler.Length; i++)
        {
            var ciffer = i < heltal.Length ? heltal[i] : decimaler[i - heltal.Length];
            if (ciffer == '0')
            {
                ventendeNuller += mantisse == 0 ? 0 : 1;
                continue;
            }

            for (; ventendeNuller >= 0; ventendeNuller--)
            {
                mantisse = (mantisse * 10) + (ventendeNuller == 0 ? (uint)(ciffer - '0') : 0);
                if (mantisse > StoersteMantisse)
                {
                    return false;
                }
            }

            ventendeNuller = 0;
        }

        if (mantisse == 0)
        {
            return true;
        }

        // Trailing zeros were not taken into the mantissa: they lower the scale.
        skala -= ventendeNuller;
        for (; skala < 0; skala++)
        {
            mantisse *= 10;
            if (mantisse > StoersteMantisse)
            {
                return false;
            }
        }

        if (skala > StoersteSkala)
        {
            return false;
        }

        tal = new decimal(
            unchecked((int)(uint)(mantisse & uint.MaxValue)),
            unchecked((int)(uint)((mantisse >> 32) & uint.MaxValue)),
            unchecked((int)(uint)(mantisse >> 64)),
            negativ,
            (byte)skala);
        return true;
    }
}
