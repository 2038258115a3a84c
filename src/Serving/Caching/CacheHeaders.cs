using System.Globalization;
using Microsoft.Net.Http.Headers;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Serving.Caching;

/// <summary>Lets clients and caches keep an answer for a while and then ask whether it still holds.</summary>
internal static class CacheHeaders
{
    /// <summary>Seconds for which an answer may be kept when the next release is due and has not come.</summary>
    private const int WhenExceeded = 10;

    private static readonly string?[] KnownOnes = new string?[601];

    /// <summary>Allows the answer to be kept for <paramref name="seconds"/>.</summary>
    public static void AllowReuse(HttpContext http, int seconds) =>
        http.Response.Headers.CacheControl = seconds switch
        {
            0 => "public, no-cache",
            > 0 and <= 600 => KnownOnes[seconds] ??= Write(seconds),
            _ => Write(seconds),
        };

    /// <summary>Allows an answer made of <paramref name="catalogue"/> to be kept, but never past the next planned release.</summary>
    public static void AllowReuse(HttpContext http, Catalogue catalogue, int seconds)
    {
        if (catalogue.NextRelease.Planned is { } next)
        {
            var remaining = next - http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
            seconds = (int)Math.Min(seconds, remaining > TimeSpan.Zero ? Math.Ceiling(remaining.TotalSeconds) : WhenExceeded);
        }

        AllowReuse(http, seconds);
        ContentCoding.DependsOn(http);
    }

    /// <summary>
    /// Tells what the answer is a function of. True when the client has it already: then the status is 304 and nothing
    /// more is to be written.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="catalogue">The release that it is answered from.</param>
    /// <param name="etag">The strong tag of the answer without any content coding.</param>
    /// <param name="seconds">How long it may be kept at most.</param>
    /// <param name="mediaType">The media type of the answer; null for one that can be compressed.</param>
    public static bool IsUnchanged(HttpContext http, Catalogue catalogue, string etag, int seconds, string? mediaType = null)
    {
        AllowReuse(http, catalogue, seconds);
        etag = ContentCoding.Tag(etag, ContentCoding.Chosen(http, mediaType));
        var headerLines = http.Response.Headers;
        headerLines.ETag = etag;
        headerLines.LastModified = catalogue.LastModifiedHeader;

        var requestBytes = http.Request.Headers;
        if (requestBytes.IfNoneMatch.Count == 0 && requestBytes.IfModifiedSince.Count == 0)
        {
            return false;
        }

        var read = http.Request.GetTypedHeaders();
        // The comparison is weak (RFC 9110, 13.1.2), but we hand out strong tags only.
        var unchanged = read.IfNoneMatch.Count > 0
            ? read.IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Tag == etag)
            : read.IfModifiedSince is { } since && catalogue.LastModified <= since;
        if (unchanged)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            headerLines.ContentEncoding = default;
        }

        return unchanged;
    }

    private static string Write(int seconds) => string.Create(CultureInfo.InvariantCulture, $"public, max-age={seconds}");
}
