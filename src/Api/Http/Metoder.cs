namespace Opgoerelse.Api.Http;

/// <summary>HEAD is GET without the body (RFC 9110, 9.3.2): whoever answers one answers the other.</summary>
internal static class Metoder
{
    private static readonly string[] GetOgHead = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Lets every GET endpoint of the group answer HEAD too. The server leaves the body out.</summary>
    public static TBuilder MedHead<TBuilder>(this TBuilder gruppe)
        where TBuilder : IEndpointConventionBuilder
    {
        gruppe.Finally(endpoint =>
        {
            for (var i = 0; i < endpoint.Metadata.Count; i++)
            {
                if (endpoint.Metadata[i] is HttpMethodMetadata { HttpMethods: [var eneste] } metoder && HttpMethods.IsGet(eneste))
                {
                    endpoint.Metadata[i] = new HttpMethodMetadata(GetOgHead, metoder.AcceptCorsPreflight);
                }
            }
        });
        return gruppe;
    }

    /// <summary>GET or HEAD.</summary>
    public static bool ErLaesning(HttpRequest anmodning) => HttpMethods.IsGet(anmodning.Method) || HttpMethods.IsHead(anmodning.Method);
}
