using System.Text.RegularExpressions;
using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.PxWeb.Valg.Udtryk;

/// <summary><c>TO(code)</c>: from the start of the stored order up to and including that value.</summary>
internal sealed partial class Til : IUdtryk
{
    public bool Kan(string udtryk) => udtryk.StartsWith("TO(", StringComparison.OrdinalIgnoreCase);

    public Fejl? Vaelg(Dimension dimension, string udtryk, bool[] valgt)
    {
        if (Form().Match(udtryk) is not { Success: true } fundet)
        {
            return Fejlliste.UlovligtUdtryk(dimension.Kode, udtryk);
        }

        var kode = fundet.Groups["kode"].Value;
        var sidste = dimension.IndeksAf(kode);
        if (sidste < 0)
        {
            return Fejlliste.UkendtVaerdi(dimension.Kode, kode);
        }

        valgt.AsSpan(0, sidste + 1).Fill(true);
        return null;
    }

    [GeneratedRegex(@"^TO\((?<kode>[^,]+)\)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Form();
}
