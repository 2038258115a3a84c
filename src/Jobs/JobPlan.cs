using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;

namespace Opgoerelse.Jobs;

/// <summary>A job that comes again.</summary>
/// <param name="Name">The kind of work, <see cref="IJob.Name"/>.</param>
/// <param name="Title">What a person reads on the pages of operations.</param>
/// <param name="Schedule">When its periods begin: the work is done once in each.</param>
/// <param name="Heavy">Whether it is heavy work, which has a queue of its own.</param>
/// <param name="RetryAfter">How long a period that failed waits before it is tried again.</param>
/// <param name="Make">Makes the job, given the services, the Danish day and the period; null when there is nothing to do.</param>
public sealed record RecurringJob(
    string Name,
    string Title,
    Schedule Schedule,
    bool Heavy,
    TimeSpan RetryAfter,
    Func<IServiceProvider, DateOnly, Opening, IJob?> Make)
{
    /// <summary>The kind of work that goes before this one: what it has to do is tried first. Null for none.</summary>
    public string? After { get; init; }

    /// <summary>
    /// The kinds of work that may give this one something to do: when one of them is done, this one is asked for at once.
    /// </summary>
    public IReadOnlyList<string> WokenBy { get; init; } = [];

    /// <summary>
    /// What the work of a period is about, as a part of its key: another subject in the same period is another piece of work. Null where a
    /// period is about itself.
    /// </summary>
    public Func<IServiceProvider, string?>? Subject { get; init; }

    /// <summary>The newest period, as the ledger has it.</summary>
    public Opening Newest(IServiceProvider services, DateTimeOffset now)
    {
        var opening = Schedule.Newest(now, services.GetRequiredService<CalendarStore>().Read);
        return Subject?.Invoke(services) is { } subject ? opening with { Key = $"{opening.Key} {subject}" } : opening;
    }
}

/// <summary>
/// The recurring jobs, declared here and nowhere else. The scheduler asks of each what is due (<see cref="DueJobs"/>) at
/// every <see cref="Tempo"/> and when a job that wakes it is done; when it is due, is not the scheduler's to say.
/// </summary>
public static class JobPlan
{
    /// <summary>How often the scheduler asks: minute, hour, day, month, weekday. Every fifth minute.</summary>
    public const string Tempo = "*/5 * * * *";

    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    public static IReadOnlyList<RecurringJob> All { get; } =
    [
        // What lies in the inbox.
        new(
            IngestJob.JobName,
            "Indlæs indbakken",
            Schedule.EveryMinutes(5),
            Heavy: false,
            TimeSpan.Zero,
            (provider, _, _) => IngestJob.OfInbox(provider)),

        // The facts of all regelsaet, as of the day on which they are made.
        new(
            AggregateJob.JobName,
            "Opgør alle forløb",
            Schedule.Daily(new TimeOnly(4, 15)),
            Heavy: true,
            AnHour,
            (provider, day, _) => AggregateJob.AllRegelsaet(provider, day))
        {
            After = IngestJob.JobName,
            WokenBy = [IngestJob.JobName],
        },

        // The day before ReleaseCalendar promises readers one: a release as of the day on which it is made.
        new(PublishJob.JobName, "Klargør kvartalets udgivelse", Schedule.Quarterly, Heavy: true, AnHour, PublishJob.Planned)
        {
            After = IngestJob.JobName,
            WokenBy = [IngestJob.JobName, AggregateJob.JobName],
        },

        // The reports of a release that has become public: approvals and withdrawals are runs of the kind udgiv, too.
        new(
            ReportJob.JobName,
            "Dan rapporter",
            Schedule.HourlyFrom(3),
            Heavy: true,
            TimeSpan.FromMinutes(10),
            (provider, day, _) => ReportJob.OfPublicRelease(provider, day))
        {
            WokenBy = [PublishJob.JobName],
            Subject = PublicRelease,
        },

        // Who is to be told of reports that have been made.
        new(
            SendJob.JobName,
            "Send mails om rapporter",
            Schedule.HourlyFrom(3),
            Heavy: false,
            TimeSpan.FromMinutes(10),
            (provider, day, _) => SendJob.AboutPublicRelease(provider, day))
        {
            WokenBy = [ReportJob.JobName],
            Subject = PublicRelease,
        },

        // Archived leverancer that have been kept for as long as they may be.
        new(
            CleanupJob.JobName,
            "Ryd op i arkivet",
            Schedule.Daily(new TimeOnly(3, 45)),
            Heavy: false,
            AnHour,
            (provider, day, _) => CleanupJob.OfArchive(provider, day)),
    ];

    /// <summary>The job named <paramref name="name"/>.</summary>
    public static RecurringJob Find(string name) => All.Single(planned => planned.Name == name);

    private static string? PublicRelease(IServiceProvider services) =>
        services.GetRequiredService<ReleaseStore>().Newest() is { } id
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"udgivelse {id}")
            : null;
}

/// <summary>
/// A piece of work that a scheduler or a command may start. It knows neither of them, and it can be run again
/// after it was killed at any point.
/// </summary>
public interface IJob
{
    /// <summary>The kind of work; two runs of one kind never overlap on one database.</summary>
    string Name { get; }

    /// <summary>What it was asked, for the ledger. Never personal data.</summary>
    IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>Does the work and returns the counts of what it did, for the ledger.</summary>
    IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop);
}
