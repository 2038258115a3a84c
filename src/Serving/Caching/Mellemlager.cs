using System.Globalization;
using Microsoft.Net.Http.Headers;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Serving.Caching;

/// <summary>Lets clients and caches keep an answer for a while and then ask whether it still holds.</summary>
internal static class Mellemlager
{
    /// <summary>Seconds for which an answer may be kept when the next release is due and has not come.</summary>
    private const int VedOverskredet = 10;

    private static readonly string?[] Kendte = new string?[601];

    /// <summary>Allows the answer to be kept for <paramref name="sekunder"/>.</summary>
    public static void TilladGenbrug(HttpContext http, int sekunder) =>
        http.Response.Headers.CacheControl = sekunder switch
        {
            0 => "public, no-cache",
            > 0 and <= 600 => Kendte[sekunder] ??= Skriv(sekunder),
            _ => Skriv(sekunder),
        };

    /// <summary>Allows an answer made of <paramref name="katalog"/> to be kept, but never past the next planned release.</summary>
    public static void TilladGenbrug(HttpContext http, Katalog katalog, int sekunder)
    {
        if (katalog.NextRelease.Planned is { } naeste)
        {
            var tilbage = naeste - http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
            sekunder = (int)Math.Min(sekunder, tilbage > TimeSpan.Zero ? Math.Ceiling(tilbage.TotalSeconds) : VedOverskredet);
        }

        TilladGenbrug(http, sekunder);
        Indkodning.Afhaenger(http);
    }

    /// <summary>
    /// Tells what the answer is a function of. True when the client has it already: then the status is 304 and nothing
    /// more is to be written.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="katalog">The release that it is answered from.</param>
    /// <param name="etag">The strong tag of the answer without any content coding.</param>
    /// <param name="sekunder">How long it may be kept at most.</param>
    /// <param name="medietype">The media type of the answer; null for one that can be compressed.</param>
    public static bool ErUaendret(HttpContext http, Katalog katalog, string etag, int sekunder, string? medietype = null)
    {
        TilladGenbrug(http, katalog, sekunder);
        etag = Indkodning.Maerke(etag, Indkodning.Valgt(http, medietype));
        var hoveder = http.Response.Headers;
        hoveder.ETag = etag;
        hoveder.LastModified = katalog.LastModifiedHeader;

        var anmodning = http.Request.Headers;
        if (anmodning.IfNoneMatch.Count == 0 && anmodning.IfModifiedSince.Count == 0)
        {
            return false;
        }

        var laest = http.Request.GetTypedHeaders();
        // The comparison is weak (RFC 9110, 13.1.2), but we hand out strong tags only.
        var uaendret = laest.IfNoneMatch.Count > 0
            ? laest.IfNoneMatch.Any(kendt => kendt.Equals(EntityTagHeaderValue.Any) || kendt.Tag == etag)
            : laest.IfModifiedSince is { } siden && katalog.LastModified <= siden;
        if (uaendret)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            hoveder.ContentEncoding = default;
        }

        return uaendret;
    }

    private static string Skriv(int sekunder) => string.Create(CultureInfo.InvariantCulture, $"public, max-age={sekunder}");
}
