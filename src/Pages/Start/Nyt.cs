using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Start;

/// <summary>What the release that is shown brought, and when the next one comes.</summary>
internal static class Nyt
{
    public static void Skriv(Html html, Katalog katalog, Side side)
    {
        html.Skriv($"""
            <section class="bredde" aria-labelledby="nyt">
            <h2 id="nyt">{side.Ord("Nyt", "What is new")}</h2>

            """);
        if (katalog.Historik.Index().FirstOrDefault(par => par.Item.Id == katalog.Udgivelse.Id) is (var nr, { } udgivelse))
        {
            var forrige = Udgivelsestekst.Forrige(katalog, nr);
            html.Skriv($"""
                <p>{side.Ord("Udgivelse", "Release")} {udgivelse.Id}{(forrige is null ? side.Ord(" er den første.", " is the first.") : $": {side.Ord(Udgivelsestekst.Anledning(udgivelse, forrige))}. {side.Ord(Udgivelsestekst.Aendringer(katalog, nr))}")}</p>

                """);
        }

        html.Skriv($"""
            <p>{side.Ord(NextReleaseText.Sentence(katalog.NextRelease))}</p>
            <p class="hent"><a href="{side.Til(Addresses.Releases)}">{side.Ord("Alle udgivelser", "All releases")}</a> <a href="{side.Til(ReportAddress.Root)}">{side.Ord("Rapporter om udgivelsen", "Reports about the release")}</a> <a href="{side.Til(Addresses.Method)}">{side.Ord("Sådan er tallene gjort op", "How the figures are made")}</a></p>
            </section>

            """);
    }
}
