using Opgoerelse.Jobs;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Endpoints;

namespace Opgoerelse.Api.Hosting;

/// <summary>Headers that tell a browser to do no more with an answer than it needs.</summary>
internal static class Sikkerhedshoveder
{
    private const string Politik =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>A page with a program of ours: it is a file of this host.</summary>
    private const string Programpolitik = Politik + "; script-src 'self'";

    /// <summary>A report is one file, with its style in it; scripts it has none.</summary>
    private const string Rapportpolitik =
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Dokumentationspolitik =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>A year, for who came by HTTPS: here, or to the proxy whose word the process is told to take.</summary>
    private const string KunHttps = "max-age=31536000";

    public static WebApplication UseSikkerhedshoveder(this WebApplication app)
    {
        app.Use((http, naeste) =>
        {
            // Last, so that an answer that was thrown away for an error has them too.
            http.Response.OnStarting(
                static tilstand =>
                {
                    var http = (HttpContext)tilstand;
                    var hoveder = http.Response.Headers;
                    hoveder.ContentSecurityPolicy = Politikken(http);
                    hoveder.XContentTypeOptions = "nosniff";
                    if (http.Request.IsHttps)
                    {
                        hoveder.StrictTransportSecurity = KunHttps;
                    }

                    if (!ErSide(http.Response.ContentType))
                    {
                        return Task.CompletedTask;
                    }

                    hoveder["Referrer-Policy"] = "no-referrer";
                    hoveder["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
                    hoveder["Cross-Origin-Opener-Policy"] = "same-origin";
                    return Task.CompletedTask;
                },
                http);
            return naeste(http);
        });
        return app;
    }

    private static string Politikken(HttpContext http) =>
        HarScripts(http.Request.PathBase.Add(http.Request.Path)) ? Dokumentationspolitik
        : http.GetEndpoint()?.Metadata.GetMetadata<Selvstaendigfil>() is not null ? Rapportpolitik
        : http.GetEndpoint()?.Metadata.GetMetadata<MedProgram>() is not null ? Programpolitik
        : Politik;

    /// <summary>The documentation, and the pages of operations, bring their own scripts and draw with inline styles; everything from this host.</summary>
    private static bool HarScripts(PathString sti) =>
        sti.StartsWithSegments(Addresses.Documentation, StringComparison.OrdinalIgnoreCase) || sti.StartsWithSegments(OperationsDoor.Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Only a page refers to others, asks for what a machine has, and is opened by another.</summary>
    private static bool ErSide(string? medietype) => medietype is null || medietype.StartsWith("text/html", StringComparison.Ordinal);
}
