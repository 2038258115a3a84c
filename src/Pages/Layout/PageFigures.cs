using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Sheets;

namespace Opgoerelse.Pages.Layout;

/// <summary>
/// Charts with their tables on a page, in the page's language. The tables are those of the reports; on an English page they are the
/// same rows under English names.
/// </summary>
internal static class PageFigures
{
    /// <summary>A table of so many columns is set closer, so that it is seen whole.</summary>
    private const int FewestForWide = 9;

    /// <summary>A chart, the sentence that says what one sees, and the numbers behind it.</summary>
    public static Html Figure(this Html html, string svg, string sentence, Sheet number, Page page)
    {
        html.Write($"""
            <figure>
            <figcaption>{sentence}</figcaption>

            """).WriteRaw(svg).Write($"""

            <details>
            <summary>{page.Word("Tallene bag", "The figures behind")}: {number.Title}</summary>

            """).Table(number, page);
        return html.Write($"""
            </details>
            </figure>

            """);
    }

    /// <summary>
    /// A table with a caption, its numbers and the reasons for empty cells in the page's language; the reasons in a word, for a page
    /// may have hundreds of them.
    /// </summary>
    public static Html Table(this Html html, Sheet number, Page page) =>
        html.Table(
            number,
            new TableNotation(
                page.Number,
                symbol => page.Word(SymbolExplanation.Short(symbol)),
                page.Word(RangeText.Words),
                FewestForWide));

    /// <summary>The table under English names on an English page; itself on a Danish one.</summary>
    /// <param name="sheet">The report's table.</param>
    /// <param name="page">The page.</param>
    /// <param name="title">Its English title.</param>
    /// <param name="columns">Its columns in English.</param>
    public static Sheet In(this Sheet sheet, Page page, string title, params IReadOnlyList<string> columns) => page.IsDanish
        ? sheet
        : new Sheet(
            sheet.Name,
            title,
            // A column more than there are names for keeps its Danish one.
            [.. sheet.Columns.Select((da, i) => i < columns.Count ? columns[i] : da)],
            [
                .. sheet.Rows.Select(row =>
                    (IReadOnlyList<SheetCell>)[.. row.Select(field => field with { Text = field.English ?? field.Text })]),
            ]);
}
