using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Access;

/// <summary>
/// The keys that hold now, in memory: a request asks no database, so that the figures are served while it is away, and
/// a flood of wrong keys never reaches it.
/// </summary>
public sealed class AccessControl(TimeProvider time)
{
    // Looked up by hash: how long that takes tells nothing that helps to find a key whose hash it is.
    private volatile FrozenDictionary<string, DateTimeOffset?> _keys = FrozenDictionary<string, DateTimeOffset?>.Empty;

    /// <summary>Lets these keys in from now on, and no others.</summary>
    public void Switch(IEnumerable<(byte[] Fingerprint, DateTimeOffset? Expires)> keys) =>
        _keys = keys.ToFrozenDictionary(key => Convert.ToHexString(key.Fingerprint), key => key.Expires, StringComparer.Ordinal);

    /// <summary>Whether the key is one that was issued, has not expired and was not revoked.</summary>
    public bool IsValid(string key) =>
        AccessKey.Fingerprint(key) is { } fingerprint
        && _keys.TryGetValue(Convert.ToHexString(fingerprint), out var expires)
        && (expires is not { } end || time.GetUtcNow() < end);
}

/// <summary>
/// A key that an organisation proves itself with: 32 random bytes as text. It is shown once, when it is made; what is
/// kept is its SHA-256. A slow hash with a salt, as passwords need, would protect nothing here: nobody can guess 256
/// random bits, and every request would pay for it.
/// </summary>
public static class AccessKey
{
    /// <summary>What every key begins with, so that a search for lost secrets can find it.</summary>
    public const string Prefix = "opg_";

    private const int RandomBytes = 32;

    /// <summary>No header that long is a key.</summary>
    private const int Longest = 200;

    /// <summary>A new key.</summary>
    public static string New() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>How the key begins: enough to tell one from another, far too little to guess the rest.</summary>
    public static string Hallmark(string key) => key[..(Prefix.Length + 8)];

    /// <summary>SHA-256 of the key; null when it cannot be one.</summary>
    public static byte[]? Fingerprint(string key) =>
        key.Length is 0 or > Longest ? null : SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

/// <summary>A key that was issued, as a list of them shows it: never the key itself.</summary>
/// <param name="Id">1, 2, 3 ...</param>
/// <param name="Organisation">Whose it is.</param>
/// <param name="Hallmark">How it begins.</param>
/// <param name="Created">When it was made (UTC).</param>
/// <param name="Expires">The first instant at which it no longer holds (UTC); null: never.</param>
/// <param name="Revoked">When it was revoked (UTC); null while it was not.</param>
public sealed record IssuedKey(
    long Id,
    string Organisation,
    string Hallmark,
    DateTimeOffset Created,
    DateTimeOffset? Expires,
    DateTimeOffset? Revoked)
{
    /// <summary>gyldig, udløbet or tilbagekaldt.</summary>
    public string State(DateTimeOffset now) =>
        Revoked is not null ? "tilbagekaldt" : Expires <= now ? "udløbet" : "gyldig";
}

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
                aftryk = AccessKey.Fingerprint(key),
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
    public IReadOnlyList<(byte[] Fingerprint, DateTimeOffset? Expires)> ValidKeys()
    {
        using var connection = database.Connect();
        return
        [
            .. connection.Query<(byte[] Fingerprint, long? Expires)>(
                """
                SELECT aftryk, udloeber
                FROM adgangsnoegle
                WHERE tilbagekaldt IS NULL
                """).Select(row => (row.Fingerprint, Time(row.Expires))),
        ];
    }

    private static DateTimeOffset? Time(long? instant) => instant is { } found ? DbValues.FromInstant(found) : null;
}
