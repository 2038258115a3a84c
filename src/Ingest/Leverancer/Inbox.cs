using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Faults;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>
/// The inbox folder: files that are written to the end are taken in ordinal order of their names and moved to the archive
/// when they are committed. A kill at any point loses nothing and counts nothing twice, and no file keeps the next one
/// waiting: what cannot be read as a file is set aside, with a refused leverance that says why.
/// </summary>
public sealed class Inbox
{
    private readonly Database _database;
    private readonly Intake _intake;
    private readonly LeveranceArchive _archive;
    private readonly SetAsideFolder _aside;
    private readonly ArchivedFiles _archived;

    /// <param name="database">Where registrations go.</param>
    /// <param name="key">The key of the pseudonyms.</param>
    /// <param name="time">The clock of the receipts.</param>
    /// <param name="folder">The inbox; made when it is missing.</param>
    /// <param name="archive">Where taken files go. A folder on the same disk makes the move atomic.</param>
    /// <param name="lookup">The registers; null is those of the data files.</param>
    /// <param name="limits">How much a leverance may hold; null is what the contract says.</param>
    public Inbox(
        Database database,
        PseudonymKey key,
        TimeProvider time,
        string folder,
        LeveranceArchive archive,
        RegisterLookup? lookup = null,
        LeveranceLimits? limits = null)
    {
        _database = database;
        _intake = new Intake(database, key, time, lookup ?? RegisterLookup.Standard, limits ?? LeveranceLimits.Standard);
        _archive = archive;
        _archived = new ArchivedFiles(database, time);
        Folder = Path.GetFullPath(folder);
        _aside = new SetAsideFolder(Folder);
        Directory.CreateDirectory(Folder);
    }

    public string Folder { get; }

    /// <summary>How long to wait for another process that ingests.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What tells a file that may still be written; null takes every file at once.</summary>
    public StillFiles? Still { get; init; }

    /// <summary>Whether something lies in an inbox, or was written to after it was taken from there. Asks for no key.</summary>
    public static bool HasWork(Database database, TimeProvider time, string folder, LeveranceArchive archive) =>
        (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any(FolderWalk.IsToBeSeenTo))
        || new ArchivedFiles(database, time).Written(archive).Any();

    /// <summary>
    /// Deletes what an inbox never takes (unfinished, hidden, or with no leverance's name) and has been there since before the
    /// Danish calendar day <paramref name="before"/>: it may hold personnumre like the rest. What can be taken is kept.
    /// </summary>
    /// <returns>How many files were deleted.</returns>
    public static int DeleteForgotten(string folder, DateOnly before) =>
        ForgottenFiles.Delete(
            folder,
            before,
            isKept: path => !FolderWalk.IsLeftAlone(path) && LeveranceFormat.Recognise(Path.GetFileName(path)) is not null);

