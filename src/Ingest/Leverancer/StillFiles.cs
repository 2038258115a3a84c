namespace Opgoerelse.Ingest.Leverancer;

/// <summary>
/// Tells the files that somebody may still be writing from those that have been still for a time. One for the process:
/// it remembers what it has seen. A file is still when its time is that long past, or when size and time have been
/// the same for so long by the process's own clock (whoever sets the file's time may have another clock).
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="still">How long; zero takes every file at once.</param>
public sealed class StillFiles(TimeProvider time, TimeSpan still)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Sight> _seen = new(StringComparer.Ordinal);

    private readonly record struct Sight(long Length, DateTime Written, long At);

    /// <summary>How long a file must be still.</summary>
    public TimeSpan Still => still;

    /// <summary>Whether the file is still; one that is not is remembered.</summary>
    public bool IsStill(string path)
    {
        var file = new FileInfo(path);
        if (still == TimeSpan.Zero || !file.Exists || time.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc >= still)
        {
            return true;
        }

        lock (_lock)
        {
            if (_seen.TryGetValue(path, out var seen) && (seen.Length, seen.Written) == (file.Length, file.LastWriteTimeUtc))
            {
                return time.GetElapsedTime(seen.At) >= still;
            }

            _seen[path] = new Sight(file.Length, file.LastWriteTimeUtc, time.GetTimestamp());
            return false;
        }
    }

    /// <summary>Forgets the files that are not in the folder any more.</summary>
    public void KeepOnly(IEnumerable<string> paths)
    {
        lock (_lock)
        {
            foreach (var gone in _seen.Keys.Except(paths, StringComparer.Ordinal).ToList())
            {
                _seen.Remove(gone);
            }
        }
    }
}
