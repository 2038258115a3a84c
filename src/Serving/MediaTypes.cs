using Microsoft.Net.Http.Headers;

namespace Opgoerelse.Serving;

/// <summary>What a client says it can read (Accept). Nothing said is everything.</summary>
internal static class MediaTypes
{
    /// <summary>The registered name of Apache Parquet.</summary>
    public const string Parquet = "application/vnd.apache.parquet";

    private const string Anything = "*/*";

    /// <summary>Whether an answer of <paramref name="mediaType"/> can be read.</summary>
    public static bool IsAccepted(HttpRequest request, string mediaType) => Weight(request, mediaType) > 0;

    /// <summary>How gladly it is read, 0 (not at all) to 1. The range that fits most closely decides (RFC 9110, 12.5.1).</summary>
    public static double Weight(HttpRequest request, string mediaType)
    {
        if (request.Headers.Accept is not { Count: > 0 } accept || accept is [Anything or ""])
        {
            return 1;
        }

        // What cannot be read is as if it were not there.
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges) || ranges.Count == 0)
        {
            return 1;
        }

        var type = MediaTypeHeaderValue.Parse(mediaType);
        type.Parameters.Clear();
        var best = ranges.Where(range => Matches(type, range))
            .MaxBy(range => (range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2, range.Quality ?? 1));
        return best is null ? 0 : best.Quality ?? 1;
    }

    /// <summary>Parameters of a range (a charset, a version) are not held against us.</summary>
    private static bool Matches(MediaTypeHeaderValue type, MediaTypeHeaderValue range) =>
        range.MatchesAllTypes
        || (range.Type.Equals(type.Type, StringComparison.OrdinalIgnoreCase)
            && (range.MatchesAllSubTypes || range.SubType.Equals(type.SubType, StringComparison.OrdinalIgnoreCase)
                || (range.Suffix.HasValue && range.Suffix.Equals(type.SubType, StringComparison.OrdinalIgnoreCase))));
}
