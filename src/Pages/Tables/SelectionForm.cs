using Opgoerelse.Domain;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Formats;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Tables;

/// <summary>
/// Where one selects: a check box for each value, folded away where they are many. It works without scripts; udvalg.js
/// adds a search and counts.
/// </summary>
internal static class SelectionForm
{
    /// <summary>From this many values on they are folded away.</summary>
    private const int Many = 13;

    private static readonly (string? Kind, BilingualText Name)[] Groups =
    [
        ("land", new BilingualText("Land", "Country")),
        ("region", new BilingualText("Regioner", "Regions")),
        ("rar", new BilingualText("Regionale arbejdsmarkedsråd", "Regional labour market councils")),
        ("landsdel", new BilingualText("Landsdele", "Provinces")),
        ("kommune", new BilingualText("Kommuner", "Municipalities")),
        (PeriodKindCodes.RollingYear, PeriodKind.RollingYear.Heading()),
        (PeriodKindCodes.Year, PeriodKind.Year.Heading()),
        (PeriodKindCodes.PooledYears, PeriodKind.PooledYears.Heading()),
        (PeriodKindCodes.Quarter, PeriodKind.Quarter.Heading()),
        (PeriodKindCodes.PhaseIn, PeriodKind.PhaseIn.Heading()),
    ];

    public static void Write(Html html, TablePageOptions choice, Page page)
    {
        var table = choice.Table;
        html.Write($"""
            <section class="bredde" aria-labelledby="vaelg">
            <h2 id="vaelg">{page.Word("Vælg tal", "Select figures")}</h2>
            <form class="udvalg" action="{page.PathBase}/tabeller/{Uri.EscapeDataString(table.Table.Id)}#tal" method="get">
            {page.LanguageField()}

            """);
        for (var index = 0; index < table.Dimensions.Count; index++)
        {
            WriteVariable(html, table, index, [.. choice.Selection.Selected(index)], page);
        }

        html.Write($"""
            <p><button type="submit">{page.Word("Vis tallene", "Show the figures")}</button>
            <a href="{page.ToTable(table.Table.Id)}">{page.Word("Begynd forfra", "Start over")}</a></p>
            </form>
            </section>

            """);
    }

    private static void WriteVariable(Html html, CatalogueTable table, int index, HashSet<int> selected, Page page)
    {
        var dimension = table.Dimensions[index];
        var all = dimension.Values;
        html.Write($"""
            <details{new Html().WriteRaw(all.Count < Many ? " open=\"\"" : "")}>
            <summary><span class="variabel">{page.Word(dimension.Name)}</span> <span class="valgt">{page.Word(
                $"{selected.Count} af {all.Count} valgt",
                $"{selected.Count} of {all.Count} selected")}</span> <span class="hvilke">{Which(all, selected, page)}</span></summary>
            <fieldset>
            <legend class="skjult">{page.Word(dimension.Name)}</legend>

            """);
        var groups = Groups.Where(group => all.Any(value => value.Kind == group.Kind)).ToList();
        foreach (var (kind, name) in groups)
        {
            List<int> inTheGroup = [.. Enumerable.Range(0, all.Count).Where(i => all[i].Kind == kind)];
            html.Write($"""
                <fieldset class="gruppe">
                <legend>{page.Word(name)}</legend>

                """);
            if (inTheGroup.Count > 2)
            {
                html
                    .Write(
                        $"""<label class="alle"><input type="checkbox" name="{dimension.Code}" value="{TablePageOptions.All}{kind}">"""
                            + $"""{page.Word($"Alle {inTheGroup.Count}", $"All {inTheGroup.Count}")}</label>""")
                    .WriteRaw("\n");
            }

            Fields(html, dimension, Ordered(dimension, inTheGroup, kind, page), selected, page);
            html.WriteRaw("</fieldset>\n");
        }

        Fields(
            html,
            dimension,
            [.. Enumerable.Range(0, all.Count).Where(i => !groups.Any(group => group.Kind == all[i].Kind))],
            selected,
            page);
        html.Write($"""
            </fieldset>
            </details>

            """);
    }

    private static void Fields(Html html, Dimension dimension, IEnumerable<int> which, HashSet<int> selected, Page page) =>
        html.WriteAll(which, (output, i) => output
            .Write(
                $"""<label><input type="checkbox" name="{dimension.Code}" """
                    + $"""value="{dimension.Values[i].Code}"{new Html().WriteRaw(selected.Contains(i) ? " checked=\"\"" : "")}>"""
                    + $"""{page.Word(dimension.Values[i].Name)}</label>""")
            .WriteRaw("\n"));

    /// <summary>Kommuner by name, periods with the newest first, the rest as they stand.</summary>
    private static IEnumerable<int> Ordered(Dimension dimension, List<int> which, string? kind, Page page) => dimension.Role switch
    {
        DimensionRole.Time => Enumerable.Reverse(which),
        DimensionRole.Geography when kind == "kommune" => which.OrderBy(i => page.Word(dimension.Values[i].Name), DanishOrder.Standard),
        _ => which,
    };

    /// <summary>The first of those chosen, by name.</summary>
    private static string Which(IReadOnlyList<DimensionValue> all, HashSet<int> selected, Page page)
    {
        const int Most = 3;
        var names = string.Join(", ", selected.Order().Take(Most).Select(i => page.Word(all[i].Name)));
        return selected.Count > Most ? names + " …" : names;
    }
}

