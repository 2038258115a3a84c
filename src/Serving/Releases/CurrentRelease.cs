using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Time;
using Opgoerelse.Reports.Benchmarking;

namespace Opgoerelse.Serving.Releases;

/// <summary>
/// The published release that this process serves. One reference is switched, so that a request that takes it once
/// sees either the old or the new release, never a mixture. The release that is approved for an instant to come stands beside it, and
/// takes its place by the clock alone: nobody has to be at work then.
/// </summary>
/// <param name="groups">Peer groups in place of the computed ones; null for those.</param>
/// <param name="time">The clock by which the next release is public, or late; null for the machine's.</param>
public sealed class CurrentRelease(GroupFile? groups = null, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private Served _served = new(null, null);
    private volatile TaskCompletionSource _switched = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The release served now; null until the first is loaded.</summary>
    public ReleaseWithTables? Now => Catalogue?.Content;

    /// <summary>The same release, prepared for answering. Take it once per request.</summary>
    internal Catalogue? Catalogue
    {
        get
        {
            // Comparisons of instants; the switch itself happens once.
            while (true)
            {
                var served = Volatile.Read(ref _served);
                var now = served.At(_time.GetUtcNow());
                if (now == served)
                {
                    return served.Now;
                }

                if (Interlocked.CompareExchange(ref _served, now, served) == served)
                {
                    Announce();
                    return now.Now;
                }
            }
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
        bool isPrepared = false) =>
        Switch(
            Prepare(
                created,
                history ?? [created.Release],
                changesOf ?? Enumerable.Empty<TableChange>().ToLookup(_ => 0L),
                calendar,
                isPrepared),
            next: null);

    /// <summary>Serves nothing from now on: the public release was withdrawn, and there was none before it.</summary>
    public void Remove() => Switch(null, next: null);

    /// <summary>Makes a release ready for answering. Nobody is answered from it before it is switched to.</summary>
    internal Catalogue Prepare(
        ReleaseWithTables created,
        IReadOnlyList<Release> history,
        ILookup<long, TableChange> changesOf,
        ReleaseCalendar? calendar,
        bool isPrepared)
    {
        var catalogue = new Catalogue(created, history, changesOf, groups, calendar);
        if (isPrepared)
        {
            _ = catalogue.Comparison;
        }

        return catalogue;
    }

    /// <summary>
    /// Serves <paramref name="created"/> from now on, and <paramref name="next"/> from the instant of its publication: both are told in
    /// one, so that it makes no difference on which side of that instant this is called.
    /// </summary>
    internal void Switch(Catalogue? created, Catalogue? next)
    {
        Volatile.Write(ref _served, new Served(created, next));
        Announce();
    }

    private void Announce() =>
        Interlocked.Exchange(ref _switched, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    private sealed class Served(Catalogue? now, Catalogue? next)
    {
        public Catalogue? Now => now;

        public Served At(DateTimeOffset instant)
        {
            if (next?.Release.Published <= instant)
            {
                return new Served(next.At(instant), null);
            }

            var same = now?.At(instant);
            return same == now ? this : new Served(same, next);
        }
    }
}
