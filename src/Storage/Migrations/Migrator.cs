using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Opgoerelse.Storage.Migrations;

/// <summary>
/// Brings a database to the schema that this program knows: under a lock, each script in its own
/// transaction, with a journal of checksums.
/// </summary>
public static class Migrator
{
    private const string MakeJournal = """
        CREATE TABLE skema_version (
            nummer    INT           NOT NULL,
            navn      VARCHAR(200)  NOT NULL,
            checksum  VARCHAR(64)   NOT NULL,
            koert     BIGINT        NOT NULL,
            CONSTRAINT pk_skema_version PRIMARY KEY (nummer)
        )
        """;

    /// <summary>
    /// Runs what has not been run. Safe to call from several processes at once. Where nothing is missing it takes no lock and
    /// writes nothing: a public replica may do no more than read the journal.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The database is newer than this program, or a script that was run has been edited since.
    /// </exception>
    public static void Migrate(Database database, TimeProvider time) => Migrate(database, time, database.Engine);

    /// <summary>The same with the scripts of another folder of db/migrations, for a file aside.</summary>
    /// <inheritdoc cref="Migrate(Database, TimeProvider)" path="/exception" />
    public static void Migrate(Database database, TimeProvider time, string folder)
    {
        if (database.Exists() && database.Repeat(_ => !IsAnythingMissing(database, folder)))
        {
            return;
        }

        database.Repeat(_ =>
        {
            using var gate = database.TryLock("skema", TimeSpan.FromMinutes(5))
                ?? throw new InvalidOperationException("En anden proces har holdt skemalåsen i over 5 minutter.");
            RunWhatIsMissing(database, time, folder);
        });
    }

    /// <summary>The number of the newest schema that this program knows.</summary>
    public static int Newest(Database database) => Migration.All(database.Engine)[^1].Number;

    private static void RunWhatIsMissing(Database database, TimeProvider time, string folder)
    {
        using var connection = database.Connect();
        if (!database.TableExists(connection, "skema_version"))
        {
            connection.Execute(MakeJournal);
        }

        foreach (var migration in Missing(connection, folder))
        {
            using var transaction = database.BeginWrite(connection);
            connection.Execute(migration.Sql, transaction: transaction);
            connection.Execute(
                "INSERT INTO skema_version (nummer, navn, checksum, koert) VALUES (@nummer, @navn, @checksum, @koert)",
                new
                {
                    nummer = migration.Number,
                    navn = migration.Name,
                    checksum = migration.Checksum,
                    koert = time.GetUtcNow().ToInstant(),
                },
                transaction);
            transaction.Commit();
        }
    }

    private static bool IsAnythingMissing(Database database, string folder)
    {
        using var connection = database.Connect();
        return !database.TableExists(connection, "skema_version") || Missing(connection, folder).Count > 0;
    }

    /// <summary>What the journal does not have, in order.</summary>
    /// <exception cref="InvalidOperationException">The journal has what this program has not.</exception>
    private static List<Migration> Missing(DbConnection connection, string folder)
    {
        var journal = connection.Query<(long Number, string Checksum)>("SELECT nummer, checksum FROM skema_version")
            .ToDictionary(row => (int)row.Number, row => row.Checksum);
        var known = Migration.All(folder);
        var newest = known.Max(migration => migration.Number);
        if (journal.Keys.Any(number => number > newest))
        {
            throw new InvalidOperationException(
                $"Databasens skema (nr. {journal.Keys.Max()}) er nyere end programmets (nr. {newest}). Brug en nyere udgave af "
                    + "programmet.");
        }

        return known.FirstOrDefault(migration =>
            journal.TryGetValue(migration.Number, out var checksum) && checksum != migration.Checksum) is { } edited
            ? throw new InvalidOperationException($"Migrering {edited.Name} er ændret, efter at den blev kørt.")
            : [.. known.Where(migration => !journal.ContainsKey(migration.Number))];
    }
}

/// <summary>One transition of the schema: a numbered script that is never edited once it has landed.</summary>
public sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the script with LF line ends, in lower-case hex.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The scripts of db/migrations/<paramref name="folder"/>, in order: an engine's, or those of a file aside.</summary>
    public static IReadOnlyList<Migration> All(string folder)
    {
        var assembly = typeof(Migration).Assembly;
        var prefix = $"migrations/{folder}/";
        return [.. assembly.GetManifestResourceNames()
            .Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(name, name[prefix.Length..]))];

        Migration Read(string resource, string file)
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var reader = new StreamReader(stream);
            return new Migration(
                int.Parse(file.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture),
                Path.GetFileNameWithoutExtension(file),
                reader.ReadToEnd());
        }
    }
}
