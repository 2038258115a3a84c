using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.PxWeb.Valg.Udtryk;

/// <summary><c>TO(code)</c>: from the start of the stored order up to and including that value.</summary>
internal sealed class Til : IUdtryk
{
    private const string Noegleord = "TO";

    public bool Kan(string udtryk) => Argumenter.Begynder(udtryk, Noegleord);

    public Fejl? Vaelg(Dimension dimension, string udtryk, bool[] valgt)
    {
        if (Argumenter.Kode(udtryk, Noegleord) is not { } kode)
        {
            return Fejlliste.UlovligtUdtryk(dimension.Kode, udtryk);
        }

        var sidste = dimension.IndeksAf(kode);
        if (sidste < 0)
        {
            return Fejlliste.UkendtVaerdi(dimension.Kode, kode);
        }

        valgt.AsSpan(0, sidste + 1).Fill(true);
        return null;
    }
}
