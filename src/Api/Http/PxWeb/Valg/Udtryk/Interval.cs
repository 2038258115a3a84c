using System.Text.RegularExpressions;
using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.PxWeb.Valg.Udtryk;

/// <summary><c>RANGE(a,b)</c>: from one value to another in stored order, both included, whichever is named first.</summary>
internal sealed partial class Interval : IUdtryk
{
    public bool Kan(string udtryk) => udtryk.StartsWith("RANGE(", StringComparison.OrdinalIgnoreCase);

    public Fejl? Vaelg(Dimension dimension, string udtryk, bool[] valgt)
    {
        if (Form().Match(udtryk) is not { Success: true } fundet)
        {
            return Fejlliste.UlovligtUdtryk(dimension.Kode, udtryk);
        }

        var fra = dimension.IndeksAf(fundet.Groups["fra"].Value);
        var til = dimension.IndeksAf(fundet.Groups["til"].Value);
        if (fra < 0 || til < 0)
        {
            return Fejlliste.UkendtVaerdi(dimension.Kode, fundet.Groups[fra < 0 ? "fra" : "til"].Value);
        }

        (fra, til) = (Math.Min(fra, til), Math.Max(fra, til));
        valgt.AsSpan(fra, til - fra + 1).Fill(true);
        return null;
    }

    [GeneratedRegex(@"^RANGE\((?<fra>[^,]+),(?<til>[^,]+)\)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Form();
}
