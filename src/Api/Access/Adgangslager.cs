using Dapper;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Access;

/// <summary>The access keys in the database, table <c>adgangsnoegle</c>.</summary>
public sealed class Adgangslager(Database database, TimeProvider time)
{
    /// <summary>The longest name of an organisation.</summary>
    public const int LaengsteOrganisation = 200;

    /// <summary>Makes a key for an organisation and returns it: this is the only time that it is seen.</summary>
    public string Opret(string organisation, DateTimeOffset? udloeber)
    {
        var noegle = Adgangsnoegle.Ny();
        using var forbindelse = database.Connect();
        using var transaktion = database.BeginWrite(forbindelse);
        var id = forbindelse.ExecuteScalar<long>("SELECT COALESCE(MAX(noegle_id), 0) + 1 FROM adgangsnoegle", transaction: transaktion);
        forbindelse.Execute(
            """
            INSERT INTO adgangsnoegle (noegle_id, organisation, kendetegn, aftryk, oprettet, udloeber, tilbagekaldt)
            VALUES (@id, @organisation, @kendetegn, @aftryk, @oprettet, @udloeber, NULL)
            """,
            new
            {
                id = id,
                organisation = organisation,
                kendetegn = Adgangsnoegle.Kendetegn(noegle),
                aftryk = Adgangsnoegle.Aftryk(noegle),
                oprettet = time.GetUtcNow().ToInstant(),
                udloeber = udloeber?.ToInstant(),
            },
            transaktion);
        transaktion.Commit();
        return noegle;
    }

    /// <summary>Revokes a key. False when there is none with that number, or it was revoked before.</summary>
    public bool Tilbagekald(long id)
    {
        using var forbindelse = database.Connect();
        return forbindelse.Execute(
            """
            UPDATE adgangsnoegle
            SET tilbagekaldt = @nu
            WHERE noegle_id = @id AND tilbagekaldt IS NULL
            """,
            new { id = id, nu = time.GetUtcNow().ToInstant() }) > 0;
    }

    /// <summary>Every key that was ever issued, oldest first.</summary>
    public IReadOnlyList<Udstedtnoegle> Alle()
    {
        using var forbindelse = database.Connect();
        return
        [
            .. forbindelse.Query<(long Id, string Organisation, string Kendetegn, long Oprettet, long? Udloeber, long? Tilbagekaldt)>(
                """
                SELECT noegle_id, organisation, kendetegn, oprettet, udloeber, tilbagekaldt
                FROM adgangsnoegle
                ORDER BY noegle_id
                """).Select(raekke => new Udstedtnoegle(
                    raekke.Id, raekke.Organisation, raekke.Kendetegn, DbValues.FromInstant(raekke.Oprettet), Tid(raekke.Udloeber), Tid(raekke.Tilbagekaldt))),
        ];
    }

    /// <summary>What a request's key is held against: the hashes of the keys that were not revoked, and when each expires.</summary>
    public IReadOnlyList<(byte[] Aftryk, DateTimeOffset? Udloeber)> Gyldige()
    {
        using var forbindelse = database.Connect();
        return
        [
            .. forbindelse.Query<(byte[] Aftryk, long? Udloeber)>(
                """
                SELECT aftryk, udloeber
                FROM adgangsnoegle
                WHERE tilbagekaldt IS NULL
                """).Select(raekke => (raekke.Aftryk, Tid(raekke.Udloeber))),
        ];
    }

    private static DateTimeOffset? Tid(long? instant) => instant is { } fundet ? DbValues.FromInstant(fundet) : null;
}
