using System.Text.RegularExpressions;
using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.PxWeb.Valg.Udtryk;

/// <summary><c>FROM(code)</c>: from that value to the end of the stored order.</summary>
internal sealed partial class Fra : IUdtryk
{
    public bool Kan(string udtryk) => udtryk.StartsWith("FROM(", StringComparison.OrdinalIgnoreCase);

    public Fejl? Vaelg(Dimension dimension, string udtryk, bool[] valgt)
    {
        if (Form().Match(udtryk) is not { Success: true } fundet)
        {
            return Fejlliste.UlovligtUdtryk(dimension.Kode, udtryk);
        }

        var kode = fundet.Groups["kode"].Value;
        var foerste = dimension.IndeksAf(kode);
        if (foerste < 0)
        {
            return Fejlliste.UkendtVaerdi(dimension.Kode, kode);
        }

        valgt.AsSpan(foerste).Fill(true);
        return null;
    }

    [GeneratedRegex(@"^FROM\((?<kode>[^,]+)\)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Form();
}
