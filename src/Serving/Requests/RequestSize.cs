using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Requests;

/// <summary>
/// How long an address and how large its headers may be. The server itself refuses what is too large before any of our
/// code runs: without a body, and closed to the pages of others, which then see no error but a failed connection. So it
/// is told to let in far more than is answered, and what is between the two is refused here, like any other error.
/// </summary>
internal static class RequestSize
{
    /// <summary>Characters of path and query.</summary>
    public const int LongestAddress = 32 << 10;

    /// <summary>Header fields, and the characters of their names and values together.</summary>
    public const int MostHeaders = 100;

    /// <inheritdoc cref="MostHeaders" />
    public const int LargestHeaders = 32 << 10;

    /// <summary>What the server takes in, in bytes.</summary>
    private const int LetInBytes = 256 << 10;

    private const int LetInHeaders = 1_000;

    public static void LetIn(KestrelServerOptions kestrel)
    {
        kestrel.Limits.MaxRequestLineSize = LetInBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = LetInBytes;
        kestrel.Limits.MaxRequestHeaderCount = LetInHeaders;
    }

    public static WebApplication UseRequestSize(this WebApplication app)
    {
        app.Use((http, next) => Refusal(http) is { } refused ? refused.Respond(http).ExecuteAsync(http) : next(http));
        return app;
    }

    private static Error? Refusal(HttpContext http)
    {
        var address = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length;
        if (address > LongestAddress)
        {
            return ErrorList.AddressTooLong(address, LongestAddress);
        }

        var (fields, size) = (0, 0);
        foreach (var (name, values) in http.Request.Headers)
        {
            foreach (var value in values)
            {
                fields++;
                size += name.Length + (value?.Length ?? 0);
            }
        }

        return fields > MostHeaders || size > LargestHeaders ? ErrorList.HeadersTooLarge(MostHeaders, LargestHeaders) : null;
    }
}
