using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Jobs;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;

namespace Opgoerelse.Api.Commands;

/// <summary>The instance that a command works on: its folder, services and database, brought up to date.</summary>
internal sealed class Instance : IDisposable
{
    private readonly IHost _host;
    private readonly ParseResult _line;

    private Instance(IHost host, ParseResult line, DataFolder folder)
    {
        _host = host;
        _line = line;
        Folder = folder;
    }

    public DataFolder Folder { get; }

    public IServiceProvider Services => _host.Services;

    public TimeProvider Time => Fetch<TimeProvider>();

    /// <summary>Opens the instance of <c>--data</c>.</summary>
    /// <param name="line">The order.</param>
    /// <param name="requireDatabase">Whether the command only asks, so that there must be something to ask.</param>
    public static Instance Open(ParseResult line, bool requireDatabase = false)
    {
        var folder = DataFolder.At(line.GetValue(CommandOptions.Data)!);
        var builder = ConfigurationLoading.Load(() => Host.CreateApplicationBuilder());
        builder.WithLogging(LogLevel.Warning);
        builder.AddTelemetry();
        builder.Services.AddOpgoerelse(builder.Configuration, folder);
        var instance = new Instance(builder.Build(), line, folder);
        try
        {
            instance.Services.BeginTelemetry();
            var database = instance.Fetch<Database>();
            if (requireDatabase && !database.Exists())
            {
                throw new CommandException(ExitCode.NotAvailable, $"Der er ingen database at spørge: {database.Place}.");
            }

            folder.Prepare();
            ProtectedFiles.Tighten(folder, instance.Fetch<ILogger<DataFolder>>());
            Refresh(instance.Services);
            return instance;
        }
        catch
        {
            instance.Dispose();
            throw;
        }
    }

    /// <summary>Brings the database to this program's schema.</summary>
    /// <exception cref="CommandException">It cannot be: it is newer, it is not set up as it must be, or another process holds
    /// it.</exception>
    public static void Refresh(IServiceProvider provider)
    {
        var time = provider.GetRequiredService<TimeProvider>();
        var database = provider.GetRequiredService<Database>();
        if (database.Lacks() is { } lacks)
        {
            throw new CommandException(ExitCode.Unexpected, lacks);
        }

        OnSchema(() =>
        {
            Migrator.Migrate(database, time);
            PrepareSavedQueries(provider, time);
            return true;
        });
    }

    /// <summary>Does something to the schema, whose refusals are sentences for a person.</summary>
    /// <exception cref="CommandException">It was refused.</exception>
    public static T OnSchema<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (InvalidOperationException error)
        {
            throw new CommandException(ExitCode.Unexpected, error.Message);
        }
    }

    /// <summary>The figures do not hang on saved queries: when those are out of reach, what asks for one is told so.</summary>
    private static void PrepareSavedQueries(IServiceProvider provider, TimeProvider time)
    {
        try
        {
            provider.GetRequiredService<SavedQueryDatabase>().Prepare(time);
        }
        catch (Exception error) when (error is DbException or TimeoutException or UnauthorizedAccessException)
        {
            provider.GetRequiredService<ILogger<SavedQueryDatabase>>()
                .LogError(error, "Saved queries are out of reach, or not all moved to where they are kept");
        }
    }

    public T Fetch<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Runs a job as an order from a person: always, with progress on the screen, in the ledger.</summary>
    public void Run(IJob job, CancellationToken stop)
    {
        var choice = new JobOptions(TimeSpan.FromSeconds(Fetch<IOptions<JobSettings>>().Value.WaitSeconds), Attempts: int.MaxValue);
        var key = CommandKey();
        var result = Display.Under(_line, display => Fetch<JobRunner>().Run(job, key, choice, display, stop));
        if (result.Outcome == JobOutcome.Busy)
        {
            throw new CommandException(ExitCode.Busy, $"En anden proces er i gang med {job.Name}. Prøv igen senere.");
        }
    }

    public void Dispose() => _host.Dispose();

    /// <summary>A key that no other run has: a person's order is a period of its own.</summary>
    private string CommandKey() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"kommando {Time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'} {Environment.ProcessId}");
}
