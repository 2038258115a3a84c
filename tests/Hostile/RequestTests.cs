using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.HostileTests;

/// <summary>
/// Hostile requests to every route: none is answered as the service's own fault, none gets to see its inside, and afterwards it
/// answers what it did before.
/// </summary>
public sealed class RequestTests(HostileDemo demo, ITestOutputHelper output)
{
    private const int Tracks = 8;
    private const string Key = "hemmeligNoegle";

    /// <summary>Answers that only the figures decide.</summary>
    private static readonly string[] Lasting =
    [
        "/", "/stil.css", "/tabeller", "/tabeller/Y11IGA01", "/kommune/0101", "/metode", "/regelsaet", "/udgivelser", "/api",
        "/sog?q=alder", "/api/v2/config", "/api/v2/tables", "/api/v2/tables/Y11IGA01", "/api/v2/tables/Y11IGA01/metadata",
        "/api/v2/tables/Y11IGA01/defaultselection",
        "/api/v2/codelists/vs_kommuner", "/bulk/Y11IGA01.csv", "/bulk/Y11IGA01.json", "/bulk/Y11IGA01.parquet", "/dcat.jsonld",
        "/feed.atom", "/llms.txt", "/openapi/v1.json", "/v2/tables", "/v2/subjects", "/v3/tables", "/v3/table/Y11IGA01", "/findes/ikke",
        .. new[] { "json-stat2", "csv", "px", "html", "json-px", "parquet" }.Select(format =>
            "/api/v2/tables/Y11IGA01/data?valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*"
                + "&valuecodes[maal]=antalForloeb,antalMed,andel&outputFormat=" + format),
    ];

    [Fact]
    public async Task A_little_of_it()
    {
        await using var service = await TestService.StartAsync(SampleRelease.IsSmall());
        service.LetIn((Key, null));
        await TryAsync("a host of the test's", service.Client.BaseAddress!, Key, Routes(service), 150);
        Log.TellsOfNone(service.Log.Lines);
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Long")]
    public async Task No_query_makes_the_service_fail()
    {
        await using var patterns = await TestService.StartAsync(SampleRelease.IsSmall());
        await using var service = await demo.ServeAsync(
            "--Http:MaxCallsPerTimeWindow=1000000000",
            "--Http:MaxSavedQueriesPerClientPerDay=1000000");
        await TryAsync("the program", service.Address, service.AccessKey, Routes(patterns), Settings.Sized(10_000));
        Log.TellsOfNone(service.Said);
        // Repeated ones are counted, not told one by one.
        Assert.InRange(service.Said.Count, 1, 1_000);
    }

    private static List<string> Routes(TestService service) =>
    [
        .. service.Fetch<EndpointDataSource>()
            .Endpoints
            .OfType<RouteEndpoint>()
            .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => !route.StartsWith("/proeve/", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(
                StringComparer.Ordinal),
    ];

    private async Task TryAsync(string what, Uri address, string key, List<string> routes, int count)
    {
        Assert.InRange(routes.Count, 40, 200);
        var before = await AnswersAsync(address, key);
        var statuses = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await Task.WhenAll(Enumerable.Range(0, Tracks).Select(async track =>
        {
            for (var seed = Settings.Seed + track; seed < Settings.Seed + count; seed += Tracks)
            {
                await Settings.Try(seed, async () =>
                {
                    var request = HostileRequest.Make(new Random(seed), routes[seed % routes.Count], key);
                    var answer = await SendAsync(address.Port, new IPAddress([127, 0, 0, (byte)(10 + track)]), request);
                    var status = answer.Length > 12 && answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)
                        ? answer[9..12]
                        : "no answer";
                    statuses.AddOrUpdate(status, 1, (_, had) => had + 1);
                    var (head, body) = answer.Split("\r\n\r\n", 2) is [var first, var second] ? (first, second) : (answer, "");
                    // 501 and 505 say that HTTP itself is not spoken so; 503 when, by a limit, to come again.
                    var right = status[0] != '5'
                        || status is "501" or "505"
                        || (status == "503" && head.Contains("\r\nRetry-After: ", StringComparison.Ordinal));
                    var probed = head.Contains("\r\n" + HostileRequest.ProbeHeader, StringComparison.OrdinalIgnoreCase)
                        || (body.Contains(HostileRequest.Probe, StringComparison.Ordinal)
                            && (head.Contains("text/html", StringComparison.Ordinal) || head.Contains("xml", StringComparison.Ordinal)));
                    Assert.True(
                        right && !probed && !Log.TellsOfAFault(body),
                        $"{Show(request)}\n=>\n{answer[..Math.Min(2_000, answer.Length)]}");
                });
            }
        }));

        Assert.Equal(before, await AnswersAsync(address, key));
        Assert.True(
            statuses.GetValueOrDefault("200") > count / 10 && statuses.GetValueOrDefault("400") > count / 10,
            string.Join(", ", statuses));
        var answers = statuses.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Value:N0} × {one.Key}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"hostile: requests to {what} (seed {Settings.Seed}): {count:N0} over {routes.Count} routes; "
                + $"{string.Join(", ", answers)}; "
                + $"the {Lasting.Length} answers asked for before and after are the same"));
    }

    /// <summary>What is asked for before and after, each with its status and a checksum.</summary>
    private static async Task<List<string>> AnswersAsync(Uri address, string key)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var answers = new List<string>();
        foreach (var path in Lasting)
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            answers.Add(
                $"{path} {(int)answer.StatusCode} {Convert.ToHexString(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync()))}");
        }

        Assert.InRange(answers.Count(answer => answer.Contains(" 200 ", StringComparison.Ordinal)), Lasting.Length - 2, Lasting.Length - 1);
        return answers;
    }

    /// <summary>All that comes back, as Latin-1. What is cut short is ended, so that nothing is waited for in vain.</summary>
    private static async Task<string> SendAsync(int port, IPAddress from, byte[] request)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            LingerState = new LingerOption(enable: true, 0),
        };
        socket.Bind(new IPEndPoint(from, 0));
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var all = new MemoryStream();
        var part = new byte[64 << 10];
        try
        {
            await socket.SendAsync(request);
            for (var ended = false; ;)
            {
                using var patience = new CancellationTokenSource(all.Length > 0 || ended ? 1_500 : 3_000);
                try
                {
                    var read = await socket.ReceiveAsync(part, patience.Token);
                    if (read == 0)
                    {
                        break;
                    }

                    all.Write(part, 0, read);
                }
                catch (OperationCanceledException) when (!ended)
                {
                    ended = true;
                    socket.Shutdown(SocketShutdown.Send);
                }
                catch (OperationCanceledException)
                {
                    break;
                }
            }
        }
        catch (SocketException)
        {
            // Closed without reading all that was sent: what came before it is the answer.
        }

        return Encoding.Latin1.GetString(all.GetBuffer(), 0, (int)all.Length);
    }

    private static string Show(byte[] request) =>
        string.Concat(request.Take(3_000).Select(b => b is >= 32 and < 127 or 10 ? ((char)b).ToString() : $"\\x{b:x2}"));
}
