using Microsoft.Extensions.Options;
using Opgoerelse.Pages.Layout;
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
        app.MapGet("/udvalg.js", (HttpContext http) => FileOf(http, Assets.Program, "text/javascript; charset=utf-8")).ExcludeFromDescription();
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
        var page = Page.OnDay(Page.Of(http, settings.Value), "/" + (http.Request.Query.ContainsKey(Sorting.Parameter) ? sorting?.Query : ""));
        return PageAnswer.Give(http, catalogue, settings.Value, page, "/" + sorting?.Query, (now, asked) => StartPage.Write(now, number, sorting, settings.Value, asked));
    }

    private static IResult FileOf(HttpContext http, byte[] content, string mediaType)
    {
        http.Response.Headers.CacheControl = http.Request.Query.ContainsKey("v") ? Immutable : "public, max-age=3600";
        return TypedResults.Bytes(content, mediaType);
    }
}
