using Microsoft.AspNetCore.Diagnostics;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Requests;

/// <summary>Makes a ProblemDetails of every answer that would otherwise be an empty error or a stack trace.</summary>
internal static class Fejlfang
{
    /// <summary>Catches exceptions (500) and empty error answers (404, 405, 415 ...) of everything after it.</summary>
    public static WebApplication UseFejlfang(this WebApplication app)
    {
        app.Use(EndWhatCannotBeAnswered);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = SvarPaaUndtagelse,
            // No stack of ours tells anything about a request that a client broke.
            SuppressDiagnosticsCallback = kontekst => IsOfClient(kontekst.Exception),
        });
        app.UseStatusCodePages(kontekst => SvarPaaStatus(kontekst.HttpContext));
        return app;
    }

    private static bool IsOfClient(Exception fejl) => fejl is BadHttpRequestException { StatusCode: < 500 };

    /// <summary>A request that breaks when its answer has begun: the connection is closed, and nothing more can be said.</summary>
    private static async Task EndWhatCannotBeAnswered(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException fejl) when (IsOfClient(fejl) && http.Response.HasStarted)
        {
            http.Refused(Refusals.Unreadable(fejl.StatusCode));
            http.Abort();
        }
    }

    private static Task SvarPaaUndtagelse(HttpContext http)
    {
        if (http.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException { StatusCode: < 500 } broken)
        {
            http.Refused(Refusals.Unreadable(broken.StatusCode));
        }

        // A request that the server itself could not read is the client's fault.
        var fejl = http.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            BadHttpRequestException { StatusCode: 413 } => Fejlliste.ForStortIndhold(),
            BadHttpRequestException { StatusCode: < 500 } ulaeselig => Fejlliste.AndenStatus(ulaeselig.StatusCode),
            _ => Fejlliste.Intern(),
        };
        return fejl.Respond(http).ExecuteAsync(http);
    }

    private static Task SvarPaaStatus(HttpContext http)
    {
        var fejl = http.Response.StatusCode switch
        {
            404 => Fejlliste.UkendtSti(http.Request.Path),
            405 => Fejlliste.ForkertMetode(http.Request.Method),
            415 => Fejlliste.ForkertMedietype(http.Request.ContentType),
            var status => Fejlliste.AndenStatus(status),
        };
        return fejl.Respond(http).ExecuteAsync(http);
    }
}
