using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selection;

/// <summary>
/// <c>RANGE(a,b)</c>: from one value to another in stored order, both included, whichever is named first. Two periods
/// must be of one kind.
/// </summary>
internal sealed class Interval : IUdtryk
{
    private const string Noegleord = "RANGE";

    public bool Kan(string udtryk) => Argumenter.Begynder(udtryk, Noegleord);

    public Fejl? Vaelg(SelectionAxis axis, string udtryk, bool[] valgt)
    {
        if (Argumenter.Af(udtryk, Noegleord)?.ToString().Split(',') is not [{ Length: > 0 } foerste, { Length: > 0 } anden])
        {
            return Fejlliste.UlovligtUdtryk(axis.Dimension.Kode, udtryk);
        }

        var fra = axis.Dimension.IndeksAf(foerste);
        var til = axis.Dimension.IndeksAf(anden);
        if (fra < 0 || til < 0)
        {
            return Fejlliste.UkendtVaerdi(axis.Dimension.Kode, fra < 0 ? foerste : anden);
        }

        if (!axis.SameKind(fra, til))
        {
            return Fejlliste.FlereSlagsPerioder(axis.Dimension.Kode, udtryk);
        }

        (fra, til) = (Math.Min(fra, til), Math.Max(fra, til));
        valgt.AsSpan(fra, til - fra + 1).Fill(true);
        return null;
    }
}
