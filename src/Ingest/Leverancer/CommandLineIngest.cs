using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>What a run did with the files of a folder.</summary>
/// <param name="Leverancer">What was taken, refused ones too, in the order of taking.</param>
/// <param name="Skipped">Files left where they are, each with a Danish notice that says why.</param>
public sealed record FolderResult(IReadOnlyList<Leverance> Leverancer, IReadOnlyList<Skipped> Skipped);

/// <summary>A file that was left where it is.</summary>
public sealed record Skipped(string Name, string Reason);

/// <summary>
/// Ingest from the command line: files are read where they lie and left there, so that no further copy of personal
/// data is made. Each file is its own leverance.
/// </summary>
public sealed class CommandLineIngest
{
    private readonly Database _database;
    private readonly Intake _intake;

    public CommandLineIngest(
        Database database,
        PseudonymKey key,
        TimeProvider time,
        RegisterLookup? lookup = null,
        LeveranceLimits? limits = null)
    {
        _database = database;
        _intake = new Intake(database, key, time, lookup ?? RegisterLookup.Standard, limits ?? LeveranceLimits.Standard);
    }

    /// <summary>How long to wait for another process that ingests.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Takes one file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="received">The receipt for a first load of history, never before the newest stored; null is now.</param>
    /// <param name="progress">Told as it goes.</param>
    /// <param name="stop">Heeded between portions: nothing of the file is kept.</param>
    /// <exception cref="IngestException">
    /// The file is not there or its name is none of a leverance; another process ingests; key or receipt is not accepted.
    /// </exception>
    public Leverance FileOf(
        string path,
        DateTimeOffset? received = null,
        IProgress<IngestProgress>? progress = null,
        CancellationToken stop = default)
    {
        if (!File.Exists(path))
        {
            throw new IngestException("fil-findes-ikke", $"Filen {FileNames.Shown(path)} findes ikke.");
        }

        if (FileProblem.Of(path, follow: true) is { } problem)
        {
            throw new IngestException("ukendt-fil", $"{FileNames.Shown(Path.GetFileName(path))}: {problem}");
        }

        var format =
            LeveranceFormat.Recognise(Path.GetFileName(path)) ?? throw new IngestException("ukendt-fil", FolderWalk.UnknownName(path));
        using var heldLock = FolderWalk.Lock(_database, Patience);
        return Tag(path, format, received, heldLock, progress, stop);
    }

    /// <summary>
    /// Takes the leverancer of a folder in ordinal order of their names; other files, and what cannot be read, are passed over with a
    /// notice.
    /// </summary>
    /// <inheritdoc cref="FileOf" />
    public FolderResult Folder(
        string folder,
        DateTimeOffset? received = null,
        IProgress<IngestProgress>? progress = null,
        CancellationToken stop = default)
    {
        if (!Directory.Exists(folder))
        {
            throw new IngestException("fil-findes-ikke", $"Mappen {FileNames.Shown(folder)} findes ikke.");
        }

        using var heldLock = FolderWalk.Lock(_database, Patience);
        var leverancer = new List<Leverance>();
        var skipped = new List<Skipped>();
        foreach (var (path, format) in FolderWalk.Files(folder, skipped))
        {
            stop.ThrowIfCancellationRequested();
            var name = FileNames.Shown(Path.GetFileName(path));
            if (FileProblem.Of(path, follow: true) is { } problem)
            {
                skipped.Add(new Skipped(name, $"{name}: {problem}"));
                continue;
            }

            try
            {
                leverancer.Add(Tag(path, format, received, heldLock, progress, stop));
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
                skipped.Add(new Skipped(name, $"Filen {name} kunne ikke læses til ende. Intet af den er taget."));
            }
        }

        return new FolderResult(leverancer, skipped);
    }

    private Leverance Tag(
        string path,
        LeveranceFormat format,
        DateTimeOffset? received,
        DatabaseLock heldLock,
        IProgress<IngestProgress>? progress,
        CancellationToken stop)
    {
        using var file = new LeveranceFile(path, format);
        return _intake.TakeIn(file, Channels.Command, received, heldLock, progress, stop);
    }
}
