namespace Opgoerelse.Storage;

/// <summary>Files and folders that only the account that runs the program may look in. Windows keeps its own rights instead.</summary>
public static class OwnerOnly
{
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    /// <summary>Everybody but the owner and the group.</summary>
    public const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Everybody but the owner.</summary>
    public const UnixFileMode GroupAndOthers = Group | Others;

    /// <summary>Makes a folder that is missing. One that is there is left as it is.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, Folder);
        }
    }

    /// <summary>Opens a file for writing; if it is made, it is the owner's from its first byte.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">What is to be when it is there, or is not. A file that is there keeps its mode.</param>
    /// <param name="access">What for.</param>
    /// <param name="share">What others may do meanwhile.</param>
    public static FileStream Open(string path, FileMode mode, FileAccess access = FileAccess.Write, FileShare share = FileShare.None)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File;
        }

        return new FileStream(path, options);
    }

    /// <summary>What <paramref name="whom"/> may do with a file or folder that is there; none on Windows.</summary>
    public static UnixFileMode Allowed(string path, UnixFileMode whom) =>
        OperatingSystem.IsWindows() ? UnixFileMode.None : System.IO.File.GetUnixFileMode(path) & whom;

    /// <summary>Takes every right from <paramref name="whom"/>.</summary>
    /// <exception cref="UnauthorizedAccessException">It is another account's.</exception>
    /// <exception cref="IOException">It lies where nothing can be changed.</exception>
    public static void Tighten(string path, UnixFileMode whom)
    {
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(path, System.IO.File.GetUnixFileMode(path) & ~whom);
        }
    }
}
