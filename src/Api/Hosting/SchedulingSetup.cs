using Opgoerelse.Api.Access;
using Opgoerelse.Jobs;
using Opgoerelse.Jobs.Operations;
using Opgoerelse.Jobs.Scheduling;

namespace Opgoerelse.Api.Hosting;

/// <summary>Turns the recurring jobs on, and the pages of operations with them.</summary>
internal static class SchedulingSetup
{
    /// <summary>Adds the scheduler, unless <c>Opgoerelse:Job:Aktiv</c> is false.</summary>
    public static IServiceCollection AddScheduling(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<DueJobs>();
        services.AddSingleton<ScheduledRun>();
        services.AddOperationsAccess(configuration);
        if (Roles.Worker(configuration))
        {
            services.AddScheduler(configuration);
            services.AddHealthChecks().AddCheck<SchedulerState>("job", tags: [HealthEndpoints.Ready]);
        }

        return services;
    }

    /// <summary>Maps the pages of operations behind their door: they are a worker's, because a process that only serves may not read the ledger.</summary>
    public static void MapOperations(this WebApplication app)
    {
        app.UseOperationsAccess();
        if (Roles.Worker(app.Configuration))
        {
            app.MapOperationsPage();
            app.MapDashboard();
        }
    }
}
