namespace Opgoerelse.Api.Access;

/// <summary>A key that was issued, as a list of them shows it: never the key itself.</summary>
/// <param name="Id">1, 2, 3 ...</param>
/// <param name="Organisation">Whose it is.</param>
/// <param name="Hallmark">How it begins.</param>
/// <param name="Created">When it was made (UTC).</param>
/// <param name="Expires">The first instant at which it no longer holds (UTC); null: never.</param>
/// <param name="Revoked">When it was revoked (UTC); null while it was not.</param>
public sealed record IssuedKey(long Id, string Organisation, string Hallmark, DateTimeOffset Created, DateTimeOffset? Expires, DateTimeOffset? Revoked)
{
    /// <summary>gyldig, udløbet or tilbagekaldt.</summary>
    public string State(DateTimeOffset now) =>
        Revoked is not null ? "tilbagekaldt" : Expires <= now ? "udløbet" : "gyldig";
}
