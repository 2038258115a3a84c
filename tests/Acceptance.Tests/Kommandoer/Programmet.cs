using System.Diagnostics;
using System.Globalization;
using Opgoerelse.Api.Commands;

namespace Opgoerelse.AcceptanceTests.Kommandoer;

/// <summary>What the program answered.</summary>
internal sealed record Svar(int Exitkode, string Ud, string Fejl)
{
    /// <summary>The lines of standard output.</summary>
    public string[] Linjer => Ud.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>
/// Runs the program as an operator or a script would: as a process of its own where it is told something by its
/// environment, serves, is to be asked to end or killed; otherwise its command line within the test's process, which spares a
/// start of the runtime each time.
/// </summary>
internal static class Programmet
{
    private static readonly TimeSpan Frist = TimeSpan.FromMinutes(3);

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Svar> Koer(params string[] argumenter) => await Koer(miljoe: null, argumenter);

    /// <inheritdoc cref="Koer(string[])" />
    public static async Task<Svar> Koer(IReadOnlyDictionary<string, string>? miljoe, params string[] argumenter)
    {
        if (miljoe is { Count: > 0 } || argumenter is ["serve", ..])
        {
            using var proces = Start(miljoe, argumenter);
            return await Afvent(proces);
        }

        using var ud = new StringWriter();
        using var fejl = new StringWriter();
        var exitkode = await Kommandolinje.Koer(argumenter, (_, _) => throw new NotSupportedException("A service is started as a process."), TextWriter.Synchronized(ud), TextWriter.Synchronized(fejl));
        return new Svar(exitkode, ud.ToString(), fejl.ToString());
    }

    /// <summary>Runs a command that must succeed.</summary>
    public static Task<Svar> Ok(params string[] argumenter) => Ok(miljoe: null, argumenter);

    /// <inheritdoc cref="Ok(string[])" />
    public static async Task<Svar> Ok(IReadOnlyDictionary<string, string>? miljoe, params string[] argumenter)
    {
        var svar = await Koer(miljoe, argumenter);
        Assert.True(svar.Exitkode == 0, $"{string.Join(' ', argumenter)} endte med {svar.Exitkode}:\n{svar.Fejl}");
        return svar;
    }

    /// <summary>Starts a command. The caller ends it.</summary>
    public static Process Start(IReadOnlyDictionary<string, string>? miljoe, params string[] argumenter)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Opgoerelse.Api.dll"));
        foreach (var argument in argumenter)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var navn in start.Environment.Keys.Where(navn => navn.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || navn.StartsWith("OPGOERELSE_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(navn);
        }

        // A process of seconds, many of them on one machine: no heap for each of its processors.
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (navn, vaerdi) in miljoe ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[navn] = vaerdi;
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits for a command's end.</summary>
    public static async Task<Svar> Afvent(Process proces)
    {
        using var frist = new CancellationTokenSource(Frist);
        var ud = proces.StandardOutput.ReadToEndAsync(frist.Token);
        var fejl = proces.StandardError.ReadToEndAsync(frist.Token);
        try
        {
            await proces.WaitForExitAsync(frist.Token);
        }
        catch (OperationCanceledException)
        {
            proces.Kill();
            throw;
        }

        return new Svar(proces.ExitCode, await ud, await fejl);
    }

    /// <summary>Asks a process to end, as a service manager does.</summary>
    public static async Task Sigterm(Process proces)
    {
        using var kill = Process.Start("kill", ["-TERM", proces.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
