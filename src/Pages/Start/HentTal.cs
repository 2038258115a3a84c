using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Start;

/// <summary>Where the figures can be had: every table in every format, and how to ask for them.</summary>
internal static class HentTal
{
    private const string TilRegneark = "&outputFormat=csv&outputFormatParams=" + Addresses.SpreadsheetFile;

    /// <summary>The table of kommuner as a file for a spreadsheet.</summary>
    public static string Kommunedata(Forsidetal tal, Side side) =>
        Data(tal.Tabel, side)
        + Valg("omraade", "*") + Valg("periode", tal.Periode.Kode) + Valg("indsats", "*") + Valg("maal", "*")
        + TilRegneark;

    public static void Skriv(Html html, Katalog katalog, Forsidetal? tal, Side side)
    {
        html.Skriv($"""
            <section class="bredde" aria-labelledby="hent">
            <h2 id="hent">{side.Ord("Hent tal", "Download figures")}</h2>
            <p>{side.Ord("Alle tal kan hentes frit. Filerne herunder har et udvalg af hver tabel; på tabellens side kan du vælge selv.", "All figures can be downloaded freely. The files below have a selection of each table; on the page of the table you can select yourself.")}</p>
            <ul class="tabeller">

            """);
        foreach (var tabel in katalog.Tabeller)
        {
            var data = Data(tabel, side);
            html.Skriv($"""
                <li>
                <h3><span class="id">{tabel.Tabel.Id}</span> <a href="{side.TilTabel(tabel.Tabel.Id)}">{side.Ord(tabel.Tabel.Titel)}</a></h3>
                <p><a href="{data}{TilRegneark}">CSV<span class="skjult"> {side.Ord("af", "of")} {tabel.Tabel.Id}</span></a> <a href="{data}">JSON-stat<span class="skjult"> {side.Ord("af", "of")} {tabel.Tabel.Id}</span></a> <a href="{side.Basis}{Addresses.PxWeb}/tables/{Uri.EscapeDataString(tabel.Tabel.Id)}/metadata?lang={side.Sprog}">{side.Ord("Variable og værdier", "Variables and values")}<span class="skjult"> {side.Ord("i", "of")} {tabel.Tabel.Id}</span></a></p>
                </li>

                """);
        }

        html.Skriv($"""
            </ul>
            <h3>{side.Ord("For programmer", "For programs")}</h3>
            <p>{side.Ord("Tjenesten følger PxWebApi 2, så kendte værktøjer til R, Python og Excel kan bruges. Begynd ved", "The service follows PxWebApi 2, so known tools for R, Python and Excel can be used. Begin with")} <a href="{side.Basis}{Addresses.PxWeb}/tables?lang={side.Sprog}">{side.Ord("listen over tabeller", "the list of tables")}</a>, <a href="{side.Basis}{Addresses.PxWeb}/config">{side.Ord("tjenestens grænser", "the limits of the service")}</a> {side.Ord("eller", "or")} <a href="{side.Basis}/openapi/v1.json">{side.Ord("OpenAPI-dokumentet", "the OpenAPI document")}</a>. {side.Ord("Scripts skrevet til jobindsats' API kan bruges på /v2 og /v3 med en nøgle fra udgiveren.", "Scripts written for the API of jobindsats can be used at /v2 and /v3 with a key from the publisher.")}</p>

            """);
        if (tal is not null)
        {
            html.Skriv($"""
                <p>{side.Ord("Et eksempel, hele landet i de seneste fire perioder:", "An example, the whole country in the four newest periods:")}</p>
                <pre tabindex="0" role="region" aria-label="{side.Ord("Eksempel på et kald", "Example of a call")}"><code>GET {Addresses.PxWeb}/tables/{tal.Tabel.Tabel.Id}/data?valuecodes[omraade]={tal.Land.Kode}&amp;valuecodes[periode]=TOP(4)&amp;valuecodes[indsats]=*&amp;valuecodes[maal]=andel</code></pre>

                """);
        }

        html.Skriv($"""
            </section>

            """);
    }

    private static string Data(Katalogtabel tabel, Side side) =>
        $"{side.Basis}{Addresses.PxWeb}/tables/{Uri.EscapeDataString(tabel.Tabel.Id)}/data?lang={side.Sprog}";

    private static string Valg(string variabel, string vaerdi) => $"&{Uri.EscapeDataString($"valuecodes[{variabel}]")}={Uri.EscapeDataString(vaerdi)}";
}
