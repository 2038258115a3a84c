using Dapper;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Access;

/// <summary>The access keys in the database, table <c>adgangsnoegle</c>.</summary>
public sealed class AccessStore(Database database, TimeProvider time)
{
    /// <summary>The longest name of an organisation.</summary>
    public const int LongestOrganisation = 200;

    /// <summary>Makes a key for an organisation and returns it: this is the only time that it is seen.</summary>
    public string Create(string organisation, DateTimeOffset? expires)
    {
        var key = AccessKey.New();
        using var connection = database.Connect();
        using var transaction = database.BeginWrite(connection);
        var id = connection.ExecuteScalar<long>("SELECT COALESCE(MAX(noegle_id), 0) + 1 FROM adgangsnoegle", transaction: transaction);
        connection.Execute(
            """
            INSERT INTO adgangsnoegle (noegle_id, organisation, kendetegn, aftryk, oprettet, udloeber, tilbagekaldt)
            VALUES (@id, @organisation, @kendetegn, @aftryk, @oprettet, @udloeber, NULL)
            """,
            new
            {
                id = id,
                organisation = organisation,
                kendetegn = AccessKey.Hallmark(key),
                aftryk = AccessKey.Imprint(key),
                oprettet = time.GetUtcNow().ToInstant(),
                udloeber = expires?.ToInstant(),
            },
            transaction);
        transaction.Commit();
        return key;
    }

    /// <summary>Revokes a key. False when there is none with that number, or it was revoked before.</summary>
    public bool Revoke(long id)
    {
        using var connection = database.Connect();
        return connection.Execute(
            """
            UPDATE adgangsnoegle
            SET tilbagekaldt = @nu
            WHERE noegle_id = @id AND tilbagekaldt IS NULL
            """,
            new { id = id, nu = time.GetUtcNow().ToInstant() }) > 0;
    }

    /// <summary>Every key that was ever issued, oldest first.</summary>
    public IReadOnlyList<IssuedKey> All()
    {
        using var connection = database.Connect();
        return
        [
            .. connection.Query<(long Id, string Organisation, string Hallmark, long Created, long? Expires, long? Revoked)>(
                """
                SELECT noegle_id, organisation, kendetegn, oprettet, udloeber, tilbagekaldt
                FROM adgangsnoegle
                ORDER BY noegle_id
                """).Select(row => new IssuedKey(
                    row.Id, row.Organisation, row.Hallmark, DbValues.FromInstant(row.Created), Time(row.Expires), Time(row.Revoked))),
        ];
    }

    /// <summary>What a request's key is held against: the hashes of the keys that were not revoked, and when each expires.</summary>
    public IReadOnlyList<(byte[] Imprint, DateTimeOffset? Expires)> ValidOnes()
    {
        using var connection = database.Connect();
        return
        [
            .. connection.Query<(byte[] Imprint, long? Expires)>(
                """
                SELECT aftryk, udloeber
                FROM adgangsnoegle
                WHERE tilbagekaldt IS NULL
                """).Select(row => (row.Imprint, Time(row.Expires))),
        ];
    }

    private static DateTimeOffset? Time(long? instant) => instant is { } found ? DbValues.FromInstant(found) : null;
}
