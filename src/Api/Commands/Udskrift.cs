using System.CommandLine;
using Opgoerelse.Domain;

namespace Opgoerelse.Api.Commands;

/// <summary>
/// Lists on standard output: aligned columns on a terminal, otherwise <c>;</c>-separated lines with a header. Either way a cell
/// is shown as <see cref="OutsideText"/> makes it, and between semicolons as <see cref="CellText"/> does: names and reasons in it come
/// from outside.
/// </summary>
internal static class Udskrift
{
    public static void SkrivTabel(this ParseResult linje, IReadOnlyList<string> kolonner, IEnumerable<IReadOnlyList<string>> raekker)
    {
        if (!linje.UdErTerminal)
        {
            linje.Ud.WriteLine(string.Join(';', kolonner));
            foreach (var raekke in raekker)
            {
                linje.Ud.WriteLine(string.Join(';', raekke.Select(cell => CellText.InList(OutsideText.Visible(cell)))));
            }

            return;
        }

        var alle = raekker.Select(raekke => (IReadOnlyList<string>)[.. raekke.Select(OutsideText.Visible)]).Prepend(kolonner).ToList();
        var bredder = Enumerable.Range(0, kolonner.Count).Select(i => alle.Max(raekke => raekke[i].Length)).ToArray();
        foreach (var raekke in alle)
        {
            linje.Ud.WriteLine(string.Join("  ", raekke.Select((celle, i) => celle.PadRight(bredder[i]))).TrimEnd());
        }
    }
}
