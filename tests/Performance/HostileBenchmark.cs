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
            Programmet.Demo(folder);
            var port = Programmet.LedigPort();
            using var process = Programmet.Start("serve", "--data", folder, "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"), "--Opgoerelse:Job:Aktiv=false");
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
        using var client = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
        SideBenchmark.Afvent(client);
        var omraader = Omraader.Standard.Gyldige(new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1)).Select(omraade => omraade.Kode);
        byte[][] asked =
        [
            .. omraader.Select(kode => Belastning.Anmodning(port, $"/api/v2/tables/Y11IGA01/data?valuecodes%5Bomraade%5D={kode}&valuecodes%5Bperiode%5D=TOP(12)&valuecodes%5Bindsats%5D=*&valuecodes%5Bmaal%5D=andel")),
            Belastning.Anmodning(port, "/api/v2/config"),
        ];
        Ask();
        Ask();
        Compare($"{SlowHeaders} slow headers and {SlowBodies} slow bodies", askers: 0);
        Compare($"the same, and {Askers} who ask for workbooks", Askers);

        void Compare(string what, int askers)
        {
            var rounds = Enumerable.Range(0, Rounds).Select(_ => OneAsync(askers).GetAwaiter().GetResult()).ToList();
            if (rounds.Sum(round => round.Idle.Afviste + round.Loaded.Afviste) is > 0 and var refused)
            {
                throw new InvalidOperationException($"{refused} calls of the other client were not answered 200.");
            }

            Report.Line(
                "fjendtlig",
                what,
                $"another's p50 {Report.Median(rounds.Select(round => round.Loaded.P50)):N2} ms, alone {Report.Median(rounds.Select(round => round.Idle.P50)):N2} ms",
                $"p99 {Report.Median(rounds.Select(round => round.Loaded.P99)):N2} ms, alone {Report.Median(rounds.Select(round => round.Idle.P99)):N2} ms",
                $"{Report.Median(rounds.Select(round => round.Loaded.P99 / round.Idle.P99)):N1} × alone ({string.Join(", ", rounds.Select(round => (round.Loaded.P99 / round.Idle.P99).ToString("N1", CultureInfo.InvariantCulture)))})",
                $"{rounds.Sum(round => round.Loaded.Svar):N0} calls meanwhile, all 200",
                $"{rounds.Sum(round => round.Opened):N0} connections");
        }

        async Task<(Belastning Idle, Belastning Loaded, int Opened)> OneAsync(int askers)
        {
            var idle = Ask();
            await using var attackers = new Attackers(port, Attacker, SlowHeaders, SlowBodies, askers);
            await attackers.AtItAsync();
            return (idle, Ask(), attackers.Opened);
        }

        Belastning Ask() => Belastning.Koer(port, asked, 1, Time, Pause, Other);
    }
}
