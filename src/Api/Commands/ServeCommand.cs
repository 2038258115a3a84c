using System.CommandLine;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary>Makes the web host of an instance, nothing mapped yet, from the arguments that are ASP.NET's own.</summary>
internal delegate WebApplication HostBuilding(DataFolder folder, string[] aspnet);

/// <summary><c>serve</c>: shows the newest release, and runs the recurring jobs.</summary>
internal static class ServeCommand
{
    private const string Worker = "De faste job køres her. Hvordan de har det: {0}/health/ready";

    private static readonly string[] AspnetNames =
    [
        "urls", "environment", "contentroot", "webroot", "applicationname", "http_ports", "https_ports",
    ];

    public static Task<ExitCode> Run(ParseResult line, HostBuilding builder, CancellationToken stop)
    {
        var aspnet = AspnetArguments(line);
        var folder = DataFolder.At(line.GetValue(CommandOptions.Data)!);
        return RunUntilStopped(line, builder, folder, aspnet, "Opgørelsen kan ses på {0}", stop);
    }

    /// <summary>The arguments that are left for ASP.NET; anything else that is left is an error.</summary>
    internal static string[] AspnetArguments(ParseResult line)
    {
        var value = false;
        foreach (var word in line.UnmatchedTokens)
        {
            var name = word.StartsWith("--", StringComparison.Ordinal) ? word[2..].Split('=')[0] : null;
            var known = name is not null
                && (name.Contains(':', StringComparison.Ordinal) || AspnetNames.Contains(name, StringComparer.OrdinalIgnoreCase));
            if (!known && (name is not null || !value))
            {
                throw new CommandException(ExitCode.Usage, $"Ukendt kommando eller indstilling: '{word}'.");
            }

            value = known && !word.Contains('=', StringComparison.Ordinal);
        }

        return [.. line.UnmatchedTokens];
    }

    /// <summary>
    /// Runs the service until it is asked to stop, and tells on standard output where it is, once it answers, and what
    /// <paramref name="more"/> has to say then.
    /// </summary>
    internal static async Task<ExitCode> RunUntilStopped(
        ParseResult line,
        HostBuilding builder,
        DataFolder folder,
        string[] aspnet,
        string startMessage,
        CancellationToken stop,
        Func<WebApplication, string?>? more = null)
    {
        folder.Prepare();
        await using var app = builder(folder, aspnet);
        ProtectedFiles.Tighten(folder, app.Services.GetRequiredService<ILogger<DataFolder>>());
        Instance.Refresh(app.Services);
        app.Services.GetService<ReleaseWatch>()?.Begin();
        app.MapRole();
        app.MapOperations();
        if (Roles.Worker(app.Configuration))
        {
            // The ledger is the workers': a process that only serves may not even read it.
            app.Services.GetRequiredService<JobRunner>().CleanUp();
        }

        try
        {
            await app.StartAsync(stop);
        }
        catch (Exception error) when (Address.Error(error) is not null)
        {
            throw Address.Error(error)!;
        }

        line.Out.WriteLine(Roles.Shows(app.Configuration) ? startMessage : Worker, app.Urls.FirstOrDefault());
        if (more?.Invoke(app) is { } text)
        {
            line.Out.WriteLine(text);
        }

        await app.WaitForShutdownAsync(stop);
        return HasFailed(app) ? ExitCode.Unexpected : ExitCode.Ok;
    }

    /// <summary>Whether the service stopped because something that works beside the requests had failed; the log says what.</summary>
    private static bool HasFailed(WebApplication app) =>
        app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(service => service.ExecuteTask is { IsFaulted: true });
}
