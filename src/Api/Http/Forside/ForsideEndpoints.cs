using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.Udgivelser;

namespace Opgoerelse.Api.Http.Forside;

/// <summary>The start page <c>/</c>, and the style, program and icon of all pages. Nothing of it comes from elsewhere.</summary>
internal static class ForsideEndpoints
{
    /// <summary>The address of style and program holds its checksum, so it can be kept for a year.</summary>
    private const string Uforanderlig = "public, max-age=31536000, immutable";

    private static readonly byte[] Stil = Laes("stil.css");
    private static readonly byte[] Ikon = Laes("ikon.svg");
    private static readonly byte[] Program = Laes("udvalg.js");

    public static void MapForside(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", Vis).ExcludeFromDescription();
        app.MapGet("/stil.css", (HttpContext http) => Fil(http, Stil, "text/css; charset=utf-8")).ExcludeFromDescription();
        app.MapGet("/udvalg.js", (HttpContext http) => Fil(http, Program, "text/javascript; charset=utf-8")).ExcludeFromDescription();
        // Asked for by browsers that show a file without a head of ours: a report.
        app.MapGet("/favicon.ico", (HttpContext http) => Fil(http, Ikon, "image/svg+xml")).ExcludeFromDescription();
        app.MapGet("/ikon.svg", (HttpContext http) => Fil(http, Ikon, "image/svg+xml")).ExcludeFromDescription();
    }

    /// <summary>The stylesheet's address.</summary>
    public static string Stiladresse { get; } = "/stil.css?v=" + Kontrolsum(Stil);

    /// <summary>The address of the program that makes it easier to select figures.</summary>
    public static string Programadresse { get; } = "/udvalg.js?v=" + Kontrolsum(Program);

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

    private static string Kontrolsum(byte[] indhold) => Convert.ToHexStringLower(SHA256.HashData(indhold)[..6]);

    private static byte[] Laes(string navn)
    {
        using var kilde = typeof(ForsideEndpoints).Assembly.GetManifestResourceStream("forside/" + navn)
            ?? throw new FileNotFoundException($"{navn} er ikke bygget ind i programmet.");
        using var indhold = new MemoryStream();
        kilde.CopyTo(indhold);
        return indhold.ToArray();
    }
}
