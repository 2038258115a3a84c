using Opgoerelse.Api.Http.Forside;
using Opgoerelse.Api.Http.Opdagelse;
using Opgoerelse.Api.Udgivelser;
using Opgoerelse.Domain.Regler;

namespace Opgoerelse.Api.Http.Tabelsider;

/// <summary>All tables, each with a link to its page.</summary>
internal static class Tabelliste
{
    public static string Skriv(Katalog katalog, HttpIndstillinger indstillinger, string basis) => Ramme.Skriv(
        $"Tabeller: {Ordning.Standard.Navn.Da}",
        basis,
        html =>
        {
            html.Skriv($"""
                <section class="indledning">
                <div class="bredde">
                <p class="overlinje">{Ordning.Standard.Navn.Da}</p>
                <h1>Tabeller</h1>
                <p class="manchet">Alle tal kan hentes frit. Hver tabel har en side med indhold, definitioner og filer.</p>

                """);
            Tabelside.SkrivFakta(html, katalog);
            html.Skriv($"""
                </div>
                </section>
                <section class="bredde" aria-labelledby="tabeller">
                <h2 id="tabeller">De {katalog.Tabeller.Count} tabeller</h2>
                <ul class="tabelliste">

                """);
            html.SkrivAlle(katalog.Tabeller, (ud, tabel) => ud.Skriv($"""
                <li>
                <h3><a href="{basis}/tabeller/{Uri.EscapeDataString(tabel.Tabel.Id)}">{tabel.Tabel.Titel.Da}</a> <span class="id">{tabel.Tabel.Id}</span></h3>
                <p>{Tabeltekst.Beskrivelse(tabel).Da}</p>
                </li>

                """));
            html.Skriv($"""
                </ul>
                <p>Udgivelserne kan følges i et <a href="{basis}{OpdagelseEndpoints.Feed}">feed (Atom)</a>. Dataportaler kan høste <a href="{basis}{OpdagelseEndpoints.Dcat}">kataloget (DCAT-AP)</a>.</p>
                </section>

                """);
        },
        html => Tabelside.SkrivFod(html, indstillinger));
}
