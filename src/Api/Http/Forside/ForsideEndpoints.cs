using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.Udgivelser;

namespace Opgoerelse.Api.Http.Forside;

/// <summary>The start page <c>/</c>, its stylesheet and its icon. Nothing of it comes from elsewhere.</summary>
internal static class ForsideEndpoints
{
    /// <summary>A stylesheet's address holds its checksum, so it can be kept for a year.</summary>
    private const string Uforanderlig = "public, max-age=31536000, immutable";

    private static readonly byte[] Stil = Laes("stil.css");
    private static readonly byte[] Ikon = Laes("ikon.svg");

    public static void MapForside(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", Vis).ExcludeFromDescription();
        app.MapGet("/stil.css", (HttpContext http) => Fil(http, Stil, "text/css; charset=utf-8")).ExcludeFromDescription();
        app.MapGet("/ikon.svg", (HttpContext http) => Fil(http, Ikon, "image/svg+xml")).ExcludeFromDescription();
    }

    /// <summary>The stylesheet's address.</summary>
    public static string Stiladresse { get; } = "/stil.css?v=" + Convert.ToHexStringLower(SHA256.HashData(Stil)[..6]);

    private static IResult Vis(HttpContext http, AktuelUdgivelse aktuel, IOptions<HttpIndstillinger> indstillinger)
    {
        var basis = http.Request.PathBase.ToUriComponent();
        if (aktuel.Katalog is not { } katalog)
        {
            return Sidesvar.Venter(http, indstillinger.Value);
        }

        var tal = Forsidetal.Hent(katalog);
        var sortering = tal is null ? null : Sortering.Laes(http.Request.Query, tal);
        var aftryk = new Fingeraftryk(katalog);
        var etag = aftryk.Tilfoej("forside").Tilfoej(basis).Tilfoej(katalog.Historikaftryk).Tilfoej(sortering?.Query ?? "").Etag();
        return Mellemlager.ErUaendret(http, katalog, etag, indstillinger.Value.CacheSeconds)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Content(Forsiden.Skriv(katalog, tal, sortering, indstillinger.Value, basis), "text/html; charset=utf-8");
    }

    private static IResult Fil(HttpContext http, byte[] indhold, string medietype)
    {
        http.Response.Headers.CacheControl = http.Request.Query.ContainsKey("v") ? Uforanderlig : "public, max-age=3600";
        return TypedResults.Bytes(indhold, medietype);
    }

    private static byte[] Laes(string navn)
    {
        using var kilde = typeof(ForsideEndpoints).Assembly.GetManifestResourceStream("forside/" + navn)
            ?? throw new FileNotFoundException($"{navn} er ikke bygget ind i programmet.");
        using var indhold = new MemoryStream();
        kilde.CopyTo(indhold);
        return indhold.ToArray();
    }
}
