namespace Opgoerelse.Serving;

/// <summary>HEAD is GET without the body (RFC 9110, 9.3.2): whoever answers one answers the other. Some answer POST too.</summary>
internal static class Metoder
{
    private static readonly string[] GetOgHead = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] GetHeadOgPost = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];

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
                    var alle = endpoint.Metadata.OfType<OgsaaPost>().Any() ? GetHeadOgPost : GetOgHead;
                    endpoint.Metadata[i] = new HttpMethodMetadata(alle, metoder.AcceptCorsPreflight);
                }
            }
        });
        return gruppe;
    }

    /// <summary>Lets a GET endpoint of such a group answer POST just so: for clients whose only method that is.</summary>
    public static TBuilder MedPost<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new OgsaaPost());

    /// <summary>Whether the document names <paramref name="metode"/> of an endpoint: not those that answer as its GET.</summary>
    public static bool ErEgen(string? metode, IList<object> metadata) =>
        metode != HttpMethods.Head && !(metode == HttpMethods.Post && metadata.OfType<OgsaaPost>().Any());

    /// <summary>GET or HEAD.</summary>
    public static bool ErLaesning(HttpRequest anmodning) => HttpMethods.IsGet(anmodning.Method) || HttpMethods.IsHead(anmodning.Method);

    /// <summary>That a GET endpoint answers POST too.</summary>
    private sealed class OgsaaPost;
}
