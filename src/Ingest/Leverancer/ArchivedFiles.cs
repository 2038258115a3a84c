using Dapper;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>
/// What files in the archive were when they were moved there, so that one that is written to afterwards is noticed
/// without reading it: a sender who was slower than the inbox has the file open still.
/// </summary>
internal sealed class ArchivedFiles(Database database, TimeProvider time)
{
    /// <summary>How many days after its receipt a file is looked after. No copy of a file takes so long.</summary>
    private const int Days = 7;

    /// <summary>Size and time of a file of the archive, the first time.</summary>
    public const string Insert = """
        INSERT INTO arkivfil (leverance_id, bytes, skrevet)
        VALUES (@leveranceId, @bytes, @skrevet)
        """;

    /// <summary>The same, of one that was looked at again.</summary>
    public const string Update = """
        UPDATE arkivfil
        SET bytes = @bytes, skrevet = @skrevet
        WHERE leverance_id = @leveranceId
        """;

    /// <summary>Those of the last days.</summary>
    public const string Recent = """
        SELECT a.leverance_id, a.bytes, a.skrevet
        FROM arkivfil AS a
        JOIN leverance AS l ON l.leverance_id = a.leverance_id
        WHERE l.modtaget_dag >= @fra
        ORDER BY a.leverance_id
        """;

    /// <summary>Leverancer of the inbox that are not marked as moved.</summary>
    public IReadOnlyList<Leverance> NotMoved()
    {
        using var connection = database.Connect();
        return LeveranceLedger.Fetch(connection, null, LeveranceSql.NotArchived, null);
    }

    /// <summary>Size and time of a file: taken before it is read, so that what is written meanwhile is noticed later.</summary>
    public static (long Bytes, long Written) Look(string path)
    {
        var file = new FileInfo(path);
        return (file.Length, file.LastWriteTimeUtc.Ticks);
    }

    /// <summary>Remembers what the file was when it was looked at.</summary>
    public void Remember(Leverance leverance, (long Bytes, long Written) look) => database.Repeat(_ =>
    {
        using var connection = database.Connect();
        using var transaction = database.BeginWrite(connection);
        var row = new { leveranceId = leverance.LeveranceId, bytes = look.Bytes, skrevet = look.Written };
        if (connection.Execute(Update, row, transaction) == 0)
        {
            connection.Execute(Insert, row, transaction);
        }

        transaction.Commit();
    });

    /// <summary>The files whose size or time is another than it was. Whether their content is too, they must be read to know.</summary>
    public IEnumerable<(Leverance Leverance, string Path)> Written(LeveranceArchive archive)
    {
        using var connection = database.Connect();
        var from = DanishTime.Day(time.GetUtcNow()).DayNumber - Days;
        foreach (var (leveranceId, bytes, written) in connection.Query<(long, long, long)>(Recent, new { fra = from }).ToList())
        {
            var leverance = LeveranceLedger.Fetch(connection, null, LeveranceSql.ById, new { leveranceId = leveranceId })[0];
            var path = archive.Location(leverance);
            if (File.Exists(path) && Look(path) != (bytes, written))
            {
                yield return (leverance, path);
            }
        }
    }
}

/// <summary>
/// Files that lie among leverancer without being one that is known: a copy that was never finished, a file under another
/// name. Nobody asks for them, and they may hold personnumre, so they are kept no longer than the rest.
/// </summary>
internal static class ForgottenFiles
{
    /// <summary>
    /// Deletes the files under <paramref name="folder"/> that came here and were last written before the Danish calendar day
    /// <paramref name="before"/>, in subfolders too. Links are deleted, not followed.
    /// </summary>
    /// <param name="folder">The folder; it stays, and so do its subfolders.</param>
    /// <param name="before">The first day that is kept.</param>
    /// <param name="isKept">Which files others see to.</param>
    /// <returns>How many files were deleted.</returns>
    public static int Delete(string folder, DateOnly before, Func<string, bool> isKept)
    {
        var deleted = 0;
        if (!Directory.Exists(folder))
        {
            return deleted;
        }

        foreach (var entry in new DirectoryInfo(folder).GetFileSystemInfos())
        {
            if (entry is DirectoryInfo { LinkTarget: null })
            {
                deleted += Delete(entry.FullName, before, isKept);
            }
            else if (!isKept(entry.FullName) && DanishTime.Day(FileKinds.ChangedAt(entry)) < before)
            {
                entry.Delete();
                deleted++;
            }
        }

        return deleted;
    }
}
