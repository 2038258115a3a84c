using System.Globalization;
using System.Net;
using Opgoerelse.Performance;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.HostileTests;

/// <summary>One client holds hundreds of connections of every kind, and another asks meanwhile.</summary>
[Collection(nameof(ConnectionTests))]
public sealed class ConnectionTests(HostileDemo demo, ITestOutputHelper output)
{
    private static readonly IPAddress Attacker = IPAddress.Parse("127.0.0.1");
    private static readonly IPAddress Other = IPAddress.Parse("127.0.0.2");

    private static readonly string[] Asked =
    [
        "/api/v2/config", "/api/v2/tables/Y11IGA01", "/", "/health/ready",
        "/api/v2/tables/Y11IGA01/data?valuecodes%5Bomraade%5D=DK&valuecodes%5Bperiode%5D=TOP(4)&valuecodes%5Bindsats%5D=*"
            + "&valuecodes%5Bmaal%5D=*",
    ];

    [Fact]
    public async Task A_little_of_it()
    {
        await using var service = await TestService.StartAsync(SampleRelease.IsSmall(), ("Http:MaxQueuedRequestsPerClient", "64"));
        await TryAsync(service.Client.BaseAddress!.Port, slowHeaders: 100, TimeSpan.FromSeconds(1), rounds: 1);
        Log.TellsOfNone(service.Log.Lines);
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Long")]
    public async Task Another_client_is_answered_while_one_has_hundreds_of_connections()
    {
        await using var service = await demo.ServeAsync();
        await TryAsync(service.Address.Port, slowHeaders: Settings.Sized(330), TimeSpan.FromSeconds(5), rounds: 3);
        Log.TellsOfNone(service.Said);
    }

    /// <summary>By the clock nothing is asserted; but all of the other's calls are answered, and the attackers are still at it.</summary>
    private async Task TryAsync(int port, int slowHeaders, TimeSpan time, int rounds)
    {
        var requests = Asked.Select(path => LoadRun.RequestBytes(port, path)).ToArray();
        var pause = TimeSpan.FromMilliseconds(20);
        Ask();
        var (idle, loaded, opened, answered) = (new List<LoadRun>(), new List<LoadRun>(), 0, 0);
        for (var round = 0; round < rounds; round++)
        {
            idle.Add(Ask());
            await using var attackers = new Attackers(port, Attacker, slowHeaders, slowBodies: 64, askers: 32);
            await attackers.AtItAsync();
            loaded.Add(Ask());
            Assert.InRange(attackers.Open, attackers.Count * 3 / 4, attackers.Count);
            opened += attackers.Opened;
            answered += attackers.Answered;
        }

        Assert.All(idle.Concat(loaded), measured => Assert.Equal((0, true), (measured.RejectedCount, measured.Answer > 0)));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"hostile: connections: {opened:N0} by one client, {slowHeaders + 64 + 32:N0} at a time ({slowHeaders} slow headers, "
                + $"64 slow bodies, 32 asking), {answered:N0} answered or closed; another client "
                + $"{loaded.Sum(one => one.Answer):N0} calls, all 200; its p99 idle {Median(idle):N2} ms, meanwhile "
                + $"{Median(loaded):N2} ms, {Median(loaded) / Median(idle):N1} times"));

        LoadRun Ask() => LoadRun.Run(port, requests, 1, time, pause, Other);

        static double Median(List<LoadRun> measured) => measured.Select(one => one.P99).Order().ElementAt(measured.Count / 2);
    }
}

/// <summary>Measures, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(ConnectionTests), DisableParallelization = true)]
public sealed class ConnectionsAlone;
