using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain.Law;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Information;

/// <summary>The same citizens under two rules: the official figures of hele landet, and beside them those of each other regelsaet that the release holds.</summary>
internal static class Regelsaetside
{
    public static string Skriv(Katalog katalog, HttpIndstillinger indstillinger, Side side)
    {
        var titel = side.Ord("De samme borgere efter to regler", "The same citizens by two rules");
        var manchet = side.Ord(
            "Hvad betyder reglen for tallene? Her er de samme borgere talt op efter den officielle regel og efter en anden, side om side.",
            "What does the rule mean for the figures? Here the same citizens are counted by the official rule and by another one, side by side.");
        return Ramme.Skriv(
            $"{titel}: {side.Ord(Ordning.Standard.Navn)}",
            side,
            html =>
            {
                Sidehoved.Skriv(html, side.Ord(Ordning.Standard.Navn), titel, manchet, ud => PageParts.WriteFacts(ud, katalog, side));
                html.Skriv($"""
                    <div class="bredde">

                    """);
                if (katalog.Sammenligning is { SideOmSide.Count: > 0 } grundlag)
                {
                    foreach (var regel in grundlag.SideOmSide)
                    {
                        html.Skriv($"""
                            <section aria-labelledby="regel-{regel.Regelsaet}">
                            <h2 id="regel-{regel.Regelsaet}">{side.Ord(SideOmSide.Navn(regel), EngelskSideOmSide.Navn(regel))}</h2>

                            """);
                        if (side.ErDansk)
                        {
                            SideOmSide.Skriv(html, grundlag, regel);
                        }
                        else
                        {
                            EngelskSideOmSide.Skriv(html, grundlag, regel, side);
                        }

                        html.Skriv($"</section>\n");
                    }
                }
                else
                {
                    html.Skriv($"<p>{side.Ord("Udgivelse", "Release")} {katalog.Udgivelse.Id} {side.Ord("har ikke tal efter andre regler end den officielle.", "has no figures by other rules than the official one.")}</p>\n");
                }

                html.Skriv($"""
                    <p>{side.Ord("Hvad den officielle regel er, står i", "What the official rule is, is told in")} <a href="{side.Til(Addresses.Method + "#taelles")}">{side.Ord("metoden", "the method")}</a>.</p>
                    </div>

                    """);
                Symbolforklaring.Skriv(html, side);
            },
            html => PageParts.WriteFoot(html, indstillinger, side),
            hoved => Sidehoved.SkrivLinks(hoved, side, Addresses.RuleSets, manchet));
    }
}
