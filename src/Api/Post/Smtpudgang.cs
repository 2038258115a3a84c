using System.Net;
using System.Net.Mail;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Opgoerelse.Api.Opsaetning;

namespace Opgoerelse.Api.Post;

/// <summary>
/// Hands letters to a mail server, one connection each: with STARTTLS unless told otherwise, and with a login (AUTH LOGIN) where there is
/// a user. The server's certificate must be one that this machine trusts.
/// </summary>
internal sealed class Smtpudgang(Postindstillinger indstillinger) : IPostudgang
{
    private string Navn => $"mailserveren {indstillinger.Server}:{indstillinger.Port}";

    /// <summary>Nobody can tell whether a server that did not answer has sent a letter.</summary>
    public bool KanGentages => false;

    /// <summary>
    /// Greets the server, and has the connection encrypted where it is to be. What goes wrong here has sent nothing; when it goes wrong
    /// under a letter, the library does not tell a server that never answered from one that took the letter and then fell silent.
    /// </summary>
    public void Klargoer()
    {
        try
        {
            using var frist = new CancellationTokenSource(TimeSpan.FromSeconds(indstillinger.Sekunder));
            Hils(frist.Token).GetAwaiter().GetResult();
        }
        catch (Exception fejl) when (fejl is SocketException or IOException or AuthenticationException or OperationCanceledException)
        {
            throw new PostException(Grund(fejl), uvist: false, fejl);
        }
    }

    /// <inheritdoc />
    public void Send(MailMessage post, string navn)
    {
        try
        {
            using var klient = new SmtpClient(indstillinger.Server, indstillinger.Port)
            {
                EnableSsl = indstillinger.Tls,
                Timeout = indstillinger.Sekunder * 1000,
                Credentials = indstillinger.Bruger is { Length: > 0 } bruger ? new NetworkCredential(bruger, indstillinger.Kodeord) : null,
            };
            klient.Send(post);
        }
        catch (Exception fejl) when (fejl is SmtpException or AuthenticationException or IOException or SocketException or InvalidOperationException or FormatException)
        {
            throw new PostException(Grund(fejl), uvist: !ErSikkertIkkeSendt(fejl), fejl) { KunDetteBrev = ErOmBrevet(fejl) };
        }
    }

    /// <summary>The server answered, and what it said is not that it takes no letters from us, or none now.</summary>
    private static bool ErOmBrevet(Exception fejl) => fejl is FormatException or SmtpException
    {
        StatusCode: not (SmtpStatusCode.GeneralFailure or SmtpStatusCode.ServiceNotAvailable or SmtpStatusCode.ServiceClosingTransmissionChannel or SmtpStatusCode.LocalErrorInProcessing
            or SmtpStatusCode.InsufficientStorage or SmtpStatusCode.ClientNotPermitted or SmtpStatusCode.MustIssueStartTlsFirst),
    };

    /// <summary>The server said no, or was never reached, or not over a connection that may be used: then it certainly has no letter.</summary>
    private static bool ErSikkertIkkeSendt(Exception fejl) => fejl switch
    {
        SmtpException { StatusCode: not SmtpStatusCode.GeneralFailure } or InvalidOperationException or FormatException => true,
        _ => Aarsager(fejl).Any(en => en is AuthenticationException or SocketException
        {
            SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData,
        }),
    };

    private static IEnumerable<Exception> Aarsager(Exception fejl)
    {
        for (Exception? en = fejl; en is not null; en = en.InnerException)
        {
            yield return en;
        }
    }

    private static async Task<string> Svar(StreamReader ind, CancellationToken stop)
    {
        var svar = new StringBuilder();
        string linje;
        do
        {
            linje = await ind.ReadLineAsync(stop) ?? throw new IOException("Serveren lagde på.");
            svar.AppendLine(linje);
        }
        while (linje.Length > 3 && linje[3] == '-');

        return linje.StartsWith('2') ? svar.ToString() : throw new IOException(linje);
    }

    private async Task Hils(CancellationToken stop)
    {
        using var klient = new TcpClient();
        await klient.ConnectAsync(indstillinger.Server!, indstillinger.Port, stop);
        var stroem = klient.GetStream();
        using var ind = new StreamReader(stroem, Encoding.ASCII);
        await Svar(ind, stop);
        async Task<string> Sig(string ord)
        {
            await stroem.WriteAsync(Encoding.ASCII.GetBytes(ord + "\r\n"), stop);
            return await Svar(ind, stop);
        }

        var kan = await Sig("EHLO " + Dns.GetHostName());
        if (!indstillinger.Tls)
        {
            await Sig("QUIT");
            return;
        }

        if (!kan.Contains("STARTTLS", StringComparison.OrdinalIgnoreCase))
        {
            throw new IOException($"Den tilbyder ikke kryptering (STARTTLS), og {Postindstillinger.Sektion}:{nameof(Postindstillinger.Tls)} kræver det.");
        }

        await Sig("STARTTLS");
        await using var krypteret = new SslStream(stroem, leaveInnerStreamOpen: true);
        await krypteret.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = indstillinger.Server }, stop);
        await krypteret.WriteAsync("QUIT\r\n"u8.ToArray(), stop);
    }

    /// <summary>What went wrong, in Danish; what the machine or the server said of it goes with it.</summary>
    private string Grund(Exception fejl)
    {
        var aarsager = Aarsager(fejl).ToList();
        var hvad = fejl switch
        {
            _ when aarsager.Exists(en => en is AuthenticationException) => $"Forbindelsen til {Navn} kunne ikke krypteres: serverens certifikat er ikke et, som denne maskine stoler på.",
            SmtpException when aarsager.Exists(en => en is SocketException) && !ErSikkertIkkeSendt(fejl) => $"Forbindelsen til {Navn} blev afbrudt, før den sagde, om den tog mailen.",
            _ when aarsager.Exists(en => en is SocketException) => $"Der er ingen forbindelse til {Navn}.",
            OperationCanceledException => $"Der kom intet svar fra {Navn} inden for {indstillinger.Sekunder} sekunder.",
            SmtpException { StatusCode: SmtpStatusCode.MustIssueStartTlsFirst or SmtpStatusCode.ClientNotPermitted } when indstillinger.Bruger is { Length: > 0 } => $"Det blev afvist af {Navn}, som kræver login. Er brugernavn og kodeord rigtige?",
            SmtpException { StatusCode: SmtpStatusCode.MustIssueStartTlsFirst } => $"Det blev afvist af {Navn}, som kræver kryptering eller login.",
            SmtpException { StatusCode: not SmtpStatusCode.GeneralFailure } => $"Mailen blev afvist af {Navn}.",
            SmtpException => $"Forbindelsen til {Navn} blev afbrudt, før den sagde, om den tog mailen.",
            IOException => $"Der kan ikke sendes gennem {Navn}.",
            _ => $"Mailen kunne ikke sendes gennem {Navn}.",
        };
        return fejl is OperationCanceledException ? hvad : $"{hvad} ({string.Join(" ", aarsager.Select(en => en.Message))})";
    }
}
