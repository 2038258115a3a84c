using System.Globalization;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest;
using Opgoerelse.Storage;

namespace Opgoerelse.Jobs;

/// <summary>
/// Udgiv: makes and freezes a release of the official figures for an opgoerelsesdato, then makes it public. When the
/// public release is made of just the same, it stands; one that was frozen so, but not yet public, is used.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="publisher">Makes releases.</param>
/// <param name="store">Holds them.</param>
/// <param name="date">Opgoerelsesdato.</param>
/// <param name="awaitReady">Whether the release is only made ready: a person makes it public (<see cref="ApproveJob"/>).</param>
/// <param name="reasonToGoBack">Why it may be of an earlier opgoerelsesdato than the public one; null where it may not.</param>
/// <param name="publicFrom">From when it is to be public; null for when it is ready.</param>
public sealed class PublishJob(
    Database database,
    Publisher publisher,
    ReleaseStore store,
    DateOnly date,
    bool awaitReady = false,
    string? reasonToGoBack = null,
    DateTimeOffset? publicFrom = null) : IJob
{
    public const string JobName = "udgiv";

    /// <summary>A release that is begun later than this before its instant, is late: it becomes public when it is ready.</summary>
    private static readonly TimeSpan BeforeIt = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public string Name => JobName;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dato"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    }.WithReason(reasonToGoBack);

    /// <summary>The number of the release that is public, or ready, when the job has run.</summary>
    public long Release { get; private set; }

    /// <summary>Whether this run made it public.</summary>
    public bool New { get; private set; }

    /// <summary>
    /// The quarterly work: the release as of <paramref name="day"/>, left for a person to approve or approved for the announced instant
    /// (<c>Opgoerelse:Job:KraevGodkendelse</c>); null before the first receipt, and when a person has made the period's release already.
    /// </summary>
    public static IJob? Planned(IServiceProvider provider, DateOnly day, Opening opening) =>
        AggregateJob.IsReceived(provider, day)
            && provider.GetRequiredService<ReleaseStore>().All() is var all
            && !all.Any(release => release.Stands(all) && BelongsTo(release, opening))
            ? OfficialOf(
                provider,
                day,
                provider.GetRequiredService<IOptions<JobSettings>>().Value.RequireApproval,
                publicFrom: provider.GetRequiredService<CalendarStore>().Read().Of(Quarter.Find(opening.Key)!.Value))
            : null;

    /// <summary>Whether a release that stands was made in the period, as of a day in it.</summary>
    private static bool BelongsTo(Release release, Opening opening) =>
        release.Prepared >= opening.From
        && release.Date >= DanishTime.Day(opening.From);

    /// <summary>The release as of <paramref name="date"/>.</summary>
    public static PublishJob OfficialOf(
        IServiceProvider provider,
        DateOnly date,
        bool awaitReady = false,
        string? reasonToGoBack = null,
        DateTimeOffset? publicFrom = null) =>
        new(
            provider.GetRequiredService<Database>(),
            provider.GetRequiredService<Publisher>(),
            provider.GetRequiredService<ReleaseStore>(),
            date,
            awaitReady,
            reasonToGoBack,
            publicFrom is { } from && from - provider.GetRequiredService<TimeProvider>().GetUtcNow() > BeforeIt ? from : null);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop)
    {
        var all = store.All();
        var earlier = all.Where(release => release.Stands(all)).LastOrDefault(MadeOfTheSame());
        New = !awaitReady && publicFrom is null && earlier is not { State: ReleaseState.Published };
        Release = (earlier ?? publisher.PrepareRelease(date, progress, stop)).Id;
        stop.ThrowIfCancellationRequested();
        if (New)
        {
            publisher.Publish(Release, reasonToGoBack);
        }
        else if (!awaitReady && publicFrom is { } from && earlier is null or { State: ReleaseState.Prepared })
        {
            publisher.Approve(Release, from, reasonToGoBack);
        }

        return new Dictionary<string, long>(StringComparer.Ordinal) { ["udgivelse"] = Release, ["ny"] = New ? 1 : 0 };
    }

    /// <summary>Whether a release that is ready or public is made of what this one would be made of.</summary>
    private Func<Release, bool> MadeOfTheSame()
    {
        using var connection = database.Connect();
        var position = FactMaker.Position(connection, date);
        var regelsaet = Regelsaet.All[Ordning.Standard.OfficialRegelsaet];
        return other =>
            other.Ordning == Ordning.Standard.Code
            && other.Regelsaet == regelsaet.Code
            && other.RegelsaetVersion == regelsaet.Version
            && other.Date == date
            && other.Position == position
            && other.CodeVersion == Publisher.CodeVersion;
    }
}

