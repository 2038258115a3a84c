using Microsoft.AspNetCore.Mvc;

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
