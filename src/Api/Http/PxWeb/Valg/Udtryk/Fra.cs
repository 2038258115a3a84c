using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.PxWeb.Valg.Udtryk;

/// <summary><c>FROM(code)</c>: from that value to the end of the stored order.</summary>
internal sealed class Fra : IUdtryk
{
    private const string Noegleord = "FROM";

    public bool Kan(string udtryk) => Argumenter.Begynder(udtryk, Noegleord);

    public Fejl? Vaelg(Dimension dimension, string udtryk, bool[] valgt)
    {
        if (Argumenter.Kode(udtryk, Noegleord) is not { } kode)
        {
            return Fejlliste.UlovligtUdtryk(dimension.Kode, udtryk);
        }

        var foerste = dimension.IndeksAf(kode);
        if (foerste < 0)
        {
            return Fejlliste.UkendtVaerdi(dimension.Kode, kode);
        }

        valgt.AsSpan(foerste).Fill(true);
        return null;
    }
}
