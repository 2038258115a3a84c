using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Jobs;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Hosting;

/// <summary>
/// What an instance keeps is its account's only, whatever the machine gives new files (umask) and whatever somebody opened
/// since: looked at whenever the program starts. Each thing that was open is told of once, for then it is closed.
/// </summary>
/// <remarks>
/// The inbox keeps what its group was given, where somebody mounts it for another account to deliver in. A folder of
/// reports that is configured elsewhere is shared with other machines, and nothing in it is secret: it is left alone.
/// </remarks>
internal static class ProtectedFiles
{
    public static void Tighten(DataFolder folder, ILogger log)
    {
        var aside = new SetAsideFolder(folder.Inbox).Path;
        string[] deep = [folder.Archive, folder.Keys, folder.FormerKeyFolder, folder.Outgoing, aside];
        foreach (var path in deep.Concat([folder.Location, folder.Reports]).Where(Directory.Exists).Concat(Files(folder)))
        {
            Tighten(path, OwnerOnly.GroupAndOthers, log);
        }

        // The folders above these are closed now. One that stays another account's is told of by nobody: it cannot be reached.
        var within = deep.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFileSystemEntries(folder, "*", Below(recurse: true)));
        foreach (var path in within)
        {
            Tighten(path, OwnerOnly.GroupAndOthers, log, closedAbove: true);
        }

        if (Directory.Exists(folder.Inbox))
        {
            Tighten(folder.Inbox, OwnerOnly.Others, log);
        }
    }

    /// <summary>
    /// What lies in the data folder itself, whatever it is called: databases and what the engine lays beside them, recipients,
    /// somebody's copy. The database may be a link to where it is.
    /// </summary>
    private static IEnumerable<string> Files(DataFolder folder) =>
        Directory.EnumerateFiles(folder.Location, "*", Below(recurse: false))
            .Append(folder.Database)
            .Where(File.Exists)
            .Distinct(StringComparer.Ordinal);

    /// <summary>A link is somebody else's word for a file elsewhere: never followed, for what it points at would be changed.</summary>
    private static EnumerationOptions Below(bool recurse) =>
        new() { RecurseSubdirectories = recurse, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    private static void Tighten(string path, UnixFileMode whom, ILogger log, bool closedAbove = false)
    {
        try
        {
            if (OwnerOnly.Allowed(path, whom) is not UnixFileMode.None and var open)
            {
                OwnerOnly.Tighten(path, whom);
                log.LogWarning("{Path} was open to other accounts ({Mode}); it is not any more", path, open);
            }
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            // The database's own helpers come and go, and so does what another process takes or sweeps.
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A platform's volume is often the group's by its own doing, and cannot be otherwise.
            if (!closedAbove)
            {
                var level = OwnerOnly.Allowed(path, OwnerOnly.Others) == UnixFileMode.None ? LogLevel.Information : LogLevel.Warning;
                log.Log(level, "{Path} is open to other accounts and cannot be closed: {Reason}", path, failure.Message);
            }
        }
    }
}
