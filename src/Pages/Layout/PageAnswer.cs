using System.Globalization;
using System.Text;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Layout;

/// <summary>Answers with a page about the served release: a quiet one before there is any, 304 to who has it already.</summary>
internal static class PageAnswer
{
    public const string MediaType = "text/html; charset=utf-8";

    /// <summary>The page.</summary>
    /// <param name="http">The request.</param>
    /// <param name="currentOf">The release.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="key">What sets the page apart from every other of the same release, address and language.</param>
    /// <param name="write">Writes it.</param>
    public static IResult Give(
        HttpContext http,
        CurrentRelease currentOf,
        HttpSettings settings,
        string key,
        Func<Catalogue, Page, string> write) =>
        currentOf.Catalogue is { } catalogue ? Give(http, catalogue, settings, Page.Of(http, settings), key, write) : Waits(http, settings);

    /// <inheritdoc cref="Give(HttpContext, CurrentRelease, HttpSettings, string, Func{Catalogue, Page, string})" />
    public static IResult Give(
        HttpContext http,
        Catalogue catalogue,
        HttpSettings settings,
        Page page,
        string key,
        Func<Catalogue, Page, string> write)
    {
        // The query is in the page's links to itself in the other language.
        var etag = new Fingerprint(catalogue).Add("side")
            .Add(key)
            .Add(page.Host)
            .Add(page.Language)
            .Add(page.Query)
            .Add(catalogue.HistoryFingerprint)
            .Etag();
        return CacheHeaders.IsUnchanged(http, catalogue, etag, settings.CacheSeconds)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(catalogue.Pages.Fetch(etag, () => Encoding.UTF8.GetBytes(write(catalogue, page))), MediaType);
    }

    /// <summary>There is nothing to show yet.</summary>
    public static IResult Waits(HttpContext http, HttpSettings settings)
    {
        http.Response.Headers.RetryAfter = settings.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Content(
            WaitingPage.Write(Page.Of(http, settings)),
            MediaType,
            statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>The page before a release is loaded.</summary>
internal static class WaitingPage
{
    public static string Write(Page page) =>
        Frame.Write(page.Word("Tallene er på vej", "The figures are on their way"), page, html => html.Write($"""
            <section class="bredde" aria-labelledby="venter">
            <h1 id="venter">{page.Word("Tallene er på vej", "The figures are on their way")}</h1>
            <p class="manchet">{page.Word(
                "Tjenesten er i gang, men der er endnu ikke indlæst en offentliggjort udgivelse. Prøv igen om lidt.",
                "The service is running, but no published release has been loaded yet. Please try again shortly.")}</p>
            </section>

            """));
}
