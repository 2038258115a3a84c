using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Performance;

/// <summary>
/// The public interface over a socket, side by side with a bare Kestrel that sends the same bytes from memory: small
/// selections and large ones, every one different, and a whole table. The two take turns in one run, so that what else
/// the machine does falls on both. What the callers take of the processor falls on both too.
/// </summary>
internal static class HttpBenchmark
{
    private const int Rounds = 5;
    private const int SmallConnections = 16;
    private const int LargeConnections = 4;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    public static void Run()
    {
        var release = HttpRelease.Make();
        using var service = Start(release);
        var periods = release.Tables[0].Dimensions[1].Values;
        var omraader = release.Tables[0].Dimensions[0].Values;

        var smallAddresses = (
            from omraade in omraader
            from first in Enumerable.Range(0, periods.Count - 11)
            from measure in new[] { "antalForloeb", "antalMed", "andel" }
            select Address(omraade.Code, $"[RANGE({periods[first].Code},{periods[first + 11].Code})]", measure)).ToArray();
        var random = new Random(1);
        random.Shuffle(smallAddresses);
        Measure(
            "small: 1 × 12 × 6 cells, all different",
            service,
            smallAddresses[..Math.Min(8_000, smallAddresses.Length)],
            SmallConnections);

        // 70 omraader of 115, all periods, indsatser and measures: 50,000 cells.
        var perOmraade = periods.Count * 6 * 3;
        var store = Enumerable.Range(0, 48).Select(_ =>
        {
            var selected = omraader.Select(omraade => omraade.Code).ToArray();
            random.Shuffle(selected);
            return Address(string.Join(',', selected.Take((50_000 / perOmraade) + 1)), "*", "*");
        }).ToArray();
        Measure("large: 50,000 cells, all different", service, store, LargeConnections);
        Measure("whole table Y11IGA01", service, [Address("*", "*", "*")], LargeConnections);
        Overload(release, store);
    }

    private static string Address(string omraade, string period, string measure) =>
        $"/api/v2/tables/Y11IGA01/data?lang=da&valuecodes%5Bomraade%5D={omraade}&valuecodes%5Bperiode%5D={period}"
            + $"&valuecodes%5Bindsats%5D=*&valuecodes%5Bmaal%5D={measure}";

    private static void Measure(string what, BenchmarkHost service, string[] addressList, int connectionCount)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{service.Port}") };
        var answer = addressList.Select(address => client.GetByteArrayAsync(address).GetAwaiter().GetResult()).ToArray();
        using var bar = BenchmarkHost.Bar(answer);
        var ours = addressList.Select(address => LoadRun.RequestBytes(service.Port, address)).ToArray();
        var theirs = Enumerable.Range(0, answer.Length)
            .Select(index => LoadRun.RequestBytes(bar.Port, string.Create(CultureInfo.InvariantCulture, $"/{index}")))
            .ToArray();

        // To warm up (the runtime compiles what is used much anew, in the background), and for the whole tables to be ready.
        for (var round = 0; round < 2; round++)
        {
            LoadRun.Run(bar.Port, theirs, connectionCount, Duration);
            LoadRun.Run(service.Port, ours, connectionCount, Duration);
        }

        var results = new List<(LoadRun Ours, LoadRun Bar, long Bytes, long BarBytes)>();
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes();
            var b = LoadRun.Run(bar.Port, theirs, connectionCount, Duration);
            var midpoint = GC.GetTotalAllocatedBytes();
            var v = LoadRun.Run(service.Port, ours, connectionCount, Duration);
            var after = GC.GetTotalAllocatedBytes();
            results.Add((v, b, (after - midpoint) / v.Answer, (midpoint - before) / b.Answer));
        }

        double Middle(Func<(LoadRun Ours, LoadRun Bar, long Bytes, long BarBytes), double> of) => MeasuredReport.Median(results.Select(of));
        MeasuredReport.Line(
            "http",
            what,
            $"{Middle(r => r.Ours.PerSecond):N0} requests/s, bare {Middle(r => r.Bar.PerSecond):N0}",
            $"{Middle(r => r.Ours.PerSecond / r.Bar.PerSecond):P0} of bare",
            $"{answer.Average(bytes => bytes.Length) / 1024:N1} KiB each, {Middle(r => r.Ours.MegabytesPerSecond):N0} MB/s");
        MeasuredReport.Line(
            "http",
            "  99th percentile and memory",
            $"{Middle(r => r.Ours.P99):N2} ms, bare {Middle(r => r.Bar.P99):N2} ms",
            $"{Middle(r => r.Ours.P99 / r.Bar.P99):N1} × bare",
            $"{Middle(r => (double)r.Bytes):N0} bytes allocated a request, bare {Middle(r => (double)r.BarBytes):N0}");
    }

    /// <summary>Four times as many callers as are let in: most are refused at once, and those taken in are answered as before.</summary>
    private static void Overload(ReleaseWithTables release, string[] addressList)
    {
        using var vid = Start(release);
        using var narrow = Start(release, ("Http:MaxConcurrentRequests", "4"), ("Http:MaxQueuedRequests", "4"));
        var quietRun = LoadRun.Run(
            narrow.Port,
            [.. addressList.Select(address => LoadRun.RequestBytes(narrow.Port, address))],
            4,
            Duration);
        var openEntry = LoadRun.Run(vid.Port, [.. addressList.Select(address => LoadRun.RequestBytes(vid.Port, address))], 32, Duration);
        var underPressure = LoadRun.Run(
            narrow.Port,
            [.. addressList.Select(address => LoadRun.RequestBytes(narrow.Port, address))],
            32,
            Duration);
        MeasuredReport.Line(
            "http",
            "overload: 32 callers of large selections, 4 let in, 4 wait",
            $"{underPressure.PerSecond:N0} answered and {underPressure.RejectedCount / Duration.TotalSeconds:N0} refused a second",
            $"p99 of those answered {underPressure.P99:N1} ms",
            $"with 4 callers {quietRun.PerSecond:N0}/s and {quietRun.P99:N1} ms",
            $"32 callers, all let in {openEntry.PerSecond:N0}/s and {openEntry.P99:N1} ms");
    }

    private static BenchmarkHost Start(ReleaseWithTables release, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        // All callers of a benchmark are one address: what one client may have is not what is measured.
        (string, string)[] manyInOne =
        [
            ("Http:MaxCallsPerTimeWindow", "2000000000"),
            ("Http:MaxConcurrentRequestsPerClient", "1000000"),
            ("Http:MaxHeavyRequests", "1000000"),
            ("Http:MaxHeavyRequestsPerClient", "1000000"),
        ];
        builder.Configuration.AddInMemoryCollection(settings.Concat(manyInOne).ToDictionary(
            pair => pair.Item1,
            pair => (string?)pair.Item2,
            StringComparer.Ordinal));
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddOpgoerelseHttp(builder.Configuration);
        var app = builder.Build();
        app.MapOpgoerelseHttp();
        app.Services.GetRequiredService<CurrentRelease>().Switch(release);
        return new BenchmarkHost(app);
    }
}
