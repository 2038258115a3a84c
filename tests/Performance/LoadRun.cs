using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Opgoerelse.Performance;

/// <summary>
/// What some callers saw. Each has a connection and a thread of its own, sends a request, reads the answer to its end,
/// pauses if it is told to and sends the next; it allocates nothing while it does.
/// </summary>
/// <param name="Answer">Requests that were answered 200.</param>
/// <param name="RejectedCount">Requests that were answered otherwise.</param>
/// <param name="Bytes">Bytes received, headers and all.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="P50">The median of the time to the last byte of an answer (200 only), milliseconds.</param>
/// <param name="P95">The 95th percentile.</param>
/// <param name="P99">The 99th percentile.</param>
internal sealed record LoadRun(long Answer, long RejectedCount, long Bytes, double Seconds, double P50, double P95, double P99)
{
    public double PerSecond => Answer / Seconds;

    public double MegabytesPerSecond => Bytes / Seconds / 1e6;

    public static byte[] RequestBytes(int port, string path) =>
        Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: */*\r\n\r\n"));

    public static LoadRun Run(
        int port,
        byte[][] requestsBytes,
        int connectionCount,
        TimeSpan duration,
        TimeSpan pause = default,
        IPAddress? from = null)
    {
        var clients = Enumerable.Range(0, connectionCount)
            .Select(index => new LoadClient(port, requestsBytes, index, from ?? IPAddress.Any))
            .ToList();
        var clock = Stopwatch.StartNew();
        var threads = clients.ConvertAll(client => new Thread(() => client.Run(clock, duration, pause)) { IsBackground = true });
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        var times = clients.SelectMany(client => client.Times).Order().ToArray();
        return new LoadRun(
            times.Length,
            clients.Sum(client => client.RejectedCount),
            clients.Sum(client => client.Bytes),
            clock.Elapsed.TotalSeconds,
            Percentile(0.5),
            Percentile(0.95),
            Percentile(0.99));

        double Percentile(double part) =>
            times.Length == 0 ? double.NaN : times[(int)(times.Length * part)] * 1_000.0 / Stopwatch.Frequency;
    }

    private sealed class LoadClient(int port, byte[][] requestsBytes, int index, IPAddress address)
    {
        private readonly byte[] _buffer = new byte[1 << 17];
        private readonly List<long> _times = new(1 << 20);

        public IEnumerable<long> Times => _times;

        public long RejectedCount { get; private set; }

        public long Bytes { get; private set; }

        public void Run(Stopwatch clock, TimeSpan duration, TimeSpan pause)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
            {
                NoDelay = true,
                ReceiveTimeout = 60_000,
            };
            socket.Bind(new IPEndPoint(address, 0));
            socket.Connect(IPAddress.Loopback, port);
            for (var i = index * 7919; clock.Elapsed < duration; i++)
            {
                var from = Stopwatch.GetTimestamp();
                socket.Send(requestsBytes[i % requestsBytes.Length]);
                if (Read(socket) == 200)
                {
                    _times.Add(Stopwatch.GetTimestamp() - from);
                }
                else
                {
                    RejectedCount++;
                }

                if (pause > TimeSpan.Zero)
                {
                    Thread.Sleep(pause);
                }
            }
        }

        /// <summary>Reads one answer to its end. Its status.</summary>
        private int Read(Socket socket)
        {
            var received = 0;
            int end;
            while ((end = _buffer.AsSpan(0, received).IndexOf("\r\n\r\n"u8)) < 0)
            {
                received += TakeIn(socket, received);
            }

            var header = _buffer.AsSpan(0, end);
            var status = int.Parse(header.Slice(9, 3), CultureInfo.InvariantCulture);
            var length = Length(header);
            if (length >= 0)
            {
                for (var isMissing = end + 4 + length - received; isMissing > 0;)
                {
                    isMissing -= TakeIn(socket, 0);
                }

                return status;
            }

            // In chunks: the last is empty. Its mark may be cut in two by the buffer's end.
            Span<byte> tail = stackalloc byte[5];
            var body = _buffer.AsSpan(end + 4, received - end - 4);
            Save(body, tail);
            while (!tail.SequenceEqual("0\r\n\r\n"u8))
            {
                var count = TakeIn(socket, 0);
                Save(_buffer.AsSpan(0, count), tail);
            }

            return status;
        }

        private static void Save(ReadOnlySpan<byte> piece, Span<byte> tail)
        {
            if (piece.Length >= tail.Length)
            {
                piece[^tail.Length..].CopyTo(tail);
                return;
            }

            tail[piece.Length..].CopyTo(tail);
            piece.CopyTo(tail[^piece.Length..]);
        }

        private static long Length(ReadOnlySpan<byte> header)
        {
            var placeAt = header.IndexOf("Content-Length: "u8);
            if (placeAt < 0)
            {
                return -1;
            }

            var number = header[(placeAt + 16)..];
            var line = number.IndexOf((byte)'\r');
            return long.Parse(line < 0 ? number : number[..line], CultureInfo.InvariantCulture);
        }

        private int TakeIn(Socket socket, int from)
        {
            var count = socket.Receive(_buffer.AsSpan(from));
            Bytes += count;
            return count > 0 ? count : throw new IOException("Forbindelsen blev lukket.");
        }
    }
}
