using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selection;

/// <summary><c>FROM(code)</c>: from that value to the end of the stored order; of periods those of its kind.</summary>
internal sealed class Fra : IUdtryk
{
    private const string Noegleord = "FROM";

    public bool Kan(string udtryk) => Argumenter.Begynder(udtryk, Noegleord);

    public Fejl? Vaelg(SelectionAxis axis, string udtryk, bool[] valgt)
    {
        if (Argumenter.Kode(udtryk, Noegleord) is not { } kode)
        {
            return Fejlliste.UlovligtUdtryk(axis.Dimension.Kode, udtryk);
        }

        var foerste = axis.Dimension.IndeksAf(kode);
        if (foerste < 0)
        {
            return Fejlliste.UkendtVaerdi(axis.Dimension.Kode, kode);
        }

        for (var i = foerste; i < valgt.Length; i++)
        {
            valgt[i] |= axis.SameKind(i, foerste);
        }

        return null;
    }
}
