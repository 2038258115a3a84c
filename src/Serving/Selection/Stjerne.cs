using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selection;

/// <summary><c>*</c>: all values. <c>ab*</c>, <c>*ab</c> and <c>*ab*</c>: codes that start with, end with or hold the text, whatever its case.</summary>
internal sealed class Stjerne : IUdtryk
{
    public bool Kan(string udtryk) => udtryk.Contains('*', StringComparison.Ordinal);

    public Fejl? Vaelg(SelectionAxis axis, string udtryk, bool[] valgt)
    {
        if (udtryk is "*" && valgt.Length > 0)
        {
            valgt.AsSpan().Fill(true);
            return null;
        }

        var foran = udtryk[0] == '*';
        var bagved = udtryk.Length > 1 && udtryk[^1] == '*';
        var tekst = udtryk[(foran ? 1 : 0)..^(bagved ? 1 : 0)];
        if (tekst.Contains('*', StringComparison.Ordinal))
        {
            return Fejlliste.UlovligtUdtryk(axis.Dimension.Kode, udtryk);
        }

        return Koder.Vaelg(axis, udtryk, valgt, (foran, bagved) switch
        {
            (true, true) => kode => kode.Contains(tekst, StringComparison.OrdinalIgnoreCase),
            (true, false) => kode => kode.EndsWith(tekst, StringComparison.OrdinalIgnoreCase),
            _ => kode => kode.StartsWith(tekst, StringComparison.OrdinalIgnoreCase),
        });
    }
}
