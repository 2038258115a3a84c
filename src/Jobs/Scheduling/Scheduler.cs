using System.Data.Common;
using Hangfire;
using Hangfire.Common;
using Hangfire.Dashboard;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.SqlClient;
using Opgoerelse.Aggregation.Releases;

namespace Opgoerelse.Jobs.Scheduling;

/// <summary>
/// Hangfire, as this service uses it: in memory on the embedded engine, in a schema of its own on SQL Server, with its dashboard behind
/// the door of operations. What must outlive the process stands in the ledger of runs, not here.
/// </summary>
internal static class Scheduler
{
    /// <summary>The queue of heavy work, and that of light work: neither holds up the other.</summary>
    internal static readonly IReadOnlyList<string> Queues = ["tunge", "lette"];

    private const string Schema = "hangfire";

    /// <summary>The queue that a job's runs stand in.</summary>
    public static string Queue(RecurringJob planned) => Queues[planned.Heavy ? 0 : 1];

    /// <summary>Hangfire's parts, without its servers: <see cref="SchedulerService"/> starts those.</summary>
    public static IServiceCollection AddScheduler(this IServiceCollection services, IConfiguration configuration)
    {
        var server = ServerConnection.From(configuration);
        services.AddHangfire(hangfire =>
        {
            hangfire
                .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
                .UseTypeSerializer(NameOf)
                .UseTypeResolver(Find)
                .UseRecommendedSerializerSettings();
            if (server is null)
            {
                hangfire.UseInMemoryStorage(new InMemoryStorageOptions { IdType = InMemoryStorageIdType.Long });
            }
            else
            {
                hangfire.UseSqlServerStorage(server, Options);
            }
        });

        // The dashboard's buttons are forms: without a token, any page could press them with the browser's key.
        services.AddAntiforgery();
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddSingleton<SchedulerState>();
        services.AddHostedService<SchedulerService>();
        services.AddHostedService<Chain>();
        return services;
    }

    /// <summary>
    /// Makes or upgrades the scheduler's schema on SQL Server, unless it is there; nothing on the embedded engine.
    /// </summary>
    /// <exception cref="SqlException">The account may not, or the server does not take the scheduler's own script.</exception>
    public static void Prepare(IConfiguration configuration)
    {
        if (ServerConnection.From(configuration) is not { } server)
        {
            return;
        }

        using var connection = new SqlConnection(server);
        connection.Open();
        if (Installed(connection) < SqlServerObjectsInstaller.LatestSchemaVersion)
        {
            SqlServerObjectsInstaller.Install(connection, Schema, enableHeavyMigrations: true);
        }
    }

    /// <summary>
    /// What a type is called in Hangfire's storage: <see cref="HangfireJob"/> what it has always been called there, wherever it lives
    /// now.
    /// </summary>
    internal static string NameOf(Type type) =>
        type == typeof(HangfireJob) ? HangfireJob.StoredName : TypeHelper.SimpleAssemblyTypeSerializer(type);

    /// <summary>The type that a name in Hangfire's storage means.</summary>
    internal static Type Find(string name) => name == HangfireJob.StoredName ? typeof(HangfireJob) : TypeHelper.DefaultTypeResolver(name);

    /// <summary>The dashboard. Its door is the door of operations; it looks itself whether that was passed.</summary>
    public static void MapDashboard(this WebApplication app) =>
        app.MapHangfireDashboard(OperationsDoor.Path + "/job", new DashboardOptions
        {
            DashboardTitle = "Opgørelsens job",
            AppPath = OperationsDoor.Path,
            DisplayStorageConnectionString = false,
            Authorization = [new OperationsOnly()],
        });

    /// <summary>Nothing is read or made when it is opened: a server that is away must not keep the figures from being shown.</summary>
    private static SqlServerStorageOptions Options => new()
    {
        SchemaName = Schema,
        SqlClientFactory = SqlClientFactory.Instance,
        PrepareSchemaIfNecessary = false,
        TryAutoDetectSchemaDependentOptions = false,
    };

