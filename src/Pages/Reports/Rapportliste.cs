using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Reports;

/// <summary>The reports of the release that is served: the national one, and a leaflet for each kommune.</summary>
internal static class Rapportliste
{
    private static readonly (string Endelse, Tekst Navn)[] Former = [("html", new Tekst("Webside", "Web page")), ("pdf", new Tekst("PDF", "PDF")), ("xlsx", new Tekst("Excel", "Excel"))];

    public static string Skriv(Katalog katalog, IReadOnlySet<Rapportfil> filer, HttpIndstillinger indstillinger, Side side)
    {
        var manchet = side.Ord(
            "Landsrapporten svarer på aftalens spørgsmål i rækkefølge. Hver kommune har et blad på to sider. Alt er regnet af udgivelsens offentliggjorte tal.",
            "The national report answers the questions of the agreement in their order. Each municipality has a leaflet of two pages. All of it is computed from the published figures of the release. The reports are in Danish.");
        return Ramme.Skriv(
            $"{side.Ord("Rapporter", "Reports")}: {side.Ord(Ordning.Standard.Navn)}",
            side,
            html =>
            {
                Sidehoved.Skriv(html, side.Ord(Ordning.Standard.Navn), side.Ord("Rapporter", "Reports"), manchet, ud => PageParts.WriteFacts(ud, katalog, side));
                if (filer.Count == 0)
                {
                    html.Skriv($"""
                        <section class="bredde" aria-labelledby="venter">
                        <h2 id="venter">{side.Ord("Rapporterne er ikke dannet endnu", "The reports are not made yet")}</h2>
                        <p>{side.Ord("De dannes efter offentliggørelsen. Tallene selv kan ses på", "They are made after the publication. The figures themselves can be seen on")} <a href="{side.Til("/tabeller")}">{side.Ord("tabelsiderne", "the pages of the tables")}</a>.</p>
                        </section>

                        """);
                    return;
                }

                SkrivLand(html, katalog, filer, side);
                SkrivKommuner(html, katalog, filer, side);
            },
            html => PageParts.WriteFoot(html, indstillinger, side),
            hoved => Sidehoved.SkrivLinks(hoved, side, ReportAddress.Root, manchet));
    }

    /// <summary>There is no such report.</summary>
    public static string SkrivUkendt(Side side) => Ramme.Skriv(side.Ord("Rapporten findes ikke", "There is no such report"), side, html => html.Skriv($"""
        <section class="bredde" aria-labelledby="ukendt">
        <h1 id="ukendt">{side.Ord("Rapporten findes ikke", "There is no such report")}</h1>
        <p class="manchet">{side.Ord("Rapporterne vises for den nyeste udgivelse.", "The reports are those of the newest release.")} <a href="{side.Til(ReportAddress.Root)}">{side.Ord("Se dem, der er", "See those there are")}</a>.</p>
        </section>

        """));

    private static void SkrivLand(Html html, Katalog katalog, IReadOnlySet<Rapportfil> filer, Side side)
    {
        html.Skriv($"""
            <section class="bredde" aria-labelledby="land">
            <h2 id="land">{side.Ord("Landsrapporten", "The national report")}</h2>

            """);
        if (Links(katalog, filer, Rapportdanner.Land, side.Ord("landsrapporten", "the national report"), side) is { } links)
        {
            html.Skriv($"<p class=\"hent\">{links}</p>\n");
        }
        else
        {
            html.Skriv($"<p>{side.Ord("Den er ikke dannet endnu.", "It is not made yet.")}</p>\n");
        }

        html.Skriv($"</section>\n");
    }

    private static void SkrivKommuner(Html html, Katalog katalog, IReadOnlySet<Rapportfil> filer, Side side)
    {
        var kommuner = Kommuner(katalog);
        var med = kommuner.Select(kommune => (Kommune: kommune, Links: Links(katalog, filer, kommune.Kode, kommune.Navn.Da, side))).Where(par => par.Links is not null).ToList();
        if (med.Count == 0)
        {
            return;
        }

        html.Skriv($"""
            <section class="bredde" aria-labelledby="blade">
            <h2 id="blade">{side.Ord("Kommunerne", "The municipalities")}</h2>
            <div class="rul" role="region" aria-labelledby="bladtitel" tabindex="0">
            <table>
            <caption id="bladtitel"><span>{side.Ord("Et blad for hver kommune, i alt", "A leaflet for each municipality, in all")} {side.Tal(med.Count)}</span></caption>
            <thead><tr><th scope="col">{side.Ord("Kommune", "Municipality")}</th><th scope="col" class="tekst">{side.Ord("Hent", "Download")}</th></tr></thead>
            <tbody>

            """).SkrivAlle(med, (ud, par) => ud.Skriv($"""
            <tr><th scope="row">{par.Kommune.Navn.Da}</th><td class="tekst hent">{par.Links!}</td></tr>

            """)).Skriv($"""
            </tbody>
            </table>
            </div>
            </section>

            """);
    }

    private static Html? Links(Katalog katalog, IReadOnlySet<Rapportfil> filer, string navn, string hvad, Side side)
    {
        var html = new Html();
        var nogen = false;
        foreach (var (endelse, form) in Former)
        {
            var fil = new Rapportfil(navn, endelse);
            if (filer.Contains(fil))
            {
                html.Skriv($"""{(nogen ? " " : "")}<a href="{side.Basis}{ReportAddress.Of(katalog.Udgivelse.Id, fil)}"{(side.ErDansk ? new Html() : new Html().SkrivRaat(" hreflang=\"da\""))}>{side.Ord(form)}<span class="skjult"> {side.Ord("om", "about")} {hvad}</span></a>""");
                nogen = true;
            }
        }

        return nogen ? html : null;
    }

    private static List<Dimensionsvaerdi> Kommuner(Katalog katalog) =>
        katalog.FindSlags("indsats") is { Geografi: >= 0 } tabel
            ? [.. tabel.Dimensioner[tabel.Geografi].Vaerdier.Where(omraade => omraade.Slags == "kommune").OrderBy(kommune => kommune.Navn.Da, DanskOrden.Standard)]
            : [];
}
