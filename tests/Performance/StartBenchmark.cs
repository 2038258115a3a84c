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
    private const int Starts = 11;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static void Run()
    {
        var folder = Path.Combine(Path.GetTempPath(), "opgoerelse-start-" + Guid.NewGuid().ToString("N"));
        try
        {
            MeasuredProgram.Demo(folder);

            // The first fills the file cache.
            StartOnce(folder);
            var whatWasMeasured = Enumerable.Range(0, Starts).Select(_ => StartOnce(folder)).ToList();
            MeasuredReport.Line(
                "start",
                "process start to first answer, prepared national demo",
                $"median {MeasuredReport.Median(whatWasMeasured.Select(one => one.Seconds)):N2} s",
                $"{whatWasMeasured.Min(one => one.Seconds):N2} to {whatWasMeasured.Max(one => one.Seconds):N2} s, {Starts} starts",
                $"processor {MeasuredReport.Median(whatWasMeasured.Select(one => one.Processor)):N2} s",
                $"memory {MeasuredReport.Median(whatWasMeasured.Select(one => one.Megabytes)):N0} MB");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (double Seconds, double Processor, double Megabytes) StartOnce(string folder)
    {
        var port = MeasuredProgram.FreePort();
        using var client = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var from = Stopwatch.GetTimestamp();
        using var processName = MeasuredProgram.Start("serve", "--data", folder, "--urls", client.BaseAddress.ToString());
        try
        {
            while (!CorrespondsTo(client))
            {
                if (processName.HasExited || Stopwatch.GetElapsedTime(from) > Patience)
                {
                    throw new InvalidOperationException("The service did not answer.");
                }

                Thread.Sleep(2);
            }

            var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
            processName.Refresh();
            return (seconds, processName.TotalProcessorTime.TotalSeconds, processName.WorkingSet64 / 1e6);
        }
        finally
        {
            processName.Kill();
            processName.WaitForExit();
        }
    }

    private static bool CorrespondsTo(HttpClient client)
    {
        try
        {
            using var answer = client.GetAsync("/api/v2/tables/Y11IGA01/data?valuecodes%5Bomraade%5D=0101&valuecodes%5Bperiode%5D=TOP(12)&valuecodes%5Bindsats%5D=*&valuecodes%5Bmaal%5D=andel").GetAwaiter().GetResult();
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
