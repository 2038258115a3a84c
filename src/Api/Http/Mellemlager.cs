using System.Globalization;
using Microsoft.Net.Http.Headers;
using Opgoerelse.Api.Udgivelser;

namespace Opgoerelse.Api.Http;

/// <summary>Lets clients and caches keep an answer for a while and then ask whether it still holds.</summary>
internal static class Mellemlager
{
    /// <summary>Allows the answer to be kept for <paramref name="sekunder"/>.</summary>
    public static void TilladGenbrug(HttpContext http, int sekunder) =>
        http.Response.Headers.CacheControl = sekunder == 0 ? "public, no-cache" : string.Create(CultureInfo.InvariantCulture, $"public, max-age={sekunder}");

    /// <summary>
    /// Tells what the answer is a function of. True when the client has it already: then the status is 304 and nothing
    /// more is to be written.
    /// </summary>
    public static bool ErUaendret(HttpContext http, Katalog katalog, string etag, int sekunder)
    {
        TilladGenbrug(http, sekunder);
        http.Response.Headers.ETag = etag;
        http.Response.Headers.LastModified = katalog.Opdateret.ToString("r", CultureInfo.InvariantCulture);

        var anmodning = http.Request.GetTypedHeaders();
        var uaendret = anmodning.IfNoneMatch.Count > 0
            ? anmodning.IfNoneMatch.Any(kendt => kendt.Equals(EntityTagHeaderValue.Any) || kendt.Tag == etag)
            : anmodning.IfModifiedSince is { } siden && katalog.Opdateret <= siden;
        if (uaendret)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
        }

        return uaendret;
    }
}
