using MimeKit;

namespace Opgoerelse.Jobs.Mail;

/// <summary>Where letters go out.</summary>
internal interface IMailOutlet
{
    /// <summary>Whether a letter that may have gone out may be sent once more, because it then is the same letter.</summary>
    bool CanBeRepeated { get; }

    /// <summary>Makes sure that letters can go out now, before any is begun.</summary>
    /// <exception cref="MailException">They cannot.</exception>
    void Prepare();

    /// <summary>Sends a letter.</summary>
    /// <param name="post">The letter.</param>
    /// <param name="name">The letter's own name: the same letter has the same.</param>
    /// <exception cref="MailException">It did not go out, or may not have.</exception>
    void Send(MimeMessage post, string name);
}
