using Opgoerelse.Domain.Law;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Information;

/// <summary>
/// The same citizens under two rules: the official figures of hele landet, and beside them those of each other regelsaet that the
/// release holds.
/// </summary>
internal static class RegelsaetPage
{
    public static string Write(Catalogue catalogue, HttpSettings settings, Page page)
    {
        var title = page.Word("De samme borgere efter to regler", "The same citizens by two rules");
        var lead = page.Word(
            "Hvad betyder reglen for tallene? Her er de samme borgere gjort op efter den officielle regel og efter en anden, side om side.",
            "What does the rule mean for the figures? Here the same citizens are counted by the official rule and by another one, side "
                + "by side.");
        return Frame.Write(
            $"{title}: {page.Word(Ordning.Standard.Name)}",
            page,
            html =>
            {
                PageHeader.Write(
                    html,
                    page.Word(Ordning.Standard.Name),
                    title,
                    lead,
                    output => PageParts.WriteFacts(output, catalogue, page));
                html.Write($"""
                    <div class="bredde">

                    """);
                if (catalogue.Comparison is { RuleComparison.Count: > 0 } basis)
                {
                    foreach (var rule in basis.RuleComparison)
                    {
                        html.Write($"""
                            <section aria-labelledby="regel-{rule.Regelsaet}">
                            <h2 id="regel-{rule.Regelsaet}">{page.Word(RuleComparison.Name(rule), EnglishRuleComparison.Name(rule))}</h2>

                            """);
                        if (page.IsDanish)
                        {
                            RuleComparison.Write(html, basis, rule);
                        }
                        else
                        {
                            EnglishRuleComparison.Write(html, basis, rule, page);
                        }

                        html.Write($"</section>\n");
                    }
                }
                else
                {
                    html.Write(
                        $"<p>{page.Word("Udgivelse", "Release")} {catalogue.Release.Id} "
                            + $"{page.Word(
                                "har ikke tal efter andre regler end den officielle.",
                                "has no figures by other rules than the official one.")}</p>\n");
                }

                html.Write($"""
                    <p>{page.Word(
                        "Hvad den officielle regel er, står i",
                        "What the official rule is, is told in")}
                        <a href="{page.To(Addresses.Method + "#taelles")}">{page.Word("metoden", "the method")}</a>.</p>
                    </div>

                    """);
                SymbolExplanation.Write(html, page, withRanges: false);
            },
            html => PageParts.WriteFoot(html, settings, page),
            header => PageHeader.WriteLinks(header, page, Addresses.RuleSets, lead));
    }
}
