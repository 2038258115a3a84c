namespace Opgoerelse.Api.Job;

/// <summary>A job that comes again.</summary>
/// <param name="Navn">The kind of work, <see cref="IJob.Navn"/>.</param>
/// <param name="Schedule">When its periods begin: the work is done once in each.</param>
/// <param name="Tungt">Whether it is heavy work, for schedulers that keep queues.</param>
/// <param name="RetryAfter">How long a period that failed waits before it is tried again.</param>
/// <param name="Lav">Makes the job, given the services, the Danish day and the period; null when there is nothing to do.</param>
public sealed record Planlagt(
    string Navn,
    Schedule Schedule,
    bool Tungt,
    TimeSpan RetryAfter,
    Func<IServiceProvider, DateOnly, Opening, IJob?> Lav)
{
    /// <summary>The kind of work that goes before this one: what it has to do is tried first. Null for none.</summary>
    public string? After { get; init; }
}

/// <summary>
/// The recurring jobs, declared here once for every scheduler. Schedulers ask of each what is due (<see cref="DueJobs"/>) at
/// every <see cref="Takt"/>; when it is, is not theirs to say.
/// </summary>
public static class Jobplan
{
    /// <summary>How often a scheduler asks: minute, hour, day, month, weekday. Every fifth minute.</summary>
    public const string Takt = "*/5 * * * *";

    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    public static IReadOnlyList<Planlagt> Alle { get; } =
    [
        // What lies in the inbox.
        new(Indlaes.Jobnavn, Schedule.EveryMinutes(5), Tungt: false, TimeSpan.Zero, (tjenester, _, _) => Indlaes.Indbakken(tjenester)),

        // The facts of all regelsaet, as of the day on which they are made.
        new(Opgoer.Jobnavn, Schedule.Daily(new TimeOnly(4, 15)), Tungt: true, AnHour, (tjenester, dag, _) => Opgoer.AlleRegelsaet(tjenester, dag))
        {
            After = Indlaes.Jobnavn,
        },

        // As Udgivelsesplan promises readers: a release as of the day on which it is made.
        new(Udgiv.Jobnavn, Schedule.Quarterly, Tungt: true, AnHour, Udgiv.Planlagt) { After = Indlaes.Jobnavn },

        // The reports of a release that has become public, whenever a person approved it.
        new(Rapporter.Jobnavn, Schedule.HourlyFrom(3), Tungt: true, TimeSpan.FromMinutes(10), (tjenester, dag, _) => Rapporter.AfDenOffentlige(tjenester, dag)),

        // Who is to be told of reports that have been made.
        new(Udsend.Jobnavn, Schedule.HourlyFrom(3), Tungt: false, TimeSpan.FromMinutes(10), (tjenester, dag, _) => Udsend.OmDenOffentlige(tjenester, dag)),

        // Archived leverancer that have been kept for as long as they may be.
        new(Oprydning.Jobnavn, Schedule.Daily(new TimeOnly(3, 45)), Tungt: false, AnHour, (tjenester, dag, _) => Oprydning.Arkivet(tjenester, dag)),
    ];

    /// <summary>The job named <paramref name="navn"/>.</summary>
    public static Planlagt Find(string navn) => Alle.Single(planlagt => planlagt.Navn == navn);
}
