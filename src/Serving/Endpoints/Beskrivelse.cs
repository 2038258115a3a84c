using Microsoft.AspNetCore.Mvc;

namespace Opgoerelse.Serving.Endpoints;

/// <summary>What endpoints say of themselves beyond what their signature tells.</summary>
internal static class Beskrivelse
{
    /// <summary>Parameters of the query string.</summary>
    public static TBuilder MedParametre<TBuilder>(this TBuilder endpoint, params Parameter[] parametre)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(bygger => Array.ForEach(parametre, bygger.Metadata.Add));
        return endpoint;
    }

    /// <summary>The parameter <c>lang</c>.</summary>
    public static TBuilder MedSprog<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.MedParametre(new Parameter("lang", "Language of labels and texts: da (default) or en.", Eksempel: "en"));

    /// <summary>The answer has an ETag: a client that has it is answered 304.</summary>
    public static RouteHandlerBuilder MedUaendret(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter<Uaendretfilter>().Produces(StatusCodes.Status304NotModified);

    /// <summary>The answer may be CSV too.</summary>
    public static RouteHandlerBuilder MedCsv(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new Csvsvar());

    /// <summary>An error that can be answered (RFC 9457).</summary>
    public static TBuilder ProducesFejl<TBuilder>(this TBuilder endpoint, int status)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]));
}