/// <summary>The selection as files in every format, as a call for programs and as an address to share.</summary>
internal static class GetSelection
{
    public static void Write(Html html, TablePageOptions choice, FormatRegister formats, HttpSettings settings, Page page)
    {
        var id = choice.Table.Table.Id;
        html.Write($"""
            <section class="bredde" aria-labelledby="hent">
            <h2 id="hent">{page.Word("Hent tallene", "Download the figures")}</h2>

            """);
        if (choice.Selection.Cells <= settings.MaxDataCells)
        {
            WriteSelection(html, choice, formats, page);
        }
        else
        {
            html.Write($"""
                <p class="advarsel">{page.Word(
                    $"Udvalget har {page.Number(choice.Selection.Cells)} tal. Der kan hentes {page.Number(settings.MaxDataCells)} ad "
                        + $"gangen: vælg færre, eller hent hele tabellen.",
                    $"The selection has {page.Number(choice.Selection.Cells)} figures. {page.Number(settings.MaxDataCells)} can be had "
                        + $"at a time: select fewer, or download the whole table.")}</p>

                """);
        }

        html.Write($"""
            <h3>{page.Word("Hele tabellen", "The whole table")}</h3>
            <ul class="filer">
            <li><a href="{page.PathBase}{Addresses.WholeTable(id, "csv")}">CSV<span
            class="skjult"> {page.Word("af hele", "of all of")} {id}</span></a>, {page.Word(
                "koder, og for hver måling en kolonne med tal og en med tegn",
                "codes, and for each measure a column of figures and one of signs")}</li>
            <li><a href="{page.PathBase}{Addresses.WholeTable(id, "json")}">JSON-stat<span
            class="skjult"> {page.Word("af hele", "of all of")} {id}</span></a>, {page.Word(
                "med tekster, noter og tegn",
                "with texts, notes and signs")}</li>
            <li><a href="{page.PathBase}{Addresses.WholeTable(id, "parquet")}">Parquet<span
            class="skjult"> {page.Word("af hele", "of all of")} {id}</span></a>, {page.Word(
                "til R, Python og databaser",
                "for R, Python and databases")}</li>
            </ul>
            </section>

            """);
    }

    private static void WriteSelection(Html html, TablePageOptions choice, FormatRegister formats, Page page)
    {
        var id = choice.Table.Table.Id;
        var call = choice.Call(page.Language);
        html.Write($"""
            <h3>{page.Word("Dette udvalg", "This selection")}</h3>
            <ul class="filer">

            """);
        html.WriteAll(
            formats.Names.SelectMany(format => Former(format, page)).OrderBy(form => form.Place),
            (output, form) => output.Write($"""
                <li><a href="{page.PathBase}{call}&amp;outputFormat={Uri.EscapeDataString(form.Format)}{form.Parameters}">{form.Name}<span
                class="skjult"> {page.Word("af udvalget af", "of the selection of")} {id}</span></a>{form.WhatIs}</li>

                """));
        html.Write($"""
            </ul>
            <h3 id="kald">{page.Word("For programmer", "For programs")}</h3>
            <p>{page.Word(
                "Det samme udvalg fra API'et (PxWebApi 2). Koderne står i",
                "The same selection from the API (PxWebApi 2). The codes are in the")}
                <a href="{page.PathBase}{Addresses.PxWeb}/tables/{Uri.EscapeDataString(id)}/metadata?lang={page.Language}">{page.Word(
                "tabellens metadata",
                "metadata of the table")}</a>;
                <a href="{page.To(Addresses.Api)}">{page.Word("API-siden", "the API page")}</a> {page.Word(
                "har eksempler i curl, R, Python og Excel.",
                "has examples in curl, R, Python and Excel.")}</p>
            <div class="kopi"><pre tabindex="0" role="region" aria-label="{page.Word(
                "API-kaldet",
                "The API call")}"><code id="kaldet">GET {page.Host}{call}</code></pre>
            <button type="button" hidden="" data-kopier="kaldet" data-uden="GET ">{page.Word(
                "Kopiér kaldet", "Copy the call")}</button></div>
            <h3>{page.Word("Adressen på udvalget", "The address of the selection")}</h3>
            <div class="kopi"><pre tabindex="0" role="region" aria-label="{page.Word(
                "Adressen på udvalget",
                "The address of the selection")}"><code id="adressen">{page.Host}{Page.InLanguage(
                $"/tabeller/{Uri.EscapeDataString(id)}{choice.Query}",
                page.Language)}</code></pre>
            <button type="button" hidden="" data-kopier="adressen">{page.Word("Kopiér adressen", "Copy the address")}</button></div>
            <p class="kopieret" role="status" data-kopieret="{page.Word("Kopieret", "Copied")}"></p>

            """);
    }

    /// <summary>The forms of a file: most formats have one, CSV one for people and one for programs.</summary>
    private static IEnumerable<(int Place, string Format, string Parameters, string Name, string WhatIs)> Former(
        string format,
        Page page) => format switch
        {
            "xlsx" => [(0, format, "", "Excel", "")],
            "csv" =>
            [
                (
                1,
                format,
                "&outputFormatParams=" + Addresses.SpreadsheetFile,
                page.Word("CSV til regneark", "CSV for spreadsheets"),
                page.Word(", med tekster; åbner rigtigt i dansk Excel", ", with texts; for Excel with English settings")),
            (
                2,
                format,
                "",
                page.Word("CSV til programmer", "CSV for programs"),
                page.Word(", med koder og komma", ", with codes and commas")),
        ],
            "json-stat2" => [(3, format, "", "JSON-stat", "")],
            "px" => [(4, format, "", "PX", "")],
            "json-px" => [(5, format, "", "JSON-PX", "")],
            "parquet" => [(6, format, "", "Parquet", page.Word(", til R, Python og databaser", ", for R, Python and databases"))],
            "html" => [(7, format, "", page.Word("Webside", "Web page"), page.Word(", kun tabellen", ", the table only"))],
            var otherOne => [(8, otherOne, "", otherOne, "")],
        };
}
