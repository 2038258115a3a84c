using System.CommandLine;
using Opgoerelse.Domain;

namespace Opgoerelse.Api.Kommandoer;

/// <summary>Lists on standard output: aligned columns on a terminal, otherwise <c>;</c>-separated lines with a header.</summary>
internal static class Udskrift
{
    public static void SkrivTabel(this ParseResult linje, IReadOnlyList<string> kolonner, IEnumerable<IReadOnlyList<string>> raekker)
    {
        if (!linje.UdErTerminal)
        {
            linje.Ud.WriteLine(string.Join(';', kolonner));
            foreach (var raekke in raekker)
            {
                linje.Ud.WriteLine(string.Join(';', raekke.Select(CellText.InList)));
            }

            return;
        }

        var alle = raekker.Prepend(kolonner).ToList();
        var bredder = Enumerable.Range(0, kolonner.Count).Select(i => alle.Max(raekke => raekke[i].Length)).ToArray();
        foreach (var raekke in alle)
        {
            linje.Ud.WriteLine(string.Join("  ", raekke.Select((celle, i) => celle.PadRight(bredder[i]))).TrimEnd());
        }
    }
}
