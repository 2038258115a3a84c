using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using Opgoerelse.Api.Opsaetning;

namespace Opgoerelse.Api.Post;

/// <summary>Hands letters to a mail server, one connection each.</summary>
internal sealed class Smtpudgang(Postindstillinger indstillinger) : IPostudgang
{
    /// <summary>Nobody can tell whether a server that did not answer has sent a letter.</summary>
    public bool KanGentages => false;

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
        catch (SmtpException fejl)
        {
            // The server said no, or was never reached: then it certainly has no letter.
            var sikkert = fejl.StatusCode != SmtpStatusCode.GeneralFailure || Aarsager(fejl).OfType<SocketException>().Any(en => en.SocketErrorCode is
                SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown);
            throw new PostException(string.Join(" ", Aarsager(fejl).Select(en => en.Message)), uvist: !sikkert, fejl);
        }
        catch (InvalidOperationException fejl)
        {
            throw new PostException(fejl.Message, uvist: false, fejl);
        }
    }

    private static IEnumerable<Exception> Aarsager(Exception fejl)
    {
        for (Exception? en = fejl; en is not null; en = en.InnerException)
        {
            yield return en;
        }
    }
}
