using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Pseudonyms;

/// <summary>Holds a database to the key it began with.</summary>
internal static class KeyWatch
{
    /// <summary>The fingerprint of the key that the database's pseudonyms were made with.</summary>
    public const string Read = "SELECT fingeraftryk FROM noegle";

    /// <summary>Remembers the fingerprint, in the transaction of the first leverance.</summary>
    public const string Remember = "INSERT INTO noegle (noegle_id, fingeraftryk, oprettet) VALUES (1, @fingeraftryk, @oprettet)";

    /// <summary>Whether anything was received in the database, so that there is one key and no other for it.</summary>
    public static bool HasBegun(Database database)
    {
        if (!database.Exists())
        {
            return false;
        }

        using var connection = database.Connect();
        return database.TableExists(connection, "noegle") && connection.QuerySingleOrDefault<byte[]>(Read) is not null;
    }

    /// <exception cref="IngestException">The key is not the one the database began with.</exception>
    public static void CheckRecord(DbTransaction transaction, PseudonymKey key, DateTimeOffset now)
    {
        var remembered = transaction.Connection!.QuerySingleOrDefault<byte[]>(Read, transaction: transaction);
        if (remembered is null)
        {
            transaction.Connection!.Execute(Remember, new { fingeraftryk = key.Fingerprint, oprettet = now.ToInstant() }, transaction);
        }
        else if (!CryptographicOperations.FixedTimeEquals(remembered, key.Fingerprint))
        {
            throw new IngestException(
                "anden-noegle",
                "Pseudonymnøglen er ikke den, som databasen er begyndt med. De samme borgere ville få nye pseudonymer. Intet er indlæst.");
        }
    }
}