/// <summary>
/// Approve: a release that was made ready becomes public at an instant, or now. It is work of the same kind as <see cref="PublishJob"/>, so
/// that the two never meet; the ledger says who approved it.
/// </summary>
/// <param name="publisher">Makes it public.</param>
/// <param name="id">The release.</param>
/// <param name="from">From when it is public; null for now.</param>
/// <param name="reasonToGoBack">Why it may be of an earlier opgoerelsesdato than the public one; null where it may not.</param>
/// <param name="reason">Why it becomes public outside the calendar, or in spite of what the checklist found.</param>
public sealed class ApproveJob(
    Publisher publisher,
    long id,
    DateTimeOffset? from = null,
    string? reasonToGoBack = null,
    string? reason = null) : IJob
{
    private readonly string? _reasonToGoBack = Masked(reasonToGoBack);
    private readonly string? _reason = Masked(reason);

    /// <inheritdoc />
    public string Name => PublishJob.JobName;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parameters
    {
        get
        {
            var parameters = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["godkend"] = id.ToString(CultureInfo.InvariantCulture),
            };
            if (from is { } instant)
            {
                parameters["til"] = Instant(instant);
            }

            return parameters.WithReason(_reasonToGoBack ?? _reason);
        }
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop)
    {
        if (from is { } instant)
        {
            publisher.Approve(id, instant, _reasonToGoBack, _reason);
        }
        else
        {
            publisher.Publish(id, _reasonToGoBack, _reason);
        }

        return new Dictionary<string, long>(StringComparer.Ordinal) { ["udgivelse"] = id, ["ny"] = from is null ? 1 : 0 };
    }

    /// <summary>An instant, as the ledger has it.</summary>
    internal static string Instant(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string? Masked(string? reason) => reason is null ? null : PersonnummerMask.MaskedRuns(reason);
}

/// <summary>
/// Træk: withdraws a release; was it the public one, the one before it is public again. It is work of the same kind as
/// <see cref="PublishJob"/>, so that the two never meet; the ledger says who did it and why.
/// </summary>
public sealed class WithdrawJob(Publisher publisher, long id, string reason) : IJob
{
    /// <inheritdoc />
    public string Name => PublishJob.JobName;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["traek"] = id.ToString(CultureInfo.InvariantCulture),
        ["grund"] = PersonnummerMask.MaskedRuns(reason),
    };

    /// <summary>The release that took its place; null when none did.</summary>
    public long? Superseder { get; private set; }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop)
    {
        Superseder = publisher.Withdraw(id, PersonnummerMask.MaskedRuns(reason));
        var number = new Dictionary<string, long>(StringComparer.Ordinal) { ["trukket"] = id };
        if (Superseder is { } superseder)
        {
            number["udgivelse"] = superseder;
        }

        return number;
    }
}

/// <summary>Flyt: moves an announced publication. The ledger says who did it.</summary>
public sealed class MoveReleaseJob(CalendarStore store, Quarter quarter, DateTimeOffset to, string reason) : IJob
{
    /// <inheritdoc />
    public string Name => PublishJob.JobName;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["flyt"] = quarter.Code,
        ["til"] = ApproveJob.Instant(to),
    }.WithReason(reason);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop)
    {
        store.Move(quarter, to, PersonnummerMask.MaskedRuns(reason));
        return new Dictionary<string, long>(StringComparer.Ordinal) { ["flyttet"] = 1 };
    }
}

/// <summary>Why a person had something done, in the ledger.</summary>
internal static class Reason
{
    /// <summary>What was asked, with the reason where one was given.</summary>
    public static Dictionary<string, string> WithReason(this Dictionary<string, string> parameters, string? reason)
    {
        if (reason is not null)
        {
            parameters["grund"] = PersonnummerMask.MaskedRuns(reason);
        }

        return parameters;
    }
}
