using Opgoerelse.Api.Http.PxWeb;
using Opgoerelse.Api.Udgivelser;

namespace Opgoerelse.Api.Http.Forside;

/// <summary>Where the figures can be had: every table in every format, and how to ask for them.</summary>
internal static class HentTal
{
    private const string TilRegneark = "&outputFormat=csv&outputFormatParams=UseTexts,SeparatorSemicolon,IncludeTitle";

    /// <summary>The table of kommuner as a file for a spreadsheet.</summary>
    public static string Kommunedata(Forsidetal tal, string basis) =>
        Data(tal.Tabel, basis)
        + Valg("omraade", "*") + Valg("periode", tal.Periode.Kode) + Valg("indsats", "*") + Valg("maal", "*")
        + TilRegneark;

    public static void Skriv(Html html, Katalog katalog, Forsidetal? tal, string basis)
    {
        html.Skriv($"""
            <section class="bredde" aria-labelledby="hent">
            <h2 id="hent">Hent tal</h2>
            <p>Alle tal kan hentes frit. Links herunder giver et udvalg af hver tabel; i <a href="{basis}/swagger">API-dokumentationen</a> kan du vælge selv.</p>
            <ul class="tabeller">

            """);
        foreach (var tabel in katalog.Tabeller)
        {
            var data = Data(tabel, basis);
            html.Skriv($"""
                <li>
                <h3><span class="id">{tabel.Tabel.Id}</span> <a href="{basis}/tabeller/{Uri.EscapeDataString(tabel.Tabel.Id)}">{tabel.Tabel.Titel.Da}</a></h3>
                <p><a href="{data}{TilRegneark}">CSV<span class="skjult"> af {tabel.Tabel.Id}</span></a> <a href="{data}">JSON-stat<span class="skjult"> af {tabel.Tabel.Id}</span></a> <a href="{basis}{PxWebEndpoints.Rod}/tables/{Uri.EscapeDataString(tabel.Tabel.Id)}/metadata?lang=da">Variable og værdier<span class="skjult"> i {tabel.Tabel.Id}</span></a></p>
                </li>

                """);
        }

        html.Skriv($"""
            </ul>
            <h3>For programmer</h3>
            <p>Tjenesten følger PxWebApi 2, så kendte værktøjer til R, Python og Excel kan bruges. Begynd ved <a href="{basis}{PxWebEndpoints.Rod}/tables?lang=da">listen over tabeller</a>, <a href="{basis}{PxWebEndpoints.Rod}/config">tjenestens grænser</a> eller <a href="{basis}/openapi/v1.json">OpenAPI-dokumentet</a>. Scripts skrevet til jobindsats' API kan bruges på /v2 og /v3 med en nøgle fra udgiveren.</p>

            """);
        if (tal is not null)
        {
            html.Skriv($"""
                <p>Et eksempel, hele landet i de seneste fire perioder:</p>
                <pre tabindex="0" aria-label="Eksempel på et kald"><code>GET {PxWebEndpoints.Rod}/tables/{tal.Tabel.Tabel.Id}/data?valuecodes[omraade]={tal.Land.Kode}&amp;valuecodes[periode]=TOP(4)&amp;valuecodes[indsats]=*&amp;valuecodes[maal]=andel</code></pre>

                """);
        }

        html.Skriv($"""
            </section>

            """);
    }

    private static string Data(Katalogtabel tabel, string basis) =>
        $"{basis}{PxWebEndpoints.Rod}/tables/{Uri.EscapeDataString(tabel.Tabel.Id)}/data?lang=da";

    private static string Valg(string variabel, string vaerdi) => $"&{Uri.EscapeDataString($"valuecodes[{variabel}]")}={Uri.EscapeDataString(vaerdi)}";
}
