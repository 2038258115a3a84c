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
            skipped.Add(new Skipped(
                name,
                $"Mappen {name} har ingen leverancer, men {count}. Undermapper læses ikke: nævn den mappe, der skal læses."));
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
        ?? throw new IngestException(
            "optaget",
            "En anden proces er ved at indlæse leverancer i samme database. Prøv igen, når den er færdig.");

    public static string UnknownName(string name) =>
        $"Filen {FileNames.Shown(Path.GetFileName(name))} er ingen leverance: navnet skal ende på .ndjson, eller på en entitet og .csv "
        + $"({string.Join(", ", EntityShape.All.Select(form => form.Name + ".csv"))}), eventuelt med .gz.";
}

/// <summary>
/// Tells the files that somebody may still be writing from those that have been still for a time. One for the process:
/// it remembers what it has seen. A file is still when its time is that long past, or when size and time have been
/// the same for so long by the process's own clock (whoever sets the file's time may have another clock).
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="still">How long; zero takes every file at once.</param>
public sealed class StillFiles(TimeProvider time, TimeSpan still)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Sight> _seen = new(StringComparer.Ordinal);

    private readonly record struct Sight(long Length, DateTime Written, long At);

    /// <summary>How long a file must be still.</summary>
    public TimeSpan Still => still;

    /// <summary>Whether the file is still; one that is not is remembered.</summary>
    public bool IsStill(string path)
    {
        var file = new FileInfo(path);
        if (still == TimeSpan.Zero || !file.Exists || time.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc >= still)
        {
            return true;
        }

        lock (_lock)
        {
            if (_seen.TryGetValue(path, out var seen) && (seen.Length, seen.Written) == (file.Length, file.LastWriteTimeUtc))
            {
                return time.GetElapsedTime(seen.At) >= still;
            }

            _seen[path] = new Sight(file.Length, file.LastWriteTimeUtc, time.GetTimestamp());
            return false;
        }
    }

    /// <summary>Forgets the files that are not in the folder any more.</summary>
    public void KeepOnly(IEnumerable<string> paths)
    {
        lock (_lock)
        {
            foreach (var gone in _seen.Keys.Except(paths, StringComparer.Ordinal).ToList())
            {
                _seen.Remove(gone);
            }
        }
    }
}

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
    public string PathOf(Leverance leverance) =>
        System.IO.Path.Combine(Path, LeveranceArchive.Day(leverance), LeveranceArchive.FileName(leverance));

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
