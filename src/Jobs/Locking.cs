using System.Diagnostics;
using Opgoerelse.Storage;

namespace Opgoerelse.Jobs;

/// <summary>Waiting for an application lock.</summary>
internal static class Locking
{
    private static readonly TimeSpan Dot = TimeSpan.FromMilliseconds(100);

    /// <summary>Takes the lock, or returns null when another still holds it after <paramref name="patience"/>.</summary>
    /// <exception cref="OperationCanceledException">It was told to stop while it waited.</exception>
    public static IDisposable? TakeLock(this Database database, string name, TimeSpan patience, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            if (database.TryLock(name, TimeSpan.Zero) is { } heldLock)
            {
                return heldLock;
            }

            if (Stopwatch.GetElapsedTime(begun) >= patience)
            {
                return null;
            }

            stop.WaitHandle.WaitOne(Dot);
            stop.ThrowIfCancellationRequested();
        }
    }
}
