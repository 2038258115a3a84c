using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>What the log says of a client's own faults: once, then a count; never a stack, a key or an address.</summary>
public sealed class RefusalLogTests
{
    private const string Head = "POST /api/v2/tables/Y11IGA01/data HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    [Fact]
    public async Task Broken_interrupted_and_slow_calls_stand_once_and_without_a_stack()
    {
        await using var own = await TestService.StartAsync(SampleRelease.IsSmall());
        for (var i = 0; i < 20; i++)
        {
            Assert.Contains(" 400 ", await Send(own, Head + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n"), StringComparison.Ordinal);
            await Send(own, Head + "Content-Length: 1000\r\n\r\n{\"sel", wait: false);
        }

        // Fewer bytes than Kestrel's least rate, for longer than its grace.
        Assert.Contains(" 408 ", await Send(own, Head + "Content-Length: 1000\r\n\r\n{"), StringComparison.Ordinal);
        var lines = own.Log.Lines.ToList();
        Assert.DoesNotContain(
            lines,
            line => line.Contains("   at ", StringComparison.Ordinal) || line.Contains("127.0.0.1", StringComparison.Ordinal));
        Assert.Contains("Refused: an unreadable request (400)", lines);
        Assert.Contains("Refused: an unreadable request (408)", lines);
        Assert.InRange(lines.Count, 2, 4);
    }

    /// <summary>
    /// What is given up in the middle of a read is over for the server too, which otherwise tells it as a fault of its own.
    /// </summary>
    [Fact]
    public async Task A_body_that_is_given_up_while_it_is_read_stands_without_a_stack()
    {
        await using var own = await TestService.StartAsync(SampleRelease.IsSmall(), ("Http:BodyTimeoutSeconds", "1"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Contains(" 408 ", await Send(own, Head + "Content-Length: 1000\r\n\r\n{"), StringComparison.Ordinal);
        }

        Assert.Equal(["Refused: an unreadable request (408)"], own.Log.Lines);
    }

    /// <summary>Whether the server hears of the broken connection or of the broken read first: many, again and again, meet both.</summary>
    [Fact]
    public async Task Clients_that_leave_in_the_middle_of_a_body_stand_without_a_stack()
    {
        await using var own = await TestService.StartAsync(SampleRelease.IsSmall());
        for (var i = 0; i < 10; i++)
        {
            var clients = Enumerable.Range(0, 8).Select(_ => new TcpClient { LingerState = new LingerOption(enable: true, 0) }).ToList();
            foreach (var client in clients)
            {
                await client.ConnectAsync(own.Client.BaseAddress!.Host, own.Client.BaseAddress.Port, TestContext.Current.CancellationToken);
                await client.GetStream().WriteAsync(
                    Encoding.ASCII.GetBytes(Head + "Content-Length: 1000\r\n\r\n{"),
                    TestContext.Current.CancellationToken);
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
            clients.ForEach(client => client.Dispose());
        }

        // Those who are answered now come after all that was told of the others.
        await own.TextAsync("/api/v2/config");
        // Those of the broken connection are told of by nobody.
        Assert.True(
            own.Log.Lines.All(line => line == "Refused: an unreadable request (400)") && own.Log.Lines.Count <= 1,
            string.Join('\n', own.Log.Lines));
    }

    [Fact]
    public async Task A_wrong_key_stands_in_the_log_but_not_what_it_was()
    {
        await using var own = await TestService.StartAsync(SampleRelease.IsSmall());
        for (var i = 0; i < 20; i++)
        {
            using var call = new HttpRequestMessage(HttpMethod.Get, "/v2/tables");
            call.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "hemmelig" + i);
            using var answer = await own.Client.SendAsync(call, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        Assert.Equal(["Refused: a wrong key"], own.Log.Lines);
    }

    [Fact]
    public async Task Our_own_error_stands_with_its_stack()
    {
        await using var own = await TestService.StartAsync(SampleRelease.IsSmall());
        Assert.Equal(
            HttpStatusCode.InternalServerError,
            (await own.Client.GetAsync("/proeve/fejl", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Contains(own.Log.Lines, line => line.Contains("   at ", StringComparison.Ordinal));
    }

    /// <summary>The beginning of the answer; empty when none was waited for.</summary>
    private static async Task<string> Send(TestService own, string request, bool wait = true)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(own.Client.BaseAddress!.Host, own.Client.BaseAddress.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        if (!wait)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            client.Client.LingerState = new LingerOption(enable: true, 0);
            return "";
        }

        var bytes = new byte[200];
        var read = await stream.ReadAtLeastAsync(bytes, 20, throwOnEndOfStream: false, TestContext.Current.CancellationToken)
            .AsTask()
            .WaitAsync(TimeSpan.FromSeconds(60));
        return Encoding.ASCII.GetString(bytes, 0, read);
    }
}
