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

    public static string Skriv(Katalog katalog, HttpIndstillinger indstillinger, Side side) => Ramme.Skriv(
        $"De samme borgere efter to regler: {Ordning.Standard.Navn.Da}",
        side,
        html =>
        {
            Sidehoved.Skriv(html, Ordning.Standard.Navn.Da, "De samme borgere efter to regler", Manchet, ud => Tabelside.SkrivFakta(ud, katalog, side.PaaDansk));
            html.Skriv($"""
                <div class="bredde">

                """);
            if (katalog.Sammenligning is { SideOmSide.Count: > 0 } grundlag)
            {
                foreach (var regel in grundlag.SideOmSide)
                {
                    html.Skriv($"""
                        <section aria-labelledby="regel-{regel.Regelsaet}">
                        <h2 id="regel-{regel.Regelsaet}">{SideOmSide.Navn(regel)}</h2>

                        """);
                    SideOmSide.Skriv(html, grundlag, regel);
                    html.Skriv($"</section>\n");
                }
            }
            else
            {
                html.Skriv($"<p>Udgivelse {katalog.Udgivelse.Id} har ikke tal efter andre regler end den officielle.</p>\n");
            }

            html.Skriv($"""
                <p>Hvad den officielle regel er, står i <a href="{side.Til(OplysningssiderEndpoints.Metode + "#taelles")}">metoden</a>.</p>
                </div>

                """);
            Symbolforklaring.Skriv(html, side.PaaDansk);
        },
        html => Tabelside.SkrivFod(html, indstillinger, side),
        hoved => Sidehoved.SkrivLinks(hoved, side.Vaert + OplysningssiderEndpoints.Regelsaet, Manchet),
        kunDansk: true);
}
