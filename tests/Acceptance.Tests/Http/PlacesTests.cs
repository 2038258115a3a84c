using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>What one client does holds up no other. A client is an address: the tests are several by loopback's many.</summary>
public class PlacesTests
{
    private const string Path = "/api/v2/tables/Y11IGA01/data";

    [Fact]
    public async Task En_klient_med_64_langsomme_forespoergsler_optager_ingen_andens_plads()
    {
        await using var service = await Tjeneste.StartAsync(Proeveudgivelse.Lille(), ("Http:MaxConcurrentRequests", "4"), ("Http:MaxQueuedRequests", "0"));
        var slow = new List<Socket>();
        try
        {
            for (var i = 0; i < 64; i++)
            {
                slow.Add(await SendAsync(service, "127.0.0.1", $"POST {Path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{"));
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
    public async Task En_klient_har_otte_ad_gangen_og_et_antal_der_venter_og_faar_ellers_429()
    {
        await using var service = await Tjeneste.StartAsync(Proeveudgivelse.Lille(), ("Http:MaxQueuedRequestsPerClient", "5"));
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

        Assert.Equal(8, service.Venter);
        using var other = From(service, "127.0.0.4");
        using var quick = await other.GetAsync("/api/v2/config", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, quick.StatusCode);
        service.Slip.SetResult();
        Assert.All(await Task.WhenAll(calls), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(13, service.Venter);
    }

    [Fact]
    public async Task Et_indhold_der_aldrig_bliver_faerdigt_opgives_med_408()
    {
        await using var service = await Tjeneste.StartAsync(Proeveudgivelse.Lille(), ("Http:BodyTimeoutSeconds", "1"));
        using var socket = await SendAsync(service, "127.0.0.1", $"POST {Path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{");

        Assert.StartsWith("HTTP/1.1 408 ", await AnswerAsync(socket), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FFFFFFFFFFFFFFFFFFFF")]
    [InlineData("7FFFFFFFFFFFFFFF")]
    [InlineData("80000000")]
    [InlineData("-1")]
    [InlineData("x")]
    public async Task En_stoerrelse_af_et_stykke_som_intet_stykke_har_er_400_eller_413(string size)
    {
        await using var service = await Tjeneste.StartAsync(Proeveudgivelse.Lille());
        using var socket = await SendAsync(
            service, "127.0.0.1", $"POST {Path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{size}\r\n{{}}\r\n");

        Assert.Matches("^HTTP/1.1 4(00|13) ", await AnswerAsync(socket));
    }

    [Fact]
    public async Task Store_svar_til_en_klient_der_ikke_laeser_spaerrer_ikke_for_andres_store_svar()
    {
        await using var service = await Tjeneste.StartAsync(Proeveudgivelse.Stor(), ("Http:MaxHeavyRequests", "3"), ("Http:MaxHeavyRequestsPerClient", "2"));
        var large = Path + "?lang=da&outputFormat=csv&valuecodes[omraade]=*&valuecodes[periode]=*&valuecodes[indsats]=*&valuecodes[maal]=antalMed,andel";
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

    private static HttpClient From(Tjeneste service, string address) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, stop) => new NetworkStream(await ConnectAsync(service, address, stop), ownsSocket: true),
    })
    {
        BaseAddress = service.Klient.BaseAddress,
        // Far above what it takes, far below what the slow ones would hold it up.
        Timeout = TimeSpan.FromSeconds(45),
    };

    private static async Task<Socket> SendAsync(Tjeneste service, string address, string request)
    {
        var socket = await ConnectAsync(service, address, TestContext.Current.CancellationToken);
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task<Socket> ConnectAsync(Tjeneste service, string address, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4_096 };
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(IPAddress.Loopback, service.Klient.BaseAddress!.Port, stop);
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
