using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Opgoerelse.Performance;

/// <summary>The built program as a process of its own.</summary>
internal static class MeasuredProgram
{
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

    /// <summary>Starts a command; what it says is dropped. The caller ends it.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Opgoerelse.Api.dll"));
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
