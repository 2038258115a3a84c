using Microsoft.Extensions.Options;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Start;

/// <summary>The start page <c>/</c>, and the style, program and icon of all pages. Nothing of it comes from elsewhere.</summary>
internal static class ForsideEndpoints
{
    /// <summary>The address of style and program holds its checksum, so it can be kept for a year.</summary>
    private const string Uforanderlig = "public, max-age=31536000, immutable";

    public static void MapForside(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", Vis).ExcludeFromDescription();
        app.MapGet("/stil.css", (HttpContext http) => Fil(http, Assets.Style, "text/css; charset=utf-8")).ExcludeFromDescription();
        app.MapGet("/udvalg.js", (HttpContext http) => Fil(http, Assets.Program, "text/javascript; charset=utf-8")).ExcludeFromDescription();
        // Asked for by browsers that show a file without a head of ours: a report.
        app.MapGet("/favicon.ico", (HttpContext http) => Fil(http, Assets.Icon, "image/svg+xml")).ExcludeFromDescription();
        app.MapGet("/ikon.svg", (HttpContext http) => Fil(http, Assets.Icon, "image/svg+xml")).ExcludeFromDescription();
    }

    private static IResult Vis(HttpContext http, AktuelUdgivelse aktuel, IOptions<HttpIndstillinger> indstillinger)
    {
        if (aktuel.Katalog is not { } katalog)
        {
            return Sidesvar.Venter(http, indstillinger.Value);
        }

        var tal = Forsidetal.Hent(katalog);
        var sortering = tal is null ? null : Sortering.Laes(http.Request.Query, tal);
        var side = Side.Paa(Side.Af(http, indstillinger.Value), "/" + (http.Request.Query.ContainsKey(Sortering.Parameter) ? sortering?.Query : ""));
        return Sidesvar.Giv(http, katalog, indstillinger.Value, side, "/" + sortering?.Query, (nu, paa) => Forsiden.Skriv(nu, tal, sortering, indstillinger.Value, paa));
    }

    private static IResult Fil(HttpContext http, byte[] indhold, string medietype)
    {
        http.Response.Headers.CacheControl = http.Request.Query.ContainsKey("v") ? Uforanderlig : "public, max-age=3600";
        return TypedResults.Bytes(indhold, medietype);
    }
}
