using System.Collections.Concurrent;
using System.Globalization;
using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Time;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;

namespace Opgoerelse.Serving.Releases;

/// <summary>A published release prepared for answering: what every request needs is worked out once, when it is loaded.</summary>
internal sealed class Catalogue
{
    /// <summary>A year is announced at any time, as long as a release comes each quarter.</summary>
    private const int MonthsAnnounced = 15;

    private readonly CatalogueTable[] _tables;
    private readonly Lazy<ReportBasis?> _comparison;
    private readonly DateTimeOffset _published;
    private readonly DateTimeOffset _announced;
    private readonly ConcurrentDictionary<Type, Lazy<object>> _kept = new();

    /// <param name="content">The release.</param>
    /// <param name="history">All releases that were ever published, oldest first.</param>
    /// <param name="changesOf">How each of them differs from the one that it took the place of, by its number.</param>
    /// <param name="groups">Peer groups in place of the computed ones; null for those.</param>
    /// <param name="calendar">The announced publications; null where none was moved.</param>
    /// <exception cref="ArgumentException">The release is not published.</exception>
    public Catalogue(
        ReleaseWithTables content,
        IReadOnlyList<Release> history,
        ILookup<long, TableChange> changesOf,
        GroupFile? groups = null,
        ReleaseCalendar? calendar = null)
    {
        if (content.Release is not { State: ReleaseState.Published, Published: { } published })
        {
            throw new ArgumentException($"Udgivelse {content.Release.Id} er ikke offentliggjort.", nameof(content));
        }

        Content = content;
        History = history;
        _comparison = new Lazy<ReportBasis?>(() => KommuneComparison.CanBeMade(content) ? new ReportBasis(content, groups) : null);
        ChangesOf = changesOf;
        _published = published;
        Upcoming = Regelsaet.All.TryGetValue(Release.Regelsaet, out var regelsaet)
            ?
            [
                .. (calendar ?? ReleaseCalendar.AsPlanned).Following(
                    published,
                    published.AddMonths(MonthsAnnounced),
                    Release.Date,
                    regelsaet,
                    Ordning.Standard),
            ]
            : [];
        HistoryFingerprint = string.Concat(history.Select(release =>
            string.Create(CultureInfo.InvariantCulture, $"{release.Id}:{release.Published?.UtcTicks}:{release.Withdrawn?.UtcTicks} ")));
        CalendarFingerprint = calendar?.Fingerprint ?? "";
        _tables = [.. content.Tables.OrderBy(table => table.Id, StringComparer.Ordinal).Select(table => new CatalogueTable(table))];
        FiguresChanged =
            WholeSeconds(history.SelectMany(release => new[] { release.Published, release.Withdrawn }).Append(published).Max()!.Value);
        NextRelease = new NextRelease(Upcoming.Count > 0 ? Upcoming[0].At.ToUniversalTime() : null, IsLate: false);
        _announced = Upcoming.SelectMany(release => release.Moves).Select(move => WholeSeconds(move.Told)).Append(FiguresChanged).Max();
        LastModified = _announced;
        LastModifiedHeader = LastModified.ToString("r", CultureInfo.InvariantCulture);
    }

    /// <summary>The same release, said of another moment. Everything that was written for the one is written anew for the other.</summary>
    private Catalogue(Catalogue other, NextRelease next)
    {
        Content = other.Content;
        History = other.History;
        ChangesOf = other.ChangesOf;
        HistoryFingerprint = other.HistoryFingerprint;
        CalendarFingerprint = other.CalendarFingerprint;
        _comparison = other._comparison;
        _published = other._published;
        _tables = [.. other._tables.Select(table => new CatalogueTable(table.Table))];
        FiguresChanged = other.FiguresChanged;
        Upcoming = other.Upcoming;
        _announced = other._announced;
        NextRelease = next;
        LastModified = next is { IsLate: true, Planned: { } planned } && planned > _announced ? planned : _announced;
        LastModifiedHeader = LastModified.ToString("r", CultureInfo.InvariantCulture);
    }

    public ReleaseWithTables Content { get; }

    /// <summary>The comparison of its kommuner, made when it is first asked for; null when it has no whole year to compare.</summary>
    public ReportBasis? Comparison => _comparison.Value;

