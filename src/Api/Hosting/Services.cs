using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation.Extracts;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Access;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Jobs;
using Opgoerelse.Jobs.Mail;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Faults;
using Opgoerelse.Storage.Sqlite;
using Opgoerelse.Storage.SqlServer;

namespace Opgoerelse.Api.Hosting;

/// <summary>What every command and the service share: configuration, database, the rooms' entrances, jobs.</summary>
internal static class Services
{
    private const string Connection = "Opgoerelse";

    /// <summary>Adds the services of the instance in <paramref name="folder"/>.</summary>
    public static IServiceCollection AddOpgoerelse(this IServiceCollection services, IConfiguration configuration, DataFolder folder)
    {
        services.AddSingleton(new PublicAddress(configuration[PublicAddress.Setting] ?? ""));
        services.AddOptions<JobSettings>().Bind(configuration.GetSection(JobSettings.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ArchiveSettings>()
            .Bind(configuration.GetSection(ArchiveSettings.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<LeveranceSettings>()
            .Bind(configuration.GetSection(LeveranceSettings.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<DisclosureSettings>()
            .Bind(configuration.GetSection(DisclosureSettings.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<ReleaseSettings>()
            .Bind(configuration.GetSection(ReleaseSettings.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<ReportSettings>()
            .Bind(configuration.GetSection(ReportSettings.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<MailSettings>()
            .Bind(configuration.GetSection(MailSettings.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();

        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(folder);
        services.AddSingleton(provider => WithLog(OpenDatabase(configuration, folder), provider.GetRequiredService<ILogger<Database>>()));

        services.AddSingleton(provider =>
            Key(provider.GetRequiredService<Database>(), folder, provider.GetRequiredService<ILogger<PseudonymKey>>()));
        services.AddSingleton<SavedQueryDatabase>();
        services.AddSingleton<SavedQueryStore>();
        services.AddSingleton<LeveranceLedger>();
        services.AddSingleton(provider => new StillFiles(
            provider.GetRequiredService<TimeProvider>(),
            TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<LeveranceSettings>>().Value.StillSeconds)));
        services.AddSingleton<FactMaker>();
        services.AddSingleton(provider => new Publisher(
            provider.GetRequiredService<Database>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IOptions<DisclosureSettings>>().Value.Rules,
            provider.GetRequiredService<IOptions<DisclosureSettings>>().Value.RevisionMonth,
            provider.GetRequiredService<IOptions<ReleaseSettings>>().Value.FourEyes));
        services.AddSingleton(provider =>
            new ReleaseStore(provider.GetRequiredService<Database>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CalendarStore>();
        services.AddSingleton(provider => new CurrentRelease(
            provider.GetRequiredService<IOptions<ReportSettings>>().Value.ReadGroups(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ReportArchive(
            provider.GetRequiredService<IOptions<ReportSettings>>().Value.Folder is { Length: > 0 } chosen
                ? Path.GetFullPath(chosen)
                : folder.Reports));
        services.AddSingleton<FactFile>();
        services.AddSingleton<FigureFile>();

        services.AddSingleton<RunLedger>();
        services.AddSingleton<DispatchStore>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<AccessStore>();
        return services;
    }

    /// <summary>Adds what keeps the served release the newest one and the access keys those that hold.</summary>
    public static IServiceCollection AddReleaseWatch(this IServiceCollection services) =>
        services.AddSingleton<ReleaseWatch>()
            .AddHostedService(provider => provider.GetRequiredService<ReleaseWatch>())
            .AddHostedService<AccessWatch>();

    /// <summary>Adds what tells whether the database answers.</summary>
    public static IServiceCollection AddDatabaseCheck(this IServiceCollection services)
    {
        services.AddSingleton<DatabaseCheck>().AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: [HealthEndpoints.Ready]);
        return services;
    }

    /// <summary>
    /// The engine that the configuration chooses: SQL Server by a connection string, otherwise the embedded one.
    /// </summary>
    /// <exception cref="OptionsValidationException">What is configured cannot be used.</exception>
    internal static Database OpenDatabase(IConfiguration configuration, DataFolder folder)
    {
        if (configuration.GetConnectionString(Connection) is not { Length: > 0 } connection)
        {
            return new SqliteDatabase(folder.Database);
        }

        try
        {
            return new SqlServerDatabase(connection, SqlServer(configuration));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new OptionsValidationException(
                "ConnectionStrings:" + Connection,
                typeof(string),
                [$"ConnectionStrings:{Connection}: {error.Message}"]);
        }
        catch (ValidationException error)
        {
            throw new OptionsValidationException(
                DatabaseSettings.Section,
                typeof(DatabaseSettings),
                [$"{DatabaseSettings.Section}: {error.Message}"]);
        }
    }

    private static Database WithLog(Database database, ILogger log)
    {
        database.Repeating =
            error => log.LogWarning("A unit of work is begun again: {Fault}, {Message}", DatabaseFaults.Of(error), error.Message);
        return database;
    }

    private static SqlServerOptions SqlServer(IConfiguration configuration)
    {
        var settings = configuration.GetSection(DatabaseSettings.Section).Get<DatabaseSettings>() ?? new DatabaseSettings();
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);
        return new SqlServerOptions
        {
            ConnectTimeout = TimeSpan.FromSeconds(settings.ConnectSeconds),
            CommandTimeout = TimeSpan.FromSeconds(settings.CommandSeconds),
            WriteLockTimeout = TimeSpan.FromSeconds(settings.WriteLockSeconds),
        };
    }

    /// <summary>
    /// The key of the pseudonyms. An embedded instance makes its own the first time; a server's must be given to it.
    /// </summary>
    private static PseudonymKey Key(Database database, DataFolder folder, ILogger log)
    {
        if (PseudonymKey.Find(folder.Keys, folder.FormerKeyFolder) is { } found)
        {
            if (File.Exists(Path.Combine(folder.FormerKeyFolder, PseudonymKey.FileName)) && folder.FormerKeyFolder != folder.Keys)
            {
                log.LogWarning(
                    "A key of the pseudonyms lies in {Former}, where a copy of the data folder takes it along: move it to {Folder}",
                    folder.FormerKeyFolder,
                    folder.Keys);
            }

            return found;
        }

        if (!database.IsEmbedded)
        {
            return PseudonymKey.Fetch(folder.Keys);
        }

        var made = PseudonymKey.Create(folder.Keys, database);
        log.LogWarning("A new key for pseudonyms was made in {Mappe}: keep it, and keep it secret", folder.Keys);
        return made;
    }
}

/// <summary>Configuration section <c>Opgoerelse:Database</c>: how long SQL Server is waited for.</summary>
public sealed class DatabaseSettings
{
    public const string Section = "Opgoerelse:Database";

    /// <summary>How many seconds a login may take. The connection string's own <c>Connect Timeout</c> goes first.</summary>
    [ConfigurationKeyName("ForbindSekunder")]
    [Range(1, 600)]
    public int ConnectSeconds { get; set; } = 15;

    /// <summary>How many seconds a statement, or one portion of a bulk load, may take.</summary>
    [ConfigurationKeyName("KommandoSekunder")]
    [Range(1, 86400)]
    public int CommandSeconds { get; set; } = 600;

    /// <summary>How many seconds a writer waits for the writer before it.</summary>
    [ConfigurationKeyName("SkrivelaasSekunder")]
    [Range(1, 86400)]
    public int WriteLockSeconds { get; set; } = 60;
}
