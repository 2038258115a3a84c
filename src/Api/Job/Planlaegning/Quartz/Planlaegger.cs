using Opgoerelse.Domain.Tid;
using Quartz;

namespace Opgoerelse.Api.Job.Planlaegning;

/// <summary>The scheduler of the default build: Quartz.NET, in memory.</summary>
internal static class Planlaegger
{
    /// <summary>Declares the jobs of <see cref="Jobplan"/>.</summary>
    public static IServiceCollection AddPlanlaegger(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddQuartz(quartz =>
        {
            foreach (var planlagt in Jobplan.Alle)
            {
                quartz.ScheduleJob<Quartzjob>(
                    trigger => trigger
                        .WithIdentity(planlagt.Navn)
                        .WithCronSchedule(CronExpression.Parse(planlagt.Cron, CronFormat.Unix), cron => cron.InTimeZone(DanskTid.Zone)),
                    job => job.WithIdentity(planlagt.Navn));
            }
        });
        services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
        return services;
    }

    /// <summary>Quartz has no pages of its own here.</summary>
    public static void MapPlanlaegger(this WebApplication app)
    {
    }
}

/// <summary>Passes a due trigger on; the job's name is the trigger's.</summary>
internal sealed class Quartzjob(Planlagtkoersel koersel, IHostApplicationLifetime liv) : Quartz.IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // A service that stops asks its jobs to stop, and waits until they have.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, liv.ApplicationStopping);
        try
        {
            await Task.Run(() => koersel.Koer(context.JobDetail.Key.Name, stop.Token), CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // It stands in the ledger as stopped.
        }
    }
}
