using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Opgoerelse.Performance;

/// <summary>
/// One client, by its address, that does what it can to have a service for itself: connections whose headers or bodies
/// come a few bytes a second, and connections that each ask for a whole table as a workbook, again and again. Those that the service
/// closes are opened anew.
/// </summary>
internal sealed class Attackers : IAsyncDisposable
{
    private static readonly TimeSpan Drip = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _stop = new();
    private readonly IPAddress _address;
    private readonly int _port;
    private readonly List<Task> _all;
    private int _open;
    private int _opened;
    private int _answered;

    public Attackers(int port, IPAddress address, int slowHeaders, int slowBodies, int askers)
    {
        _port = port;
        _address = address;
        Count = slowHeaders + slowBodies + askers;
        _all =
        [
            .. Enumerable.Range(0, slowHeaders).Select(_ => AgainAsync("GET / HTTP/1.1\r\nHost: localhost\r\n", "X-A: b\r\n")),
            .. Enumerable.Range(0, slowBodies).Select(_ =>
                AgainAsync(
                    "POST /api/v2/tables/Y11IGA01/data HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                        + "application/json\r\nContent-Length: 100000\r\n\r\n{",
                    " ")),
            .. Enumerable.Range(0, askers).Select(_ =>
                AgainAsync(
                    "GET /api/v2/tables/Y11IGA01/data?outputFormat=xlsx&valuecodes%5Bomraade%5D=*&valuecodes%5Bperiode%5D=*"
                        + "&valuecodes%5Bindsats%5D=*&valuecodes%5Bmaal%5D=* HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                    drip: null)),
        ];
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>How many have a connection.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>How many connections they have had.</summary>
    public int Opened => Volatile.Read(ref _opened);

    /// <summary>How many of those the service answered, with whatever, or closed.</summary>
    public int Answered => Volatile.Read(ref _answered);

    /// <summary>Waits until all have been at it.</summary>
    public async Task AtItAsync()
    {
        for (var i = 0; Opened < Count || Open < Count * 3 / 4; i++)
        {
            if (i > 3_000)
            {
                throw new TimeoutException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Only {Open} of {Count} attackers have a connection."));
            }

            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_all);
        _stop.Dispose();
    }

    private async Task AgainAsync(string begin, string? drip)
    {
        var beginning = Encoding.ASCII.GetBytes(begin);
        var drop = drip is null ? null : Encoding.ASCII.GetBytes(drip);
        var part = new byte[16 << 10];
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await OneAsync(beginning, drop, part);
            }
            catch (Exception over) when (over is SocketException or OperationCanceledException)
            {
                // Closed by the other end, or it is over.
            }

            // So that those who are refused at once do not spend the machine on being refused.
            await Task.WhenAny(Task.Delay(Drip, _stop.Token));
        }
    }

    private async Task OneAsync(byte[] beginning, byte[]? drop, byte[] part)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            LingerState = new LingerOption(enable: true, 0),
        };
        socket.Bind(new IPEndPoint(_address, 0));
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, _port), _stop.Token);
        Interlocked.Increment(ref _opened);
        Interlocked.Increment(ref _open);
        try
        {
            await socket.SendAsync(beginning, _stop.Token);
            while (drop is not null && socket.Available == 0)
            {
                await Task.Delay(Drip, _stop.Token);
                await socket.SendAsync(drop, _stop.Token);
            }

            while (await socket.ReceiveAsync(part, _stop.Token) > 0)
            {
                // The answer, whatever it is.
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
            if (!_stop.IsCancellationRequested)
            {
                Interlocked.Increment(ref _answered);
            }
        }
    }
}
