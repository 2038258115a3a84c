using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Pages.Start;

/// <summary>All kommuner, sortable by every column with plain links.</summary>
internal static class Kommunetabel
{
    public static void Skriv(Html html, Forsidetal tal, Sortering sortering, Side side)
    {
        var enheder = side.Ord(Ordning.Standard.Enheder);
        var periode = side.Ord(Hovedbudskab.Periodenavn(tal), EngelskeSaetninger.Periode(tal.Periode));
        html.Skriv($"""
            <section class="bredde" aria-labelledby="kommuner">
            <h2 id="kommuner">{side.Ord("Kommunerne", "The municipalities")}</h2>
            <p>{side.Ord("Vælg en kolonneoverskrift for at sortere.", "Choose a column heading to sort.")} <abbr title="{side.Ord(Cellesymbol.Diskretioneret.Betydning())}">*</abbr> {side.Ord($"står, hvor tallet ikke vises af hensyn til borgerne, fordi der ligger få {enheder} bag;", $"stands where the figure is not shown, for the citizens' sake, because few {enheder} are behind it;")} <abbr title="{side.Ord(Cellesymbol.IntetGrundlag.Betydning())}">-</abbr> {side.Ord($"står, hvor der ingen {enheder} er.", $"where there are no {enheder}.")} <a href="#tegn">{side.Ord("Alle tegn", "All signs")}</a>.</p>
            <div class="rul" role="region" aria-labelledby="tabeltitel" tabindex="0">
            <table>
            <caption id="tabeltitel"><span>{side.Ord($"Antal {enheder} og andel i procent med hver slags indsats. Tallene gælder {periode}.", $"Number of {enheder} and share in per cent with each kind of effort, {periode}.")}{(tal.ErForeloebig ? side.Ord(" Foreløbige tal.", " Preliminary figures.") : "")}</span></caption>
            <thead>
            <tr>

            """);
        SkrivOverskrift(html, side.Ord("Kommune", "Municipality"), Sortering.Navn, sortering, side);
        SkrivOverskrift(html, side.Ord($"Antal {enheder}", $"Number of {enheder}"), Sortering.Forloeb, sortering, side);
        foreach (var indsats in tal.Indsatser)
        {
            SkrivOverskrift(html, side.Ord(indsats.Navn), indsats.Kode, sortering, side);
        }

        html.Skriv($"""
            </tr>
            </thead>
            <tbody class="land">

            """);
        SkrivRaekke(html, tal.Land, new Html().Skriv($"{side.Ord(tal.Land.Navn)}"), side);
        html.Skriv($"""
            </tbody>
            <tbody>

            """);
        html.SkrivAlle(sortering.Udfoer(tal), (ud, raekke) => SkrivRaekke(ud, raekke, new Html().Skriv($"""<a href="{side.Til("/kommune/" + Uri.EscapeDataString(raekke.Navn.Da.ToLowerInvariant()))}">{side.Ord(raekke.Navn)}</a>"""), side));
        html.Skriv($"""
            </tbody>
            </table>
            </div>
            <p><a class="knap" href="{HentTal.Kommunedata(tal, side)}">{side.Ord("Hent tabellen som CSV", "Download the table as CSV")}</a></p>
            </section>

            """);
    }

    private static void SkrivOverskrift(Html html, string navn, string noegle, Sortering sortering, Side side)
    {
        var valgt = sortering.Noegle == noegle;
        var efter = sortering.EfterKlik(noegle);
        html.Skriv($"""<th scope="col"{(valgt ? SortHtml(sortering.Faldende) : new Html())}><a href="{side.Til("/" + efter.Query + "#kommuner")}">{navn}""");
        html.Skriv($"""<span class="pil" aria-hidden="true">{(valgt ? (sortering.Faldende ? "▼" : "▲") : "")}</span><span class="skjult">, {(efter.Faldende ? side.Ord("sortér faldende", "sort descending") : side.Ord("sortér stigende", "sort ascending"))}</span></a></th>""");
        html.Skriv($"\n");
    }

    private static Html SortHtml(bool faldende) => new Html().Skriv($""" aria-sort="{(faldende ? "descending" : "ascending")}" """);

    private static void SkrivRaekke(Html html, Omraaderaekke raekke, Html navn, Side side)
    {
        html.Skriv($"""<tr><th scope="row">{navn}</th>""");
        SkrivCelle(html, raekke.Forloeb, side);
        html.SkrivAlle(raekke.Andel, (ud, celle) => SkrivCelle(ud, celle, side));
        html.Skriv($"</tr>\n");
    }

    private static void SkrivCelle(Html html, Celle celle, Side side)
    {
        if (celle.HarVaerdi)
        {
            html.Skriv($"<td>{side.Tal(celle.Vaerdi, celle.Decimaler)}</td>");
        }
        else
        {
            html.Skriv($"""<td class="tegn"><abbr title="{side.Ord(Symbolforklaring.Kort(celle.Symbol))}">{celle.Symbol.Tegn()}</abbr></td>""");
        }
    }
}
