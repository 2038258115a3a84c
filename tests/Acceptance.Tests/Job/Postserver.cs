using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Opgoerelse.Jobs.Mail;

namespace Opgoerelse.AcceptanceTests.Job;

/// <summary>A mail server of this process: as much of RFC 5321, 3207 (STARTTLS), 6531 (SMTPUTF8) and 4954 (AUTH PLAIN) as a client needs.</summary>
internal sealed class Postserver : IDisposable
{
    private readonly TcpListener _lytter = new(IPAddress.Loopback, 0);
    private readonly ManualResetEventSlim _slip = new();
    private readonly Task _arbejde;

    public Postserver()
    {
        _lytter.Start();
        _arbejde = Task.Run(Lyt);
    }

    public int Port => ((IPEndPoint)_lytter.LocalEndpoint).Port;

    /// <summary>The recipient whom it refuses.</summary>
    public string? Afviser { get; set; }

    /// <summary>What it says to a recipient whom it refuses.</summary>
    public string Afslag { get; set; } = "550 5.1.1 kendes ikke";

    /// <summary>What it says to every sender.</summary>
    public string Afsendersvar { get; set; } = "250 ok";

    /// <summary>What it says to a user whom it does not know.</summary>
    public string Loginafslag { get; set; } = "535 5.7.8 forkert";

    /// <summary>Whether it hangs up when it is told of a recipient.</summary>
    public bool AfbryderVedModtager { get; set; }

    /// <summary>Whether it takes addresses and heads in UTF-8.</summary>
    public bool Utf8 { get; set; }

    /// <summary>The letters that it took, as they came.</summary>
    public ConcurrentQueue<string> Breve { get; } = new();

    /// <summary>What it was said of senders.</summary>
    public ConcurrentQueue<string> Afsendere { get; } = new();

    /// <summary>The recipient whose letter it takes, and then hangs up without a word.</summary>
    public string? TavsEfter { get; set; }

    /// <summary>From which letter on, counted from 1, it takes them all and hangs up without a word; 0 for none.</summary>
    public int TavsFra { get; set; }

    /// <summary>Which letter, counted from 1, it takes and says nothing about until it is disposed of; 0 for none.</summary>
    public int HaengerVed { get; set; }

    /// <summary>The user and password without whom it takes no letter; null for anybody.</summary>
    public (string Bruger, string Kodeord)? Login { get; set; }

    /// <summary>What it shows of itself when asked for STARTTLS; null where it does not offer that.</summary>
    public X509Certificate2? Certifikat { get; set; }

    /// <summary>The recipients of the letters that it took, in order.</summary>
    public ConcurrentQueue<string> Modtaget { get; } = new();

    /// <summary>What clients said before the connection was encrypted.</summary>
    public ConcurrentQueue<string> SagtIKlarTekst { get; } = new();

    /// <summary>How often somebody logged in.</summary>
    public int Logins { get; private set; }

    /// <summary>The settings of the last way out through it.</summary>
    public Postindstillinger? Indstillinger { get; private set; }

    public Smtpudgang Udgang => Med(new Postindstillinger { Tls = false });

    /// <summary>Goes out through this server with these settings.</summary>
    public Smtpudgang Med(Postindstillinger indstillinger)
    {
        indstillinger.Server = "127.0.0.1";
        indstillinger.Port = Port;
        indstillinger.Sekunder = 20;
        Indstillinger = indstillinger;
        return new Smtpudgang(indstillinger);
    }

    /// <summary>A certificate for this machine that nobody has signed but itself.</summary>
    public static X509Certificate2 Selvskrevet()
    {
        using var noegle = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var ansoegning = new CertificateRequest("CN=127.0.0.1", noegle, HashAlgorithmName.SHA256);
        var navne = new SubjectAlternativeNameBuilder();
        navne.AddIpAddress(IPAddress.Loopback);
        navne.AddDnsName("localhost");
        ansoegning.CertificateExtensions.Add(navne.Build());
        ansoegning.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        using var skrevet = ansoegning.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(skrevet.Export(X509ContentType.Pkcs12), password: null);
    }

