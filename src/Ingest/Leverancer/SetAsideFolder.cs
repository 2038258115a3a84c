using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>
/// The folder in the inbox where what cannot be read as a file is laid, by the receipt day. Within the inbox a move is a
/// new name only, so nothing that may have no end, or lie elsewhere, is read. It may hold personnumre all the same: only
/// the owner may look, and it is emptied as the archive is.
/// </summary>
/// <param name="inbox">The inbox.</param>
public sealed class SetAsideFolder(string inbox)
{
    /// <summary>Its name in the inbox.</summary>
    public const string Name = "afvist";

    public string Path { get; } = System.IO.Path.Combine(inbox, Name);

    /// <summary>Where what came as this leverance lies, or will lie.</summary>
    public string PathOf(Leverance leverance) => System.IO.Path.Combine(Path, LeveranceArchive.Day(leverance), LeveranceArchive.FileName(leverance));

    internal void Move(string from, Leverance leverance)
    {
        var to = PathOf(leverance);
        OwnerOnly.MakeFolder(Path);
        OwnerOnly.MakeFolder(System.IO.Path.GetDirectoryName(to)!);
        // Either gives a new name and no more; a link is asked what it points at only to choose.
        if (Directory.Exists(from))
        {
            Directory.Move(from, to);
        }
        else
        {
            File.Move(from, to, overwrite: true);
        }
    }
}
