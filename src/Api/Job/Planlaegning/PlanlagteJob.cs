using Opgoerelse.Api.Http.Drift;
using Opgoerelse.Api.Opsaetning;

namespace Opgoerelse.Api.Job.Planlaegning;

/// <summary>Turns the recurring jobs on, with the scheduler that the program was built with.</summary>
internal static class PlanlagteJob
{
    /// <summary>Adds the scheduler, unless <c>Opgoerelse:Job:Aktiv</c> is false.</summary>
    public static IServiceCollection AddPlanlagteJob(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<DueJobs>();
        services.AddSingleton<Planlagtkoersel>();
        services.AddDriftsadgang(configuration);
        return Roller.Arbejder(configuration) ? services.AddPlanlaegger(configuration) : services;
    }

    /// <summary>Maps the scheduler's own pages, if it has any, behind the door of operations.</summary>
    public static void MapPlanlagteJob(this WebApplication app)
    {
        app.UseDriftsadgang();
        if (Roller.Arbejder(app.Configuration))
        {
            app.MapPlanlaegger();
        }
    }
}
