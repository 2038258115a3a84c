using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Opgoerelse.Support;

/// <summary>
/// A mail server of this process: as much of RFC 5321, 3207 (STARTTLS), 6531 (SMTPUTF8) and 4954 (AUTH PLAIN) as a client needs.
/// </summary>
internal sealed class MailServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ManualResetEventSlim _slip = new();
    private readonly Task _workTable;

    public MailServer()
    {
        _listener.Start();
        _workTable = Task.Run(Listen);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The recipient whom it refuses.</summary>
    public string? RejectsWith { get; set; }

    /// <summary>What it says to a recipient whom it refuses.</summary>
    public string RefusalText { get; set; } = "550 5.1.1 kendes ikke";

    /// <summary>What it says to every sender.</summary>
    public string SenderAnswer { get; set; } = "250 ok";

    /// <summary>What it says to a user whom it does not know.</summary>
    public string LoginRefusal { get; set; } = "535 5.7.8 forkert";

    /// <summary>Whether it hangs up when it is told of a recipient.</summary>
    public bool BreaksAtRecipient { get; set; }

    /// <summary>Whether it takes addresses and heads in UTF-8.</summary>
    public bool Utf8 { get; set; }

    /// <summary>The letters that it took, as they came.</summary>
    public ConcurrentQueue<string> Letters { get; } = new();

    /// <summary>What it was said of senders.</summary>
    public ConcurrentQueue<string> Senders { get; } = new();

    /// <summary>The recipient whose letter it takes, and then hangs up without a word.</summary>
    public string? SilentAfter { get; set; }

    /// <summary>From which letter on, counted from 1, it takes them all and hangs up without a word; 0 for none.</summary>
    public int SilentFrom { get; set; }

    /// <summary>Which letter, counted from 1, it takes and says nothing about until it is disposed of; 0 for none.</summary>
    public int HangsAt { get; set; }

    /// <summary>The user and password without whom it takes no letter; null for anybody.</summary>
    public (string User, string Password)? Login { get; set; }

    /// <summary>What it shows of itself when asked for STARTTLS; null where it does not offer that.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>The recipients of the letters that it took, in order.</summary>
    public ConcurrentQueue<string> Received { get; } = new();

    /// <summary>What clients said before the connection was encrypted.</summary>
    public ConcurrentQueue<string> SaidInClear { get; } = new();

    /// <summary>How often somebody logged in.</summary>
    public int Logins { get; private set; }

    /// <summary>A certificate for this machine that nobody has signed but itself.</summary>
    public static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var certificateRequest = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        certificateRequest.CertificateExtensions.Add(names.Build());
        certificateRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(
            certificateAuthority: true,
            hasPathLengthConstraint: false,
            pathLengthConstraint: 0,
            critical: true));
        using var written = certificateRequest.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(written.Export(X509ContentType.Pkcs12), password: null);
    }

    public void Dispose()
    {
        _slip.Set();
        _listener.Stop();
        _workTable.Wait(TimeSpan.FromSeconds(10));
    }

    private void Listen()
    {
        try
        {
            while (true)
            {
                var client = _listener.AcceptTcpClient();
                // Each in its own: one that hangs keeps no other waiting.
                _ = Task.Run(() => Attend(client));
            }
        }
        catch (Exception closedException) when (closedException is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private void Attend(TcpClient client)
    {
        using (client)
        {
            try
            {
                Number(client.GetStream());
            }
            catch (Exception broken)
                when (broken is IOException or SocketException or System.Security.Authentication.AuthenticationException)
            {
                // The client is gone, or does not trust us.
            }
        }
    }

    private void Number(Stream stream)
    {
        var (input, output) = Over(stream);
        var (encrypted, known, to) = (false, false, "");
        output.WriteLine("220 proeve");
        while (input.ReadLine() is { } line)
        {
            if (!encrypted)
            {
                SaidInClear.Enqueue(line);
            }

            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    output.WriteLine("250-proeve");
                    if (Certificate is not null && !encrypted)
                    {
                        output.WriteLine("250-STARTTLS");
                    }

                    if (Login is not null)
                    {
                        output.WriteLine("250-AUTH PLAIN");
                    }

                    if (Utf8)
                    {
                        output.WriteLine("250-SMTPUTF8");
                    }

                    output.WriteLine("250 8BITMIME");
                    break;
                case "STARTTLS" when Certificate is not null:
                    output.WriteLine("220 kom");
                    var tls = new SslStream(stream);
                    tls.AuthenticateAsServer(Certificate);
                    (input, output) = Over(tls);
                    encrypted = true;
                    break;
                case "AUTH":
                    known = Login is var (user, password) && Ready(line.Split(' ')[2]) == $"\0{user}\0{password}";
                    Logins += known ? 1 : 0;
                    output.WriteLine(known ? "235 velkommen" : LoginRefusal);
                    break;
                case "MAIL" when Login is not null && !known:
                    output.WriteLine("530 5.7.0 Authentication required");
                    break;
                case "MAIL":
                    Senders.Enqueue(line);
                    output.WriteLine(SenderAnswer);
                    break;
                case "RCPT" when BreaksAtRecipient:
                    return;
                case "RCPT":
                    to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    output.WriteLine(to == RejectsWith ? $"{RefusalText} <{to}>" : "250 ok");
                    break;
                case "DATA":
                    output.WriteLine("354 ja tak");
                    var letter = new StringBuilder();
                    while (input.ReadLine() is { } text && text != ".")
                    {
                        letter.Append(text).Append("\r\n");
                    }

                    Letters.Enqueue(letter.ToString());
                    Received.Enqueue(to);
                    if (to == SilentAfter || (SilentFrom > 0 && Received.Count >= SilentFrom))
                    {
                        return;
                    }

                    if (Received.Count == HangsAt)
                    {
                        _slip.Wait(TimeSpan.FromMinutes(2));
                        return;
                    }

                    output.WriteLine("250 taget");
                    break;
                case "QUIT":
                    output.WriteLine("221 farvel");
                    return;
                default:
                    output.WriteLine("250 ok");
                    break;
            }
        }

        static string Ready(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
    }

    private static (StreamReader In, StreamWriter Out) Over(Stream stream) =>
        (
            new StreamReader(stream, new UTF8Encoding(false)),
            new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true });
}
