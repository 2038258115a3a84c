using Opgoerelse.Domain.Time;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>
/// Files that lie among leverancer without being one that is known: a copy that was never finished, a file under another
/// name. Nobody asks for them, and they may hold personnumre, so they are kept no longer than the rest.
/// </summary>
internal static class ForgottenFiles
{
    /// <summary>
    /// Deletes the files under <paramref name="folder"/> that came here and were last written before the Danish calendar day
    /// <paramref name="before"/>, in subfolders too. Links are deleted, not followed.
    /// </summary>
    /// <param name="folder">The folder; it stays, and so do its subfolders.</param>
    /// <param name="before">The first day that is kept.</param>
    /// <param name="isKept">Which files others see to.</param>
    /// <returns>How many files were deleted.</returns>
    public static int Delete(string folder, DateOnly before, Func<string, bool> isKept)
    {
        var deleted = 0;
        if (!Directory.Exists(folder))
        {
            return deleted;
        }

        foreach (var entry in new DirectoryInfo(folder).GetFileSystemInfos())
        {
            if (entry is DirectoryInfo { LinkTarget: null })
            {
                deleted += Delete(entry.FullName, before, isKept);
            }
            else if (!isKept(entry.FullName) && DanishTime.Day(FileKinds.ChangedAt(entry)) < before)
            {
                entry.Delete();
                deleted++;
            }
        }

        return deleted;
    }
}
