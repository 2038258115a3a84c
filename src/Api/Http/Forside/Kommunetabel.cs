using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Domain.Regler;

namespace Opgoerelse.Api.Http.Forside;

/// <summary>All kommuner, sortable by every column with plain links.</summary>
internal static class Kommunetabel
{
    public static void Skriv(Html html, Forsidetal tal, Sortering sortering, string basis)
    {
        var enheder = Ordning.Standard.Enheder.Da;
        var periode = Hovedbudskab.Periodenavn(tal);
        html.Skriv($"""
            <section class="bredde" aria-labelledby="kommuner">
            <h2 id="kommuner">Kommunerne</h2>
            <p>Vælg en kolonneoverskrift for at sortere. <abbr title="{Cellesymbol.Diskretioneret.Betydning().Da}">*</abbr> står, hvor tallet ikke vises af hensyn til borgerne, fordi der ligger få {enheder} bag; <abbr title="{Cellesymbol.IntetGrundlag.Betydning().Da}">-</abbr> står, hvor der ingen {enheder} er. <a href="#tegn">Alle tegn</a>.</p>
            <div class="rul" role="region" aria-labelledby="tabeltitel" tabindex="0">
            <table>
            <caption id="tabeltitel"><span>Antal {enheder} og andel i procent med hver slags indsats. Tallene gælder {periode}.{(tal.ErForeloebig ? " Foreløbige tal." : "")}</span></caption>
            <thead>
            <tr>

            """);
        SkrivOverskrift(html, "Kommune", Sortering.Navn, sortering, basis);
        SkrivOverskrift(html, $"Antal {enheder}", Sortering.Forloeb, sortering, basis);
        foreach (var indsats in tal.Indsatser)
        {
            SkrivOverskrift(html, indsats.Navn.Da, indsats.Kode, sortering, basis);
        }

        html.Skriv($"""
            </tr>
            </thead>
            <tbody class="land">

            """);
        SkrivRaekke(html, tal.Land, new Html().Skriv($"{tal.Land.Navn}"));
        html.Skriv($"""
            </tbody>
            <tbody>

            """);
        html.SkrivAlle(sortering.Udfoer(tal), (ud, raekke) => SkrivRaekke(ud, raekke, new Html().Skriv($"""<a href="{basis}/kommune/{Uri.EscapeDataString(raekke.Navn.ToLowerInvariant())}">{raekke.Navn}</a>""")));
        html.Skriv($"""
            </tbody>
            </table>
            </div>
            <p><a class="knap" href="{HentTal.Kommunedata(tal, basis)}">Hent tabellen som CSV</a></p>
            </section>

            """);
    }

    private static void SkrivOverskrift(Html html, string navn, string noegle, Sortering sortering, string basis)
    {
        var valgt = sortering.Noegle == noegle;
        var efter = sortering.EfterKlik(noegle);
        html.Skriv($"""<th scope="col"{(valgt ? SortHtml(sortering.Faldende) : new Html())}><a href="{basis}/{efter.Query}#kommuner">{navn}""");
        html.Skriv($"""<span class="pil" aria-hidden="true">{(valgt ? (sortering.Faldende ? "▼" : "▲") : "")}</span><span class="skjult">, sortér {(efter.Faldende ? "faldende" : "stigende")}</span></a></th>""");
        html.Skriv($"\n");
    }

    private static Html SortHtml(bool faldende) => new Html().Skriv($""" aria-sort="{(faldende ? "descending" : "ascending")}" """);

    private static void SkrivRaekke(Html html, Omraaderaekke raekke, Html navn)
    {
        html.Skriv($"""<tr><th scope="row">{navn}</th>""");
        SkrivCelle(html, raekke.Forloeb);
        html.SkrivAlle(raekke.Andel, SkrivCelle);
        html.Skriv($"</tr>\n");
    }

    private static void SkrivCelle(Html html, Celle celle)
    {
        if (celle.HarVaerdi)
        {
            html.Skriv($"<td>{DanskSkrift.Tal(celle.Vaerdi, celle.Decimaler)}</td>");
        }
        else
        {
            html.Skriv($"""<td class="tegn"><span aria-hidden="true">{celle.Symbol.Tegn()}</span><span class="skjult">{celle.Symbol.Betydning().Da}</span></td>""");
        }
    }
}
