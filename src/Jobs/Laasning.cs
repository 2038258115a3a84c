using System.Diagnostics;
using Opgoerelse.Storage;

namespace Opgoerelse.Jobs;

/// <summary>Waiting for an application lock.</summary>
internal static class Laasning
{
    private static readonly TimeSpan Prik = TimeSpan.FromMilliseconds(100);

    /// <summary>Takes the lock, or returns null when another still holds it after <paramref name="taalmodighed"/>.</summary>
    /// <exception cref="OperationCanceledException">It was told to stop while it waited.</exception>
    public static IDisposable? TagLaas(this Database database, string navn, TimeSpan taalmodighed, CancellationToken stop)
    {
        var begyndt = Stopwatch.GetTimestamp();
        while (true)
        {
            if (database.TryLock(navn, TimeSpan.Zero) is { } laas)
            {
                return laas;
            }

            if (Stopwatch.GetElapsedTime(begyndt) >= taalmodighed)
            {
                return null;
            }

            stop.WaitHandle.WaitOne(Prik);
            stop.ThrowIfCancellationRequested();
        }
    }
}
