using MimeKit;
using Opgoerelse.Storage;

namespace Opgoerelse.Jobs.Mail;

/// <summary>Lays letters in a folder as files (.eml), for a mail program or another service to take. Each is there whole or not at all.</summary>
/// <param name="mappe">The folder; it is made when missing, readable by the owner only, for it holds addresses.</param>
internal sealed class Mappeudgang(string mappe) : IPostudgang
{
    /// <inheritdoc />
    public bool KanGentages => true;

    /// <inheritdoc />
    public void Klargoer()
    {
        try
        {
            OwnerOnly.MakeFolder(mappe);
        }
        catch (Exception fejl) when (fejl is IOException or UnauthorizedAccessException)
        {
            throw new PostException($"Mappen til udgående post kan ikke bruges: {fejl.Message}", MailStep.Connect, fejl) { Temporary = true };
        }
    }

    /// <inheritdoc />
    public void Send(MimeMessage post, string navn)
    {
        // Of a run that was killed there may be one already.
        var draft = Path.Combine(mappe, navn + ".tmp");
        try
        {
            var form = FormatOptions.Default.Clone();
            form.NewLineFormat = NewLineFormat.Dos;
            form.International = post.IsBeyondAscii();
            using (var file = OwnerOnly.Open(draft, FileMode.Create))
            {
                post.WriteTo(form, file);
            }

            File.Move(draft, Path.Combine(mappe, navn + ".eml"), overwrite: true);
        }
        catch (Exception fejl) when (fejl is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new PostException($"Mailen kunne ikke lægges i mappen til udgående post: {fejl.Message}", MailStep.Send, fejl) { Temporary = true };
        }
    }
}
