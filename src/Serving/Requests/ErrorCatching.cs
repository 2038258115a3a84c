using Microsoft.AspNetCore.Diagnostics;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Requests;

/// <summary>Makes a ProblemDetails of every answer that would otherwise be an empty error or a stack trace.</summary>
internal static class ErrorCatching
{
    /// <summary>Catches exceptions (500) and empty error answers (404, 405, 415 ...) of everything after it.</summary>
    public static WebApplication UseErrorCatching(this WebApplication app)
    {
        app.Use(EndWhatCannotBeAnswered);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = AnswerException,
            // No stack of ours tells anything about a request that a client broke.
            SuppressDiagnosticsCallback = context => IsOfClient(context.Exception),
        });
        app.UseStatusCodePages(context => AnswerStatus(context.HttpContext));
        return app;
    }

    private static bool IsOfClient(Exception error) => error is BadHttpRequestException { StatusCode: < 500 };

    /// <summary>A request that breaks when its answer has begun: the connection is closed, and nothing more can be said.</summary>
    private static async Task EndWhatCannotBeAnswered(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException error) when (IsOfClient(error) && http.Response.HasStarted)
        {
            http.Refused(Refusals.Unreadable(error.StatusCode));
            http.Abort();
        }
    }

    private static Task AnswerException(HttpContext http)
    {
        if (http.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException { StatusCode: < 500 } broken)
        {
            http.Refused(Refusals.Unreadable(broken.StatusCode));
        }

        // A request that the server itself could not read is the client's fault.
        var error = http.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            BadHttpRequestException { StatusCode: 413 } => ErrorList.BodyTooLarge(),
            BadHttpRequestException { StatusCode: < 500 } unreadable => ErrorList.OtherStatus(unreadable.StatusCode),
            _ => ErrorList.Intern(),
        };
        return error.Respond(http).ExecuteAsync(http);
    }

    private static Task AnswerStatus(HttpContext http)
    {
        var error = http.Response.StatusCode switch
        {
            404 => ErrorList.UnknownPath(http.Request.Path),
            405 => ErrorList.WrongMethod(http.Request.Method),
            415 => ErrorList.WrongMediaType(http.Request.ContentType),
            var status => ErrorList.OtherStatus(status),
        };
        return error.Respond(http).ExecuteAsync(http);
    }
}
