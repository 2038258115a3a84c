using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Opgoerelse.Performance;

/// <summary>The program as a process of its own: the one that was built, and the one that is published from the same sources.</summary>
internal static class MeasuredProgram
{
    /// <summary>The folder of the program that was built beside this one.</summary>
    public static string Built { get; } = AppContext.BaseDirectory;

    /// <summary>Publishes the program into a folder, as the README of deploy says it is published.</summary>
    public static void Publish(string folder)
    {
        var root = new DirectoryInfo(Built);
        while (!File.Exists(Path.Combine(root.FullName, "Opgoerelse.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("Publishing takes the sources, and they are not around " + Built);
        }

        using var publish = Process.Start(
            "dotnet",
            [
                "publish",
                Path.Combine(root.FullName, "src", "Api"),
                "--configuration",
                "Release",
                "--output",
                folder,
                "--verbosity",
                "quiet",
            ]);
        publish.WaitForExit();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet publish ended with {publish.ExitCode}.");
        }
    }

    /// <summary>Prepares the national demo in a folder.</summary>
    public static void Demo(string folder)
    {
        using var demo = Start("demo", "--ingen-server", "--data", folder);
        demo.WaitForExit();
        if (demo.ExitCode != 0)
        {
            throw new InvalidOperationException($"demo ended with {demo.ExitCode}.");
        }
    }

    /// <summary>Starts a command of the built program; what it says is dropped. The caller ends it.</summary>
    public static Process Start(params string[] arguments) => StartIn(Built, arguments);

    /// <summary>Starts a command of the program in a folder; what it says is dropped. The caller ends it.</summary>
    public static Process StartIn(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(program, "Opgoerelse.Api.dll"));
        Array.ForEach(arguments, start.ArgumentList.Add);
        var processName = Process.Start(start)!;
        processName.OutputDataReceived += (_, _) => { };
        processName.ErrorDataReceived += (_, _) => { };
        processName.BeginOutputReadLine();
        processName.BeginErrorReadLine();
        return processName;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
