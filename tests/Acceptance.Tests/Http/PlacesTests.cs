using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>What one client does holds up no other. A client is an address: the tests are several by loopback's many.</summary>
public class PlacesTests
{
    private const string Path = "/api/v2/tables/Y11IGA01/data";

    [Fact]
    public async Task A_client_with_64_slow_queries_takes_nobody_elses_place()
    {
        await using var service = await TestService.StartAsync(
            SampleRelease.IsSmall(),
            ("Http:MaxConcurrentRequests", "4"),
            ("Http:MaxQueuedRequests", "0"));
        var slow = new List<Socket>();
        try
        {
            for (var i = 0; i < 64; i++)
            {
                slow.Add(await SendAsync(
                    service,
                    "127.0.0.1",
                    $"POST {Path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{"));
            }

            using var other = From(service, "127.0.0.2");
            for (var i = 0; i < 20; i++)
            {
                using var answer = await other.GetAsync("/api/v2/config", TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }

            // They are still at it: that the other was answered is not because they were done.
            Assert.All(slow, socket => Assert.Equal(0, socket.Available));
        }
        finally
        {
            slow.ForEach(socket => socket.Dispose());
        }
    }

    [Fact]
    public async Task A_client_has_eight_at_a_time_and_a_number_that_wait_and_otherwise_gets_429()
    {
        await using var service = await TestService.StartAsync(SampleRelease.IsSmall(), ("Http:MaxQueuedRequestsPerClient", "5"));
        using var one = From(service, "127.0.0.3");
        var calls = Enumerable.Range(0, 330).Select(_ => one.GetAsync("/proeve/vent", TestContext.Current.CancellationToken)).ToList();
        for (var refused = 0; refused < 330 - 8 - 5; refused++)
        {
            var done = await Task.WhenAny(calls);
            calls.Remove(done);
            using var answer = await done;
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal("for-mange-samtidige-kald", problem.GetProperty("code").GetString());
        }

        Assert.Equal(8, service.Waits);
        using var other = From(service, "127.0.0.4");
        using var quick = await other.GetAsync("/api/v2/config", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, quick.StatusCode);
        service.Slip.SetResult();
        Assert.All(await Task.WhenAll(calls), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(13, service.Waits);
    }

    [Fact]
    public async Task A_body_that_is_never_finished_is_given_up_with_408()
    {
        await using var service = await TestService.StartAsync(SampleRelease.IsSmall(), ("Http:BodyTimeoutSeconds", "1"));
        using var socket = await SendAsync(
            service,
            "127.0.0.1",
            $"POST {Path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{");

        Assert.StartsWith("HTTP/1.1 408 ", await AnswerAsync(socket), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FFFFFFFFFFFFFFFFFFFF")]
    [InlineData("7FFFFFFFFFFFFFFF")]
    [InlineData("80000000")]
    [InlineData("-1")]
    [InlineData("x")]
    public async Task A_size_of_a_piece_that_no_piece_has_is_400_or_413(string size)
    {
        await using var service = await TestService.StartAsync(SampleRelease.IsSmall());
        using var socket = await SendAsync(
            service, "127.0.0.1",
            $"POST {Path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + $"{size}\r\n{{}}\r\n");

        Assert.Matches("^HTTP/1.1 4(00|13) ", await AnswerAsync(socket));
    }

    [Fact]
    public async Task Large_answers_to_a_client_that_does_not_read_do_not_block_others_large_answers()
    {
        await using var service = await TestService.StartAsync(
            SampleRelease.Large(),
            ("Http:MaxHeavyRequests", "3"),
            ("Http:MaxHeavyRequestsPerClient", "2"));
        var large = Path
            + "?lang=da&outputFormat=csv&valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=antalMed,andel";
        var unread = new List<Socket>();
        try
        {
            for (var i = 0; i < 8; i++)
            {
                unread.Add(await SendAsync(service, "127.0.0.1", $"GET {large} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            }

            using var other = From(service, "127.0.0.2");
            for (var i = 0; i < 5; i++)
            {
                using var answer = await other.GetAsync(large, TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            }
        }
        finally
        {
            unread.ForEach(socket => socket.Dispose());
        }
    }

    private static HttpClient From(TestService service, string address) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, stop) => new NetworkStream(await ConnectAsync(service, address, stop), ownsSocket: true),
    })
    {
        BaseAddress = service.Client.BaseAddress,
        // Far above what it takes, far below what the slow ones would hold it up.
        Timeout = TimeSpan.FromSeconds(45),
    };

    private static async Task<Socket> SendAsync(TestService service, string address, string request)
    {
        var socket = await ConnectAsync(service, address, TestContext.Current.CancellationToken);
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task<Socket> ConnectAsync(TestService service, string address, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4_096 };
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(IPAddress.Loopback, service.Client.BaseAddress!.Port, stop);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<string> AnswerAsync(Socket socket)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        time.CancelAfter(TimeSpan.FromMinutes(1));
        var part = new byte[4_096];
        var read = await socket.ReceiveAsync(part, time.Token);
        return Encoding.ASCII.GetString(part, 0, read);
    }
}
