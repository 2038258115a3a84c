using Microsoft.Data.SqlClient;
using Opgoerelse.Domain.Tid;
using Quartz;

namespace Opgoerelse.Api.Job.Planlaegning;

/// <summary>
/// The scheduler of the default build: Quartz.NET. In memory on the embedded engine; on SQL Server clustered over the
/// tables of migration 0007, so that of several workers one fires a job.
/// </summary>
internal static class Planlaegger
{
    /// <summary>What the workers of one database call their plan.</summary>
    private const string Navn = "opgoerelse";

    /// <summary>The first letters of the tables' names.</summary>
    private const string Tabeller = "QRTZ_";

    /// <summary>Adds the scheduler of the engine that the configuration chooses.</summary>
    public static IServiceCollection AddPlanlaegger(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPlan(Serverforbindelse.Af(configuration) is { } server ? lager => PaaServer(lager, server) : null);
        return services;
    }

    /// <summary>The plan lies on SQL Server, for every worker there.</summary>
    internal static void PaaServer(IPersistentStoreBuilder lager, string server)
    {
        lager.UseSqlServer(SqlClientFactory.Instance, server);
        lager.UseClustering();
    }

    /// <summary>Adds the scheduler with the jobs of <see cref="Jobplan"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="lager">Where it keeps its plan; null for its own memory.</param>
    internal static void AddPlan(this IServiceCollection services, Action<IPersistentStoreBuilder>? lager)
    {
        services.AddQuartz(quartz =>
        {
            if (lager is not null)
            {
                quartz.ConfigureScheduler(plan => plan.InstanceName = Navn);
                quartz.UsePersistentStore(tabeller =>
                {
                    lager(tabeller);
                    tabeller.UseSystemTextJsonSerializer();
                    tabeller.ConfigureStore(indstillinger =>
                    {
                        indstillinger.TablePrefix = Tabeller;
                        indstillinger.SchemaProvisioning = SchemaProvisioning.Validate;
                    });
                });
                services.AddHostedService<Quartzoprydning>();
            }

            foreach (var planlagt in Jobplan.Alle)
            {
                quartz.ScheduleJob<Quartzjob>(
                    trigger => trigger
                        .WithIdentity(planlagt.Navn)
                        .WithCronSchedule(CronExpression.Parse(Jobplan.Takt, CronFormat.Unix), cron => cron.InTimeZone(DanskTid.Zone)),
                    job => job.WithIdentity(planlagt.Navn));
            }
        });
        services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
    }

    /// <summary>Quartz has no schema of its own to prepare: its tables are among the service's migrations.</summary>
    public static void Klargoer(IConfiguration configuration)
    {
    }

    /// <summary>Quartz has no pages of its own here.</summary>
    public static void MapPlanlaegger(this WebApplication app)
    {
    }
}
