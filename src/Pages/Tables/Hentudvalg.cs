using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;

namespace Opgoerelse.Pages.Tables;

/// <summary>The selection as files in every format, as a call for programs and as an address to share.</summary>
internal static class Hentudvalg
{
    public static void Skriv(Html html, Tabelvalg valg, FormatNames formater, HttpIndstillinger indstillinger, Side side)
    {
        var id = valg.Tabel.Tabel.Id;
        html.Skriv($"""
            <section class="bredde" aria-labelledby="hent">
            <h2 id="hent">{side.Ord("Hent tallene", "Download the figures")}</h2>

            """);
        if (valg.Udsnit.Celler <= indstillinger.MaxDataCells)
        {
            SkrivUdvalg(html, valg, formater, side);
        }
        else
        {
            html.Skriv($"""
                <p class="advarsel">{side.Ord(
                    $"Udvalget har {side.Tal(valg.Udsnit.Celler)} tal. Der kan hentes {side.Tal(indstillinger.MaxDataCells)} ad gangen: vælg færre, eller hent hele tabellen.",
                    $"The selection has {side.Tal(valg.Udsnit.Celler)} figures. {side.Tal(indstillinger.MaxDataCells)} can be had at a time: select fewer, or download the whole table.")}</p>

                """);
        }

        html.Skriv($"""
            <h3>{side.Ord("Hele tabellen", "The whole table")}</h3>
            <ul class="filer">
            <li><a href="{side.Basis}{Addresses.WholeTable(id, "csv")}">CSV<span class="skjult"> {side.Ord("af hele", "of all of")} {id}</span></a>, {side.Ord("koder, og for hver måling en kolonne med tal og en med tegn", "codes, and for each measure a column of figures and one of signs")}</li>
            <li><a href="{side.Basis}{Addresses.WholeTable(id, "json")}">JSON-stat<span class="skjult"> {side.Ord("af hele", "of all of")} {id}</span></a>, {side.Ord("med tekster, noter og tegn", "with texts, notes and signs")}</li>
            <li><a href="{side.Basis}{Addresses.WholeTable(id, "parquet")}">Parquet<span class="skjult"> {side.Ord("af hele", "of all of")} {id}</span></a>, {side.Ord("til R, Python og databaser", "for R, Python and databases")}</li>
            </ul>
            </section>

            """);
    }

    private static void SkrivUdvalg(Html html, Tabelvalg valg, FormatNames formater, Side side)
    {
        var id = valg.Tabel.Tabel.Id;
        var kald = valg.Kald(side.Sprog);
        html.Skriv($"""
            <h3>{side.Ord("Dette udvalg", "This selection")}</h3>
            <ul class="filer">

            """);
        html.SkrivAlle(formater.All.SelectMany(format => Former(format, side)).OrderBy(form => form.Plads), (ud, form) => ud.Skriv($"""
            <li><a href="{side.Basis}{kald}&amp;outputFormat={Uri.EscapeDataString(form.Format)}{form.Parametre}">{form.Navn}<span class="skjult"> {side.Ord("af udvalget af", "of the selection of")} {id}</span></a>{form.Hvad}</li>

            """));
        html.Skriv($"""
            </ul>
            <h3 id="kald">{side.Ord("For programmer", "For programs")}</h3>
            <p>{side.Ord("Det samme udvalg fra API'et (PxWebApi 2). Koderne står i", "The same selection from the API (PxWebApi 2). The codes are in the")} <a href="{side.Basis}{Addresses.PxWeb}/tables/{Uri.EscapeDataString(id)}/metadata?lang={side.Sprog}">{side.Ord("tabellens metadata", "metadata of the table")}</a>; <a href="{side.Til(Addresses.Api)}">{side.Ord("API-siden", "the API page")}</a> {side.Ord("har eksempler i curl, R, Python og Excel.", "has examples in curl, R, Python and Excel.")}</p>
            <div class="kopi"><pre tabindex="0" role="region" aria-label="{side.Ord("API-kaldet", "The API call")}"><code id="kaldet">GET {side.Vaert}{kald}</code></pre>
            <button type="button" hidden="" data-kopier="kaldet" data-uden="GET ">{side.Ord("Kopiér kaldet", "Copy the call")}</button></div>
            <h3>{side.Ord("Adressen på udvalget", "The address of the selection")}</h3>
            <div class="kopi"><pre tabindex="0" role="region" aria-label="{side.Ord("Adressen på udvalget", "The address of the selection")}"><code id="adressen">{side.Vaert}{Side.PaaSprog($"/tabeller/{Uri.EscapeDataString(id)}{valg.Query}", side.Sprog)}</code></pre>
            <button type="button" hidden="" data-kopier="adressen">{side.Ord("Kopiér adressen", "Copy the address")}</button></div>
            <p class="kopieret" role="status" data-kopieret="{side.Ord("Kopieret", "Copied")}"></p>

            """);
    }

    /// <summary>The forms of a file: most formats have one, CSV one for people and one for programs.</summary>
    private static IEnumerable<(int Plads, string Format, string Parametre, string Navn, string Hvad)> Former(string format, Side side) => format switch
    {
        "xlsx" => [(0, format, "", "Excel", "")],
        "csv" =>
        [
            (1, format, "&outputFormatParams=" + Addresses.SpreadsheetFile, side.Ord("CSV til regneark", "CSV for spreadsheets"), side.Ord(", med tekster; åbner rigtigt i dansk Excel", ", with texts; for Excel with English settings")),
            (2, format, "", side.Ord("CSV til programmer", "CSV for programs"), side.Ord(", med koder og komma", ", with codes and commas")),
        ],
        "json-stat2" => [(3, format, "", "JSON-stat", "")],
        "px" => [(4, format, "", "PX", "")],
        "json-px" => [(5, format, "", "JSON-PX", "")],
        "parquet" => [(6, format, "", "Parquet", side.Ord(", til R, Python og databaser", ", for R, Python and databases"))],
        "html" => [(7, format, "", side.Ord("Webside", "Web page"), side.Ord(", kun tabellen", ", the table only"))],
        var andet => [(8, andet, "", andet, "")],
    };
}
