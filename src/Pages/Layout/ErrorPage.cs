using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Extensions.Options;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Pages.Layout;

/// <summary>An error as a person reads it in a browser.</summary>
internal sealed class ErrorPage(IOptions<HttpSettings> settings) : IErrorPage
{
    /// <summary>Here programs call: what is here answers them in their own way, whoever asks.</summary>
    private static readonly string[] ForPrograms = ["/api/v2", "/v2", "/v3", "/openapi", "/health"];

    /// <inheritdoc />
    public IResult? Of(HttpContext http, Error error) => IsWanted(http.Request, error)
        ? TypedResults.Content(Write(Page.Of(http, settings.Value), error), PageAnswer.MediaType, statusCode: error.Status)
        : null;

    /// <summary>Whether a page is what the client would rather have than JSON. Where nothing is, nothing is for programs either.</summary>
    private static bool IsWanted(HttpRequest request, Error error) =>
        HttpMethodRules.IsRead(request)
        && (error.Code == ErrorList.UnknownPathCode
            || !Array.Exists(ForPrograms, root => request.Path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase)))
        && PrefersHtml(request.GetTypedHeaders());

    private static string Write(Page page, Error error) => Frame.Write(page.Word(error.Title), page, html => html.Write($"""
        <section class="bredde" aria-labelledby="fejl">
        <h1 id="fejl">{page.Word(error.Title)}</h1>
        <p class="manchet">{Detail(page, error)}</p>
        <ul>
        <li><a href="{page.To("/")}">{page.Word("Forsiden", "Front page")}</a></li>
        <li><a href="{page.To("/kommune")}">{page.Word("Din kommune", "Your municipality")}</a></li>
        <li><a href="{page.To("/tabeller")}">{page.Word("Tabeller", "Tables")}</a></li>
        <li><a href="{page.To("/api")}">{page.Word("API og filer", "API and files")}</a></li>
        </ul>
        </section>

        """));

    /// <summary>Of an address that is none, what a person can make of it; a program is told where the addresses are listed.</summary>
    private static string Detail(Page page, Error error) => error.Code != ErrorList.UnknownPathCode
        ? page.Word(error.Detail)
        : page.Word(
            "Der er ingen side på denne adresse. Den kan være skrevet forkert, eller siden kan være flyttet.",
            "There is no page at this address. It may be misspelt, or the page may have moved.");

    private static bool PrefersHtml(RequestHeaders headers)
    {
        double html = 0, json = 0;
        foreach (var type in headers.Accept)
        {
            var quality = type.Quality ?? 1;
            html = type.MediaType == "text/html" ? Math.Max(html, quality) : html;
            json = type.MediaType is { Value: "application/json" or "application/problem+json" } ? Math.Max(json, quality) : json;
        }

        return html > 0 && html >= json;
    }
}
