using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selection;

/// <summary>Choosing by what a code looks like.</summary>
internal static class Koder
{
    /// <summary>Marks every value whose code <paramref name="passer"/>; there must be one.</summary>
    public static Fejl? Vaelg(SelectionAxis axis, string udtryk, bool[] valgt, Func<string, bool> passer)
    {
        var fundet = false;
        for (var i = 0; i < valgt.Length; i++)
        {
            if (passer(axis.Dimension.Vaerdier[i].Kode))
            {
                valgt[i] = fundet = true;
            }
        }

        return fundet ? null : Fejlliste.IntetMatch(axis.Dimension.Kode, udtryk);
    }
}
