using Hangfire;
using Hangfire.Dashboard;
using Hangfire.SqlServer;
using Hangfire.Storage;
using Microsoft.Data.SqlClient;
using Opgoerelse.Api.Http.Drift;
using Opgoerelse.Api.Kommandoer;

namespace Opgoerelse.Api.Job.Planlaegning;

/// <summary>
/// The scheduler of the client's operations: Hangfire on SQL Server, in a schema of its own, with its dashboard behind the
/// role of operations. Built with <c>-p:JobScheduler=Hangfire</c>.
/// </summary>
internal static class Planlaegger
{
    private const string Skema = "hangfire";
    private const string Tunge = "tunge";
    private const string Lette = "lette";

    /// <summary>Storage on the same server, and one worker for each queue: heavy work never holds up light work.</summary>
    public static IServiceCollection AddPlanlaegger(this IServiceCollection services, IConfiguration configuration)
    {
        var server = Serverforbindelse.Af(configuration)
            ?? throw new KommandoException(Exitkode.Brug, "Hangfire kræver SQL Server: ConnectionStrings:Opgoerelse mangler.");
        services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseSqlServerStorage(server, Lager()));
        foreach (var koe in new[] { Tunge, Lette })
        {
            services.AddHangfireServer(arbejder =>
            {
                arbejder.ServerName = $"{Environment.MachineName}:{koe}";
                arbejder.Queues = [koe];
                arbejder.WorkerCount = 1;
            });
        }

        // The dashboard's buttons are forms: without a token, any page could press them with the browser's key.
        services.AddAntiforgery();
        services.AddHostedService<Hangfireplan>();
        return services;
    }

    /// <summary>Makes or upgrades the scheduler's schema, which is done when its storage is opened.</summary>
    public static void Klargoer(IConfiguration configuration)
    {
        if (Serverforbindelse.Af(configuration) is { } server)
        {
            // Hangfire only warns when it could not do it. A question shows whether it did.
            using var forbindelse = new SqlServerStorage(server, Lager()).GetConnection();
            _ = forbindelse.GetRecurringJobs();
        }
    }

    /// <summary>The dashboard. Its door is <see cref="Driftsadgang"/>; it looks itself whether that was passed.</summary>
    public static void MapPlanlaegger(this WebApplication app) =>
        app.MapHangfireDashboard(Driftsadgang.Sti + "/job", new DashboardOptions
        {
            DashboardTitle = "Opgørelsens job",
            AppPath = null,
            DisplayStorageConnectionString = false,
            Authorization = [new KunDrift()],
        });

    internal static string Koe(Planlagt planlagt) => planlagt.Tungt ? Tunge : Lette;

    private static SqlServerStorageOptions Lager() => new() { SchemaName = Skema, SqlClientFactory = SqlClientFactory.Instance };

    private sealed class KunDrift : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => context.GetHttpContext().User.IsInRole(Driftsadgang.Rolle);
    }
}
