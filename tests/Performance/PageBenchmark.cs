using System.Diagnostics;
using System.Globalization;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Performance;

/// <summary>
/// The pages of a national demo, served by a process of its own: first by one reader who sees each page for the first
/// time after the start, then by readers who go from page to page with a pause, and without. A bare Kestrel sends the same
/// bytes to as many readers between the rounds.
/// </summary>
internal static class PageBenchmark
{
    private const int Rounds = 5;
    private const int ReaderCount = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    public static void Run()
    {
        var folder = Path.Combine(Path.GetTempPath(), "opgoerelse-sider-" + Guid.NewGuid().ToString("N"));
        try
        {
            MeasuredProgram.Demo(folder);
            var port = MeasuredProgram.FreePort();
            using var program = MeasuredProgram.Start(
                "serve",
                "--data",
                folder,
                "--urls",
                string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
                "--Opgoerelse:Job:Aktiv=false",
                "--Http:MaxCallsPerTimeWindow=2000000000");
            try
            {
                Measure(port);
            }
            finally
            {
                program.Kill();
                program.WaitForExit();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(int port)
    {
        using var client = new HttpClient
        {
            BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")),
        };
        AwaitReady(client);
        string[] pages =
        [
            "/", "/kommune", "/tabeller", "/metode", "/regelsaet", "/rapporter", "/udgivelser", "/api",
            .. Enumerable.Range(1, 6).Select(index => string.Create(CultureInfo.InvariantCulture, $"/tabeller/Y11IGA0{index}")),
            .. Omraader.Standard
                .ValidBetween(new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1))
                .Where(omraade => omraade.Level == OmraadeLevel.Kommune)
                .Select(omraade => "/kommune/" + Uri.EscapeDataString(omraade.Name.Da.ToLowerInvariant())),
        ];

        // The first time, one reader: each page is made of the figures.
        var first = new List<double>();
        var bytes = new List<byte[]>();
        foreach (var page in pages)
        {
            var from = Stopwatch.GetTimestamp();
            bytes.Add(client.GetByteArrayAsync(new Uri(page, UriKind.Relative)).GetAwaiter().GetResult());
            first.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        first.Sort();
        MeasuredReport.Line(
            "sider",
            $"{pages.Length} pages, each for the first time, one reader",
            $"p50 {first[first.Count / 2]:N1} ms",
            $"p95 {first[(int)(first.Count * 0.95)]:N1} ms",
            $"longest {first[^1]:N1} ms",
            $"largest page {bytes.Max(page => page.Length) / 1000.0:N1} kB");

        using var bar = BenchmarkHost.Bar([.. bytes]);
        var ours = pages.Select(page => LoadRun.RequestBytes(port, page)).ToArray();
        var theirs = Enumerable.Range(0, pages.Length)
            .Select(index => LoadRun.RequestBytes(bar.Port, string.Create(CultureInfo.InvariantCulture, $"/{index}")))
            .ToArray();
        Measure($"{ReaderCount} readers, {Pause.TotalMilliseconds:N0} ms between pages", Pause);
        Measure($"{ReaderCount} readers without a pause", TimeSpan.Zero);

        void Measure(string what, TimeSpan pause)
        {
            LoadRun.Run(bar.Port, theirs, ReaderCount, Duration, pause);
            LoadRun.Run(port, ours, ReaderCount, Duration, pause);
            var rounds = Enumerable.Range(0, Rounds)
                .Select(_ => (
                    Bar: LoadRun.Run(bar.Port, theirs, ReaderCount, Duration, pause),
                    Ours: LoadRun.Run(port, ours, ReaderCount, Duration, pause)))
                .ToList();
            if (rounds.Sum(round => round.Ours.RejectedCount) is > 0 and var rejectedCount)
            {
                throw new InvalidOperationException($"{rejectedCount} requests were not answered 200.");
            }

            double Middle(Func<(LoadRun Bar, LoadRun Ours), double> of) => MeasuredReport.Median(rounds.Select(of));
            MeasuredReport.Line(
                "sider",
                what,
                $"{Middle(round => round.Ours.PerSecond):N0} pages/s, bare {Middle(round => round.Bar.PerSecond):N0}",
                $"p50 {Middle(round => round.Ours.P50):N2} ms, bare {Middle(round => round.Bar.P50):N2}",
                $"p95 {Middle(round => round.Ours.P95):N2} ms, bare {Middle(round => round.Bar.P95):N2}",
                $"p99 {Middle(round => round.Ours.P99):N2} ms, bare {Middle(round => round.Bar.P99):N2}");
        }
    }

    /// <summary>Waits until the service answers, and its preparations in the background are over.</summary>
    public static void AwaitReady(HttpClient client)
    {
        for (var attempts = 0; ; attempts++)
        {
            try
            {
                using var answer = client.GetAsync(new Uri("/", UriKind.Relative)).GetAwaiter().GetResult();
                if (answer.IsSuccessStatusCode)
                {
                    break;
                }
            }
            catch (HttpRequestException) when (attempts < 600)
            {
                // Not yet.
            }

            Thread.Sleep(100);
        }

        Thread.Sleep(TimeSpan.FromSeconds(5));
    }
}
