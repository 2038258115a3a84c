using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace Opgoerelse.Api.Http.Trafik;

/// <summary>
/// Reads the body of a request whole before the request is given a place among those under way: a client that sends a
/// byte a second then holds a place of its own and nobody else's.
/// </summary>
/// <remarks>
/// How slow a body may be is Kestrel's minimum rate (<see cref="HttpIndstillinger.MinBodyBytesPerSecond"/>) and the time
/// for the whole of it (<see cref="HttpIndstillinger.BodyTimeoutSeconds"/>, 408 beyond). How large is the endpoint's own
/// limit, which routing has set on the request (413 beyond), and no body is read that no endpoint asked for.
/// </remarks>
internal sealed class BodyReading(RequestDelegate next, IOptions<HttpIndstillinger> options)
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
        await ReadAsync(http, sent, whole);
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

    private async Task ReadAsync(HttpContext http, Stream sent, MemoryStream whole)
    {
        var limit = http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? Largest;
        using var time = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        time.CancelAfter(TimeSpan.FromSeconds(options.Value.BodyTimeoutSeconds));
        var part = new byte[16 << 10];
        try
        {
            for (int read; (read = await sent.ReadAsync(part, time.Token)) > 0;)
            {
                if (whole.Length + read > limit)
                {
                    throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
                }

                whole.Write(part, 0, read);
            }
        }
        catch (OperationCanceledException late) when (time.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The body took too long.", StatusCodes.Status408RequestTimeout, late);
        }
        catch (Exception unreadable) when (unreadable is OverflowException or (IOException and not BadHttpRequestException))
        {
            // A chunk of a size that no chunk has: Kestrel tells it as a fault of its own.
            throw new BadHttpRequestException("The body cannot be read.", StatusCodes.Status400BadRequest, unreadable);
        }
    }
}
