using System.Globalization;
using Opgoerelse.Api.Http.Forside;
using Opgoerelse.Api.Udgivelser;

namespace Opgoerelse.Api.Http;

/// <summary>Answers with a page about the served release: a quiet one before there is any, 304 to who has it already.</summary>
internal static class Sidesvar
{
    public const string Medietype = "text/html; charset=utf-8";

    /// <summary>The page.</summary>
    /// <param name="http">The request.</param>
    /// <param name="aktuel">The release.</param>
    /// <param name="indstillinger">Settings.</param>
    /// <param name="noegle">What sets the page apart from every other of the same release and address.</param>
    /// <param name="skriv">Writes it.</param>
    public static IResult Giv(HttpContext http, AktuelUdgivelse aktuel, HttpIndstillinger indstillinger, string noegle, Func<Katalog, string> skriv)
    {
        if (aktuel.Katalog is not { } katalog)
        {
            return Venter(http, indstillinger);
        }

        var etag = new Fingeraftryk(katalog).Tilfoej("side").Tilfoej(noegle).Tilfoej(Webadresse.Af(http, indstillinger)).Tilfoej(katalog.Historikaftryk).Etag();
        return Mellemlager.ErUaendret(http, katalog, etag, indstillinger.CacheSeconds)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Content(skriv(katalog), Medietype);
    }

    /// <summary>There is nothing to show yet.</summary>
    public static IResult Venter(HttpContext http, HttpIndstillinger indstillinger)
    {
        http.Response.Headers.RetryAfter = indstillinger.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Content(Venteside.Skriv(Basis(http)), Medietype, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>What stands before every path of this service.</summary>
    public static string Basis(HttpContext http) => http.Request.PathBase.ToUriComponent();
}
