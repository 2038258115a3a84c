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
/// <param name="Svar">Requests that were answered 200.</param>
/// <param name="Afviste">Requests that were answered otherwise.</param>
/// <param name="Bytes">Bytes received, headers and all.</param>
/// <param name="Sekunder">How long it took.</param>
/// <param name="P50">The median of the time to the last byte of an answer (200 only), milliseconds.</param>
/// <param name="P95">The 95th percentile.</param>
/// <param name="P99">The 99th percentile.</param>
internal sealed record Belastning(long Svar, long Afviste, long Bytes, double Sekunder, double P50, double P95, double P99)
{
    public double PrSekund => Svar / Sekunder;

    public double MegabytesPrSekund => Bytes / Sekunder / 1e6;

    public static byte[] Anmodning(int port, string sti) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"GET {sti} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: */*\r\n\r\n"));

    public static Belastning Koer(int port, byte[][] anmodninger, int forbindelser, TimeSpan varighed, TimeSpan pause = default, IPAddress? fra = null)
    {
        var klienter = Enumerable.Range(0, forbindelser).Select(nr => new Klient(port, anmodninger, nr, fra ?? IPAddress.Any)).ToList();
        var ur = Stopwatch.StartNew();
        var traade = klienter.ConvertAll(klient => new Thread(() => klient.Koer(ur, varighed, pause)) { IsBackground = true });
        traade.ForEach(traad => traad.Start());
        traade.ForEach(traad => traad.Join());
        var tider = klienter.SelectMany(klient => klient.Tider).Order().ToArray();
        return new Belastning(
            tider.Length,
            klienter.Sum(klient => klient.Afviste),
            klienter.Sum(klient => klient.Bytes),
            ur.Elapsed.TotalSeconds,
            Percentil(0.5),
            Percentil(0.95),
            Percentil(0.99));

        double Percentil(double del) => tider.Length == 0 ? double.NaN : tider[(int)(tider.Length * del)] * 1_000.0 / Stopwatch.Frequency;
    }

    private sealed class Klient(int port, byte[][] anmodninger, int nr, IPAddress adresse)
    {
        private readonly byte[] _buffer = new byte[1 << 17];
        private readonly List<long> _tider = new(1 << 20);

        public IEnumerable<long> Tider => _tider;

        public long Afviste { get; private set; }

        public long Bytes { get; private set; }

        public void Koer(Stopwatch ur, TimeSpan varighed, TimeSpan pause)
        {
            using var sokkel = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 60_000 };
            sokkel.Bind(new IPEndPoint(adresse, 0));
            sokkel.Connect(IPAddress.Loopback, port);
            for (var i = nr * 7919; ur.Elapsed < varighed; i++)
            {
                var fra = Stopwatch.GetTimestamp();
                sokkel.Send(anmodninger[i % anmodninger.Length]);
                if (Laes(sokkel) == 200)
                {
                    _tider.Add(Stopwatch.GetTimestamp() - fra);
                }
                else
                {
                    Afviste++;
                }

                if (pause > TimeSpan.Zero)
                {
                    Thread.Sleep(pause);
                }
            }
        }

        /// <summary>Reads one answer to its end. Its status.</summary>
        private int Laes(Socket sokkel)
        {
            var modtaget = 0;
            int slut;
            while ((slut = _buffer.AsSpan(0, modtaget).IndexOf("\r\n\r\n"u8)) < 0)
            {
                modtaget += Modtag(sokkel, modtaget);
            }

            var hoved = _buffer.AsSpan(0, slut);
            var status = int.Parse(hoved.Slice(9, 3), CultureInfo.InvariantCulture);
            var laengde = Laengde(hoved);
            if (laengde >= 0)
            {
                for (var mangler = slut + 4 + laengde - modtaget; mangler > 0;)
                {
                    mangler -= Modtag(sokkel, 0);
                }

                return status;
            }

            // In chunks: the last is empty. Its mark may be cut in two by the buffer's end.
            Span<byte> hale = stackalloc byte[5];
            var krop = _buffer.AsSpan(slut + 4, modtaget - slut - 4);
            Gem(krop, hale);
            while (!hale.SequenceEqual("0\r\n\r\n"u8))
            {
                var antal = Modtag(sokkel, 0);
                Gem(_buffer.AsSpan(0, antal), hale);
            }

            return status;
        }

        private static void Gem(ReadOnlySpan<byte> stykke, Span<byte> hale)
        {
            if (stykke.Length >= hale.Length)
            {
                stykke[^hale.Length..].CopyTo(hale);
                return;
            }

            hale[stykke.Length..].CopyTo(hale);
            stykke.CopyTo(hale[^stykke.Length..]);
        }

        private static long Laengde(ReadOnlySpan<byte> hoved)
        {
            var sted = hoved.IndexOf("Content-Length: "u8);
            if (sted < 0)
            {
                return -1;
            }

            var tal = hoved[(sted + 16)..];
            var linje = tal.IndexOf((byte)'\r');
            return long.Parse(linje < 0 ? tal : tal[..linje], CultureInfo.InvariantCulture);
        }

        private int Modtag(Socket sokkel, int fra)
        {
            var antal = sokkel.Receive(_buffer.AsSpan(fra));
            Bytes += antal;
            return antal > 0 ? antal : throw new IOException("Forbindelsen blev lukket.");
        }
    }
}
