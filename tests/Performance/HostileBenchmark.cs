using System.Globalization;
using System.Net;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Performance;

/// <summary>
/// What one client's connections do to another's answers: a national demo, served by a process of its own with the limits
/// that it has by itself, is asked by one address, alone and while another address holds hundreds of slow connections, and then asks
/// for whole tables on top. Alone and disturbed take turns.
/// </summary>
internal static class HostileBenchmark
{
    private const int Rounds = 5;
    private const int SlowHeaders = 330;
    private const int SlowBodies = 64;
    private const int Askers = 32;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    /// <summary>No more calls than a client may make.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(12);

    private static readonly IPAddress Attacker = IPAddress.Parse("127.0.0.1");
    private static readonly IPAddress Other = IPAddress.Parse("127.0.0.2");

    public static void Run()
    {
        var folder = Path.Combine(Path.GetTempPath(), "opgoerelse-fjendtlig-" + Guid.NewGuid().ToString("N"));
        try
        {
            MeasuredProgram.Demo(folder);
            var port = MeasuredProgram.FreePort();
            using var process = MeasuredProgram.Start(
                "serve",
                "--data",
                folder,
                "--urls",
                string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
                "--Opgoerelse:Job:Aktiv=false");
            try
            {
                Measure(port);
            }
            finally
            {
                process.Kill();
                process.WaitForExit();
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
        PageBenchmark.AwaitReady(client);
        var omraader = Omraader.Standard.ValidBetween(new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1)).Select(omraade => omraade.Code);
        byte[][] asked =
        [
            .. omraader.Select(code =>
                LoadRun.RequestBytes(
                    port,
                    $"/api/v2/tables/Y11IGA01/data?valuecodes%5Bomraade%5D={code}&valuecodes%5Bperiode%5D=TOP(12)"
                        + $"&valuecodes%5Bindsats%5D=*&valuecodes%5Bmaal%5D=andel")),
            LoadRun.RequestBytes(port, "/api/v2/config"),
        ];
        Ask();
        Ask();
        Compare($"{SlowHeaders} slow headers and {SlowBodies} slow bodies", askers: 0);
        Compare($"the same, and {Askers} who ask for workbooks", Askers);

        void Compare(string what, int askers)
        {
            var rounds = Enumerable.Range(0, Rounds).Select(_ => OneAsync(askers).GetAwaiter().GetResult()).ToList();
            if (rounds.Sum(round => round.Idle.RejectedCount + round.Loaded.RejectedCount) is > 0 and var refused)
            {
                throw new InvalidOperationException($"{refused} calls of the other client were not answered 200.");
            }

            double Middle(Func<(LoadRun Idle, LoadRun Loaded, int Opened), double> of) => MeasuredReport.Median(rounds.Select(of));
            var ratios = rounds.Select(round => (round.Loaded.P99 / round.Idle.P99).ToString("N1", CultureInfo.InvariantCulture));
            MeasuredReport.Line(
                "fjendtlig",
                what,
                $"another's p50 {Middle(round => round.Loaded.P50):N2} ms, alone {Middle(round => round.Idle.P50):N2} ms",
                $"p99 {Middle(round => round.Loaded.P99):N2} ms, alone {Middle(round => round.Idle.P99):N2} ms",
                $"{Middle(round => round.Loaded.P99 / round.Idle.P99):N1} × alone ({string.Join(", ", ratios)})",
                $"{rounds.Sum(round => round.Loaded.Answer):N0} calls meanwhile, all 200",
                $"{rounds.Sum(round => round.Opened):N0} connections");
        }

        async Task<(LoadRun Idle, LoadRun Loaded, int Opened)> OneAsync(int askers)
        {
            var idle = Ask();
            await using var attackers = new Attackers(port, Attacker, SlowHeaders, SlowBodies, askers);
            await attackers.AtItAsync();
            return (idle, Ask(), attackers.Opened);
        }

        LoadRun Ask() => LoadRun.Run(port, asked, 1, Time, Pause, Other);
    }
}