    /// <summary>All releases that were ever published, oldest first.</summary>
    public IReadOnlyList<Release> History { get; }

    /// <summary>Another text for another history: it may grow, or one of it be withdrawn, while the newest release stays.</summary>
    public string HistoryFingerprint { get; }

    /// <summary>Another text where another publication was moved: what the answers tell of the next release changes with it.</summary>
    public string CalendarFingerprint { get; }

    /// <summary>How each release differs from the one that it took the place of, table by table; nothing for the first.</summary>
    public ILookup<long, TableChange> ChangesOf { get; }

    public Release Release => Content.Release;

    /// <summary>
    /// When it first was public (UTC, whole seconds). It is part of the release: what is told of it does not change when a newer one
    /// is withdrawn and this one stands here again.
    /// </summary>
    public DateTimeOffset Published => WholeSeconds(_published);

    /// <summary>
    /// Since when these figures and this history have stood here (UTC, whole seconds): later than <see cref="Published"/> when a
    /// release was withdrawn.
    /// </summary>
    public DateTimeOffset FiguresChanged { get; }

    /// <summary>
    /// Since when the answers are as they are (UTC, whole seconds): also that the next release became late changes what they tell.
    /// </summary>
    public DateTimeOffset LastModified { get; }

    /// <summary>The same, as the header Last-Modified has it.</summary>
    public string LastModifiedHeader { get; }

    /// <summary>
    /// The next release. When it is planned follows from this release alone; whether it is late is the one thing that the clock
    /// decides, and answers that tell it are marked with it, so that they are the same on every replica and after a restart.
    /// </summary>
    public NextRelease NextRelease { get; }

    /// <summary>The publications that are announced: for a year and the quarter until the next, or to the last of the series.</summary>
    public IReadOnlyList<AnnouncedRelease> Upcoming { get; }

    /// <summary>Its pages that were written.</summary>
    public PageCache Pages { get; } = new();

    /// <summary>
    /// This catalogue, or the one that takes its place when the next release has become late (or no longer is) by
    /// <paramref name="now"/>.
    /// </summary>
    public Catalogue At(DateTimeOffset now) => NextRelease.At(now) is var next && next == NextRelease ? this : new Catalogue(this, next);

    /// <summary>
    /// What a door keeps with this release, and which goes away with it: one of each type, made when it is first asked for.
    /// </summary>
    public T Kept<T>(Func<Catalogue, T> make)
        where T : class =>
        (T)_kept.GetOrAdd(typeof(T), _ => new Lazy<object>(() => make(this))).Value;

    /// <summary>Its tables by id.</summary>
    public IReadOnlyList<CatalogueTable> Tables => _tables;

    /// <summary>The table with this id (case does not matter), or null.</summary>
    public CatalogueTable? Find(string id) =>
        Array.Find(_tables, table => string.Equals(table.Table.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>HTTP dates know whole seconds only.</summary>
    private static DateTimeOffset WholeSeconds(DateTimeOffset instant) =>
        new(instant.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    /// <summary>The table of this kind in the scheme's data file, or null.</summary>
    public CatalogueTable? FindKind(TableKind kind) =>
        Ordning.Standard.Tables.FirstOrDefault(recipe => recipe.Kind == kind) is { } found ? Find(found.Id) : null;
}

/// <summary>Pages of a release that were written before: writing one costs milliseconds, giving it again none.</summary>
internal sealed class PageCache
{
    /// <summary>Pages kept; at most 100 kB each.</summary>
    public const int Most = 300;

    private readonly ConcurrentDictionary<string, byte[]> _pages = new(StringComparer.Ordinal);

    /// <summary>How many are kept now.</summary>
    public int Count => _pages.Count;

    /// <summary>The page with this tag, written when it is not there.</summary>
    /// <param name="marker">The tag: equal for equal pages only.</param>
    /// <param name="write">Writes it, in UTF-8.</param>
    public byte[] Fetch(string marker, Func<byte[]> write)
    {
        if (_pages.TryGetValue(marker, out var known))
        {
            return known;
        }

        var page = write();
        // Selections have no end. Those that are asked for again are soon here again.
        if (_pages.Count >= Most)
        {
            _pages.Clear();
        }

        _pages[marker] = page;
        return page;
    }
}