    public void Dispose()
    {
        _slip.Set();
        _lytter.Stop();
        _arbejde.Wait(TimeSpan.FromSeconds(10));
    }

    private void Lyt()
    {
        try
        {
            while (true)
            {
                var klient = _lytter.AcceptTcpClient();
                // Each in its own: one that hangs keeps no other waiting.
                _ = Task.Run(() => Betjen(klient));
            }
        }
        catch (Exception lukket) when (lukket is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private void Betjen(TcpClient klient)
    {
        using (klient)
        {
            try
            {
                Tal(klient.GetStream());
            }
            catch (Exception brudt) when (brudt is IOException or SocketException or System.Security.Authentication.AuthenticationException)
            {
                // The client is gone, or does not trust us.
            }
        }
    }

    private void Tal(Stream stroem)
    {
        var (ind, ud) = Paa(stroem);
        var (krypteret, kendt, til) = (false, false, "");
        ud.WriteLine("220 proeve");
        while (ind.ReadLine() is { } linje)
        {
            if (!krypteret)
            {
                SagtIKlarTekst.Enqueue(linje);
            }

            switch (linje.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    ud.WriteLine("250-proeve");
                    if (Certifikat is not null && !krypteret)
                    {
                        ud.WriteLine("250-STARTTLS");
                    }

                    if (Login is not null)
                    {
                        ud.WriteLine("250-AUTH PLAIN");
                    }

                    if (Utf8)
                    {
                        ud.WriteLine("250-SMTPUTF8");
                    }

                    ud.WriteLine("250 8BITMIME");
                    break;
                case "STARTTLS" when Certifikat is not null:
                    ud.WriteLine("220 kom");
                    var tls = new SslStream(stroem);
                    tls.AuthenticateAsServer(Certifikat);
                    (ind, ud) = Paa(tls);
                    krypteret = true;
                    break;
                case "AUTH":
                    kendt = Login is var (bruger, kodeord) && Klar(linje.Split(' ')[2]) == $"\0{bruger}\0{kodeord}";
                    Logins += kendt ? 1 : 0;
                    ud.WriteLine(kendt ? "235 velkommen" : Loginafslag);
                    break;
                case "MAIL" when Login is not null && !kendt:
                    ud.WriteLine("530 5.7.0 Authentication required");
                    break;
                case "MAIL":
                    Afsendere.Enqueue(linje);
                    ud.WriteLine(Afsendersvar);
                    break;
                case "RCPT" when AfbryderVedModtager:
                    return;
                case "RCPT":
                    til = linje[(linje.IndexOf('<', StringComparison.Ordinal) + 1)..linje.IndexOf('>', StringComparison.Ordinal)];
                    ud.WriteLine(til == Afviser ? $"{Afslag} <{til}>" : "250 ok");
                    break;
                case "DATA":
                    ud.WriteLine("354 ja tak");
                    var brev = new StringBuilder();
                    while (ind.ReadLine() is { } tekst && tekst != ".")
                    {
                        brev.Append(tekst).Append("\r\n");
                    }

                    Breve.Enqueue(brev.ToString());
                    Modtaget.Enqueue(til);
                    if (til == TavsEfter || (TavsFra > 0 && Modtaget.Count >= TavsFra))
                    {
                        return;
                    }

                    if (Modtaget.Count == HaengerVed)
                    {
                        _slip.Wait(TimeSpan.FromMinutes(2));
                        return;
                    }

                    ud.WriteLine("250 taget");
                    break;
                case "QUIT":
                    ud.WriteLine("221 farvel");
                    return;
                default:
                    ud.WriteLine("250 ok");
                    break;
            }
        }

        static string Klar(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
    }

    private static (StreamReader Ind, StreamWriter Ud) Paa(Stream stroem) =>
        (new StreamReader(stroem, new UTF8Encoding(false)), new StreamWriter(stroem, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true });
}
