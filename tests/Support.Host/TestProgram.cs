using System.Diagnostics;
using System.Globalization;
using Opgoerelse.Api.Commands;

namespace Opgoerelse.Support.Host;

/// <summary>What the program answered.</summary>
internal sealed record Answer(int ExitCode, string Out, string Error)
{
    /// <summary>The lines of standard output.</summary>
    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>
/// Runs the program as an operator or a script would: as a process of its own where it is told something by its
/// environment, serves, is to be asked to end or killed; otherwise its command line within the test's process, which spares a
/// start of the runtime each time.
/// </summary>
internal static class TestProgram
{
    private static readonly TimeSpan Frist = TimeSpan.FromMinutes(3);

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Answer> Run(params string[] arguments) => await Run(environmentOf: null, arguments);

    /// <inheritdoc cref="Run(string[])" />
    public static async Task<Answer> Run(IReadOnlyDictionary<string, string>? environmentOf, params string[] arguments)
    {
        if (environmentOf is { Count: > 0 } || arguments is ["serve", ..])
        {
            using var processName = Start(environmentOf, arguments);
            return await AwaitReady(processName);
        }

        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.Run(
            arguments,
            (_, _) => throw new NotSupportedException("A service is started as a process."),
            TextWriter.Synchronized(output),
            TextWriter.Synchronized(error));
        return new Answer(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command that must succeed.</summary>
    public static Task<Answer> Ok(params string[] arguments) => Ok(environmentOf: null, arguments);

    /// <inheritdoc cref="Ok(string[])" />
    public static async Task<Answer> Ok(IReadOnlyDictionary<string, string>? environmentOf, params string[] arguments)
    {
        var answer = await Run(environmentOf, arguments);
        Assert.True(answer.ExitCode == 0, $"{string.Join(' ', arguments)} endte med {answer.ExitCode}:\n{answer.Error}");
        return answer;
    }

    /// <summary>Starts a command. The caller ends it.</summary>
    public static Process Start(IReadOnlyDictionary<string, string>? environmentOf, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Opgoerelse.Api.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in start.Environment.Keys
            .Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)
                || name.StartsWith("OPGOERELSE_", StringComparison.Ordinal))
            .ToList())
        {
            start.Environment.Remove(name);
        }

        // A process of seconds, many of them on one machine: no heap for each of its processors.
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environmentOf ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits for a command's end.</summary>
    public static async Task<Answer> AwaitReady(Process processName)
    {
        using var frist = new CancellationTokenSource(Frist);
        var output = processName.StandardOutput.ReadToEndAsync(frist.Token);
        var error = processName.StandardError.ReadToEndAsync(frist.Token);
        try
        {
            await processName.WaitForExitAsync(frist.Token);
        }
        catch (OperationCanceledException)
        {
            processName.Kill();
            throw;
        }

        return new Answer(processName.ExitCode, await output, await error);
    }

    /// <summary>Asks a process to end, as a service manager does.</summary>
    public static async Task Sigterm(Process processName)
    {
        using var kill = Process.Start("kill", ["-TERM", processName.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
