using Opgoerelse.Api.Access;
using Opgoerelse.Jobs;
using Opgoerelse.Jobs.Operations;
using Opgoerelse.Jobs.Scheduling;
using Opgoerelse.Serving;

namespace Opgoerelse.Api.Hosting;

/// <summary>
/// What this process is for. By default everything; where there are several, the ones that serve the public interface have
/// <c>Opgoerelse:Job:Aktiv=false</c>, and the ones that run the recurring jobs have <c>Http:Aktiv=false</c>.
/// </summary>
internal static class Roles
{
    /// <summary>Whether this process serves the public interface.</summary>
    public static bool Shows(IConfiguration configuration) =>
        configuration.GetSection(HttpSettings.Section).Get<HttpSettings>() is not { Active: false };

    /// <summary>Whether this process runs the recurring jobs.</summary>
    public static bool Worker(IConfiguration configuration) =>
        configuration.GetSection(JobSettings.Section).Get<JobSettings>() is not { Active: false };

    /// <summary>Adds the public interface, or only its health checks.</summary>
    /// <exception cref="CommandException">The process would do nothing at all.</exception>
    public static IServiceCollection AddRole(this IServiceCollection services, IConfiguration configuration)
    {
        if (Shows(configuration))
        {
            return services.AddOpgoerelseHttp(configuration).AddReleaseWatch();
        }

        return Worker(configuration)
            ? services.AddHealthOnly()
            : throw new CommandException(
                ExitCode.Usage,
                "Http:Aktiv og Opgoerelse:Job:Aktiv er begge false: så har processen intet at lave.");
    }

    /// <summary>Maps what <see cref="AddRole"/> added.</summary>
    public static void MapRole(this WebApplication app)
    {
        if (Shows(app.Configuration))
        {
            app.MapOpgoerelseHttp();
        }
        else
        {
            app.MapHealthOnly();
        }
    }
}

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

    /// <summary>
    /// Maps the pages of operations behind their door: they are a worker's, because a process that only serves may not read the ledger.
    /// </summary>
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
