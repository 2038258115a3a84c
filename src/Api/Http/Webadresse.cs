namespace Opgoerelse.Api.Http;

/// <summary>The address under which the world sees this service, for documents that must hold whole addresses.</summary>
internal static class Webadresse
{
    /// <summary>Without a slash at its end: <see cref="HttpIndstillinger.Webadresse"/>, or else the one the request came to.</summary>
    public static string Af(HttpContext http, HttpIndstillinger indstillinger) =>
        indstillinger.Webadresse is { Length: > 0 } sat
            ? sat.TrimEnd('/')
            : $"{http.Request.Scheme}://{http.Request.Host.ToUriComponent()}{http.Request.PathBase.ToUriComponent()}";
}
