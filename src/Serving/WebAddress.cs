using Microsoft.Extensions.Options;

namespace Opgoerelse.Serving;

/// <summary>The address under which the world sees this service, for documents that must hold whole addresses.</summary>
internal static class WebAddress
{
    /// <summary>Characters of a path that are repeated in an answer.</summary>
    private const int LongestEcho = 1_000;

    /// <summary>Without a slash at its end: <see cref="HttpSettings.WebAddress"/>, or else the one the request came to.</summary>
    public static string Of(HttpContext http, HttpSettings settings) =>
        settings.WebAddress is { Length: > 0 } sat
            ? sat.TrimEnd('/')
            : $"{http.Request.Scheme}://{http.Request.Host.ToUriComponent()}{http.Request.PathBase.ToUriComponent()}";

    /// <summary>The whole address of a request but its query; null when it names no host and none is set, or is too long to repeat.</summary>
    public static string? OfRequest(HttpContext http)
    {
        var settings = http.RequestServices.GetRequiredService<IOptions<HttpSettings>>().Value;
        var path = http.Request.Path.ToUriComponent();
        return path.Length <= LongestEcho && (settings.WebAddress is { Length: > 0 } || http.Request.Host.HasValue) ? Of(http, settings) + path : null;
    }
}
