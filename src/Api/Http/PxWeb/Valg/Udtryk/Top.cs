using System.Globalization;
using System.Text.RegularExpressions;
using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.PxWeb.Valg.Udtryk;

/// <summary>
/// <c>TOP(n)</c> and <c>TOP(n,offset)</c>: the first n values in stored order after the offset; of the time variable
/// the latest n before it.
/// </summary>
internal sealed partial class Top : IUdtryk
{
    public bool Kan(string udtryk) => udtryk.StartsWith("TOP(", StringComparison.OrdinalIgnoreCase);

    public Fejl? Vaelg(Dimension dimension, string udtryk, bool[] valgt)
    {
        if (Form().Match(udtryk) is not { Success: true } fundet)
        {
            return Fejlliste.UlovligtUdtryk(dimension.Kode, udtryk);
        }

        var antal = Tal(fundet.Groups["antal"].ValueSpan, valgt.Length);
        var fra = Tal(fundet.Groups["fra"].ValueSpan, valgt.Length);
        antal = Math.Min(antal, valgt.Length - fra);
        if (antal <= 0)
        {
            return Fejlliste.IntetMatch(dimension.Kode, udtryk);
        }

        var foerste = dimension.Rolle == Dimensionsrolle.Tid ? valgt.Length - fra - antal : fra;
        valgt.AsSpan(foerste, antal).Fill(true);
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

    [GeneratedRegex(@"^TOP\((?<antal>[1-9][0-9]*)(,(?<fra>[0-9]+))?\)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Form();
}