    /// <summary>The version of the schema that is there; 0 for none.</summary>
    private static int Installed(SqlConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = '{Schema}' AND TABLE_NAME = 'Schema'";
        if (Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) == 0)
        {
            return 0;
        }

        command.CommandText = $"SELECT MAX([Version]) FROM [{Schema}].[Schema]";
        return command.ExecuteScalar() as int? ?? 0;
    }

    private sealed class OperationsOnly : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => context.GetHttpContext().User.IsInRole(OperationsDoor.Role);
    }
}

/// <summary>How the scheduler reaches the server that the service keeps its data on.</summary>
internal static class ServerConnection
{
    /// <summary>
    /// The connection string of SQL Server for the scheduler's own tables, or null when the embedded engine is used.
    /// Encrypted by the client's own default (the check of the configuration refuses a string that leaves it out), and named
    /// so that a DBA can tell the two apart.
    /// </summary>
    public static string? From(IConfiguration configuration)
    {
        if (configuration.GetConnectionString("Opgoerelse") is not { Length: > 0 } connection)
        {
            return null;
        }

        var builder = new SqlConnectionStringBuilder(connection);
        if (!builder.ShouldSerialize("Application Name"))
        {
            builder.ApplicationName = "opgoerelse (plan)";
        }

        return builder.ConnectionString;
    }
}

/// <summary>
/// Wakes the next link when a link is done: a run that ended well, of whatever process (an approval is a command's), has the jobs asked for
/// that wait for its kind (<see cref="RecurringJob.WokenBy"/>). It reads the ledger, so that it makes no difference who ran it; what
/// it should miss, the clock asks for within five minutes. A release whose instant has come is written down here, and wakes what an
/// approval would: it is public without that.
/// </summary>
internal sealed class Chain(
    RunLedger ledger,
    Publisher publisher,
    IRecurringJobManager plan,
    SchedulerState state,
    TimeProvider time,
    ILogger<Chain> log) : BackgroundService
{
    /// <summary>How often the ledger is looked at: one question by its key.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly HashSet<long> _seen = [];
    private long? _settled;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // From before the plan is declared and every job asked for: what ends after that is seen.
        Wake();
        using var hours = new PeriodicTimer(Interval, time);
        try
        {
            while (await hours.WaitForNextTickAsync(stoppingToken))
            {
                Wake();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private void Wake()
    {
        try
        {
            // Before the plan is declared there is nobody to ask.
            if (state.Working || _settled is null)
            {
                foreach (var name in Woken())
                {
                    plan.Trigger(name);
                }
            }
        }
        catch (Exception error) when (error is DbException or BackgroundJobClientException or TimeoutException)
        {
            log.LogWarning("The chain of jobs could not be looked at: {Error}", error.Message);
        }
    }

    /// <summary>The jobs that a run which ended well since the last time wakes, each once.</summary>
    internal IReadOnlyList<string> Woken()
    {
        var published = publisher.Settle() is not null;
        if (_settled is not { } settled)
        {
            _settled = ledger.LastSettled();
            return [];
        }

        var runs = ledger.After(settled);
        var ended =
            runs.Where(run => run.State == RunState.Ended && _seen.Add(run.Id)).Select(run => run.Job).ToHashSet(StringComparer.Ordinal);
        var running = runs.Where(run => run.State == RunState.InProgress).Select(run => run.Id).ToList();
        if (published)
        {
            ended.Add(PublishJob.JobName);
        }

        _settled = running.Count > 0 ? running.Min() - 1 : runs.Select(run => run.Id).Append(settled).Max();
        _seen.RemoveWhere(id => id <= _settled);
        return [.. JobPlan.All.Where(planned => planned.WokenBy.Any(ended.Contains)).Select(planned => planned.Name)];
    }
}
