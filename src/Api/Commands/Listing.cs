using System.CommandLine;
using Opgoerelse.Domain;

namespace Opgoerelse.Api.Commands;

/// <summary>
/// Lists on standard output: aligned columns on a terminal, otherwise <c>;</c>-separated lines with a header. Either way a cell
/// is shown as <see cref="OutsideText"/> makes it, and between semicolons as <see cref="CellText"/> does: names and reasons in it come
/// from outside.
/// </summary>
internal static class Listing
{
    public static void WriteTable(this ParseResult line, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (!line.OutIsTerminal)
        {
            line.Out.WriteLine(string.Join(';', columns));
            foreach (var row in rows)
            {
                line.Out.WriteLine(string.Join(';', row.Select(cell => CellText.InList(OutsideText.Visible(cell)))));
            }

            return;
        }

        var all = rows.Select(row => (IReadOnlyList<string>)[.. row.Select(OutsideText.Visible)]).Prepend(columns).ToList();
        var widthsXml = Enumerable.Range(0, columns.Count).Select(i => all.Max(row => row[i].Length)).ToArray();
        foreach (var row in all)
        {
            line.Out.WriteLine(string.Join("  ", row.Select((cell, i) => cell.PadRight(widthsXml[i]))).TrimEnd());
        }
    }
}
