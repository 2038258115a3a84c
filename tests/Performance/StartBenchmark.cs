using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Opgoerelse.Performance;

/// <summary>
/// From a process that is started to the first answer: the whole service, on a demo of a whole country that is prepared
/// beforehand, asked for a small selection again and again until it is answered 200. The program that was built and the one
/// that is published (compiled ahead) take turns, so that what else the machine does falls on both. The clock shows that too; the
/// processor time up to the answer does not.
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
            var published = Path.Combine(folder, "program");
            var data = Path.Combine(folder, "data");
            MeasuredProgram.Publish(published);
            MeasuredProgram.Demo(data);

            // The first of each fills the file cache.
            StartOnce(MeasuredProgram.Built, data);
            StartOnce(published, data);
            var rounds = Enumerable.Range(0, Starts)
                .Select(_ => (Built: StartOnce(MeasuredProgram.Built, data), Published: StartOnce(published, data)))
                .ToList();
            Report("built", rounds.ConvertAll(round => round.Built));
            Report("published", rounds.ConvertAll(round => round.Published));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Report(string program, List<(double Seconds, double Processor, double Megabytes)> starts) =>
        MeasuredReport.Line(
            "start",
            $"process start to first answer, {program} program",
            $"median {MeasuredReport.Median(starts.Select(one => one.Seconds)):N2} s",
            $"{starts.Min(one => one.Seconds):N2} to {starts.Max(one => one.Seconds):N2} s, {Starts} starts",
            $"processor {MeasuredReport.Median(starts.Select(one => one.Processor)):N2} s",
            $"memory {MeasuredReport.Median(starts.Select(one => one.Megabytes)):N0} MB");

    private static (double Seconds, double Processor, double Megabytes) StartOnce(string program, string data)
    {
        var port = MeasuredProgram.FreePort();
        using var client = new HttpClient
        {
            BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")),
        };
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var from = Stopwatch.GetTimestamp();
        using var processName = MeasuredProgram.StartIn(program, "serve", "--data", data, "--urls", client.BaseAddress.ToString());
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
            using var answer = client.GetAsync(
                "/api/v2/tables/Y11IGA01/data?valuecodes%5Bomraade%5D=0101&valuecodes%5Bperiode%5D=TOP(12)"
                    + "&valuecodes%5Bindsats%5D=*&valuecodes%5Bmaal%5D=andel").GetAwaiter().GetResult();
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
