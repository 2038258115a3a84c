using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Opgoerelse.Serving.Caching;

namespace Opgoerelse.Serving.Endpoints;

/// <summary>What endpoints say of themselves beyond what their signature tells.</summary>
internal static class EndpointDescription
{
    /// <summary>Parameters of the query string.</summary>
    public static TBuilder WithParameters<TBuilder>(this TBuilder endpoint, params Parameter[] parameters)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder => Array.ForEach(parameters, builder.Metadata.Add));
        return endpoint;
    }

    /// <summary>The parameter <c>lang</c>.</summary>
    public static TBuilder WithLanguage<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithParameters(new Parameter("lang", "Language of labels and texts: da (default) or en.", Example: "en"));

    /// <summary>The answer has an ETag: a client that has it is answered 304.</summary>
    public static RouteHandlerBuilder WithNotModified(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter<NotModifiedFilter>().Produces(StatusCodes.Status304NotModified);

    /// <summary>The answer may be CSV too.</summary>
    public static RouteHandlerBuilder WithCsv(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new CsvAnswer());

    /// <summary>An error that can be answered (RFC 9457).</summary>
    public static TBuilder ProducesError<TBuilder>(this TBuilder endpoint, int status)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]));
}

/// <summary>What a parameter of the query string holds.</summary>
internal enum ParameterType
{
    Text,
    Integer,
    TrueFalse,

    /// <summary><c>navn[KEY]=value</c>: the deepObject style.</summary>
    JsonObjectKind,
}

/// <summary>
/// A parameter of the query string, told to the OpenAPI document. Endpoints read the query string themselves, so that
/// what cannot be read is answered in our words.
/// </summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Description">Markdown: codes and names stand in backticks, so that no sign of theirs is taken for emphasis.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Example">What documentation pages fill in. Of an object it must be there: they make one up otherwise.</param>
/// <param name="Identifier">What a generated client may call it where the name is none.</param>
internal sealed record Parameter(
    string Name,
    string Description,
    ParameterType Type = ParameterType.Text,
    string? Example = null,
    string? Identifier = null);

/// <summary>That an operation answers CSV too, to who asks for it.</summary>
internal sealed record CsvAnswer;

/// <summary>That an operation answers a dataset, as JSON-stat and perhaps in the other formats.</summary>
internal sealed record DatasetAnswer(string Description, bool WithFiles);

/// <summary>
/// Gives the JSON answers that are a function of the release and the address their ETag, and answers 304 to who has
/// them. Not those that depend on what day it is.
/// </summary>
internal sealed class NotModifiedFilter(IOptions<HttpSettings> settings) : IEndpointFilter
{
    private const string MediaType = "application/json; charset=utf-8";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var innermost = answer is INestedHttpResult { Result: var found } ? found : answer;
        if (innermost is not IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK })
        {
            return answer;
        }

        var http = context.HttpContext;
        var call = Call.Of(http);
        if (http.Request.Query.ContainsKey("pastDays"))
        {
            CacheHeaders.AllowReuse(http, call.Catalogue, settings.Value.CacheSeconds);
            return answer;
        }

        var fingerprint = new Fingerprint(call.Catalogue)
            .Add("json")
            .Add(WebAddress.Of(http, settings.Value))
            .Add(http.Request.Path.ToUriComponent())
            .Add(http.Request.QueryString.ToUriComponent());
        return CacheHeaders.IsUnchanged(http, call.Catalogue, fingerprint.Etag(), settings.Value.CacheSeconds, MediaType)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : answer;
    }
}

/// <summary>Marks a page that has a program: one that makes it easier to use, and that it can do without.</summary>
internal sealed class WithProgram;

/// <summary>Says of an endpoint that its pages are files of their own, which carry their style in them.</summary>
internal sealed class StandaloneFile;
