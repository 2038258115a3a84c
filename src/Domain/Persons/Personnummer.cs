using Opgoerelse.Domain.Law;
using System.Buffers.Text;

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
    public const int Cifre = 10;

    /// <summary>
    /// Reads ten digits, with or without a hyphen after the sixth.
    /// </summary>
    /// <param name="tekst">The number as it came, in UTF-8.</param>
    /// <param name="cifre">Receives the ten digits without hyphen. The caller clears it after use.</param>
    /// <param name="foedt">The birth date, 1858-2057, with the century by the seventh digit.</param>
    /// <param name="koen">Odd last digit is mand, even is kvinde.</param>
    /// <returns>False when it is not ten digits or the first six are no date in their century.</returns>
    public static bool TryLaes(ReadOnlySpan<byte> tekst, Span<byte> cifre, out DateOnly foedt, out Koen koen)
    {
        foedt = default;
        koen = default;
        if (tekst.Length == Cifre + 1 && tekst[6] == (byte)'-')
        {
            tekst[..6].CopyTo(cifre);
            tekst[7..].CopyTo(cifre[6..]);
        }
        else if (tekst.Length == Cifre)
        {
            tekst.CopyTo(cifre);
        }
        else
        {
            return false;
        }

        if (cifre[..Cifre].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        var dag = Tal(cifre[..2]);
        var maaned = Tal(cifre[2..4]);
        var aar = Aarhundrede(cifre[6] - '0', Tal(cifre[4..6])) + Tal(cifre[4..6]);
        if (maaned is < 1 or > 12 || dag < 1 || dag > DateTime.DaysInMonth(aar, maaned))
        {
            return false;
        }

        foedt = new DateOnly(aar, maaned, dag);
        koen = cifre[9] % 2 == 1 ? Koen.Mand : Koen.Kvinde;
        return true;
    }

    /// <summary>The century that the seventh digit gives a two-digit year.</summary>
    private static int Aarhundrede(int syvende, int aar) => syvende switch
    {
        <= 3 => 1900,
        4 or 9 => aar <= 36 ? 2000 : 1900,
        _ => aar <= 57 ? 2000 : 1800,
    };

    private static int Tal(ReadOnlySpan<byte> cifre) =>
        Utf8Parser.TryParse(cifre, out int tal, out _) ? tal : throw new InvalidOperationException("Kun cifre når hertil.");
}
