using System.Globalization;

namespace Opgoerelse.Reports.Text;

/// <summary>Numbers as they are written in Denmark; the program needs no language data on the machine.</summary>
internal static class DanishNumber
{
    private static readonly NumberFormatInfo Form = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary><c>41.000</c></summary>
    public static string Write(long number) => number.ToString("N0", Form);

    /// <summary><c>1,5</c></summary>
    public static string Write(double number, int decimals) => number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Form);
}
