using System.Net.Mail;
using Opgoerelse.Storage;

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
            OwnerOnly.MakeFolder(mappe);
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
            OwnerOnly.MakeFolder(kladde);
            using (var klient = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = kladde })
            {
                klient.Send(post);
            }

            var file = Directory.GetFiles(kladde).Single();
            OwnerOnly.Tighten(file, OwnerOnly.GroupAndOthers);
            File.Move(file, Path.Combine(mappe, navn + ".eml"), overwrite: true);
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
