using Opgoerelse.Domain.Law;
using Opgoerelse.Pages.Kommuner;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Start;

/// <summary>The start page, from the top down.</summary>
internal static class StartPage
{
    public static string Write(Catalogue catalogue, StartPageFigures? number, Sorting? sorting, HttpSettings settings, Page page)
    {
        var ordning = Ordning.Standard;
        var title = page.Word(number?.Table.Table.Title ?? ordning.Name);
        return Frame.Write(
            $"{title}: {page.Word(ordning.Name)}",
            page,
            html =>
            {
                MainMessage.Write(html, catalogue, number, title, page);
                if (catalogue.Comparison is { } basis)
                {
                    html.WriteRaw("<div class=\"bredde\">\n");
                    KommuneList.SearchField(html, basis.KommuneComparison.Kommuner, page);
                    html.WriteRaw("</div>\n");
                }

                if (number is not null && sorting is not null)
                {
                    KeyFigures.Write(html, number, page);
                    CountryMap.Write(html, catalogue, page);
                    KommuneTable.Write(html, number, sorting, page);
                }

                News.Write(html, catalogue, page);
                SymbolExplanation.Write(html, page);
                GetFigures.Write(html, catalogue, number, page);
                Definition.Write(html, catalogue.Release, page);
            },
            html => WriteFooter(html, catalogue, settings, page));
    }

    private static void WriteFooter(Html html, Catalogue catalogue, HttpSettings settings, Page page)
    {
        var release = catalogue.Release;
        html.Write($"""
            <p>{page.Word("Kilde", "Source")}: {page.Word(settings.Source.Text)}. {page.Word("Tallene må bruges frit med kildeangivelse", "The figures may be used freely with reference to the source")} (<a href="{settings.License.Address}">{settings.License.Name}</a>). {page.Word("De er ikke en del af den officielle statistik.", "They are not part of the official statistics.")}</p>
            <p>{page.Word("Udgivelse", "Release")} {release.Id}, {page.Word("kontrolsum", "checksum")} <code>{release.Checksum[..Math.Min(12, release.Checksum.Length)]}</code>, program {release.CodeVersion}.</p>

            """);
    }
}
