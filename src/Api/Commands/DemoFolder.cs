using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Jobs;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Commands;

/// <summary>What a demo was made from.</summary>
/// <param name="Forloeb">Number of forloeb.</param>
/// <param name="Seed">The generator's seed.</param>
/// <param name="Database">The server's database that it lies in; null for the folder's own.</param>
internal sealed record DemoMark(
    [property: JsonPropertyName("forloeb")] int Forloeb,
    [property: JsonPropertyName("seed")] ulong Seed,
    [property: JsonPropertyName("database")] string? Database);

/// <summary>The data folder of a demo. A mark tells it from one that holds anything real, which no demo touches.</summary>
internal static class DemoFolder
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Where the made-up leverancer lie.</summary>
    public static string Leverancer(DataFolder folder) => Path.Combine(folder.Location, "demo");

    /// <summary>Marks the folder as a demo's, or reads the mark that is there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="database">The database that goes with it.</param>
    /// <param name="wanted">What a new demo is to be made from.</param>
    /// <param name="explicitly">Whether the order named it, so that a demo of anything else will not do.</param>
    /// <exception cref="CommandException">The folder holds something else.</exception>
    public static DemoMark Claim(DataFolder folder, Database database, DemoMark wanted, bool explicitly)
    {
        if (Read(folder) is { } marker)
        {
            if (marker.Database != wanted.Database)
            {
                throw new CommandException(
                    ExitCode.Usage,
                    $"{folder.Location} rummer en demo, hvis tal ligger i en anden database end {database.Place}. Vælg en anden mappe "
                        + "med --data.");
            }

            return marker == wanted || !explicitly
                ? marker
                : throw new CommandException(
                    ExitCode.Usage,
                    $"{folder.Location} rummer en demo med {marker.Forloeb} forløb og seed {marker.Seed}. Brug --forfra for at lave en "
                        + "ny, eller vælg en anden mappe med --data.");
        }

        // Another process may make the demo at this moment: its mark is there before anything is received.
        if (IsInUse(database) && !File.Exists(folder.DemoMark))
        {
            throw new CommandException(
                ExitCode.Usage,
                $"{database.Place} rummer noget, der ikke er en demo. Vælg en anden mappe med --data, eller en anden database.");
        }

        var scratch = $"{folder.DemoMark}.{Guid.NewGuid():N}.part";
        using (var file = OwnerOnly.Open(scratch, FileMode.CreateNew))
        {
            JsonSerializer.Serialize(file, wanted, Json);
        }

        try
        {
            // Whole or not at all; when two begin at once, the first one's mark is both's.
            File.Move(scratch, folder.DemoMark, overwrite: false);
        }
        catch (IOException) when (File.Exists(folder.DemoMark))
        {
            File.Delete(scratch);
            return Claim(folder, database, wanted, explicitly);
        }

        return wanted;
    }

    /// <summary>Throws a demo away. Anything else is left as it is.</summary>
    /// <exception cref="CommandException">The database is a server's.</exception>
    public static void Clear(DataFolder folder, Database database)
    {
        if (Read(folder) is null)
        {
            // Claim answers for what else may be there.
            return;
        }

        if (!database.IsEmbedded)
        {
            throw new CommandException(
                ExitCode.Usage,
                $"--forfra tømmer ikke {database.Place}. Lav en ny, tom database, og vælg en anden mappe med --data.");
        }

        // The mark goes last: a folder that is half cleared is still a demo's.
        database.Delete();
        new SavedQueryDatabase(database).Own.Delete();
        foreach (var subfolder in new[] { Leverancer(folder), Leverancer(folder) + ".part" }.Where(Directory.Exists))
        {
            Directory.Delete(subfolder, recursive: true);
        }

        File.Delete(folder.DemoMark);
    }

    /// <summary>The leverancer that have not been taken yet, each with the receipt it would have had.</summary>
    public static IngestJob Ingest(Instance instance)
    {
        var ingest = IngestJob.FromFiles(instance.Services);
        var taken = instance.Fetch<LeveranceLedger>().ListOf().Select(leverance => leverance.Name).ToHashSet(StringComparer.Ordinal);
        var files = Directory.GetFiles(Leverancer(instance.Folder))
            .Where(file => !taken.Contains(Path.GetFileName(file)))
            .OrderBy(Path.GetFileName, StringComparer.Ordinal)
            .ToList();
        return new IngestJob("demo", (progress, stop) =>
            new FolderResult(
                [
                    .. files.Select(file =>
                        ingest.FileOf(file, Received(Path.GetFileName(file), instance.Time.GetUtcNow()), progress, stop)),
                ],
                []));
    }

    /// <summary>The same, as far as it has come by <paramref name="now"/>: null for now.</summary>
    private static DateTimeOffset? Received(string file, DateTimeOffset now) => Received(file) is var time && time <= now ? time : null;

    /// <summary>
    /// When a file of the generator would have been received: late on the last day whose registrations it carries, so
    /// that there are figures for earlier opgoerelsesdatoer.
    /// </summary>
    internal static DateTimeOffset Received(string file)
    {
        var day = file switch
        {
            _ when int.TryParse(file.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) =>
                new DateOnly(year, 12, 31),
            _ when file.Contains(".csv", StringComparison.Ordinal) => new DateOnly(2025, 12, 31),
            _ when file.StartsWith("registreringer-2026", StringComparison.Ordinal) => new DateOnly(2026, 9, 30),
            _ => new DateOnly(2026, 10, 31),
        };
        var evening = day.ToDateTime(new TimeOnly(23, 0));
        return new DateTimeOffset(evening, DanishTime.Zone.GetUtcOffset(evening));
    }

    private static DemoMark? Read(DataFolder folder) =>
        File.Exists(folder.DemoMark) ? JsonSerializer.Deserialize<DemoMark>(File.ReadAllText(folder.DemoMark), Json) : null;

    /// <summary>Whether anything has been received here.</summary>
    private static bool IsInUse(Database database)
    {
        if (!database.Exists())
        {
            return false;
        }

        using var connection = database.Connect();
        return database.TableExists(connection, "leverance") && new LeveranceLedger(database).ListOf().Count > 0;
    }
}
