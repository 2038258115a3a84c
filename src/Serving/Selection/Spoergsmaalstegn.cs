using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selection;

/// <summary><c>a?c</c>: each question mark is one character, whatever it is; the code must be as long as the expression. Not together with <c>*</c>.</summary>
internal sealed class Spoergsmaalstegn : IUdtryk
{
    public bool Kan(string udtryk) => udtryk.Contains('?', StringComparison.Ordinal);

    public Fejl? Vaelg(SelectionAxis axis, string udtryk, bool[] valgt) =>
        udtryk.Contains('*', StringComparison.Ordinal)
            ? Fejlliste.UlovligtUdtryk(axis.Dimension.Kode, udtryk)
            : Koder.Vaelg(axis, udtryk, valgt, kode => Passer(kode, udtryk));

    private static bool Passer(string kode, string udtryk)
    {
        if (kode.Length != udtryk.Length)
        {
            return false;
        }

        for (var i = 0; i < kode.Length; i++)
        {
            if (udtryk[i] != '?' && char.ToUpperInvariant(udtryk[i]) != char.ToUpperInvariant(kode[i]))
            {
                return false;
            }
        }

        return true;
    }
}
