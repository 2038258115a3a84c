using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Forside;
using Opgoerelse.Api.Http.Masse;
using Opgoerelse.Api.Http.Opdagelse;
using Opgoerelse.Api.Http.PxWeb;
using Opgoerelse.Api.Http.PxWeb.Formater;
using Opgoerelse.Api.Udgivelser;

namespace Opgoerelse.Api.Http.Tabelsider;

/// <summary>One table, from the top down: what it is, its files, its variables, its notes, how to ask for it.</summary>
internal static class Tabelside
{
    public static string Skriv(Katalog katalog, Katalogtabel tabel, Formatregister formater, HttpIndstillinger indstillinger, string basis, string adresse) => Ramme.Skriv(
        $"{tabel.Tabel.Titel.Da} ({tabel.Tabel.Id})",
        basis,
        html =>
        {
            html.Skriv($"""
                <section class="indledning">
                <div class="bredde">
                <p class="overlinje"><a href="{basis}/tabeller">Tabeller</a> / {tabel.Tabel.Id}</p>
                <h1>{tabel.Tabel.Titel.Da}</h1>
                <p class="manchet">{Tabeltekst.Beskrivelse(tabel).Da}</p>

                """);
            SkrivFakta(html, katalog);
            html.Skriv($"""
                </div>
                </section>

                """);
            SkrivFiler(html, tabel, formater, basis);
            SkrivVariable(html, tabel);
            SkrivNoter(html, tabel);
            Symbolforklaring.Skriv(html);
            SkrivKald(html, tabel, basis, adresse);
        },
        html => SkrivFod(html, indstillinger),
        hoved => hoved.Skriv($"""
            <link rel="canonical" href="{adresse}/tabeller/{Uri.EscapeDataString(tabel.Tabel.Id)}">
            <meta name="description" content="{Tabeltekst.Beskrivelse(tabel).Da}">
            {SchemaOrg.Skriv(katalog, tabel, indstillinger, adresse)}

            """));

    /// <summary>Which release is shown, and when the next is planned.</summary>
    public static void SkrivFakta(Html html, Katalog katalog)
    {
        html.Skriv($"""
            <dl class="fakta">
            <div><dt>Opgjort pr.</dt><dd><time datetime="{Linkeddata.IsoDag(katalog.Udgivelse.Dato)}">{DanskSkrift.Dato(katalog.Udgivelse.Dato)}</time></dd></div>
            <div><dt>Offentliggjort</dt><dd><time datetime="{Linkeddata.IsoTid(katalog.Opdateret)}">{DanskSkrift.Tidspunkt(katalog.Opdateret)}</time></dd></div>

            """);
        if (katalog.NaesteOpdatering is { } naeste)
        {
            html.Skriv($"""
                <div><dt>Næste udgivelse</dt><dd><time datetime="{Linkeddata.IsoTid(naeste)}">{DanskSkrift.Tidspunkt(naeste)}</time></dd></div>

                """);
        }
        else
        {
            html.Skriv($"""
                <div><dt>Næste udgivelse</dt><dd>Ingen: serien er slut, og alle tal er endelige</dd></div>

                """);
        }

        html.Skriv($"""
            </dl>

            """);
    }

    public static void SkrivFod(Html html, HttpIndstillinger indstillinger) => html.Skriv($"""
        <p>Kilde: {indstillinger.Kilde.Da}. Tallene må bruges frit med kildeangivelse (<a href="{indstillinger.Licens.Adresse}">{indstillinger.Licens.Navn}</a>).</p>
        <p>Spørgsmål: {indstillinger.Kontakt.Da}, <a href="mailto:{indstillinger.Kontakt.Mail}">{indstillinger.Kontakt.Mail}</a>.</p>

        """);

    private static void SkrivFiler(Html html, Katalogtabel tabel, Formatregister formater, string basis)
    {
        var id = tabel.Tabel.Id;
        html.Skriv($"""
            <section class="bredde" aria-labelledby="filer">
            <h2 id="filer">Hent tabellen</h2>
            <h3>Hele tabellen</h3>
            <ul class="filer">
            <li><a href="{basis}{MasseEndpoints.Sti(id, "csv")}">CSV<span class="skjult"> af hele {id}</span></a>, koder og en kolonne pr. måling</li>
            <li><a href="{basis}{MasseEndpoints.Sti(id, "json")}">JSON-stat<span class="skjult"> af hele {id}</span></a>, med tekster, noter og tegn</li>
            </ul>
            <h3>Det seneste i overblik</h3>
            <ul class="filer">

            """);
        html.SkrivAlle(formater.Navne, (ud, format) => ud.Skriv($"""
            <li><a href="{basis}{PxWebEndpoints.Rod}/tables/{Uri.EscapeDataString(id)}/data?lang=da&amp;outputFormat={Uri.EscapeDataString(format)}">{Formatnavn(format)}<span class="skjult"> af et udvalg af {id}</span></a></li>

            """));
        html.Skriv($"""
            </ul>
            </section>

            """);
    }

