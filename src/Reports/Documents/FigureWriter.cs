using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>Writes charts with their tables, and tables by themselves.</summary>
public static class FigureWriter
{
    /// <summary>A table of so many rows is not divided between two pages on paper.</summary>
    private const int MostTogether = 25;

    /// <summary>A chart, the sentence that says what one sees, and the numbers behind it.</summary>
    public static Html Figure(this Html html, string svg, string sentence, Sheet number)
    {
        html.Write($"""
            <figure>
            <figcaption>{DanishNotation.Total(sentence)}</figcaption>

            """).WriteRaw(svg).Write($"""

            <details>
            <summary>Tallene bag: {number.Title}</summary>

            """).Table(number);
        return html.Write($"""
            </details>
            </figure>

            """);
    }

    /// <summary>A table of a report, with a caption; the first column names the rows.</summary>
    public static Html Table(this Html html, Sheet number) => html.Table(number, TableNotation.Report);

    /// <summary>A table with a caption; the first column names the rows.</summary>
    public static Html Table(this Html html, Sheet number, TableNotation notation)
    {
        var word = Enumerable.Range(0, number.Columns.Count).Select(i => i > 0 && IsWord(number, i)).ToList();
        html.Write($"""
            <div class="rul{(number.Rows.Count <= MostTogether
                ? " samlet"
                : "")}{(number.Columns.Count >= notation.FewestForWide
                ? " bredt"
                : "")}" tabindex="0" role="region" aria-label="{number.Title}"><table>
            <caption><span>{number.Title}</span></caption>
            <thead><tr>
            """);
        for (var i = 0; i < number.Columns.Count; i++)
        {
            // A column of words has its name over them.
            html.Write($"""<th scope="col"{(word[i] ? TextClass : new Html())}>{number.Columns[i]}</th>""");
        }

        html.Write($"</tr></thead>\n<tbody>\n");
        foreach (var row in number.Rows)
        {
            html.Write($"""<tr><th scope="row">{Text(row[0], notation)}</th>""");
            for (var i = 1; i < row.Count; i++)
            {
                Cell(html, row[i], word[i], notation);
            }

            html.Write($"</tr>\n");
        }

        return html.Write($"</tbody></table></div>\n");
    }

    private static string Text(SheetCell field, TableNotation notation) => field.Number is { } number
        ? notation.Number((long)(number * (decimal)Math.Pow(10, field.Decimals)), field.Decimals)
        : field.Text ?? "";

    /// <summary>Whether a column is one of words: words among numbers stand as they do.</summary>
    private static bool IsWord(Sheet number, int column) =>
        number.Rows.All(row => row[column].Number is null) && number.Rows.Any(row => row[column].Symbol == CellSymbol.None);

    private static Html TextClass => new Html().Write($""" class="tekst" """);

    private static void Cell(Html html, SheetCell field, bool amongWords, TableNotation notation)
    {
        if (field.IsRange)
        {
            html.Write($"""<td><abbr title="{notation.Range}">{field.Text}</abbr></td>""");
        }
        else if (field.Symbol != CellSymbol.None)
        {
            html.Write(
                $"""<td class="{(amongWords ? "tekst tegn" : "tegn")}"><abbr title="{notation.Explanation(field.Symbol)}">"""
                    + $"""{field.Text}</abbr></td>""");
        }
        else if (field.Number is null)
        {
            html.Write($"""<td class="{(amongWords ? "tekst " : "")}{(field.Text?.Length > 10 ? "ord" : "kort")}">{field.Text}</td>""");
        }
        else
        {
            html.Write($"<td>{Text(field, notation)}</td>");
        }
    }
}

/// <summary>How a table is written where it stands: in a report, or on a page in one of its languages.</summary>
/// <param name="Number">A number with so many decimals.</param>
/// <param name="Explanation">What the sign that stands in place of a number means.</param>
/// <param name="Range">What a range that stands in place of a number is.</param>
/// <param name="FewestForWide">A table of so many columns is set smaller, so that a row is a line.</param>
public sealed record TableNotation(
    Func<long, int, string> Number,
    Func<CellSymbol, string> Explanation,
    string Range,
    int FewestForWide)
{
    /// <summary>In the reports: Danish, the signs explained in full.</summary>
    public static TableNotation Report { get; } = new(DanishNotation.Number, symbol => symbol.Meaning().Da, RangeText.Words.Da, 10);
}
