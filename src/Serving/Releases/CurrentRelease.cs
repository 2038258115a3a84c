using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Time;
using Opgoerelse.Reports.Benchmarking;

namespace Opgoerelse.Serving.Releases;

/// <summary>
/// The published release that this process serves. One reference is switched, so that a request that takes it once
/// sees either the old or the new release, never a mixture.
/// </summary>
/// <param name="groups">Peer groups in place of the computed ones; null for those.</param>
/// <param name="time">The clock by which the next release is late; null for the machine's.</param>
public sealed class CurrentRelease(GroupFile? groups = null, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private Catalogue? _catalogue;
    private volatile TaskCompletionSource _switched = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The release served now; null until the first is loaded.</summary>
    public ReleaseWithTables? Now => Volatile.Read(ref _catalogue)?.Content;

    /// <summary>The same release, prepared for answering. Take it once per request.</summary>
    internal Catalogue? Catalogue
    {
        get
        {
            // One comparison of two instants; the switch itself happens once, at the planned instant.
            var catalogue = Volatile.Read(ref _catalogue);
            var now = catalogue?.At(_time.GetUtcNow());
            if (now == catalogue)
            {
                return catalogue;
            }

            return Interlocked.CompareExchange(ref _catalogue, now, catalogue) == catalogue ? Announce(now) : Volatile.Read(ref _catalogue);
        }
    }

    /// <summary>Done at the next switch. Take it before looking at <see cref="Catalogue"/>, so that none is missed.</summary>
    internal Task Switched => _switched.Task;

    /// <summary>Serves <paramref name="created"/> from now on. Requests under way finish with the release they took.</summary>
    /// <param name="created">The release.</param>
    /// <param name="history">All releases that were ever published, oldest first; null when only this one is known.</param>
    /// <param name="changesOf">How each of them differs from the one that it took the place of; null when that is not known.</param>
    /// <param name="calendar">The announced publications; null where none was moved.</param>
    /// <param name="isPrepared">Whether the comparison of its kommuner is made before the switch, so that no request waits for it.</param>
    /// <exception cref="ArgumentException">The release is not published: nothing else may reach the public path.</exception>
    public void Switch(
        ReleaseWithTables created,
        IReadOnlyList<Release>? history = null,
        ILookup<long, TableChange>? changesOf = null,
        ReleaseCalendar? calendar = null,
        bool isPrepared = false)
    {
        var catalogue =
            new Catalogue(
                created,
                history ?? [created.Release],
                changesOf ?? Enumerable.Empty<TableChange>().ToLookup(_ => 0L),
                groups,
                calendar);
        if (isPrepared)
        {
            _ = catalogue.Comparison;
        }

        Switch(catalogue);
    }

    /// <summary>Serves nothing from now on: the public release was withdrawn, and there was none before it.</summary>
    public void Remove() => Switch((Catalogue?)null);

    private void Switch(Catalogue? created)
    {
        Volatile.Write(ref _catalogue, created);
        Announce(created);
    }

    private Catalogue? Announce(Catalogue? created)
    {
        Interlocked.Exchange(ref _switched, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return created;
    }
}
