using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selection;

/// <summary>
/// <c>TOP(n)</c> and <c>TOP(n,offset)</c>: the first n values in stored order after the offset; of the time variable
/// the latest n with figures before it, of one kind.
/// </summary>
internal sealed class Top : IUdtryk
{
    private const string Noegleord = "TOP";

    public bool Kan(string udtryk) => Argumenter.Begynder(udtryk, Noegleord);

    public Fejl? Vaelg(SelectionAxis axis, string udtryk, bool[] valgt) =>
        Yderende.Vaelg(axis, udtryk, Noegleord, sidst: axis.Dimension.Rolle == Dimensionsrolle.Tid, valgt);
}
