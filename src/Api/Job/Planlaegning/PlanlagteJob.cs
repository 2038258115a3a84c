using Opgoerelse.Api.Opsaetning;

namespace Opgoerelse.Api.Job.Planlaegning;

/// <summary>Turns the recurring jobs on, with the scheduler that the program was built with.</summary>
internal static class PlanlagteJob
{
    /// <summary>Adds the scheduler, unless <c>Opgoerelse:Job:Aktiv</c> is false.</summary>
    public static IServiceCollection AddPlanlagteJob(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Planlagtkoersel>();
        return Aktiv(configuration) ? services.AddPlanlaegger(configuration) : services;
    }

    /// <summary>Maps the scheduler's own pages, if it has any.</summary>
    public static void MapPlanlagteJob(this WebApplication app)
    {
        if (Aktiv(app.Configuration))
        {
            app.MapPlanlaegger();
        }
    }

    private static bool Aktiv(IConfiguration configuration) =>
        configuration.GetSection(Jobindstillinger.Sektion).Get<Jobindstillinger>() is not { Aktiv: false };
}
