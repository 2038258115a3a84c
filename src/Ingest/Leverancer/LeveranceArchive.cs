using System.Globalization;
using System.Text;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>
/// The protected folder where files of the inbox lie after they were taken: they hold personnumre, so only the owner
/// may look, and they are deleted after a time. One folder a receipt day, refused files apart.
/// </summary>
public sealed class LeveranceArchive
{
    private const string RejectedCount = "afviste";
    private const string DayFormat = "yyyy-MM-dd";

    // What file systems take, in bytes (Linux) or characters (Windows).
    private const int LongestName = 255;

    /// <param name="folder">The archive folder; made when it is missing, readable by its owner only.</param>
    public LeveranceArchive(string folder)
    {
        Folder = Path.GetFullPath(folder);
        OwnerOnly.MakeFolder(Folder);
    }

    public string Folder { get; }

    /// <summary>Where the file of a leverance lies, or will lie. The position in the ledger makes the name unique.</summary>
    public string Location(Leverance leverance) => Path.Combine(
        leverance.State == LeveranceState.Rejected ? Path.Combine(Folder, RejectedCount) : Folder,
        Day(leverance),
        FileName(leverance));

    /// <summary>The folder of a leverance's receipt day.</summary>
    internal static string Day(Leverance leverance) => leverance.ReceivedDay.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>
    /// The leverance's position and its name; of a name that is too long with that, the end, which tells the format.
    /// </summary>
    internal static string FileName(Leverance leverance)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{leverance.LeveranceId:D8}_");
        var name = leverance.Name;
        var room = LongestName - prefix.Length;
        if (Encoding.UTF8.GetByteCount(name) <= room)
        {
            return prefix + name;
        }

        var end = name.Length;
        var bytes = 1;
        foreach (var rune in name.EnumerateRunes().Reverse())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > room)
            {
                break;
            }

            end -= rune.Utf16SequenceLength;
        }

        return $"{prefix}~{name.AsSpan(end)}";
    }

    /// <summary>Moves a file in.</summary>
    internal string Move(string file, Leverance leverance)
    {
        var path = Location(leverance);
        OwnerOnly.MakeFolder(Path.GetDirectoryName(path)!);
        // A move that was killed half-way over two disks may have left a part.
        File.Move(file, path, overwrite: true);
        Close(path);
        return path;
    }

    /// <summary>
    /// What the sender let others see is closed to them here. A file that stays another account's lies in a closed folder.
    /// </summary>
    private static void Close(string path)
    {
        try
        {
            OwnerOnly.Tighten(path, OwnerOnly.GroupAndOthers);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The folder's mode is what counts.
        }
    }

    /// <summary>
    /// Deletes the files of leverancer received before the Danish calendar day <paramref name="before"/>, refused ones too; and
    /// what else lies in the archive and has been there since before that day, whoever put it there.
    /// </summary>
    /// <returns>How many files were deleted.</returns>
    public int Clear(DateOnly before)
    {
        var deleted = 0;
        foreach (var folder in Subfolders(Folder).Concat(Subfolders(Path.Combine(Folder, RejectedCount))).ToList())
        {
            if (DayBefore(folder) < before)
            {
                deleted += Directory.EnumerateFiles(folder).Count();
                Directory.Delete(folder, recursive: true);
            }
        }

        return deleted + ForgottenFiles.Delete(Folder, before, isKept: path => DayBefore(Path.GetDirectoryName(path)!) is not null);
    }

    /// <summary>Deletes what is older than <paramref name="retention"/>, counted in whole Danish calendar days.</summary>
    /// <returns>How many files were deleted.</returns>
    public int Clear(TimeSpan retention, TimeProvider time) => Clear(DanishTime.Day(time.GetUtcNow() - retention));

    private static DateOnly? DayBefore(string folder) =>
        DateOnly.TryParseExact(Path.GetFileName(folder), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static IEnumerable<string> Subfolders(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder) : [];
}
