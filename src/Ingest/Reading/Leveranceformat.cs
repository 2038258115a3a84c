using Opgoerelse.Ingest.Messages;

namespace Opgoerelse.Ingest.Reading;

/// <summary>How a file is to be read, as its name tells.</summary>
/// <param name="Entitet">The entity of a CSV file; null is NDJSON.</param>
/// <param name="Gzip">Whether the bytes are compressed.</param>
internal readonly record struct Leveranceformat(Entitet? Entitet, bool Gzip)
{
    /// <summary>
    /// The format that a file name tells, or null when it is no leverance: <c>*.ndjson</c>, and <c>*.csv</c> whose last
    /// word (after <c>-</c>, <c>_</c> or <c>.</c>) is an entity; each also with <c>.gz</c>; upper and lower case alike.
    /// </summary>
    public static Leveranceformat? Genkend(string filnavn)
    {
        var navn = filnavn.AsSpan();
        var gzip = navn.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        navn = gzip ? navn[..^3] : navn;
        if (navn.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase))
        {
            return new Leveranceformat(null, gzip);
        }

        if (!navn.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        navn = navn[..^4];
        var sidsteOrd = navn[(navn.LastIndexOfAny('-', '_', '.') + 1)..];
        foreach (var form in Entitetsform.Alle)
        {
            if (sidsteOrd.Equals(form.Navn, StringComparison.OrdinalIgnoreCase))
            {
                return new Leveranceformat(form.Entitet, gzip);
            }
        }

        return null;
    }
}
