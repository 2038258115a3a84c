using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Opgoerelse.Performance;

/// <summary>The built program as a process of its own.</summary>
internal static class Programmet
{
    /// <summary>Prepares the national demo in a folder.</summary>
    public static void Demo(string mappe)
    {
        using var demo = Start("demo", "--ingen-server", "--data", mappe);
        demo.WaitForExit();
        if (demo.ExitCode != 0)
        {
            throw new InvalidOperationException($"demo ended with {demo.ExitCode}.");
        }
    }

    /// <summary>Starts a command; what it says is dropped. The caller ends it.</summary>
    public static Process Start(params string[] argumenter)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Opgoerelse.Api.dll"));
        Array.ForEach(argumenter, start.ArgumentList.Add);
        var proces = Process.Start(start)!;
        proces.OutputDataReceived += (_, _) => { };
        proces.ErrorDataReceived += (_, _) => { };
        proces.BeginOutputReadLine();
        proces.BeginErrorReadLine();
        return proces;
    }

    public static int LedigPort()
    {
        using var lytter = new TcpListener(IPAddress.Loopback, 0);
        lytter.Start();
        return ((IPEndPoint)lytter.LocalEndpoint).Port;
    }
}
