using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Tables;

/// <summary>The selected cells as a table, with what the signs in it mean right below.</summary>
internal static class SelectedTable
{
    /// <summary>The most cells that a page shows, so that it stays light: all kommuner with all kinds of indsats fit.</summary>
    public const int Most = 700;

    /// <summary>The most columns that stand beside each other.</summary>
    private const int Columns = 24;

    private const string IndsatsDimension = "indsats";

    public static void Write(Html html, TablePageOptions choice, Page page)
    {
        var table = choice.Table;
        var selection = choice.Selection;
        var (fixedAxes, stub, header) = Place(table, selection.Selected);
        int[] columns = header is { } axis ? selection.Selected(axis) : [0];
        var rows = (int)Math.Min(selection.Cells / columns.Length, Math.Max(1, Most / columns.Length));
        html.Write($"""
            <section class="bredde" aria-labelledby="tal">
            <h2 id="tal" tabindex="-1">{page.Word("Tallene", "The figures")}</h2>

            """);
        if (rows * columns.Length < selection.Cells)
        {
            html.Write($"""
                <p class="advarsel">{page.Word(
                    $"Udvalget har {page.Number(selection.Cells)} tal. Her vises de første {page.Number((long)rows * columns.Length)}; "
                        + $"alle kan hentes herunder.",
                    $"The selection has {page.Number(selection.Cells)} figures. The first {page.Number((long)rows * columns.Length)} are "
                        + $"shown here; all of them can be downloaded below.")}</p>

                """);
        }

        html.Write($"""
            <div class="rul" role="region" aria-labelledby="overskrift" tabindex="0">
            <table aria-describedby="tegnher">
            <caption id="overskrift"><span>{Heading(table, selection.Selected, fixedAxes, page)}</span></caption>
            <thead>
            <tr>
            """);
        html.WriteAll(
            stub,
            (output, index) => output.Write($"""<th scope="col" class="tekst">{page.Word(table.Dimensions[index].Name)}</th>"""));
        html.WriteAll(
            columns,
            (
                output,
                i) => output.Write(
                    $"""<th scope="col">{(header is { } index ? Name(table, index, i, page) : page.Word("Tal", "Figure"))}</th>"""));
        html.Write($"</tr>\n</thead>\n<tbody>\n");

        var (usedSymbols, ranges) = WriteRows(
            html,
            choice,
            [.. fixedAxes, .. stub, .. header is { } only ? [only] : Array.Empty<int>()],
            fixedAxes.Count,
            stub,
            rows,
            columns.Length,
            page);
        html.Write($"""
            </tbody>
            </table>
            </div>
            <div id="tegnher">

            """);
        if (usedSymbols.Count > 0)
        {
            SymbolExplanation.ListOf(html, usedSymbols, page.Language);
        }

        if (ranges)
        {
            html.Write($"<p>{page.Word(RangeText.Note)}</p>\n");
        }

        html.WriteAll(NotesForSelected(table, selection.Selected, page), (output, note) => output.Write($"<p>{note}</p>\n"));
        html.Words(
            page,
            Enumerable.Range(0, table.Dimensions.Count)
                .SelectMany(index => RulesOf(table, table.Dimensions[index], selection.Selected(index))));
        html.Write($"""
            </div>
            </section>

            """);
    }

    /// <summary>The rules behind the chosen measures and kinds of indsats.</summary>
    private static IEnumerable<string> RulesOf(CatalogueTable table, Dimension dimension, int[] selected) =>
        selected.Select(i => dimension.Values[i].Code).SelectMany(code =>
            dimension.Role == DimensionRole.Measure
                ? RuleLinks.OfMeasure(code, Ordning.Standard.Tables.FirstOrDefault(recipe => recipe.Id == table.Table.Id)?.Kind)
            : dimension.Code == IndsatsDimension ? RuleLinks.OfIndsats(code)
            : []);

