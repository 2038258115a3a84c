using System.Globalization;
using System.Text;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Layout;

/// <summary>Answers with a page about the served release: a quiet one before there is any, 304 to who has it already.</summary>
internal static class Sidesvar
{
    public const string Medietype = "text/html; charset=utf-8";

    /// <summary>The page.</summary>
    /// <param name="http">The request.</param>
    /// <param name="aktuel">The release.</param>
    /// <param name="indstillinger">Settings.</param>
    /// <param name="noegle">What sets the page apart from every other of the same release, address and language.</param>
    /// <param name="skriv">Writes it.</param>
    public static IResult Giv(HttpContext http, AktuelUdgivelse aktuel, HttpIndstillinger indstillinger, string noegle, Func<Katalog, Side, string> skriv) =>
        aktuel.Katalog is { } katalog ? Giv(http, katalog, indstillinger, Side.Af(http, indstillinger), noegle, skriv) : Venter(http, indstillinger);

    /// <inheritdoc cref="Giv(HttpContext, AktuelUdgivelse, HttpIndstillinger, string, Func{Katalog, Side, string})" />
    public static IResult Giv(HttpContext http, Katalog katalog, HttpIndstillinger indstillinger, Side side, string noegle, Func<Katalog, Side, string> skriv)
    {
        // The query is in the page's links to itself in the other language.
        var etag = new Fingeraftryk(katalog).Tilfoej("side").Tilfoej(noegle).Tilfoej(side.Vaert).Tilfoej(side.Sprog).Tilfoej(side.Query).Tilfoej(katalog.Historikaftryk).Etag();
        return Mellemlager.ErUaendret(http, katalog, etag, indstillinger.CacheSeconds)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(katalog.Sider.Hent(etag, () => Encoding.UTF8.GetBytes(skriv(katalog, side))), Medietype);
    }

    /// <summary>There is nothing to show yet.</summary>
    public static IResult Venter(HttpContext http, HttpIndstillinger indstillinger)
    {
        http.Response.Headers.RetryAfter = indstillinger.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Content(Venteside.Skriv(Side.Af(http, indstillinger)), Medietype, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
