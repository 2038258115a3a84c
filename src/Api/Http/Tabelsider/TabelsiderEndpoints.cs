using Microsoft.Extensions.Options;
using Opgoerelse.Api.Http.Fejlsvar;
using Opgoerelse.Api.Http.PxWeb.Formater;
using Opgoerelse.Api.Udgivelser;

namespace Opgoerelse.Api.Http.Tabelsider;

/// <summary>The pages about tables: <c>/tabeller</c> and <c>/tabeller/{id}</c>.</summary>
internal static class TabelsiderEndpoints
{
    private const string Html = "text/html; charset=utf-8";

    public static void MapTabelsider(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tabeller", (HttpContext http, AktuelUdgivelse aktuel, IOptions<HttpIndstillinger> indstillinger) =>
            Svar(http, aktuel, indstillinger.Value, "", katalog => Tabelliste.Skriv(katalog, indstillinger.Value, Basis(http)))).ExcludeFromDescription();
        app.MapGet("/tabeller/{id}", (HttpContext http, string id, AktuelUdgivelse aktuel, IOptions<HttpIndstillinger> indstillinger, Formatregister formater) =>
            Svar(http, aktuel, indstillinger.Value, id.ToUpperInvariant(), katalog => katalog.Find(id) is { } tabel
                ? Tabelside.Skriv(katalog, tabel, formater, indstillinger.Value, Basis(http), Webadresse.Af(http, indstillinger.Value))
                : null)).ExcludeFromDescription();
    }

    private static string Basis(HttpContext http) => http.Request.PathBase.ToUriComponent();

    private static IResult Svar(HttpContext http, AktuelUdgivelse aktuel, HttpIndstillinger indstillinger, string side, Func<Katalog, string?> skriv)
    {
        if (aktuel.Katalog is not { } katalog)
        {
            return Sidesvar.Venter(http, indstillinger);
        }

        if (skriv(katalog) is not { } indhold)
        {
            return Fejlliste.UkendtTabel(side).Svar(http, Tekstsprog.Dansk);
        }

        var etag = new Fingeraftryk(katalog).Tilfoej("tabelside").Tilfoej(Webadresse.Af(http, indstillinger)).Tilfoej(side).Etag();
        return Mellemlager.ErUaendret(http, katalog, etag, indstillinger.CacheSeconds)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Content(indhold, Html);
    }
}
