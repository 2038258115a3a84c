using Opgoerelse.Aggregation.Releases;

namespace Opgoerelse.Jobs;

/// <summary>A job that comes again.</summary>
/// <param name="Navn">The kind of work, <see cref="IJob.Navn"/>.</param>
/// <param name="Title">What a person reads on the pages of operations.</param>
/// <param name="Schedule">When its periods begin: the work is done once in each.</param>
/// <param name="Tungt">Whether it is heavy work, which has a queue of its own.</param>
/// <param name="RetryAfter">How long a period that failed waits before it is tried again.</param>
/// <param name="Lav">Makes the job, given the services, the Danish day and the period; null when there is nothing to do.</param>
public sealed record Planlagt(
    string Navn,
    string Title,
    Schedule Schedule,
    bool Tungt,
    TimeSpan RetryAfter,
    Func<IServiceProvider, DateOnly, Opening, IJob?> Lav)
{
    /// <summary>The kind of work that goes before this one: what it has to do is tried first. Null for none.</summary>
    public string? After { get; init; }

    /// <summary>The kinds of work that may give this one something to do: when one of them is done, this one is asked for at once.</summary>
    public IReadOnlyList<string> WokenBy { get; init; } = [];

    /// <summary>
    /// What the work of a period is about, as a part of its key: another subject in the same period is another piece of work. Null where a
    /// period is about itself.
    /// </summary>
    public Func<IServiceProvider, string?>? Subject { get; init; }

    /// <summary>The newest period, as the ledger has it.</summary>
    public Opening Newest(IServiceProvider services, DateTimeOffset now)
    {
        var opening = Schedule.Newest(now);
        return Subject?.Invoke(services) is { } subject ? opening with { Key = $"{opening.Key} {subject}" } : opening;
    }
}

/// <summary>
/// The recurring jobs, declared here and nowhere else. The scheduler asks of each what is due (<see cref="DueJobs"/>) at
/// every <see cref="Takt"/> and when a job that wakes it is done; when it is due, is not the scheduler's to say.
/// </summary>
public static class Jobplan
{
    /// <summary>How often the scheduler asks: minute, hour, day, month, weekday. Every fifth minute.</summary>
    public const string Takt = "*/5 * * * *";

    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    public static IReadOnlyList<Planlagt> Alle { get; } =
    [
        // What lies in the inbox.
        new(Indlaes.Jobnavn, "Indlæs indbakken", Schedule.EveryMinutes(5), Tungt: false, TimeSpan.Zero, (tjenester, _, _) => Indlaes.Indbakken(tjenester)),

        // The facts of all regelsaet, as of the day on which they are made.
        new(Opgoer.Jobnavn, "Opgør alle forløb", Schedule.Daily(new TimeOnly(4, 15)), Tungt: true, AnHour, (tjenester, dag, _) => Opgoer.AlleRegelsaet(tjenester, dag))
        {
            After = Indlaes.Jobnavn,
            WokenBy = [Indlaes.Jobnavn],
        },

        // As Udgivelsesplan promises readers: a release as of the day on which it is made.
        new(Udgiv.Jobnavn, "Klargør kvartalets udgivelse", Schedule.Quarterly, Tungt: true, AnHour, Udgiv.Planlagt)
        {
            After = Indlaes.Jobnavn,
            WokenBy = [Indlaes.Jobnavn, Opgoer.Jobnavn],
        },

        // The reports of a release that has become public: approvals and withdrawals are runs of the kind udgiv, too.
        new(Rapporter.Jobnavn, "Dan rapporter", Schedule.HourlyFrom(3), Tungt: true, TimeSpan.FromMinutes(10), (tjenester, dag, _) => Rapporter.AfDenOffentlige(tjenester, dag))
        {
            WokenBy = [Udgiv.Jobnavn],
            Subject = PublicRelease,
        },

        // Who is to be told of reports that have been made.
        new(Udsend.Jobnavn, "Send mails om rapporter", Schedule.HourlyFrom(3), Tungt: false, TimeSpan.FromMinutes(10), (tjenester, dag, _) => Udsend.OmDenOffentlige(tjenester, dag))
        {
            WokenBy = [Rapporter.Jobnavn],
            Subject = PublicRelease,
        },

        // Archived leverancer that have been kept for as long as they may be.
        new(Oprydning.Jobnavn, "Ryd op i arkivet", Schedule.Daily(new TimeOnly(3, 45)), Tungt: false, AnHour, (tjenester, dag, _) => Oprydning.Arkivet(tjenester, dag)),
    ];

    /// <summary>The job named <paramref name="navn"/>.</summary>
    public static Planlagt Find(string navn) => Alle.Single(planlagt => planlagt.Navn == navn);

    private static string? PublicRelease(IServiceProvider services) =>
        services.GetRequiredService<Udgivelseslager>().Nyeste() is { } id ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"udgivelse {id}") : null;
}
