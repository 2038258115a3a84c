using System.Net.Mail;

namespace Opgoerelse.Api.Post;

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
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(mappe);
            }
            else
            {
                Directory.CreateDirectory(mappe, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception fejl) when (fejl is IOException or UnauthorizedAccessException)
        {
            throw new PostException($"Mappen til udgående post kan ikke bruges: {fejl.Message}", uvist: false, fejl);
        }
    }

    /// <inheritdoc />
    public void Send(MailMessage post, string navn)
    {
        var kladde = Path.Combine(mappe, navn + ".part");
        try
        {
            if (Directory.Exists(kladde))
            {
                // Of a run that was killed.
                Directory.Delete(kladde, recursive: true);
            }

            // The folder of the draft is its own: the library names the file itself.
            Directory.CreateDirectory(kladde);
            using (var klient = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = kladde })
            {
                klient.Send(post);
            }

            File.Move(Directory.GetFiles(kladde).Single(), Path.Combine(mappe, navn + ".eml"), overwrite: true);
        }
        catch (Exception fejl) when (fejl is IOException or UnauthorizedAccessException or SmtpException or InvalidOperationException)
        {
            throw new PostException($"Mailen kunne ikke lægges i mappen til udgående post: {fejl.Message}", uvist: false, fejl);
        }
        finally
        {
            if (Directory.Exists(kladde))
            {
                Directory.Delete(kladde, recursive: true);
            }
        }
    }
}
