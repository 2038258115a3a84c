using System.Globalization;
using Opgoerelse.Domain.Tid;

namespace Opgoerelse.Api.Job;

/// <summary>A job that comes again.</summary>
/// <param name="Navn">The kind of work, <see cref="IJob.Navn"/>.</param>
/// <param name="Cron">
/// When it is tried: minute, hour, day, month, weekday in Danish time. It may be tried more often than its period
/// turns, so that a period missed while the service was down or failed is made good.
/// </param>
/// <param name="Tungt">Whether it is heavy work, for schedulers that keep queues.</param>
/// <param name="Noegle">The period that an instant (Danish time) lies in: the work is done once in each.</param>
/// <param name="Lav">Makes the job, given the services and the Danish day; null when there is nothing to do.</param>
public sealed record Planlagt(
    string Navn,
    string Cron,
    bool Tungt,
    Func<DateTimeOffset, string> Noegle,
    Func<IServiceProvider, DateOnly, IJob?> Lav);

/// <summary>
/// The recurring jobs, declared here once for every scheduler. No job is tried between 2 and 3 at night, which
/// happens twice or never on the days the clock is set.
/// </summary>
public static class Jobplan
{
    public static IReadOnlyList<Planlagt> Alle { get; } =
    [
        // Every fifth minute: what lies in the inbox.
        new(Indlaes.Jobnavn, "*/5 * * * *", Tungt: false, FemMinutter, (tjenester, _) => Indlaes.Indbakken(tjenester)),

        // Every day: the facts of all regelsaet, as of that day.
        new(Opgoer.Jobnavn, "15 4-8 * * *", Tungt: true, Dag, Opgoer.AlleRegelsaet),

        // Every quarter, as Udgivelsesplan promises readers: a release as of that day.
        new(Udgiv.Jobnavn, string.Create(CultureInfo.InvariantCulture, $"0 {Udgivelsesplan.Time}-16 {Udgivelsesplan.Dag} 1,4,7,10 *"), Tungt: true, Kvartalet, Udgiv.Planlagt),

        // Every tenth minute: the reports of a release that has become public, whenever a person approved it.
        new(Rapporter.Jobnavn, "*/10 3-23 * * *", Tungt: true, Timen, Rapporter.AfDenOffentlige),

        // Every tenth minute: who is to be told of reports that have been made.
        new(Udsend.Jobnavn, "5-55/10 3-23 * * *", Tungt: false, Timen, Udsend.OmDenOffentlige),

        // Every day: archived leverancer that have been kept for as long as they may be.
        new(Oprydning.Jobnavn, "45 3-8 * * *", Tungt: false, Dag, Oprydning.Arkivet),
    ];

    private static string FemMinutter(DateTimeOffset nu)
    {
        var utc = nu.UtcDateTime;
        return utc.AddMinutes(-(utc.Minute % 5)).ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
    }

    private static string Dag(DateTimeOffset nu) => nu.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Timen(DateTimeOffset nu) => nu.ToString("yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture);

    private static string Kvartalet(DateTimeOffset nu) => Kvartal.Af(DateOnly.FromDateTime(nu.DateTime)).Kode;
}
