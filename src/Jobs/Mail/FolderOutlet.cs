using MimeKit;
using Opgoerelse.Storage;

namespace Opgoerelse.Jobs.Mail;

/// <summary>Lays letters in a folder as files (.eml), for a mail program or another service to take. Each is there whole or not at all.</summary>
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
            throw new MailException($"Mappen til udgående post kan ikke bruges: {error.Message}", MailStep.Connect, error) { Temporary = true };
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
            throw new MailException($"Mailen kunne ikke lægges i mappen til udgående post: {error.Message}", MailStep.Send, error) { Temporary = true };
        }
    }
}
