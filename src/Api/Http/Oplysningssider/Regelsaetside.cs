using Opgoerelse.Api.Http.Forside;
using Opgoerelse.Api.Http.Tabelsider;
using Opgoerelse.Api.Udgivelser;
using Opgoerelse.Domain.Regler;
using Opgoerelse.Reports.Dokumenter;

namespace Opgoerelse.Api.Http.Oplysningssider;

/// <summary>The same citizens under two rules: the official figures of hele landet, and beside them those of each other regelsaet that the release holds.</summary>
internal static class Regelsaetside
{
    private const string Manchet = "Hvad betyder reglen for tallene? Her er de samme borgere talt op efter den officielle regel og efter en anden, side om side.";

    public static string Skriv(Katalog katalog, HttpIndstillinger indstillinger, string basis, string adresse) => Ramme.Skriv(
        $"De samme borgere efter to regler: {Ordning.Standard.Navn.Da}",
        basis,
        html =>
        {
            Sidehoved.Skriv(html, Ordning.Standard.Navn.Da, "De samme borgere efter to regler", Manchet, ud => Tabelside.SkrivFakta(ud, katalog));
            html.Skriv($"""
                <div class="bredde">

                """);
            if (katalog.Sammenligning is { SideOmSide.Count: > 0 } grundlag)
            {
                foreach (var side in grundlag.SideOmSide)
                {
                    html.Skriv($"""
                        <section aria-labelledby="regel-{side.Regelsaet}">
                        <h2 id="regel-{side.Regelsaet}">{SideOmSide.Navn(side)}</h2>

                        """);
                    SideOmSide.Skriv(html, grundlag, side);
                    html.Skriv($"</section>\n");
                }
            }
            else
            {
                html.Skriv($"<p>Udgivelse {katalog.Udgivelse.Id} har ikke tal efter andre regler end den officielle.</p>\n");
            }

            html.Skriv($"""
                <p>Hvad den officielle regel er, står i <a href="{basis}{OplysningssiderEndpoints.Metode}#taelles">metoden</a>.</p>
                </div>

                """);
            Symbolforklaring.Skriv(html);
        },
        html => Tabelside.SkrivFod(html, indstillinger),
        hoved => Sidehoved.SkrivLinks(hoved, adresse + OplysningssiderEndpoints.Regelsaet, Manchet));
}
