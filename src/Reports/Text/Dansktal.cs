using System.Globalization;

namespace Opgoerelse.Reports.Text;

/// <summary>Numbers as they are written in Denmark; the program needs no language data on the machine.</summary>
internal static class Dansktal
{
    private static readonly NumberFormatInfo Form = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary><c>41.000</c></summary>
    public static string Skriv(long tal) => tal.ToString("N0", Form);

    /// <summary><c>1,5</c></summary>
    public static string Skriv(double tal, int decimaler) => tal.ToString("N" + decimaler.ToString(CultureInfo.InvariantCulture), Form);
}
