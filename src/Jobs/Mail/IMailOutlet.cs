using MimeKit;
using Opgoerelse.Domain;
using Opgoerelse.Storage;

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

/// <summary>How far it came before it went wrong.</summary>
internal enum MailStep
{
    /// <summary>The connection, encrypted where it is to be; or the folder.</summary>
    Connect,

    /// <summary>The login.</summary>
    Authenticate,

    /// <summary>The letter itself.</summary>
    Send,
}

/// <summary>A letter did not go out.</summary>
/// <param name="besked">Why, in Danish.</param>
/// <param name="step">How far it came.</param>
/// <param name="reason">What was thrown.</param>
[PinnedName("PostException")]
internal sealed class MailException(string besked, MailStep step, Exception reason) : Exception(besked, reason)
{
    /// <summary>How far it came.</summary>
    public MailStep Step { get; } = step;

    /// <summary>Whether it may have gone out after all.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>Whether the trouble is this letter's or its recipient's; otherwise the next letter would meet it too.</summary>
    public bool OnlyThisLetter { get; init; }

    /// <summary>
    /// Whether the server asks to be tried again later, or could not be spoken with; otherwise the same letter would meet the same
    /// answer.
    /// </summary>
    public bool Temporary { get; init; }
}

/// <summary>
/// Lays letters in a folder as files (.eml), for a mail program or another service to take. Each is there whole or not at all.
/// </summary>
/// <param name="folder">The folder; it is made when missing, readable by the owner only, for it holds addresses.</param>
internal sealed class FolderOutlet(string folder) : IMailOutlet
{
    /// <inheritdoc />
    public bool CanBeRepeated => true;

    /// <inheritdoc />
    public void Prepare()
    {
        try
        {
            OwnerOnly.MakeFolder(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MailException($"Mappen til udgående post kan ikke bruges: {error.Message}", MailStep.Connect, error)
            {
                Temporary = true,
            };
        }
    }

    /// <inheritdoc />
    public void Send(MimeMessage post, string name)
    {
        // Of a run that was killed there may be one already.
        var draft = Path.Combine(folder, name + ".tmp");
        try
        {
            var form = FormatOptions.Default.Clone();
            form.NewLineFormat = NewLineFormat.Dos;
            form.International = post.IsBeyondAscii();
            using (var file = OwnerOnly.Open(draft, FileMode.Create))
            {
                post.WriteTo(form, file);
            }

            File.Move(draft, Path.Combine(folder, name + ".eml"), overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new MailException($"Mailen kunne ikke lægges i mappen til udgående post: {error.Message}", MailStep.Send, error)
            {
                Temporary = true,
            };
        }
    }
}
