using System.Buffers.Text;
using Opgoerelse.Domain.Law;

namespace Opgoerelse.Domain.Persons;

/// <summary>
/// The form of a personnummer and what its digits tell: birth date and sex. There is no type that holds a number,
/// so that none can be kept: it is read from the bytes it came in.
/// </summary>
/// <remarks>
/// Source: CPR-kontoret, "Personnummeret i CPR-systemet". There is no modulus 11 check: since 2007 numbers are
/// given out that do not meet it.
/// </remarks>
public static class Personnummer
{
    /// <summary>How many digits a personnummer has.</summary>
    public const int Digits = 10;

    /// <summary>
    /// Reads ten digits, with or without a hyphen after the sixth.
    /// </summary>
    /// <param name="text">The number as it came, in UTF-8.</param>
    /// <param name="digits">Receives the ten digits without hyphen. The caller clears it after use.</param>
    /// <param name="born">The birth date, 1858-2057, with the century by the seventh digit.</param>
    /// <param name="sex">Odd last digit is mand, even is kvinde.</param>
    /// <returns>False when it is not ten digits or the first six are no date in their century.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, Span<byte> digits, out DateOnly born, out Sex sex)
    {
        born = default;
        sex = default;
        if (text.Length == Digits + 1 && text[6] == (byte)'-')
        {
            text[..6].CopyTo(digits);
            text[7..].CopyTo(digits[6..]);
        }
        else if (text.Length == Digits)
        {
            text.CopyTo(digits);
        }
        else
        {
            return false;
        }

        if (digits[..Digits].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        var day = Number(digits[..2]);
        var month = Number(digits[2..4]);
        var year = CenturyOf(digits[6] - '0', Number(digits[4..6])) + Number(digits[4..6]);
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        born = new DateOnly(year, month, day);
        sex = digits[9] % 2 == 1 ? Sex.Man : Sex.Woman;
        return true;
    }

    /// <summary>The century that the seventh digit gives a two-digit year.</summary>
    private static int CenturyOf(int seventhDigit, int year) => seventhDigit switch
    {
        <= 3 => 1900,
        4 or 9 => year <= 36 ? 2000 : 1900,
        _ => year <= 57 ? 2000 : 1800,
    };

    private static int Number(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out int number, out _) ? number : throw new InvalidOperationException("Kun cifre når hertil.");
}
