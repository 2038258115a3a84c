namespace Opgoerelse.Serving;

/// <summary>HEAD is GET without the body (RFC 9110, 9.3.2): whoever answers one answers the other. Some answer POST too.</summary>
internal static class HttpMethodRules
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] GetHeadAndPost = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];

    /// <summary>Lets every GET endpoint of the group answer HEAD too. The server leaves the body out.</summary>
    public static TBuilder WithHead<TBuilder>(this TBuilder group)
        where TBuilder : IEndpointConventionBuilder
    {
        group.Finally(endpoint =>
        {
            for (var i = 0; i < endpoint.Metadata.Count; i++)
            {
                if (endpoint.Metadata[i] is HttpMethodMetadata { HttpMethods: [var only] } httpMethodRules && HttpMethods.IsGet(only))
                {
                    var all = endpoint.Metadata.OfType<AlsoPost>().Any() ? GetHeadAndPost : GetAndHead;
                    endpoint.Metadata[i] = new HttpMethodMetadata(all, httpMethodRules.AcceptCorsPreflight);
                }
            }
        });
        return group;
    }

    /// <summary>Lets a GET endpoint of such a group answer POST just so: for clients whose only method that is.</summary>
    public static TBuilder WithPost<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AlsoPost());

    /// <summary>Whether the document names <paramref name="method"/> of an endpoint: not those that answer as its GET.</summary>
    public static bool IsOwn(string? method, IList<object> metadata) =>
        method != HttpMethods.Head && !(method == HttpMethods.Post && metadata.OfType<AlsoPost>().Any());

    /// <summary>GET or HEAD.</summary>
    public static bool IsRead(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    /// <summary>That a GET endpoint answers POST too.</summary>
    private sealed class AlsoPost;
}
