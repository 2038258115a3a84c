using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selection;

/// <summary><c>TO(code)</c>: from the start of the stored order up to and including that value; of periods those of its kind.</summary>
internal sealed class Til : IUdtryk
{
    private const string Noegleord = "TO";

    public bool Kan(string udtryk) => Argumenter.Begynder(udtryk, Noegleord);

    public Fejl? Vaelg(SelectionAxis axis, string udtryk, bool[] valgt)
    {
        if (Argumenter.Kode(udtryk, Noegleord) is not { } kode)
        {
            return Fejlliste.UlovligtUdtryk(axis.Dimension.Kode, udtryk);
        }

        var sidste = axis.Dimension.IndeksAf(kode);
        if (sidste < 0)
        {
            return Fejlliste.UkendtVaerdi(axis.Dimension.Kode, kode);
        }

        for (var i = 0; i <= sidste; i++)
        {
            valgt[i] |= axis.SameKind(i, sidste);
        }

        return null;
    }
}
