using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selection;

/// <summary>
/// <c>BOTTOM(n)</c> and <c>BOTTOM(n,offset)</c>, the other end of <see cref="Top"/>: the last n values in stored order
/// before the offset; of the time variable the oldest n with figures after it, of one kind.
/// </summary>
internal sealed class Bund : IUdtryk
{
    private const string Noegleord = "BOTTOM";

    public bool Kan(string udtryk) => Argumenter.Begynder(udtryk, Noegleord);

    public Fejl? Vaelg(SelectionAxis axis, string udtryk, bool[] valgt) =>
        Yderende.Vaelg(axis, udtryk, Noegleord, sidst: axis.Dimension.Rolle != Dimensionsrolle.Tid, valgt);
}
