using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Formats;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Tables;

/// <summary>One table, from the top down: what it is, where one selects, the figures, their files, its variables and notes.</summary>
internal static class TablePage
{
    public static string Write(Catalogue catalogue, TablePageOptions choice, FormatRegister formats, HttpSettings settings, Page page)
    {
        var table = choice.Table;
        return Frame.Write(
            $"{page.Word(table.Table.Title)} ({table.Table.Id})",
            page,
            html =>
            {
                html.Write($"""
                    <section class="indledning">
                    <div class="bredde">
                    <p class="overlinje"><a href="{page.To("/tabeller")}">{page.Word("Tabeller", "Tables")}</a> / {table.Table.Id}</p>
                    <h1>{page.Word(table.Table.Title)}</h1>
                    <p class="manchet">{page.Word(TableText.Description(table))}</p>

                    """);
                PageParts.WriteFacts(html, catalogue, page);
                html.Write($"""
                    </div>
                    </section>

                    """);
                WriteError(html, choice, page);
                SelectionForm.Write(html, choice, page);
                SelectedTable.Write(html, choice, page);
                GetSelection.Write(html, choice, formats, settings, page);
                WriteVariables(html, table, page);
                WriteNotes(html, table, page);
                SymbolExplanation.Write(html, page, withRanges: false);
            },
            html => PageParts.WriteFoot(html, settings, page),
            header => header.Write($"""
                <link rel="canonical" href="{page.Host}{Page.InLanguage(choice.Location, page.Language)}">
                <meta name="description" content="{page.Word(TableText.Description(table))}">
                {SchemaOrg.Write(catalogue, table, settings, page.Host)}
                <script src="{page.PathBase}{Assets.ProgramAddress}" defer=""></script>

                """));
    }

    /// <summary>The address asked for what is not there.</summary>
    private static void WriteError(Html html, TablePageOptions choice, Page page)
    {
        if (choice.Error is { } error)
        {
            html.Write($"""
                <section class="bredde" aria-labelledby="fejl">
                <h2 id="fejl">{page.Word("Det valg kan ikke vises", "That selection cannot be shown")}</h2>
                <p class="advarsel" role="alert">{page.Word(error.Detail)} {page.Word(
                    "Her vises det sædvanlige udvalg i stedet.",
                    "The usual selection is shown instead.")}</p>
                </section>

                """);
        }
    }

    private static void WriteVariables(Html html, CatalogueTable table, Page page)
    {
        html.Write($"""
            <section class="bredde" aria-labelledby="variable">
            <h2 id="variable">{page.Word("Variable og koder", "Variables and codes")}</h2>

            """);
        foreach (var dimension in table.Dimensions)
        {
            html.Write($"""
                <details>
                <summary>{page.Word(dimension.Name)} (<code>{dimension.Code}</code>): {Count(dimension, page)}</summary>
                <div class="rul" role="region" aria-label="{page.Word("Koder i", "Codes of")} {page.Word(dimension.Name)}" tabindex="0">
                <table>
                <caption><span>{page.Word("Koder i", "Codes of")} {page.Word(dimension.Name)}</span></caption>
                <thead><tr><th scope="col">{page.Word("Kode", "Code")}</th><th scope="col" class="tekst">{(
                    dimension.Role == DimensionRole.Measure
                    ? page.Word("Måling og enhed", "Measure and unit")
                    : page.Word("Navn", "Name"))}</th></tr></thead>
                <tbody>

                """);
            html.WriteAll(dimension.Values, (output, value) => output.Write($"""
                <tr><th scope="row">{value.Code}</th><td class="tekst">{page.Word(value.Name)}{(value.Unit is { } unit
                    ? $" ({page.Word(unit)})"
                    : "")}{Notes(dimension, value, page)}</td></tr>

                """));
            html.Write($"""
                </tbody>
                </table>
                </div>
                </details>

                """);
        }

        html.Write($"""
            </section>

            """);
    }

    /// <summary>The notes of a value. Those of periods, which are the same for many, stand with the figures that are shown.</summary>
    private static string Notes(Dimension dimension, DimensionValue value, Page page) =>
        dimension.Role == DimensionRole.Time ? "" : string.Concat(value.Notes.Select(note => " " + page.Word(note)));

    private static void WriteNotes(Html html, CatalogueTable table, Page page)
    {
        if (table.Table.Notes.Count == 0)
        {
            return;
        }

        html.Write($"""
            <section class="bredde" aria-labelledby="noter">
            <h2 id="noter">{page.Word("Noter", "Notes")}</h2>
            <ul>

            """)
            .WriteAll(table.Table.Notes, (output, note) => output.Write($"""
                <li>{page.Word(note)}</li>

                """))
            .Write($"""
            </ul>
            </section>

            """);
    }

    private static string Count(Dimension dimension, Page page) => dimension.Values.Count == 1
        ? page.Word("1 værdi", "1 value")
        : $"{page.Number(dimension.Values.Count)} {page.Word("værdier", "values")}";
}
