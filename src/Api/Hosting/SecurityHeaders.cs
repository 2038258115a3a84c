using Opgoerelse.Jobs;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Endpoints;

namespace Opgoerelse.Api.Hosting;

/// <summary>Headers that tell a browser to do no more with an answer than it needs.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>A page with a program of ours: it is a file of this host.</summary>
    private const string ProgramPolicy = Policy + "; script-src 'self'";

    /// <summary>A report is one file, with its style in it; scripts it has none.</summary>
    private const string ReportPolicy =
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";

    private const string DocumentationPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src "
            + "'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>A year, for who came by HTTPS: here, or to the proxy whose word the process is told to take.</summary>
    private const string HttpsOnly = "max-age=31536000";

    public static WebApplication UseSecurityHeaders(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            // Last, so that an answer that was thrown away for an error has them too.
            http.Response.OnStarting(
                static state =>
                {
                    var http = (HttpContext)state;
                    var headerLines = http.Response.Headers;
                    headerLines.ContentSecurityPolicy = PolicyOf(http);
                    headerLines.XContentTypeOptions = "nosniff";
                    if (http.Request.IsHttps)
                    {
                        headerLines.StrictTransportSecurity = HttpsOnly;
                    }

                    if (!IsPage(http.Response.ContentType))
                    {
                        return Task.CompletedTask;
                    }

                    headerLines["Referrer-Policy"] = "no-referrer";
                    headerLines["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
                    headerLines["Cross-Origin-Opener-Policy"] = "same-origin";
                    return Task.CompletedTask;
                },
                http);
            return next(http);
        });
        return app;
    }

    private static string PolicyOf(HttpContext http) =>
        HasScripts(http.Request.PathBase.Add(http.Request.Path)) ? DocumentationPolicy
        : http.GetEndpoint()?.Metadata.GetMetadata<StandaloneFile>() is not null ? ReportPolicy
        : http.GetEndpoint()?.Metadata.GetMetadata<WithProgram>() is not null ? ProgramPolicy
        : Policy;

    /// <summary>
    /// The documentation, and the pages of operations, bring their own scripts and draw with inline styles; everything from this host.
    /// </summary>
    private static bool HasScripts(PathString path) =>
        path.StartsWithSegments(Addresses.Documentation, StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments(OperationsDoor.Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Only a page refers to others, asks for what a machine has, and is opened by another.</summary>
    private static bool IsPage(string? mediaType) => mediaType is null || mediaType.StartsWith("text/html", StringComparison.Ordinal);
}
