using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonymisering;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Opsaetning;

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
    public static void Tighten(Datamappe mappe, ILogger log)
    {
        foreach (var path in new[] { mappe.Sti, mappe.Arkiv, mappe.Noegler, mappe.FormerKeyFolder, mappe.Udgaaende, mappe.Rapporter, new SetAsideFolder(mappe.Indbakke).Path }
            .Where(Directory.Exists)
            .Concat(Files(mappe)))
        {
            Tighten(path, OwnerOnly.GroupAndOthers, log);
        }

        if (Directory.Exists(mappe.Indbakke))
        {
            Tighten(mappe.Indbakke, OwnerOnly.Others, log);
        }
    }

    private static IEnumerable<string> Files(Datamappe mappe)
    {
        var keys = new[] { mappe.Noegler, mappe.FormerKeyFolder }.Select(folder => Path.Combine(folder, Pseudonymnoegle.Filnavn));
        return Directory.EnumerateFiles(mappe.Sti, Path.GetFileName(mappe.Database) + "*").Concat(keys).Append(mappe.Modtagere).Where(File.Exists);
    }

    private static void Tighten(string path, UnixFileMode whom, ILogger log)
    {
        try
        {
            if (OwnerOnly.Allowed(path, whom) is not UnixFileMode.None and var open)
            {
                OwnerOnly.Tighten(path, whom);
                log.LogWarning("{Path} was open to other accounts ({Mode}); it is not any more", path, open);
            }
        }
        catch (FileNotFoundException)
        {
            // The database's own helpers come and go.
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A platform's volume is often the group's by its own doing, and cannot be otherwise.
            var level = OwnerOnly.Allowed(path, OwnerOnly.Others) == UnixFileMode.None ? LogLevel.Information : LogLevel.Warning;
            log.Log(level, "{Path} is open to other accounts and cannot be closed: {Reason}", path, failure.Message);
        }
    }
}
