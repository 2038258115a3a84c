using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Forside;
using Opgoerelse.Api.Http.Oplysningssider;
using Opgoerelse.Api.Http.Tabelsider;
using Opgoerelse.Api.Udgivelser;
using Opgoerelse.Domain.Registre;
using Opgoerelse.Domain.Regler;
using Opgoerelse.Reports;

namespace Opgoerelse.Api.Http.Rapportsider;

/// <summary>The reports of the release that is served: the national one, and a leaflet for each kommune.</summary>
internal static class Rapportliste
{
    private const string Manchet = "Landsrapporten svarer på aftalens spørgsmål i rækkefølge. Hver kommune har et blad på to sider. Alt er regnet af udgivelsens offentliggjorte tal.";

    private static readonly (string Endelse, string Navn)[] Former = [("html", "Webside"), ("pdf", "PDF"), ("xlsx", "Excel")];

    public static string Skriv(Katalog katalog, IReadOnlySet<Rapportfil> filer, HttpIndstillinger indstillinger, Side side) => Ramme.Skriv(
        $"Rapporter: {Ordning.Standard.Navn.Da}",
        side,
        html =>
        {
            Sidehoved.Skriv(html, Ordning.Standard.Navn.Da, "Rapporter", Manchet, ud => Tabelside.SkrivFakta(ud, katalog, side.PaaDansk));
            if (filer.Count == 0)
            {
                html.Skriv($"""
                    <section class="bredde" aria-labelledby="venter">
                    <h2 id="venter">Rapporterne er ikke dannet endnu</h2>
                    <p>De dannes efter offentliggørelsen. Tallene selv kan ses på <a href="{side.Til("/tabeller")}">tabelsiderne</a>.</p>
                    </section>

                    """);
                return;
            }

            SkrivLand(html, katalog, filer, side);
            SkrivKommuner(html, katalog, filer, side);
        },
        html => Tabelside.SkrivFod(html, indstillinger, side),
        hoved => Sidehoved.SkrivLinks(hoved, side.Vaert + RapportsiderEndpoints.Rod, Manchet),
        kunDansk: true);

    /// <summary>There is no such report.</summary>
    public static string SkrivUkendt(Side side) => Ramme.Skriv("Rapporten findes ikke", side, html => html.Skriv($"""
        <div class="bredde">
        <h1>Rapporten findes ikke</h1>
        <p class="manchet">Rapporterne vises for den nyeste udgivelse. <a href="{side.Til(RapportsiderEndpoints.Rod)}">Se dem, der er</a>.</p>
        </div>

        """));

    private static void SkrivLand(Html html, Katalog katalog, IReadOnlySet<Rapportfil> filer, Side side)
    {
        html.Skriv($"""
            <section class="bredde" aria-labelledby="land">
            <h2 id="land">Landsrapporten</h2>

            """);
        if (Links(katalog, filer, Rapportdanner.Land, "landsrapporten", side) is { } links)
        {
            html.Skriv($"<p class=\"hent\">{links}</p>\n");
        }
        else
        {
            html.Skriv($"<p>Den er ikke dannet endnu.</p>\n");
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
            <h2 id="blade">Kommunerne</h2>
            <div class="rul" role="region" aria-labelledby="bladtitel" tabindex="0">
            <table>
            <caption id="bladtitel"><span>Et blad for hver kommune, i alt {DanskSkrift.Tal(med.Count)}</span></caption>
            <thead><tr><th scope="col">Kommune</th><th scope="col" class="tekst">Hent</th></tr></thead>
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
                html.Skriv($"""{(nogen ? " " : "")}<a href="{side.Basis}{RapportsiderEndpoints.Sti(katalog.Udgivelse.Id, fil)}">{form}<span class="skjult"> om {hvad}</span></a>""");
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
