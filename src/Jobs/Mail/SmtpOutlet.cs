using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Opgoerelse.Jobs.Mail;

/// <summary>
/// Hands letters to a mail server, one connection each: with STARTTLS unless told otherwise, and with a login where there is a user.
/// The server's certificate must be one that this machine trusts.
/// </summary>
internal sealed class SmtpOutlet(MailSettings settings) : IMailOutlet
{
    private string Name => $"mailserveren {settings.Server}:{settings.Port}";

    /// <summary>Nobody can tell whether a server that did not answer has sent a letter.</summary>
    public bool CanBeRepeated => false;

    /// <summary>Connects, has the connection encrypted where it is to be, and logs in: what goes wrong here has begun no letter.</summary>
    public void Prepare() => Speak(null);

    /// <inheritdoc />
    public void Send(MimeMessage post, string name) => Speak(post);

    private void Speak(MimeMessage? letter)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(settings.Seconds));
        using var client = new Client
        {
            Timeout = settings.Seconds * 1000,
            LocalDomain = Dns.GetHostName(),
            // An authority of an agency's own seldom has a list of what it took back that this machine can reach (ADR 34).
            CheckCertificateRevocation = false,
        };
        var step = MailStep.Connect;
        try
        {
            client.Connect(
                settings.Server!,
                settings.Port,
                settings.Tls ? SecureSocketOptions.StartTls : SecureSocketOptions.None,
                deadline.Token);
            if (settings.User is { Length: > 0 } user)
            {
                step = MailStep.Authenticate;
                client.Authenticate(user, settings.Password ?? "", deadline.Token);
            }

            if (letter is not null)
            {
                step = MailStep.Send;
                Send(client, letter, deadline.Token);
            }
        }
        catch (Exception failure) when (IsMail(failure))
        {
            throw Told(failure, step, client);
        }

        SayGoodbye(client, deadline.Token);
    }

    private static void Send(Client client, MimeMessage letter, CancellationToken stop)
    {
        var beyondAscii = letter.IsBeyondAscii();
        if (beyondAscii && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
        {
            throw new NotSupportedException("SMTPUTF8");
        }

        var form = FormatOptions.Default.Clone();
        form.International = beyondAscii;
        client.Send(form, letter, stop);
    }

    /// <summary>The letter is with the server by now: what goes wrong here changes nothing.</summary>
    private static void SayGoodbye(SmtpClient client, CancellationToken stop)
    {
        try
        {
            client.Disconnect(quit: true, stop);
        }
        catch (Exception failure) when (IsMail(failure))
        {
            // The connection is closed all the same.
        }
    }

    private static bool IsMail(Exception failure) => failure is
        SocketException or IOException or TimeoutException or OperationCanceledException or SslHandshakeException or AuthenticationException
        or CommandException or ProtocolException or NotSupportedException or InvalidOperationException or FormatException;

    /// <summary>What went wrong, told with whose fault it is and whether the letter may be out.</summary>
    private MailException Told(Exception failure, MailStep step, Client client)
    {
        var isAnswer = failure is SmtpCommandException
            or ServiceNotAuthenticatedException
            or AuthenticationException
            or NotSupportedException
            or FormatException;
        return new MailException(Reason(failure, step, client), step, failure)
        {
            // Its recipient was taken, so its text may have been sent, and the server has not answered.
            IsUncertain = step == MailStep.Send && !isAnswer && client.TookRecipient,
            OnlyThisLetter = step == MailStep.Send && IsAboutTheLetter(failure, client),
            Temporary = IsTemporary(failure) || !isAnswer,
        };
    }

    /// <summary>
    /// The server answered with a number of 400 to 499: not now. The library tells a refused login's number in its text only.
    /// </summary>
    private static bool IsTemporary(Exception failure) =>
        failure is SmtpCommandException { StatusCode: >= (SmtpStatusCode)400 and < (SmtpStatusCode)500 }
            || (failure is AuthenticationException && failure.Message.StartsWith('4'));

    /// <summary>What went wrong is about this letter or its recipient, not about us or the server.</summary>
    private static bool IsAboutTheLetter(Exception failure, Client client) => failure switch
    {
        FormatException or NotSupportedException => true,
        SmtpCommandException { StatusCode: SmtpStatusCode.ServiceNotAvailable or SmtpStatusCode.TemporaryAuthenticationFailure } => false,
        // All letters have the same sender.
        SmtpCommandException when !client.TookSender => false,
        // A mailbox that is full, or a recipient for whom we are asked to wait: the next one may be taken.
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } => true,
        SmtpCommandException refused => refused.StatusCode is not (SmtpStatusCode.ErrorInProcessing or SmtpStatusCode.InsufficientStorage),
        _ => false,
    };

    /// <summary>What went wrong, in Danish; what the machine or the server said of it goes with it.</summary>
    private string Reason(Exception failure, MailStep step, Client client)
    {
        var what = failure switch
        {
            SslHandshakeException { InnerException: System.Security.Authentication.AuthenticationException }
                or SslHandshakeException { ServerCertificate: not null } =>
                $"Forbindelsen til {Name} kunne ikke krypteres: serverens certifikat er ikke et, som denne maskine stoler på.",
            SslHandshakeException => $"Forbindelsen til {Name} kunne ikke krypteres.",
            NotSupportedException when step == MailStep.Connect =>
                $"Der kan ikke sendes gennem {Name}. Den tilbyder ikke kryptering (STARTTLS), og {MailSettings.Section}:Tls kræver det.",
            NotSupportedException when step == MailStep.Authenticate =>
                $"Der kan ikke sendes gennem {Name}. Den tilbyder ikke login, og {MailSettings.Section}:Bruger er sat.",
            NotSupportedException =>
                $"{Begin(Name)} kan ikke sende til en adresse, der har andre tegn end a-z, tal og tegnsætning før @ (SMTPUTF8).",
            AuthenticationException when IsTemporary(failure) => $"{Begin(Name)} kan ikke prøve login nu.",
            AuthenticationException => $"Login blev afvist af {Name}. Er brugernavn og kodeord rigtige?",
            ServiceNotAuthenticatedException => $"Det blev afvist af {Name}, som kræver kryptering eller login.",
            SmtpCommandException when step == MailStep.Send && !client.TookSender && !IsTemporary(failure) =>
                $"Afsenderen blev afvist af {Name}.",
            SmtpCommandException when step == MailStep.Send => $"Mailen blev {(IsTemporary(failure) ? "foreløbig " : "")}afvist af {Name}.",
            SmtpCommandException => $"Der kan ikke sendes gennem {Name}.",
            SocketException when step == MailStep.Connect => $"Der er ingen forbindelse til {Name}.",
            OperationCanceledException or TimeoutException => $"Der kom intet svar fra {Name} inden for {settings.Seconds} sekunder.",
            _ when step == MailStep.Send && client.TookRecipient =>
                $"Forbindelsen til {Name} blev afbrudt, før den sagde, om den tog mailen.",
            _ when step == MailStep.Send => $"Forbindelsen til {Name} blev afbrudt, før den fik mailen.",
            _ => $"Der kan ikke sendes gennem {Name}.",
        };
        return failure is OperationCanceledException or TimeoutException or NotSupportedException ? what : $"{what} ({Said(failure)})";
    }

    private static string Begin(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];

    private static string Said(Exception failure) =>
        failure is SmtpCommandException refused ? $"{(int)refused.StatusCode} {refused.Message}" : failure.Message;

    /// <summary>A client that remembers how far the letter has come: before its recipient is taken, the server has not got it.</summary>
    private sealed class Client : SmtpClient
    {
        public bool TookSender { get; private set; }

        public bool TookRecipient { get; private set; }

        protected override void OnSenderAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => TookSender = true;

        protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) =>
            TookRecipient = true;
    }
}
