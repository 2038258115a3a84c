using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Start;

/// <summary>Where the figures can be had: every table in every format, and how to ask for them.</summary>
internal static class GetFigures
{
    private const string ForSpreadsheet = "&outputFormat=csv&outputFormatParams=" + Addresses.SpreadsheetFile;

    /// <summary>The table of kommuner as a file for a spreadsheet.</summary>
    public static string KommuneDataLinks(StartPageFigures number, Page page) =>
        Data(number.Table, page)
        + Choice("omraade", "*") + Choice("periode", number.Period.Code) + Choice("indsats", "*") + Choice("maal", "*")
        + ForSpreadsheet;

    public static void Write(Html html, Catalogue catalogue, StartPageFigures? number, Page page)
    {
        html.Write($"""
            <section class="bredde" aria-labelledby="hent">
            <h2 id="hent">{page.Word("Hent tal", "Download figures")}</h2>
            <p>{page.Word(
                "Alle tal kan hentes frit. Filerne herunder har et udvalg af hver tabel; på tabellens side kan du vælge selv.",
                "All figures can be downloaded freely. The files below have a selection of each table; on the page of the table you can "
                    + "select yourself.")}</p>
            <ul class="tabeller">

            """);
        foreach (var table in catalogue.Tables)
        {
            var data = Data(table, page);
            html.Write($"""
                <li>
                <h3><span class="id">{table.Table.Id}</span> <a href="{page.ToTable(table.Table.Id)}">{page.Word(
                    table.Table.Title)}</a></h3>
                <p><a href="{data}{ForSpreadsheet}">CSV<span class="skjult"> {page.Word("af", "of")} {table.Table.Id}</span></a>
                <a href="{data}">JSON-stat<span class="skjult"> {page.Word("af", "of")} {table.Table.Id}</span></a>
                <a href="{page.PathBase}{Addresses.PxWeb}/tables/{Uri.EscapeDataString(
                    table.Table.Id)}/metadata?lang={page.Language}">{page.Word(
                    "Variable og værdier",
                    "Variables and values")}<span class="skjult"> {page.Word("i", "of")} {table.Table.Id}</span></a></p>
                </li>

                """);
        }

        html.Write($"""
            </ul>
            <h3>{page.Word("For programmer", "For programs")}</h3>
            <p>{page.Word(
                "Tjenesten følger PxWebApi 2, så kendte værktøjer til R, Python og Excel kan bruges. Begynd ved",
                "The service follows PxWebApi 2, so known tools for R, Python and Excel can be used. Begin with")}
                <a href="{page.PathBase}{Addresses.PxWeb}/tables?lang={page.Language}">{page.Word(
                    "listen over tabeller",
                    "the list of tables")}</a>,
                <a href="{page.PathBase}{Addresses.PxWeb}/config">{page.Word(
                "tjenestens grænser",
                "the limits of the service")}</a> {page.Word("eller", "or")}
                <a href="{page.PathBase}/openapi/v1.json">{page.Word("OpenAPI-dokumentet", "the OpenAPI document")}</a>. {page.Word(
                "Scripts skrevet til jobindsats' API kan bruges på /v2 og /v3 med en nøgle fra udgiveren.",
                "Scripts written for the API of jobindsats can be used at /v2 and /v3 with a key from the publisher.")}</p>

            """);
        if (number is not null)
        {
            var address = $"{Addresses.PxWeb}/tables/{number.Table.Table.Id}/data?valuecodes[omraade]={number.Country.Code}"
                + "&valuecodes[periode]=TOP(4)&valuecodes[indsats]=*&valuecodes[maal]=andel";
            var example = page.Word("Eksempel på et kald", "Example of a call");
            html.Write($"""
                <p>{page.Word(
                    "Et eksempel, hele landet i de seneste fire perioder:",
                    "An example, the whole country in the four newest periods:")}</p>
                <pre tabindex="0" role="region" aria-label="{example}"><code>GET {address}</code></pre>

                """);
        }

        html.Write($"""
            </section>

            """);
    }

    private static string Data(CatalogueTable table, Page page) =>
        $"{page.PathBase}{Addresses.PxWeb}/tables/{Uri.EscapeDataString(table.Table.Id)}/data?lang={page.Language}";

    private static string Choice(string variable, string value) =>
        $"&{Uri.EscapeDataString($"valuecodes[{variable}]")}={Uri.EscapeDataString(value)}";
}
