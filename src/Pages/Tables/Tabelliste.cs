using Opgoerelse.Domain.Law;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Tables;

/// <summary>All tables, each with a link to its page.</summary>
internal static class Tabelliste
{
    public static string Skriv(Katalog katalog, HttpIndstillinger indstillinger, Side side) => Ramme.Skriv(
        $"{side.Ord("Tabeller", "Tables")}: {side.Ord(Ordning.Standard.Navn)}",
        side,
        html =>
        {
            html.Skriv($"""
                <section class="indledning">
                <div class="bredde">
                <p class="overlinje">{side.Ord(Ordning.Standard.Navn)}</p>
                <h1>{side.Ord("Tabeller", "Tables")}</h1>
                <p class="manchet">{side.Ord("Alle tal kan ses og hentes frit. På hver tabels side kan man vælge områder, perioder og målinger.", "All figures can be seen and downloaded freely. On the page of each table one can select areas, periods and measures.")}</p>

                """);
            PageParts.WriteFacts(html, katalog, side);
            html.Skriv($"""
                </div>
                </section>
                <section class="bredde" aria-labelledby="tabeller">
                <h2 id="tabeller">{side.Ord($"De {katalog.Tabeller.Count} tabeller", $"The {katalog.Tabeller.Count} tables")}</h2>
                <ul class="tabelliste">

                """);
            html.SkrivAlle(katalog.Tabeller, (ud, tabel) => ud.Skriv($"""
                <li>
                <h3><a href="{side.TilTabel(tabel.Tabel.Id)}">{side.Ord(tabel.Tabel.Titel)}</a> <span class="id">{tabel.Tabel.Id}</span></h3>
                <p>{side.Ord(Tabeltekst.Beskrivelse(tabel))}</p>
                </li>

                """));
            html.Skriv($"""
                </ul>
                <p>{side.Ord("Udgivelserne kan følges i et", "The releases can be followed in a")} <a href="{side.Basis}{Addresses.Feed}">feed (Atom)</a>. {side.Ord("Dataportaler kan høste", "Data portals can harvest")} <a href="{side.Basis}{Addresses.Dcat}">{side.Ord("kataloget (DCAT-AP)", "the catalogue (DCAT-AP)")}</a>.</p>
                </section>

                """);
        },
        html => PageParts.WriteFoot(html, indstillinger, side));
}
