using Microsoft.Extensions.Options;
using Opgoerelse.Api.Udgivelser;
using Opgoerelse.Reports.Dokumenter;

namespace Opgoerelse.Api.Http.Kommunesider;

/// <summary>The pages where a kommune finds itself: <c>/kommune</c> and <c>/kommune/{kode-eller-navn}</c>.</summary>
internal static class KommunesiderEndpoints
{
    private const string Html = "text/html; charset=utf-8";

    public static void MapKommunesider(this IEndpointRouteBuilder app)
    {
        app.MapGet("/kommune", (HttpContext http, AktuelUdgivelse aktuel, IOptions<HttpIndstillinger> indstillinger) =>
            Svar(http, aktuel, indstillinger.Value, grundlag => Soeg(http, grundlag, http.Request.Query["navn"].ToString()))).ExcludeFromDescription();
        app.MapGet("/kommune/{kommune}", (HttpContext http, string kommune, AktuelUdgivelse aktuel, IOptions<HttpIndstillinger> indstillinger) =>
            Svar(http, aktuel, indstillinger.Value, grundlag => Vis(http, aktuel.Katalog!, grundlag, kommune, indstillinger.Value))).ExcludeFromDescription();
    }

    private static string Basis(HttpContext http) => http.Request.PathBase.ToUriComponent();

    private static IResult Svar(HttpContext http, AktuelUdgivelse aktuel, HttpIndstillinger indstillinger, Func<Rapportgrundlag, IResult> svar)
    {
        // A release without a whole year has nothing to compare yet.
        if (aktuel.Katalog?.Sammenligning is { } grundlag)
        {
            return svar(grundlag);
        }

        return Sidesvar.Venter(http, indstillinger);
    }

    /// <summary>The one kommune that is meant, or all whose name holds what was asked for.</summary>
    private static IResult Soeg(HttpContext http, Rapportgrundlag grundlag, string navn) =>
        navn.Length > 0 && grundlag.Sammenligner.Find(navn.Trim()) is { } fundet
            ? TypedResults.Redirect(Basis(http) + Kommunevalg.Sti(fundet))
            : TypedResults.Content(Kommuneliste.Skriv(grundlag, navn.Trim(), Basis(http)), Html);

    private static IResult Vis(HttpContext http, Katalog katalog, Rapportgrundlag grundlag, string navn, HttpIndstillinger indstillinger)
    {
        if (grundlag.Sammenligner.Find(navn) is not { } kommune)
        {
            return TypedResults.Content(Kommuneliste.Skriv(grundlag, navn, Basis(http)), Html, statusCode: StatusCodes.Status404NotFound);
        }

        var valg = Kommunevalg.Laes(http.Request.Query, grundlag.Sammenligner, kommune);
        var adresse = Webadresse.Af(http, indstillinger);
        var etag = new Fingeraftryk(katalog).Tilfoej("kommuneside").Tilfoej(adresse).Tilfoej(valg.Adresse(valg.Billede.Indsats.Kode)).Etag();
        return Mellemlager.ErUaendret(http, katalog, etag, indstillinger.CacheSeconds)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Content(Kommuneside.Skriv(grundlag, valg, indstillinger, Basis(http), adresse), Html);
    }
}
