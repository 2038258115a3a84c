using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

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
            Programmet.Demo(mappe);

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
        var port = Programmet.LedigPort();
        using var klient = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
        klient.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var fra = Stopwatch.GetTimestamp();
        using var proces = Programmet.Start("serve", "--data", mappe, "--urls", klient.BaseAddress.ToString());
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
}
