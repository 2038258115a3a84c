using Microsoft.Extensions.Options;

namespace Opgoerelse.Serving;

/// <summary>The address under which the world sees this service, for documents that must hold whole addresses.</summary>
internal static class Webadresse
{
    /// <summary>Characters of a path that are repeated in an answer.</summary>
    private const int LaengsteGentagelse = 1_000;

    /// <summary>Without a slash at its end: <see cref="HttpIndstillinger.Webadresse"/>, or else the one the request came to.</summary>
    public static string Af(HttpContext http, HttpIndstillinger indstillinger) =>
        indstillinger.Webadresse is { Length: > 0 } sat
            ? sat.TrimEnd('/')
            : $"{http.Request.Scheme}://{http.Request.Host.ToUriComponent()}{http.Request.PathBase.ToUriComponent()}";

    /// <summary>The whole address of a request but its query; null when it names no host and none is set, or is too long to repeat.</summary>
    public static string? AfKaldet(HttpContext http)
    {
        var indstillinger = http.RequestServices.GetRequiredService<IOptions<HttpIndstillinger>>().Value;
        var sti = http.Request.Path.ToUriComponent();
        return sti.Length <= LaengsteGentagelse && (indstillinger.Webadresse is { Length: > 0 } || http.Request.Host.HasValue) ? Af(http, indstillinger) + sti : null;
    }
}
