using System.Diagnostics;
using System.Globalization;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Performance;

/// <summary>
/// The pages of a national demo, served by a process of its own: first by one reader who sees each page for the first
/// time after the start, then by readers who go from page to page with a pause, and without. A bare Kestrel sends the same
/// bytes to as many readers between the rounds.
/// </summary>
internal static class SideBenchmark
{
    private const int Runder = 5;
    private const int Laesere = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Varighed = TimeSpan.FromSeconds(5);

    public static void Run()
    {
        var mappe = Path.Combine(Path.GetTempPath(), "opgoerelse-sider-" + Guid.NewGuid().ToString("N"));
        try
        {
            Programmet.Demo(mappe);
            var port = Programmet.LedigPort();
            using var proces = Programmet.Start("serve", "--data", mappe, "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"), "--Opgoerelse:Job:Aktiv=false", "--Http:MaxCallsPerTimeWindow=2000000000");
            try
            {
                Maal(port);
            }
            finally
            {
                proces.Kill();
                proces.WaitForExit();
            }
        }
        finally
        {
            Directory.Delete(mappe, recursive: true);
        }
    }

    private static void Maal(int port)
    {
        using var klient = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
        Afvent(klient);
        string[] sider =
        [
            "/", "/kommune", "/tabeller", "/metode", "/regelsaet", "/rapporter", "/udgivelser", "/api",
            .. Enumerable.Range(1, 6).Select(nr => string.Create(CultureInfo.InvariantCulture, $"/tabeller/Y11IGA0{nr}")),
            .. Omraader.Standard.Gyldige(new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1)).Where(omraade => omraade.Niveau == Omraadeniveau.Kommune).Select(omraade => "/kommune/" + Uri.EscapeDataString(omraade.Navn.Da.ToLowerInvariant())),
        ];

        // The first time, one reader: each page is made of the figures.
        var foerste = new List<double>();
        var bytes = new List<byte[]>();
        foreach (var side in sider)
        {
            var fra = Stopwatch.GetTimestamp();
            bytes.Add(klient.GetByteArrayAsync(new Uri(side, UriKind.Relative)).GetAwaiter().GetResult());
            foerste.Add(Stopwatch.GetElapsedTime(fra).TotalMilliseconds);
        }

        foerste.Sort();
        Report.Line("sider", $"{sider.Length} pages, each for the first time, one reader", $"p50 {foerste[foerste.Count / 2]:N1} ms", $"p95 {foerste[(int)(foerste.Count * 0.95)]:N1} ms", $"longest {foerste[^1]:N1} ms", $"largest page {bytes.Max(side => side.Length) / 1000.0:N1} kB");

        using var bar = Vaert.Bar([.. bytes]);
        var vore = sider.Select(side => Belastning.Anmodning(port, side)).ToArray();
        var deres = Enumerable.Range(0, sider.Length).Select(nr => Belastning.Anmodning(bar.Port, string.Create(CultureInfo.InvariantCulture, $"/{nr}"))).ToArray();
        Maal($"{Laesere} readers, {Pause.TotalMilliseconds:N0} ms between pages", Pause);
        Maal($"{Laesere} readers without a pause", TimeSpan.Zero);

        void Maal(string hvad, TimeSpan pause)
        {
            Belastning.Koer(bar.Port, deres, Laesere, Varighed, pause);
            Belastning.Koer(port, vore, Laesere, Varighed, pause);
            var runder = Enumerable.Range(0, Runder).Select(_ => (Bar: Belastning.Koer(bar.Port, deres, Laesere, Varighed, pause), Vor: Belastning.Koer(port, vore, Laesere, Varighed, pause))).ToList();
            if (runder.Sum(runde => runde.Vor.Afviste) is > 0 and var afviste)
            {
                throw new InvalidOperationException($"{afviste} requests were not answered 200.");
            }

            Report.Line(
                "sider",
                hvad,
                $"{Report.Median(runder.Select(runde => runde.Vor.PrSekund)):N0} pages/s, bare {Report.Median(runder.Select(runde => runde.Bar.PrSekund)):N0}",
                $"p50 {Report.Median(runder.Select(runde => runde.Vor.P50)):N2} ms, bare {Report.Median(runder.Select(runde => runde.Bar.P50)):N2}",
                $"p95 {Report.Median(runder.Select(runde => runde.Vor.P95)):N2} ms, bare {Report.Median(runder.Select(runde => runde.Bar.P95)):N2}",
                $"p99 {Report.Median(runder.Select(runde => runde.Vor.P99)):N2} ms, bare {Report.Median(runder.Select(runde => runde.Bar.P99)):N2}");
        }
    }

    /// <summary>Waits until the service answers, and its preparations in the background are over.</summary>
    public static void Afvent(HttpClient klient)
    {
        for (var forsoeg = 0; ; forsoeg++)
        {
            try
            {
                using var svar = klient.GetAsync(new Uri("/", UriKind.Relative)).GetAwaiter().GetResult();
                if (svar.IsSuccessStatusCode)
                {
                    break;
                }
            }
            catch (HttpRequestException) when (forsoeg < 600)
            {
                // Not yet.
            }

            Thread.Sleep(100);
        }

        Thread.Sleep(TimeSpan.FromSeconds(5));
    }
}
