using System.Globalization;
using System.Text.RegularExpressions;
using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.PxWeb.Valg.Udtryk;

/// <summary>What <see cref="Top"/> and <see cref="Bund"/> share: a number of values from one end of the stored order, after an offset.</summary>
internal static class Yderende
{
    /// <param name="dimension">The dimension.</param>
    /// <param name="udtryk">The expression, for the error text.</param>
    /// <param name="form">The expression read: <c>antal</c> and perhaps <c>fra</c>.</param>
    /// <param name="sidst">From the last value backwards, rather than from the first on.</param>
    /// <param name="valgt">What is chosen.</param>
    public static Fejl? Vaelg(Dimension dimension, string udtryk, Match form, bool sidst, bool[] valgt)
    {
        if (!form.Success)
        {
            return Fejlliste.UlovligtUdtryk(dimension.Kode, udtryk);
        }

        var antal = Tal(form.Groups["antal"].ValueSpan, valgt.Length);
        var fra = Tal(form.Groups["fra"].ValueSpan, valgt.Length);
        antal = Math.Min(antal, valgt.Length - fra);
        if (antal <= 0)
        {
            return Fejlliste.IntetMatch(dimension.Kode, udtryk);
        }

        valgt.AsSpan(sidst ? valgt.Length - fra - antal : fra, antal).Fill(true);
        return null;
    }

    /// <summary>The number, or <paramref name="loft"/> where it is larger, however large; 0 of nothing.</summary>
    private static int Tal(ReadOnlySpan<char> cifre, int loft)
    {
        if (cifre.IsEmpty)
        {
            return 0;
        }

        return int.TryParse(cifre, NumberStyles.None, CultureInfo.InvariantCulture, out var tal) ? Math.Min(tal, loft) : loft;
    }
}
