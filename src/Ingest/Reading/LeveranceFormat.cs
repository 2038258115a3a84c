using Opgoerelse.Domain;
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

/// <summary>Takes the lines of a leverance apart, in either encoding.</summary>
internal interface ILineSplitter
{
    /// <summary>Takes the next line apart into <paramref name="raw"/>; false at the end. Blank lines are passed over.</summary>
    /// <returns>The number of bytes the line took, or 0 at the end.</returns>
    /// <exception cref="FileRejectedException">The file as a whole cannot be read.</exception>
    int Next(RawBesked raw);
}

/// <summary>The whole file is refused. The message is the reason that stands in the ledger: Danish, without personal data.</summary>
[PinnedName("FilAfvistException")]
internal sealed class FileRejectedException : Exception
{
    public FileRejectedException(string reason)
        : base(reason)
    {
    }
}
