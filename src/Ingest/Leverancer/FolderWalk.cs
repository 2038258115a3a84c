using System.Globalization;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>What both ways in share: which files of a folder are leverancer, in which order, under which lock.</summary>
internal static class FolderWalk
{
    private const string Unfinished = ".part";

    /// <summary>
    /// What has a leverance's name in a folder, in ordinal order: as a rule files, but it may be anything. Names ending in
    /// <c>.part</c> and hidden files are left alone, others are told of; so are subfolders, which are not read, where
    /// there is nothing else.
    /// </summary>
    public static IReadOnlyList<(string Location, LeveranceFormat Format)> Files(string folder, List<Skipped> skipped)
    {
        var files = new List<(string, LeveranceFormat)>();
        var subfolders = 0;
        foreach (var path in Directory.EnumerateFileSystemEntries(folder).OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (IsLeftAlone(path))
            {
                continue;
            }

            if (LeveranceFormat.Recognise(name) is { } format)
            {
                files.Add((path, format));
            }
            else if (Directory.Exists(path))
            {
                subfolders += name == SetAsideFolder.Name ? 0 : 1;
            }
            else
            {
                skipped.Add(new Skipped(FileNames.Shown(name), UnknownName(name)));
            }
        }

        if (files.Count == 0 && subfolders > 0)
        {
            var name = FileNames.Shown(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
            var count = subfolders == 1 ? "1 undermappe" : string.Create(CultureInfo.InvariantCulture, $"{subfolders} undermapper");
            skipped.Add(new Skipped(name, $"Mappen {name} har ingen leverancer, men {count}. Undermapper læses ikke: nævn den mappe, der skal læses."));
        }

        return files;
    }

    /// <summary>Whether a file is nobody's business yet: hidden, or under way.</summary>
    public static bool IsLeftAlone(string path) =>
        Path.GetFileName(path).StartsWith('.') || path.EndsWith(Unfinished, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether something is to be taken, or told of: any file, and a folder with a file's name.</summary>
    public static bool IsToBeSeenTo(string path) =>
        !IsLeftAlone(path) && (LeveranceFormat.Recognise(Path.GetFileName(path)) is not null || !Directory.Exists(path));

    /// <summary>What is said of a name that was seen and could not be opened.</summary>
    public static string Gone(string name) => name.Contains('\uFFFD', StringComparison.Ordinal)
        ? $"Filen {name} kan ikke læses: dens navn er ikke UTF-8. Giv den et andet navn."
        : $"Filen {name} blev fjernet, før den blev læst.";

    /// <exception cref="IngestException">Another process holds the lock.</exception>
    public static DatabaseLock Lock(Database database, TimeSpan patience) =>
        database.TryLock(Intake.Lock, patience)
        ?? throw new IngestException("optaget", "En anden proces er ved at indlæse leverancer i samme database. Prøv igen, når den er færdig.");

    public static string UnknownName(string name) =>
        $"Filen {FileNames.Shown(Path.GetFileName(name))} er ingen leverance: navnet skal ende på .ndjson, eller på en entitet og .csv "
        + $"({string.Join(", ", EntityShape.All.Select(form => form.Name + ".csv"))}), eventuelt med .gz.";
}
