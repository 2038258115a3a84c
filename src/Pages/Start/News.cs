using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Start;

/// <summary>What the release that is shown brought, and when the next one comes.</summary>
internal static class News
{
    public static void Write(Html html, Catalogue catalogue, Page page)
    {
        html.Write($"""
            <section class="bredde" aria-labelledby="nyt">
            <h2 id="nyt">{page.Word("Nyt", "What is new")}</h2>

            """);
        if (catalogue.History.Index().FirstOrDefault(pair => pair.Item.Id == catalogue.Release.Id) is (var index, { } release))
        {
            var previous = ReleaseText.Previous(catalogue, index);
            html.Write($"""
                <p>{page.Word("Udgivelse", "Release")} {release.Id}{(previous is null ? page.Word(" er den første.", " is the first.") : $": {page.Word(ReleaseText.Occasion(release, previous))}. {page.Word(ReleaseText.ChangesOf(catalogue, index))}")}</p>

                """);
        }

        html.Write($"""
            <p>{page.Word(NextReleaseText.Sentence(catalogue.NextRelease))}</p>
            <p class="hent"><a href="{page.To(Addresses.Releases)}">{page.Word("Alle udgivelser", "All releases")}</a> <a href="{page.To(ReportAddress.Root)}">{page.Word("Rapporter om udgivelsen", "Reports about the release")}</a> <a href="{page.To(Addresses.Method)}">{page.Word("Sådan er tallene gjort op", "How the figures are made")}</a></p>
            </section>

            """);
    }
}
