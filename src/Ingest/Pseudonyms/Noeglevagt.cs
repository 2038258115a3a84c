using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Pseudonyms;

/// <summary>Holds a database to the key it began with.</summary>
internal static class Noeglevagt
{
    /// <summary>The fingerprint of the key that the database's pseudonyms were made with.</summary>
    public const string Laes = "SELECT fingeraftryk FROM noegle";

    /// <summary>Remembers the fingerprint, in the transaction of the first leverance.</summary>
    public const string Husk = "INSERT INTO noegle (noegle_id, fingeraftryk, oprettet) VALUES (1, @fingeraftryk, @oprettet)";

    /// <summary>Whether anything was received in the database, so that there is one key and no other for it.</summary>
    public static bool HasBegun(Database database)
    {
        if (!database.Exists())
        {
            return false;
        }

        using var connection = database.Connect();
        return database.TableExists(connection, "noegle") && connection.QuerySingleOrDefault<byte[]>(Laes) is not null;
    }

    /// <exception cref="IngestException">The key is not the one the database began with.</exception>
    public static void Kontroller(DbTransaction transaction, Pseudonymnoegle noegle, DateTimeOffset nu)
    {
        var husket = transaction.Connection!.QuerySingleOrDefault<byte[]>(Laes, transaction: transaction);
        if (husket is null)
        {
            transaction.Connection!.Execute(Husk, new { fingeraftryk = noegle.Fingeraftryk, oprettet = nu.ToInstant() }, transaction);
        }
        else if (!CryptographicOperations.FixedTimeEquals(husket, noegle.Fingeraftryk))
        {
            throw new IngestException(
                "anden-noegle",
                "Pseudonymnøglen er ikke den, som databasen er begyndt med. De samme borgere ville få nye pseudonymer. Intet er indlæst.");
        }
    }
}
