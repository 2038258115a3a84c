using System.Globalization;
using System.Runtime.InteropServices;
using Opgoerelse.Generator.Chance;

namespace Opgoerelse.Generator.Messages;

/// <summary>
/// A made-up personnummer that agrees with a birth date and a sex and that no living person can have: it fails
/// the modulus 11 check, and it is not born on 1 January, the day for which numbers without the check have
/// mostly been issued. It is only ever written into a leverance; <see cref="ToString"/> masks it.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SyntheticPersonnummer
{
    private static readonly int[] ModulusWeights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

    private readonly long _number;

    private SyntheticPersonnummer(long number, DateOnly birthDate)
    {
        _number = number;
        BirthDate = birthDate;
    }

    public DateOnly BirthDate { get; }

    /// <summary>The last digit is even for a woman and odd for a man.</summary>
    public bool IsWoman => _number % 2 == 0;

    public override string ToString() => "******-****";

    internal static SyntheticPersonnummer Make(DateOnly birthDate, bool woman, Rng rng)
    {
        var datePart = (birthDate.Day * 10_000L) + (birthDate.Month * 100) + (birthDate.Year % 100);
        while (true)
        {
            var serial = (SeventhDigit(birthDate.Year, rng) * 1000)
                + (rng.Below(100) * 10) + (rng.Below(5) * 2) + (woman ? 0 : 1);
            var number = (datePart * 10_000) + serial;
            if (!PassesModulus11(number))
                return new SyntheticPersonnummer(number, birthDate);
        }
    }

    /// <summary>The ten digits, with the hyphen that people write after six when asked for.</summary>
    internal int Write(Span<byte> utf8, bool hyphen)
    {
        Span<byte> digits = stackalloc byte[10];
        _number.TryFormat(digits, out _, "D10", CultureInfo.InvariantCulture);
        digits[..6].CopyTo(utf8);
        if (!hyphen)
        {
            digits[6..].CopyTo(utf8[6..]);
            return 10;
        }

        utf8[6] = (byte)'-';
        digits[6..].CopyTo(utf8[7..]);
        return 11;
    }

    // The official rule: 0-3 is the 1900s; 4 and 9 are the 1900s from year 37 and else the 2000s; 5-8 are the
    // 2000s up to year 57.
    private static int SeventhDigit(int year, Rng rng) => year switch
    {
        >= 2000 and <= 2036 => rng.Between(4, 9),
        >= 1937 and <= 1999 when rng.Hits(0.1) => rng.Hits(0.5) ? 4 : 9,
        >= 1900 and <= 1999 => rng.Between(0, 3),
        _ => throw new ArgumentOutOfRangeException(nameof(year), year, "No seventh digit is known for this year."),
    };

    private static bool PassesModulus11(long number)
    {
        var sum = 0;
        for (var i = 9; i >= 0; i--)
        {
            sum += ModulusWeights[i] * (int)(number % 10);
            number /= 10;
        }

        return sum % 11 == 0;
    }
}
