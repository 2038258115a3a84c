using Microsoft.Extensions.Options;
using Opgoerelse.Domain.Law;
using Opgoerelse.Pages.Kommuner;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Start;

/// <summary>The start page <c>/</c>, and the style, program and icon of all pages. Nothing of it comes from elsewhere.</summary>
internal static class StartPageEndpoints
{
    /// <summary>The address of style and program holds its checksum, so it can be kept for a year.</summary>
    private const string Immutable = "public, max-age=31536000, immutable";

    public static void MapStartPage(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", Show).ExcludeFromDescription();
        app.MapGet("/stil.css", (HttpContext http) => FileOf(http, Assets.Style, "text/css; charset=utf-8")).ExcludeFromDescription();
        app.MapGet("/udvalg.js", (HttpContext http) => FileOf(http, Assets.Program, "text/javascript; charset=utf-8"))
            .ExcludeFromDescription();
        // Asked for by browsers that show a file without a head of ours: a report.
        app.MapGet("/favicon.ico", (HttpContext http) => FileOf(http, Assets.Icon, "image/svg+xml")).ExcludeFromDescription();
        app.MapGet("/ikon.svg", (HttpContext http) => FileOf(http, Assets.Icon, "image/svg+xml")).ExcludeFromDescription();
    }

    private static IResult Show(HttpContext http, CurrentRelease currentOf, IOptions<HttpSettings> settings)
    {
        if (currentOf.Catalogue is not { } catalogue)
        {
            return PageAnswer.Waits(http, settings.Value);
        }

        var number = StartPageFigures.Fetch(catalogue);
        var sorting = number is null ? null : Sorting.Read(http.Request.Query, number);
        var page =
            Page.At(Page.Of(http, settings.Value), "/" + (http.Request.Query.ContainsKey(Sorting.Parameter) ? sorting?.Query : ""));
        return PageAnswer.Give(
            http,
            catalogue,
            settings.Value,
            page,
            "/" + sorting?.Query,
            (now, asked) => StartPage.Write(now, number, sorting, settings.Value, asked));
    }

    private static IResult FileOf(HttpContext http, byte[] content, string mediaType)
    {
        http.Response.Headers.CacheControl = http.Request.Query.ContainsKey("v") ? Immutable : "public, max-age=3600";
        return TypedResults.Bytes(content, mediaType);
    }
}

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
                SymbolExplanation.Write(html, page, catalogue.Comparison?.HasRanges == true);
                GetFigures.Write(html, catalogue, number, page);
                Definition.Write(html, catalogue.Release, page);
            },
            html => WriteFooter(html, catalogue, settings, page));
    }

    private static void WriteFooter(Html html, Catalogue catalogue, HttpSettings settings, Page page)
    {
        var release = catalogue.Release;
        html.Write($"""
            <p>{page.Word("Kilde", "Source")}: {page.Word(settings.Source.Text)}. {page.Word(
                "Tallene må bruges frit med kildeangivelse",
                "The figures may be used freely with reference "
                    + "to the source")} (<a href="{settings.License.Address}">{settings.License.Name}</a>). {page.Word(
                "De er ikke en del af den officielle statistik.",
                "They are not part of the official statistics.")}</p>
            <p>{page.Word("Udgivelse", "Release")} {release.Id}, {page.Word("kontrolsum", "checksum")}
            <code>{release.Checksum[..Math.Min(12, release.Checksum.Length)]}</code>, program {release.CodeVersion}.</p>

            """);
    }
}

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
                <p>{page.Word("Udgivelse", "Release")} {release.Id}{(previous is null
                    ? page.Word(" er den første.", " is the first.")
                    : $": {page.Word(ReleaseText.Occasion(release, previous))}. {page.Word(ReleaseText.ChangesOf(catalogue, index))}")}</p>

                """);
        }

        html.Write($"""
            <p>{page.Word(NextReleaseText.Sentence(catalogue.NextRelease))}</p>
            <p class="hent"><a href="{page.To(Addresses.Releases)}">{page.Word("Alle udgivelser", "All releases")}</a>
            <a href="{page.To(ReportAddress.Root)}">{page.Word(
                "Rapporter om udgivelsen",
                "Reports about the release")}</a> <a href="{page.To(Addresses.Method)}">{page.Word(
                "Sådan er tallene gjort op",
                "How the figures are made")}</a></p>
            </section>

            """);
    }
}