    private static void SkrivVariable(Html html, Katalogtabel tabel)
    {
        html.Skriv($"""
            <section class="bredde" aria-labelledby="variable">
            <h2 id="variable">Variable og værdier</h2>

            """);
        foreach (var dimension in tabel.Dimensioner)
        {
            html.Skriv($"""
                <details>
                <summary>{dimension.Navn.Da} (<code>{dimension.Kode}</code>): {Antal(dimension)}</summary>
                <div class="rul" role="region" aria-label="Værdier af {dimension.Navn.Da}" tabindex="0">
                <table>
                <caption><span>Værdier af {dimension.Navn.Da}</span></caption>
                <thead><tr><th scope="col">Kode</th><th scope="col" class="tekst">{(dimension.Rolle == Dimensionsrolle.Maal ? "Måling og enhed" : "Navn")}</th></tr></thead>
                <tbody>

                """);
            html.SkrivAlle(dimension.Vaerdier, (ud, vaerdi) => ud.Skriv($"""
                <tr><th scope="row"><code>{vaerdi.Kode}</code></th><td class="tekst">{vaerdi.Navn.Da}{(vaerdi.Enhed is { } enhed ? $" ({enhed.Da})" : "")}{string.Concat(vaerdi.Noter.Select(note => " " + note.Da))}</td></tr>

                """));
            html.Skriv($"""
                </tbody>
                </table>
                </div>
                </details>

                """);
        }

        html.Skriv($"""
            </section>

            """);
    }

    private static void SkrivNoter(Html html, Katalogtabel tabel)
    {
        if (tabel.Tabel.Noter.Count == 0)
        {
            return;
        }

        html.Skriv($"""
            <section class="bredde" aria-labelledby="noter">
            <h2 id="noter">Noter</h2>
            <ul>

            """)
            .SkrivAlle(tabel.Tabel.Noter, (ud, note) => ud.Skriv($"""
                <li>{note.Da}</li>

                """))
            .Skriv($"""
            </ul>
            </section>

            """);
    }

    /// <summary>One call that works as it stands: the newest period, the first value of everything else.</summary>
    private static void SkrivKald(Html html, Katalogtabel tabel, string basis, string adresse)
    {
        var valg = string.Join('&', tabel.Dimensioner.Select((dimension, nummer) =>
            $"valuecodes[{dimension.Kode}]={Uri.EscapeDataString(nummer == tabel.Tid ? "TOP(4)" : dimension.Rolle == Dimensionsrolle.Maal ? "*" : dimension.Totalkode ?? dimension.Vaerdier[0].Kode)}"));
        html.Skriv($"""
            <section class="bredde" aria-labelledby="kald">
            <h2 id="kald">For programmer</h2>
            <p>Et udvalg hentes med PxWebApi 2. <a href="{basis}{PxWebEndpoints.Rod}/tables/{Uri.EscapeDataString(tabel.Tabel.Id)}/metadata?lang=da">Tabellens metadata</a> har alle koder; <a href="{basis}/swagger">API-dokumentationen</a> viser, hvordan de vælges.</p>
            <pre tabindex="0" aria-label="Eksempel på et kald"><code>GET {adresse}{PxWebEndpoints.Rod}/tables/{tabel.Tabel.Id}/data?{valg}</code></pre>
            </section>

            """);
    }

    private static string Antal(Dimension dimension) =>
        $"{DanskSkrift.Tal(dimension.Vaerdier.Count)} {(dimension.Vaerdier.Count == 1 ? "værdi" : "værdier")}";

    private static string Formatnavn(string format) => format switch
    {
        "json-stat2" => "JSON-stat",
        "csv" => "CSV",
        "px" => "PX",
        "xlsx" => "Excel",
        "html" => "Webside",
        "json-px" => "JSON-PX",
        var andet => andet,
    };
}
