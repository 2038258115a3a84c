using System.Security.Cryptography;
using Dapper;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Storage;

namespace Opgoerelse.Support.Releases;

/// <summary>
/// A release without tables, ready as <see cref="Publisher.PrepareRelease"/> leaves one: for what is about who sees which release when, and
/// not about what is in it.
/// </summary>
public static class EmptyRelease
{
    /// <summary>Makes one.</summary>
    /// <param name="database">The database.</param>
    /// <param name="time">The clock.</param>
    /// <param name="user">Who made it.</param>
    /// <returns>Its number.</returns>
    public static long Prepare(Database database, TimeProvider time, string user = "anna")
    {
        using var connection = database.Connect();
        using var transaction = database.BeginWrite(connection);
        var now = time.GetUtcNow();
        var id = connection.ExecuteScalar<long>("SELECT COALESCE(MAX(udgivelse_id), 0) + 1 FROM udgivelse", transaction: transaction);
        var known = connection.ExecuteScalar<long>(
            "SELECT COUNT(*) FROM udgivelse WHERE udgivet IS NOT NULL OR (tilstand = 'godkendt' AND offentlig_fra <= @nu)",
            new { nu = now.ToUnixTimeMilliseconds() },
            transaction);
        connection.Execute(
            """
            INSERT INTO udgivelse (udgivelse_id, tilstand, ordning, regelsaet, regelsaet_version, dato, position,
                kodeversion, kontrolsum, klargjort, kendte)
            VALUES (@id, 'klargjort', 'ressourceforloeb', 'bek-2408', 1, @dato, @id, 'prøve', @sum, @nu, @kendte)
            """,
            new
            {
                id = id,
                dato = DateOnly.FromDateTime(now.UtcDateTime).DayNumber,
                sum = Convert.ToHexStringLower(SHA256.HashData([])),
                nu = now.ToUnixTimeMilliseconds(),
                kendte = known,
            },
            transaction);
        connection.Execute(
            """
            INSERT INTO udgivelse_skridt (nr, udgivelse_id, skridt, tidspunkt, bruger)
            SELECT COALESCE(MAX(nr), 0) + 1, @id, 'klargjort', @nu, @bruger
            FROM udgivelse_skridt
            """,
            new { id = id, nu = now.ToUnixTimeMilliseconds(), bruger = user },
            transaction);
        transaction.Commit();
        return id;
    }
}
