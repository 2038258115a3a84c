using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Extensions.Options;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Pages.Layout;

/// <summary>An error as a person reads it in a browser.</summary>
internal sealed class ErrorPage(IOptions<HttpIndstillinger> settings) : IErrorPage
{
    /// <summary>Here programs call: what is here answers them in their own way, whoever asks.</summary>
    private static readonly string[] ForPrograms = ["/api/v2", "/v2", "/v3", "/openapi", "/health"];

    /// <inheritdoc />
    public IResult? Of(HttpContext http, Fejl error) => IsWanted(http.Request, error)
        ? TypedResults.Content(Write(Side.Af(http, settings.Value), error), Sidesvar.Medietype, statusCode: error.Status)
        : null;

    /// <summary>Whether a page is what the client would rather have than JSON. Where nothing is, nothing is for programs either.</summary>
    private static bool IsWanted(HttpRequest request, Fejl error) =>
        Metoder.ErLaesning(request)
        && (error.Kode == Fejlliste.UkendtStiKode
            || !Array.Exists(ForPrograms, root => request.Path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase)))
        && PrefersHtml(request.GetTypedHeaders());

    private static string Write(Side page, Fejl error) => Ramme.Skriv(page.Ord(error.Titel), page, html => html.Skriv($"""
        <section class="bredde" aria-labelledby="fejl">
        <h1 id="fejl">{page.Ord(error.Titel)}</h1>
        <p class="manchet">{Detail(page, error)}</p>
        <ul>
        <li><a href="{page.Til("/")}">{page.Ord("Forsiden", "Front page")}</a></li>
        <li><a href="{page.Til("/kommune")}">{page.Ord("Din kommune", "Your municipality")}</a></li>
        <li><a href="{page.Til("/tabeller")}">{page.Ord("Tabeller", "Tables")}</a></li>
        <li><a href="{page.Til("/api")}">{page.Ord("API og filer", "API and files")}</a></li>
        </ul>
        </section>

        """));

    /// <summary>Of an address that is none, what a person can make of it; a program is told where the addresses are listed.</summary>
    private static string Detail(Side page, Fejl error) => error.Kode != Fejlliste.UkendtStiKode
        ? page.Ord(error.Detalje)
        : page.Ord("Der er ingen side på denne adresse. Den kan være skrevet forkert, eller siden kan være flyttet.", "There is no page at this address. It may be misspelt, or the page may have moved.");

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
