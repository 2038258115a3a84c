using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace Opgoerelse.Serving.Requests;

/// <summary>
/// Reads the body of a request whole before the request is given a place among those under way: a client that sends a
/// byte a second then holds a place of its own and nobody else's.
/// </summary>
/// <remarks>
/// How slow a body may be is Kestrel's minimum rate (<see cref="HttpSettings.MinBodyBytesPerSecond"/>) and the time
/// for the whole of it (<see cref="HttpSettings.BodyTimeoutSeconds"/>, 408 beyond). How large is the endpoint's own
/// limit, which routing has set on the request (413 beyond), and no body is read that no endpoint asked for.
/// </remarks>
internal sealed class BodyReading(RequestDelegate next, IOptions<HttpSettings> options)
{
    /// <summary>Where an endpoint has no limit of its own, bytes.</summary>
    private const long Largest = 1 << 20;

    /// <summary>The middleware.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        if (!HasBody(http) || http.GetEndpoint() is null)
        {
            await next(http);
            return;
        }

        var sent = http.Request.Body;
        using var whole = new MemoryStream();
        try
        {
            await ReadAsync(http, whole);
        }
        catch (ConnectionResetException)
        {
            // Nobody is there to be answered, and Kestrel is not to read on for what is left.
            http.Refused(Refusals.Unreadable(StatusCodes.Status400BadRequest));
            http.Abort();
            return;
        }

        whole.Position = 0;
        http.Request.Body = whole;
        try
        {
            await next(http);
        }
        finally
        {
            http.Request.Body = sent;
        }
    }

    private static bool HasBody(HttpContext http) =>
        http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true };

    /// <summary>
    /// Reads by the pipe, without a token: a read that a token ends is never over for Kestrel, which then logs a fault of
    /// its own, with its stack, for each client that was slow or went away.
    /// </summary>
    private async Task ReadAsync(HttpContext http, MemoryStream whole)
    {
        var limit = http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? Largest;
        var sent = http.Request.BodyReader;
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.BodyTimeoutSeconds));
        await using var late = time.Token.Register(sent.CancelPendingRead);
        try
        {
            while (true)
            {
                var part = await sent.ReadAsync(CancellationToken.None);
                var larger = whole.Length + part.Buffer.Length > limit;
                if (!larger && !part.IsCanceled)
                {
                    foreach (var piece in part.Buffer)
                    {
                        whole.Write(piece.Span);
                    }
                }

                sent.AdvanceTo(part.Buffer.End);
                if (larger)
                {
                    throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
                }

                if (part.IsCanceled)
                {
                    throw new BadHttpRequestException("The body took too long.", StatusCodes.Status408RequestTimeout);
                }

                if (part.IsCompleted)
                {
                    return;
                }
            }
        }
        catch (Exception unreadable)
            when (unreadable is OverflowException or (IOException and not BadHttpRequestException and not ConnectionResetException))
        {
            // A chunk of a size that no chunk has: Kestrel tells it as a fault of its own.
            throw new BadHttpRequestException("The body cannot be read.", StatusCodes.Status400BadRequest, unreadable);
        }
    }
}
