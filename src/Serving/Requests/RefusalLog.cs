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
