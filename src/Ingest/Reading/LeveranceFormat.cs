using Opgoerelse.Ingest.Messages;

namespace Opgoerelse.Ingest.Reading;

/// <summary>How a file is to be read, as its name tells.</summary>
/// <param name="Entity">The entity of a CSV file; null is NDJSON.</param>
/// <param name="Gzip">Whether the bytes are compressed.</param>
internal readonly record struct LeveranceFormat(Entity? Entity, bool Gzip)
{
    /// <summary>
    /// The format that a file name tells, or null when it is no leverance: <c>*.ndjson</c>, and <c>*.csv</c> whose last
    /// word (after <c>-</c>, <c>_</c> or <c>.</c>) is an entity; each also with <c>.gz</c>; upper and lower case alike.
    /// </summary>
    public static LeveranceFormat? Recognise(string fileName)
    {
        var name = fileName.AsSpan();
        var gzip = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        name = gzip ? name[..^3] : name;
        if (name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase))
        {
            return new LeveranceFormat(null, gzip);
        }

        if (!name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        name = name[..^4];
        var lastWord = name[(name.LastIndexOfAny('-', '_', '.') + 1)..];
        foreach (var form in EntityShape.All)
        {
            if (lastWord.Equals(form.Name, StringComparison.OrdinalIgnoreCase))
            {
                return new LeveranceFormat(form.Entity, gzip);
            }
        }

        return null;
    }
}
