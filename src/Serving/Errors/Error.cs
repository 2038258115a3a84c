using System.Diagnostics.CodeAnalysis;
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

    /// <summary>
    /// The answer to a request whose handler is not known or not ours: a page to who reads pages, otherwise <see cref="Answer"/>.
    /// </summary>
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
            Title = Title.In(language),
            Status = Status,
            Detail = Detail.In(language),
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

/// <summary>Either a value or what was wrong.</summary>
internal readonly struct Result<T>
    where T : class
{
    private readonly T? _value;
    private readonly Error? _error;

    private Result(T? value, Error? error)
    {
        _value = value;
        _error = error;
    }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(null, error);

    /// <summary>True with the value, or false with what was wrong.</summary>
    public bool Succeeded([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Error? error)
    {
        value = _value;
        error = _error;
        return value is not null;
    }
}

/// <summary>Shows an error to a person. A process without pages has none.</summary>
internal interface IErrorPage
{
    /// <summary>The page, with the error's status; null where the client would rather have JSON.</summary>
    IResult? Of(HttpContext http, Error error);
}
