using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Tables;

/// <summary>One table, from the top down: what it is, where one selects, the figures, their files, its variables and notes.</summary>
internal static class Tabelside
{
    public static string Skriv(Katalog katalog, Tabelvalg valg, FormatNames formater, HttpIndstillinger indstillinger, Side side)
    {
        var tabel = valg.Tabel;
        return Ramme.Skriv(
            $"{side.Ord(tabel.Tabel.Titel)} ({tabel.Tabel.Id})",
            side,
            html =>
            {
                html.Skriv($"""
                    <section class="indledning">
                    <div class="bredde">
                    <p class="overlinje"><a href="{side.Til("/tabeller")}">{side.Ord("Tabeller", "Tables")}</a> / {tabel.Tabel.Id}</p>
                    <h1>{side.Ord(tabel.Tabel.Titel)}</h1>
                    <p class="manchet">{side.Ord(Tabeltekst.Beskrivelse(tabel))}</p>

                    """);
                PageParts.WriteFacts(html, katalog, side);
                html.Skriv($"""
                    </div>
                    </section>

                    """);
                SkrivFejl(html, valg, side);
                Valgformular.Skriv(html, valg, side);
                Valgttabel.Skriv(html, valg, side);
                Hentudvalg.Skriv(html, valg, formater, indstillinger, side);
                SkrivVariable(html, tabel, side);
                SkrivNoter(html, tabel, side);
                Symbolforklaring.Skriv(html, side);
            },
            html => PageParts.WriteFoot(html, indstillinger, side),
            hoved => hoved.Skriv($"""
                <link rel="canonical" href="{side.Vaert}{Side.PaaSprog(valg.Sti, side.Sprog)}">
                <meta name="description" content="{side.Ord(Tabeltekst.Beskrivelse(tabel))}">
                {SchemaOrg.Skriv(katalog, tabel, indstillinger, side.Vaert)}
                <script src="{side.Basis}{Assets.ProgramAddress}" defer=""></script>

                """));
    }

    /// <summary>The address asked for what is not there.</summary>
    private static void SkrivFejl(Html html, Tabelvalg valg, Side side)
    {
        if (valg.Fejl is { } fejl)
        {
            html.Skriv($"""
                <section class="bredde" aria-labelledby="fejl">
                <h2 id="fejl">{side.Ord("Det valg kan ikke vises", "That selection cannot be shown")}</h2>
                <p class="advarsel" role="alert">{side.Ord(fejl.Detalje)} {side.Ord("Her vises det sædvanlige udvalg i stedet.", "The usual selection is shown instead.")}</p>
                </section>

                """);
        }
    }

    private static void SkrivVariable(Html html, Katalogtabel tabel, Side side)
    {
        html.Skriv($"""
            <section class="bredde" aria-labelledby="variable">
            <h2 id="variable">{side.Ord("Variable og koder", "Variables and codes")}</h2>

            """);
        foreach (var dimension in tabel.Dimensioner)
        {
            html.Skriv($"""
                <details>
                <summary>{side.Ord(dimension.Navn)} (<code>{dimension.Kode}</code>): {Antal(dimension, side)}</summary>
                <div class="rul" role="region" aria-label="{side.Ord("Koder i", "Codes of")} {side.Ord(dimension.Navn)}" tabindex="0">
                <table>
                <caption><span>{side.Ord("Koder i", "Codes of")} {side.Ord(dimension.Navn)}</span></caption>
                <thead><tr><th scope="col">{side.Ord("Kode", "Code")}</th><th scope="col" class="tekst">{(dimension.Rolle == Dimensionsrolle.Maal ? side.Ord("Måling og enhed", "Measure and unit") : side.Ord("Navn", "Name"))}</th></tr></thead>
                <tbody>

                """);
            html.SkrivAlle(dimension.Vaerdier, (ud, vaerdi) => ud.Skriv($"""
                <tr><th scope="row">{vaerdi.Kode}</th><td class="tekst">{side.Ord(vaerdi.Navn)}{(vaerdi.Enhed is { } enhed ? $" ({side.Ord(enhed)})" : "")}{Noter(dimension, vaerdi, side)}</td></tr>

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

    /// <summary>The notes of a value. Those of periods, which are the same for many, stand with the figures that are shown.</summary>
    private static string Noter(Dimension dimension, Dimensionsvaerdi vaerdi, Side side) =>
        dimension.Rolle == Dimensionsrolle.Tid ? "" : string.Concat(vaerdi.Noter.Select(note => " " + side.Ord(note)));

    private static void SkrivNoter(Html html, Katalogtabel tabel, Side side)
    {
        if (tabel.Tabel.Noter.Count == 0)
        {
            return;
        }

        html.Skriv($"""
            <section class="bredde" aria-labelledby="noter">
            <h2 id="noter">{side.Ord("Noter", "Notes")}</h2>
            <ul>

            """)
            .SkrivAlle(tabel.Tabel.Noter, (ud, note) => ud.Skriv($"""
                <li>{side.Ord(note)}</li>

                """))
            .Skriv($"""
            </ul>
            </section>

            """);
    }

    private static string Antal(Dimension dimension, Side side) => dimension.Vaerdier.Count == 1
        ? side.Ord("1 værdi", "1 value")
        : $"{side.Tal(dimension.Vaerdier.Count)} {side.Ord("værdier", "values")}";
}