    /// <summary>Writes the rows, and gives the signs that stand in them, and whether any figure stands as a range.</summary>
    private static (SortedSet<CellSymbol> Symbols, bool Ranges) WriteRows(
        Html html,
        TablePageOptions choice,
        List<int> axes,
        int fixedAxes,
        IReadOnlyList<int> stub,
        int rows,
        int columns,
        Page page)
    {
        var table = choice.Table;
        var usedSymbols = new SortedSet<CellSymbol>();
        var ranges = false;
        var cells = new CellReader(choice.Selection, axes);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns && cells.Next(); column++)
            {
                if (column == 0)
                {
                    html.Write($"<tr>");
                    for (var i = 0; i < stub.Count; i++)
                    {
                        html.Write(
                            $"""<th scope="row">"""
                                + $"""{Name(table, stub[i], choice.Selection.Selected(stub[i])[cells.Place(fixedAxes + i)], page)}</th>""");
                    }
                }

                var symbol = cells.Symbol;
                if (cells.Range is { } range)
                {
                    ranges = true;
                    html.Write($"""<td><abbr title="{page.Word(RangeText.Words)}">{page.Range(range)}</abbr></td>""");
                    continue;
                }

                if (symbol != CellSymbol.None)
                {
                    usedSymbols.Add(symbol);
                }

                if (!symbol.HasValue())
                {
                    html.Write(
                        $"""<td class="tegn"><abbr title="{page.Word(SymbolExplanation.Short(symbol))}">{symbol.Sign()}</abbr></td>""");
                }
                else if (symbol == CellSymbol.None)
                {
                    html.Write($"<td>{page.Number(cells.Value, cells.Decimals)}</td>");
                }
                else
                {
                    html.Write($"<td>{page.Number(cells.Value, cells.Decimals)} <i>{symbol.Sign()}</i></td>");
                }
            }

            html.Write($"</tr>\n");
        }

        return (usedSymbols, ranges);
    }

    /// <summary>
    /// Variables with one value stand in the caption; the last of the others in the columns when there is room for it and
    /// something left for the rows.
    /// </summary>
    private static (List<int> FixedOnes, List<int> Stub, int? Head) Place(CatalogueTable table, Func<int, int[]> selected)
    {
        List<int> several = [.. Enumerable.Range(0, table.Dimensions.Count).Where(index => selected(index).Length > 1)];
        var header = several.Count > 1 ? several.FindLastIndex(index => selected(index).Length <= Columns) : -1;
        int? columns = header < 0 ? null : several[header];
        several.RemoveAll(index => index == columns);
        if (several.Count == 0)
        {
            several.Add(Math.Max(0, table.Geography));
        }

        return (
            [.. Enumerable.Range(0, table.Dimensions.Count).Where(index => index != columns && !several.Contains(index))],
            several,
            columns);
    }

    private static string Heading(CatalogueTable table, Func<int, int[]> selected, List<int> fixedAxes, Page page)
    {
        // The measure first: it is what the numbers are.
        var parts = fixedAxes.OrderBy(index => index == table.Measure ? 0 : 1)
            .Select(index => Name(table, index, selected(index)[0], page))
            .ToList();
        return parts.Count == 0 ? page.Word(table.Table.Title) : $"{page.Word(table.Table.Title)}. {string.Join("; ", parts)}.";
    }

    private static string Name(CatalogueTable table, int index, int position, Page page)
    {
        var value = table.Dimensions[index].Values[position];
        return value.Unit is { } unit ? $"{page.Word(value.Name)} ({page.Word(unit)})" : page.Word(value.Name);
    }

    /// <summary>What must be known of the chosen values, each note once.</summary>
    private static IEnumerable<string> NotesForSelected(CatalogueTable table, Func<int, int[]> selected, Page page) =>
        from index in Enumerable.Range(0, table.Dimensions.Count)
        from note in selected(index)
            .SelectMany(i => table.Dimensions[index].Values[i].Notes.Select(note =>
                (Note: page.Word(note), Name: page.Word(table.Dimensions[index].Values[i].Name))))
            .GroupBy(pair => pair.Note, pair => pair.Name)
        select $"{string.Join(", ", note.Take(3))}{(note.Count() > 3 ? " …" : "")}: {note.Key}";
}
