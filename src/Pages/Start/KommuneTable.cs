using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;

namespace Opgoerelse.Pages.Start;

/// <summary>All kommuner, sortable by every column with plain links.</summary>
internal static class KommuneTable
{
    public static void Write(Html html, StartPageFigures number, Sorting sorting, Page page)
    {
        var units = page.Word(Ordning.Standard.Units);
        var period = page.Word(MainMessage.PeriodName(number), EnglishSentences.Period(number.Period));
        html.Write($"""
            <section class="bredde" aria-labelledby="kommuner">
            <h2 id="kommuner">{page.Word("Kommunerne", "The municipalities")}</h2>
            <p>{page.Word(
                "Vælg en kolonneoverskrift for at sortere.",
                "Choose a column heading to sort.")} <abbr title="{page.Word(CellSymbol.Withheld.Meaning())}">*</abbr> {page.Word(
                "står, hvor tallet ikke vises, fordi det kunne røbe noget om enkelte borgere, her eller i en anden kommune;",
                "stands where the figure is not shown, because it could reveal something about single citizens, here or in another "
                    + "municipality;")} <abbr title="{page.Word(CellSymbol.NoBasis.Meaning())}">-</abbr> {page.Word(
                $"står, hvor der ingen {units} er.",
                $"where there are no {units}.")} <a href="#tegn">{page.Word("Alle tegn", "All signs")}</a>.</p>
            <div class="rul" role="region" aria-labelledby="tabeltitel" tabindex="0">
            <table>
            <caption id="tabeltitel"><span>{page.Word(
                $"Antal {units} og andel i procent med hver indsatstype. Tallene gælder {period}.",
                $"Number of {units} and share in per cent with each kind of effort, {period}.")}{(number.IsPreliminary
                ? page.Word(" Foreløbige tal.", " Preliminary figures.")
                : "")}</span></caption>
            <thead>
            <tr>

            """);
        WriteHeading(html, page.Word("Kommune", "Municipality"), Sorting.Name, sorting, page);
        WriteHeading(html, page.Word($"Antal {units}", $"Number of {units}"), Sorting.Forloeb, sorting, page);
        foreach (var indsats in number.Indsatser)
        {
            WriteHeading(html, page.Word(indsats.Name), indsats.Code, sorting, page);
        }

        html.Write($"""
            </tr>
            </thead>
            <tbody class="land">

            """);
        WriteRow(html, number.Country, new Html().Write($"{page.Word(number.Country.Name)}"), page);
        html.Write($"""
            </tbody>
            <tbody>

            """);
        html.WriteAll(
            sorting.Execution(number),
            (
                output,
                row) => WriteRow(
                    output,
                    row,
                    new Html().Write(
                        $"""<a href="{page.To("/kommune/" + Uri.EscapeDataString(row.Name.Da.ToLowerInvariant()))}">"""
                            + $"""{page.Word(row.Name)}</a>"""),
                    page));
        html.Write($"""
            </tbody>
            </table>
            </div>
            <p><a class="knap" href="{GetFigures.KommuneDataLinks(number, page)}">{page.Word(
                "Hent tabellen som CSV",
                "Download the table as CSV")}</a></p>
            </section>

            """);
    }

    private static void WriteHeading(Html html, string name, string key, Sorting sorting, Page page)
    {
        var chosen = sorting.Key == key;
        var after = sorting.AfterClick(key);
        html.Write(
            $"""<th scope="col"{(chosen ? SortHtml(sorting.Descending) : new Html())}><a """
                + $"""href="{page.To("/" + after.Query + "#kommuner")}">{name}""");
        html.Write(
            $"""<span class="pil" aria-hidden="true">{(chosen ? (sorting.Descending ? "▼" : "▲") : "")}</span><span class="skjult">, """
                + $"""{(after.Descending
                    ? page.Word("sortér faldende", "sort descending")
                    : page.Word("sortér stigende", "sort ascending"))}</span></a></th>""");
        html.Write($"\n");
    }

    private static Html SortHtml(bool descending) => new Html().Write($""" aria-sort="{(descending ? "descending" : "ascending")}" """);

    private static void WriteRow(Html html, OmraadeRow row, Html name, Page page)
    {
        html.Write($"""<tr><th scope="row">{name}</th>""");
        WriteCell(html, row.Forloeb, page);
        html.WriteAll(row.Share, (output, cell) => WriteCell(output, cell, page));
        html.Write($"</tr>\n");
    }

    private static void WriteCell(Html html, PageCell cell, Page page)
    {
        if (cell.Range is { } range)
        {
            html.Write($"""<td><abbr title="{page.Word(RangeText.Words)}">{page.Range(range)}</abbr></td>""");
        }
        else if (cell.HasValue)
        {
            html.Write($"<td>{page.Number(cell.Value, cell.Decimals)}</td>");
        }
        else
        {
            html.Write(
                $"""<td class="tegn"><abbr title="{page.Word(SymbolExplanation.Short(cell.Symbol))}">{cell.Symbol.Sign()}</abbr></td>""");
        }
    }
}

/// <summary>How the table of kommuner is sorted. What is unknown in a query is taken as not said.</summary>
/// <param name="Key">kommune, n or the code of an indsats.</param>
/// <param name="Descending">The largest first.</param>
internal sealed record Sorting(string Key, bool Descending)
{
    public const string Parameter = "sorter";
    public const string Name = "kommune";
    public const string Forloeb = "n";

    public static Sorting Read(IQueryCollection query, StartPageFigures number)
    {
        var key = query[Parameter].ToString();
        if (key != Forloeb && !number.Indsatser.Any(indsats => indsats.Code == key))
        {
            key = Name;
        }

        return new Sorting(key, query["retning"].ToString() switch
        {
            "faldende" => true,
            "stigende" => false,
            _ => key != Name,
        });
    }

    /// <summary>
    /// What a click on the column <paramref name="key"/> asks for: the other direction where it is sorted by that already.
    /// </summary>
    public Sorting AfterClick(string key) => new(key, key == Key ? !Descending : key != Name);

    /// <summary>As a query string.</summary>
    public string Query => $"?{Parameter}={Uri.EscapeDataString(Key)}&retning={(Descending ? "faldende" : "stigende")}";

    /// <summary>
    /// The kommuner in order, a range by its middle, which everybody can see. Cells without either come last in both directions, by name:
    /// their place must tell nothing of a value that is withheld.
    /// </summary>
    public IEnumerable<OmraadeRow> Execution(StartPageFigures number)
    {
        if (Key == Name)
        {
            return Descending
                ? number.Kommuner.OrderByDescending(kommune => kommune.Name.Da, DanishOrder.Standard)
                : number.Kommuner.OrderBy(kommune => kommune.Name.Da, DanishOrder.Standard);
        }

        var ordinal = number.Indsatser.Index().FirstOrDefault(indsats => indsats.Item.Code == Key).Index;
        PageCell Value(OmraadeRow kommune) => Key == Forloeb ? kommune.Forloeb : kommune.Share[ordinal];
        return number.Kommuner
            .OrderBy(kommune => Value(kommune).Place is null ? 1 : 0)
            .ThenBy(kommune => (Value(kommune).Place ?? 0) * (Descending ? -1 : 1))
            .ThenBy(kommune => kommune.Name.Da, DanishOrder.Standard);
    }
}
