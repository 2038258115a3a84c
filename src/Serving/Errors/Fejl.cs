using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Opgoerelse.Domain;

namespace Opgoerelse.Serving.Errors;

/// <summary>An error as a value: what a client is told. All of them stand in <see cref="Fejlliste"/>.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Kode">Stable; for programs.</param>
/// <param name="Titel">The same for every occurrence.</param>
/// <param name="Detalje">What was wrong this time.</param>
internal sealed record Fejl(int Status, string Kode, Tekst Titel, Tekst Detalje)
{
    /// <summary>The offending variable or parameter.</summary>
    public string? Variabel { get; init; }

    /// <summary>The offending value, shortened.</summary>
    public string? Vaerdi { get; init; }

    /// <summary>The answer to a request whose handler is not known or not ours: a page to who reads pages, otherwise <see cref="Svar"/>.</summary>
    public IResult Respond(HttpContext http)
    {
        if (http.RequestServices.GetService<IErrorPage>()?.Of(http, this) is not { } page)
        {
            return Svar(http, Tekstsprog.TilFejl(http));
        }

        http.Response.Headers.CacheControl = "no-store";
        return page;
    }

    /// <summary>The answer (RFC 9457), in <paramref name="sprog"/>.</summary>
    public ProblemHttpResult Svar(HttpContext http, string sprog)
    {
        var problem = new ProblemDetails
        {
            Type = "urn:opgoerelse:fejl:" + Kode,
            Title = Titel.Paa(sprog),
            Status = Status,
            Detail = Detalje.Paa(sprog),
            Instance = Webadresse.AfKaldet(http),
        };
        problem.Extensions["code"] = Kode;
        if (Variabel is not null)
        {
            problem.Extensions["variable"] = Variabel;
        }

        if (Vaerdi is not null)
        {
            problem.Extensions["value"] = Vaerdi;
        }

        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Problem(problem);
    }
}