    /// <summary>Takes all files that are there now.</summary>
    /// <exception cref="IngestException">Another process ingests, or the key is not the database's. The files stay.</exception>
    public FolderResult Empty(IProgress<IngestProgress>? progress = null, CancellationToken stop = default)
    {
        using var heldLock = FolderWalk.Lock(_database, Patience);
        var skipped = new List<Skipped>();
        var lyingFiles = MoveWhatIsKnown(skipped);
        PutBackWritten(skipped);
        var files = FolderWalk.Files(Folder, skipped);
        Still?.KeepOnly(files.Select(file => file.Location));
        var leverancer = new List<Leverance>();
        ExceptionDispatchInfo? unexpected = null;
        foreach (var (path, format) in files.Where(file => !lyingFiles.Contains(file.Location)))
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                if (Take(path, format, heldLock, skipped, progress, stop) is { } leverance)
                {
                    leverancer.Add(leverance);
                }
            }
            catch (Exception error) when (error is not (IngestException or OperationCanceledException or OutOfMemoryException)
                && DatabaseFaults.Of(error) == DatabaseFault.None)
            {
                // A mistake of ours that one file brings out: the others are taken, and then it is told.
                unexpected ??= ExceptionDispatchInfo.Capture(error);
            }
        }

        unexpected?.Throw();
        return new FolderResult(leverancer, skipped);
    }

    /// <summary>Takes, or sets aside, what lies there; null when it is left for another time.</summary>
    private Leverance? Take(
        string path,
        LeveranceFormat format,
        DatabaseLock heldLock,
        List<Skipped> skipped,
        IProgress<IngestProgress>? progress,
        CancellationToken stop)
    {
        var name = FileNames.Shown(Path.GetFileName(path));
        if (FileProblem.Of(path, follow: false) is { } problem)
        {
            return SetAside(_intake.Refuse(name, Channels.Folder, problem, heldLock, stop), path, skipped);
        }

        if (Still is { } still && !still.IsStill(path))
        {
            skipped.Add(new Skipped(
                name,
                $"Filen {name} er ændret for mindre end {still.Still.TotalSeconds:0} sekunder siden. Den tages, når den har ligget "
                    + $"stille så længe."));
            return null;
        }

        try
        {
            using var file = new LeveranceFile(path, format);
            return ArchiveFile(_intake.TakeIn(file, Channels.Folder, received: null, heldLock, progress, stop), path, skipped);
        }
        catch (IngestException error) when (error.Code == "fil-aendret")
        {
            skipped.Add(new Skipped(name, error.Message));
        }
        catch (FileNotFoundException)
        {
            skipped.Add(new Skipped(name, FolderWalk.Gone(name)));
        }
        catch (IOException)
        {
            skipped.Add(new Skipped(name, $"Filen {name} kunne ikke læses til ende. Den bliver liggende og prøves igen."));
        }

        return null;
    }

    /// <summary>Moves a file that was taken, and makes sure that what was moved is what was read.</summary>
    private Leverance ArchiveFile(Leverance leverance, string path, List<Skipped> skipped)
    {
        try
        {
            Inspect(_archive.Move(path, leverance), leverance);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            skipped.Add(CannotBeMoved(leverance));
            return leverance;
        }

        return Archived(leverance);
    }

    private void Inspect(string archived, Leverance leverance)
    {
        var look = ArchivedFiles.Look(archived);
        if (IsTheContent(archived, leverance))
        {
            _archived.Remember(leverance, look);
        }
        else
        {
            PutBack(archived, leverance);
        }
    }

    private Leverance SetAside(Leverance leverance, string path, List<Skipped> skipped)
    {
        try
        {
            _aside.Move(path, leverance);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            skipped.Add(CannotBeMoved(leverance));
            return leverance;
        }

        return Archived(leverance);
    }

    private static Skipped CannotBeMoved(Leverance leverance) =>
        new(
            leverance.Name,
            $"Filen {leverance.Name} er taget (leverance {leverance.LeveranceId}), men kan ikke flyttes fra indbakken. Den tages ikke "
                + $"igen.");

    /// <summary>
    /// What was moved is not what was read: the sender put a new file there meanwhile, or went on writing. It goes back
    /// and is taken in its turn; under the archive's name where there is a newer one again.
    /// </summary>
    private void PutBack(string archived, Leverance leverance)
    {
        var path = Path.Combine(Folder, leverance.Name);
        File.Move(archived, Path.Exists(path) ? Path.Combine(Folder, Path.GetFileName(archived)) : path, overwrite: false);
    }

    /// <summary>
    /// What was committed before a kill, but is not marked as moved: when it still lies in the inbox it is only moved;
    /// otherwise it was.
    /// </summary>
    /// <returns>The paths of what still lies there, because it cannot be moved.</returns>
    private HashSet<string> MoveWhatIsKnown(List<Skipped> skipped)
    {
        var lyingFiles = new HashSet<string>(StringComparer.Ordinal);
        foreach (var leverance in _archived.NotMoved())
        {
            var path = Lying(leverance);
            var archived = _archive.Location(leverance);
            Leverance moved;
            if (leverance.NothingRead)
            {
                moved = FileProblem.Of(path, follow: false) is null ? Archived(leverance) : SetAside(leverance, path, skipped);
            }
            else if (IsTheContent(path, leverance))
            {
                moved = ArchiveFile(leverance, path, skipped);
            }
            else
            {
                if (File.Exists(archived))
                {
                    Inspect(archived, leverance);
                }

                moved = Archived(leverance);
            }

            if (!moved.Archived)
            {
                lyingFiles.Add(path);
            }
        }

        return lyingFiles;
    }

    /// <summary>
    /// Where the file of a leverance lies in the inbox, if it does. The ledger's name may have # for digits: then it is the file
    /// with the content, or else one whose name is shown so.
    /// </summary>
    private string Lying(Leverance leverance)
    {
        var named = Path.Combine(Folder, leverance.Name);
        var shownSo = Directory.EnumerateFileSystemEntries(Folder)
            .Where(path => path != named && FileNames.Shown(Path.GetFileName(path)) == leverance.Name)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (shownSo.Count == 0 || IsTheContent(named, leverance))
        {
            return named;
        }

        return shownSo.Find(path => leverance.NothingRead ? FileProblem.Of(path, follow: false) is not null : IsTheContent(path, leverance))
            ?? named;
    }

    /// <summary>A writer that went on after its file was taken: the rest is in the archive, so the whole is taken again.</summary>
    private void PutBackWritten(List<Skipped> skipped)
    {
        foreach (var (leverance, path) in _archived.Written(_archive).ToList())
        {
            var look = ArchivedFiles.Look(path);
            if (IsTheContent(path, leverance))
            {
                // Touched, not written.
                _archived.Remember(leverance, look);
                continue;
            }

            var text = $"Filen {leverance.Name} blev skrevet på, efter at den var taget (leverance {leverance.LeveranceId}). ";
            try
            {
                PutBack(path, leverance);
                skipped.Add(new Skipped(leverance.Name, text + "Den er lagt tilbage i indbakken og tages igen."));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                skipped.Add(new Skipped(leverance.Name, text + "Den kan ikke lægges tilbage i indbakken: det nye i den er ikke taget."));
            }
        }
    }

    private Leverance Archived(Leverance leverance)
    {
        _database.Repeat(_ =>
        {
            using var connection = _database.Connect();
            using var transaction = _database.BeginWrite(connection);
            LeveranceLedger.ArchiveFile(transaction, leverance.LeveranceId);
            transaction.Commit();
        });
        return leverance with { Archived = true };
    }

    private static bool IsTheContent(string path, Leverance leverance)
    {
        if (FileKinds.Of(path, follow: false) != FileKind.Regular)
        {
            return false;
        }

        using var stream = File.OpenRead(path);
        return SHA256.HashData(stream).AsSpan().SequenceEqual(leverance.Sha256);
    }
}
