using Hangfire;
using Hangfire.SqlServer;
using Opgoerelse.Domain.Tid;

namespace Opgoerelse.Api.Job.Planlaegning;

/// <summary>
/// The scheduler of the client's operations: Hangfire on SQL Server, in a schema of its own, with its dashboard.
/// Built with <c>-p:JobScheduler=Hangfire</c>.
/// </summary>
internal static class Planlaegger
{
    private const string Tunge = "tunge";
    private const string Lette = "lette";

    /// <summary>Storage on the same server, and one worker for each queue: heavy work never holds up light work.</summary>
    public static IServiceCollection AddPlanlaegger(this IServiceCollection services, IConfiguration configuration)
    {
        var server = configuration.GetConnectionString("Opgoerelse")
            ?? throw new InvalidOperationException("Hangfire kræver SQL Server: ConnectionStrings:Opgoerelse mangler.");
        services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseSqlServerStorage(server, new SqlServerStorageOptions { SchemaName = "hangfire" }));
        foreach (var koe in new[] { Tunge, Lette })
        {
            services.AddHangfireServer(arbejder =>
            {
                arbejder.ServerName = $"{Environment.MachineName}:{koe}";
                arbejder.Queues = [koe];
                arbejder.WorkerCount = 1;
            });
        }

        services.AddHostedService<Hangfireplan>();
        return services;
    }

    /// <summary>The dashboard, which Hangfire shows to local requests only until a policy is put in its place.</summary>
    public static void MapPlanlaegger(this WebApplication app) => app.MapHangfireDashboard("/drift/job");

    internal static string Koe(Planlagt planlagt) => planlagt.Tungt ? Tunge : Lette;
}

/// <summary>Declares the jobs of <see cref="Jobplan"/> when the service starts.</summary>
internal sealed class Hangfireplan(IRecurringJobManager plan) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var planlagt in Jobplan.Alle)
        {
            var navn = planlagt.Navn;
            plan.AddOrUpdate<Planlagtkoersel>(navn, Planlaegger.Koe(planlagt), koersel => koersel.Koer(navn, CancellationToken.None), planlagt.Cron, new RecurringJobOptions { TimeZone = DanskTid.Zone });
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
