using System.Diagnostics.Metrics;
using System.Globalization;

namespace Opgoerelse.Serving.Requests;

/// <summary>
/// Logs what is refused, and what fails by a client's own fault: the first of a kind at once, those after it as one count an
/// interval later. Only the kind is told: no key, no address, nothing of the request.
/// </summary>
internal sealed partial class RefusalLog(ILogger<RefusalLog> log, TimeProvider time) : IDisposable
{
    /// <summary>How long after the first of a kind the others are told of.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private ITimer? _hours;

    /// <summary>One more of a kind. The kinds are few and ours.</summary>
    public void Count(string kind)
    {
        bool first;
        lock (_lock)
        {
            first = !_counts.TryGetValue(kind, out var count);
            _counts[kind] = count + 1;
            _hours ??= time.CreateTimer(_ => Flush(), null, Interval, Timeout.InfiniteTimeSpan);
        }

        if (first)
        {
            First(kind);
        }
    }

    /// <summary>Tells of those that only were counted.</summary>
    public void Dispose() => Flush();

    private void Flush()
    {
        Dictionary<string, long> counts;
        lock (_lock)
        {
            counts = _counts;
            _counts = new Dictionary<string, long>(StringComparer.Ordinal);
            _hours?.Dispose();
            _hours = null;
        }

        foreach (var (kind, count) in counts.Where(one => one.Value > 1))
        {
            More(kind, count - 1, (long)Interval.TotalSeconds);
        }
    }

    [LoggerMessage(EventId = 1, EventName = "First", Level = LogLevel.Warning, Message = "Refused: {Kind}")]
    private partial void First(string kind);

    [LoggerMessage(EventId = 2, EventName = "More", Level = LogLevel.Warning, Message = "Refused: {Kind}, {Count} more within {Seconds} s")]
    private partial void More(string kind, long count, long seconds);
}

/// <summary>The kinds of <see cref="RefusalLog"/>.</summary>
internal static class Refusals
{
    public const string NoKey = "no key";
    public const string WrongKey = "a wrong key";
    public const string WrongOperationsKey = "a wrong key to the pages of operations";
    public const string TooManyCalls = "too many calls by one client";
    public const string Busy = "too many requests at once";
    public const string TookTooLong = "a request that took too long";

    /// <summary>A request that could not be read: broken, cut off, too large (413) or too slow (408).</summary>
    public static string Unreadable(int status) => string.Create(CultureInfo.InvariantCulture, $"an unreadable request ({status})");

    /// <summary>Counts one, where the host has the log.</summary>
    public static void Refused(this HttpContext http, string kind) => http.RequestServices.GetService<RefusalLog>()?.Count(kind);
}

/// <summary>What requests for figures cost, in cells: the measure of which the limits are made (<see cref="Places"/>).</summary>
internal static class RequestMetrics
{
    /// <summary>The name under which it is listened to.</summary>
    public const string Name = "Opgoerelse.Http";

    /// <summary>The doors.</summary>
    public const string PxWeb = "pxweb";

    /// <inheritdoc cref="PxWeb"/>
    public const string Bulk = "bulk";

    /// <inheritdoc cref="PxWeb"/>
    public const string Jobindsats = "jobindsats";

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<long> Cells = Meter.CreateHistogram(
        "opgoerelse.request.cells",
        "{cell}",
        "Cells of an answer, by door and whether they were written for it.",
        tags: null,
        new InstrumentAdvice<long>
        {
            HistogramBucketBoundaries = [1, 10, 100, 1_000, Places.FewCells, 10_000, 50_000, 250_000, 1_000_000],
        });

    /// <summary>An answer of so many cells.</summary>
    /// <param name="door">Which interface: <see cref="PxWeb"/>, <see cref="Bulk"/> or <see cref="Jobindsats"/>.</param>
    /// <param name="cells">How many.</param>
    /// <param name="prepared">Whether it had been written beforehand.</param>
    public static void Answer(string door, long cells, bool prepared)
    {
        // A list has none.
        if (cells > 0)
        {
            Cells.Record(cells, new("door", door), new("prepared", prepared));
        }
    }
}
