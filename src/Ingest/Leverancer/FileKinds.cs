using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>What a name in a folder stands for.</summary>
internal enum FileKind
{
    /// <summary>Nothing of that name, or a name that cannot be asked for.</summary>
    Missing,

    /// <summary>A file with content of its own.</summary>
    Regular,

    Directory,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A pipe, a socket or a device: to open one may wait for ever, to read one may have no end.</summary>
    Special,
}

/// <summary>
/// Tells regular files from what only has a file's name, without opening it. The platform's own classes tell folders and
/// links only, so Linux is asked itself (statx, whose layout is the same on every processor); elsewhere they must do.
/// </summary>
internal static class FileKinds
{
    private const int CurrentFolder = -100;
    private const int DoNotFollow = 0x100;
    private const uint TypeOnly = 1;
    private const uint ChangeTimeOnly = 0x80;
    private const int ModeAt = 28;
    private const int ChangeSecondsAt = 96;
    private const int TypeMask = 0xF000;

    /// <summary>The kind; of a link, its target's when <paramref name="follow"/> says so.</summary>
    public static FileKind Of(string path, bool follow)
    {
        if (OperatingSystem.IsLinux())
        {
            var answer = new byte[256];
            if (Statx(CurrentFolder, Encoding.UTF8.GetBytes(path + '\0'), follow ? 0 : DoNotFollow, TypeOnly, answer) == 0)
            {
                return (BitConverter.ToUInt16(answer, ModeAt) & TypeMask) switch
                {
                    0x8000 => FileKind.Regular,
                    0x4000 => FileKind.Directory,
                    0xA000 => FileKind.Link,
                    _ => FileKind.Special,
                };
            }
        }

        return Portable(path, follow);
    }

    /// <summary>
    /// When the disk last changed anything about a name: that it got it, at the latest. A copy may be given the time of what it
    /// is a copy of; this time nobody can give. Links are not followed.
    /// </summary>
    public static DateTimeOffset ChangedAt(FileSystemInfo entry)
    {
        var written = new DateTimeOffset(entry.CreationTimeUtc > entry.LastWriteTimeUtc ? entry.CreationTimeUtc : entry.LastWriteTimeUtc);
        if (OperatingSystem.IsLinux())
        {
            var answer = new byte[256];
            if (Statx(CurrentFolder, Encoding.UTF8.GetBytes(entry.FullName + '\0'), DoNotFollow, ChangeTimeOnly, answer) == 0)
            {
                var changed = DateTimeOffset.FromUnixTimeSeconds(BitConverter.ToInt64(answer, ChangeSecondsAt));
                return changed > written ? changed : written;
            }
        }

        return written;
    }

    private static FileKind Portable(string path, bool follow)
    {
        if (!follow && new FileInfo(path).LinkTarget is not null)
        {
            return FileKind.Link;
        }

        return Directory.Exists(path) ? FileKind.Directory : File.Exists(path) ? FileKind.Regular : FileKind.Missing;
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] answer);
}

/// <summary>
/// File names as they are stored, logged, shown and used in the archive. They come from outside, and a sender may write
/// anything in them, a personnummer too.
/// </summary>
public static class FileNames
{
    /// <summary>
    /// The name or path without personnumre (<see cref="PersonnummerMask.Masked"/>), and with <c>_</c> for characters that are
    /// not seen or turn the direction of writing. What is shown is itself when it is asked for again.
    /// </summary>
    public static string Shown(string name) => PersonnummerMask.Masked(string.Concat(name.Select(one => IsUnseen(one) ? '_' : one)));

    private static bool IsUnseen(char one) => char.GetUnicodeCategory(one)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
