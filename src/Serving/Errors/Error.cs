using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Opgoerelse.Domain;

namespace Opgoerelse.Serving.Errors;

/// <summary>An error as a value: what a client is told. All of them stand in <see cref="ErrorList"/>.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Stable; for programs.</param>
/// <param name="Title">The same for every occurrence.</param>
/// <param name="Detail">What was wrong this time.</param>
internal sealed record Error(int Status, string Code, BilingualText Title, BilingualText Detail)
{
    /// <summary>The offending variable or parameter.</summary>
    public string? Variable { get; init; }

    /// <summary>The offending value, shortened.</summary>
    public string? Value { get; init; }

    /// <summary>The answer to a request whose handler is not known or not ours: a page to who reads pages, otherwise <see cref="Answer"/>.</summary>
    public IResult Respond(HttpContext http)
    {
        if (http.RequestServices.GetService<IErrorPage>()?.Of(http, this) is not { } page)
        {
            return Answer(http, TextLanguages.ToError(http));
        }

        http.Response.Headers.CacheControl = "no-store";
        return page;
    }

    /// <summary>The answer (RFC 9457), in <paramref name="language"/>.</summary>
    public ProblemHttpResult Answer(HttpContext http, string language)
    {
        var problem = new ProblemDetails
        {
            Type = "urn:opgoerelse:fejl:" + Code,
            Title = Title.OnDay(language),
            Status = Status,
            Detail = Detail.OnDay(language),
            Instance = WebAddress.OfRequest(http),
        };
        problem.Extensions["code"] = Code;
        if (Variable is not null)
        {
            problem.Extensions["variable"] = Variable;
        }

        if (Value is not null)
        {
            problem.Extensions["value"] = Value;
        }

        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Problem(problem);
    }
}
