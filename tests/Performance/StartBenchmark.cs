using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Opgoerelse.Performance;

/// <summary>
/// From a process that is started to the first answer: the whole service, on a demo of a whole country that is prepared
/// beforehand, asked for a small selection again and again until it is answered 200. The clock shows what else the machine
/// does too; the processor time up to that answer does not.
/// </summary>
internal static class StartBenchmark
{
    private const int Starter = 11;
    private static readonly TimeSpan Taalmodighed = TimeSpan.FromMinutes(1);

    public static void Run()
    {
        var mappe = Path.Combine(Path.GetTempPath(), "opgoerelse-start-" + Guid.NewGuid().ToString("N"));
        try
        {
            using (var demo = Start("demo", "--ingen-server", "--data", mappe))
            {
                demo.WaitForExit();
                if (demo.ExitCode != 0)
                {
                    throw new InvalidOperationException($"demo ended with {demo.ExitCode}.");
                }
            }

            // The first fills the file cache.
            En(mappe);
            var maalt = Enumerable.Range(0, Starter).Select(_ => En(mappe)).ToList();
            Report.Line(
                "start",
                "process start to first answer, prepared national demo",
                $"median {Report.Median(maalt.Select(en => en.Sekunder)):N2} s",
                $"{maalt.Min(en => en.Sekunder):N2} to {maalt.Max(en => en.Sekunder):N2} s, {Starter} starts",
                $"processor {Report.Median(maalt.Select(en => en.Processor)):N2} s",
                $"memory {Report.Median(maalt.Select(en => en.Megabytes)):N0} MB");
        }
        finally
        {
            Directory.Delete(mappe, recursive: true);
        }
    }

    private static (double Sekunder, double Processor, double Megabytes) En(string mappe)
    {
        var port = LedigPort();
        using var klient = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
        klient.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var fra = Stopwatch.GetTimestamp();
        using var proces = Start("serve", "--data", mappe, "--urls", klient.BaseAddress.ToString());
        try
        {
            while (!Svarer(klient))
            {
                if (proces.HasExited || Stopwatch.GetElapsedTime(fra) > Taalmodighed)
                {
                    throw new InvalidOperationException("The service did not answer.");
                }

                Thread.Sleep(2);
            }

            var sekunder = Stopwatch.GetElapsedTime(fra).TotalSeconds;
            proces.Refresh();
            return (sekunder, proces.TotalProcessorTime.TotalSeconds, proces.WorkingSet64 / 1e6);
        }
        finally
        {
            proces.Kill();
            proces.WaitForExit();
        }
    }

    private static bool Svarer(HttpClient klient)
    {
        try
        {
            using var svar = klient.GetAsync("/api/v2/tables/Y11IGA01/data?valuecodes%5Bomraade%5D=0101&valuecodes%5Bperiode%5D=TOP(12)&valuecodes%5Bindsats%5D=*&valuecodes%5Bmaal%5D=andel").GetAwaiter().GetResult();
            return svar.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static Process Start(params string[] argumenter)
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

    private static int LedigPort()
    {
        using var lytter = new TcpListener(IPAddress.Loopback, 0);
        lytter.Start();
        return ((IPEndPoint)lytter.LocalEndpoint).Port;
    }
}
