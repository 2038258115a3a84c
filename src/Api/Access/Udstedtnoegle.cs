namespace Opgoerelse.Api.Access;

/// <summary>A key that was issued, as a list of them shows it: never the key itself.</summary>
/// <param name="Id">1, 2, 3 ...</param>
/// <param name="Organisation">Whose it is.</param>
/// <param name="Kendetegn">How it begins.</param>
/// <param name="Oprettet">When it was made (UTC).</param>
/// <param name="Udloeber">The first instant at which it no longer holds (UTC); null: never.</param>
/// <param name="Tilbagekaldt">When it was revoked (UTC); null while it was not.</param>
public sealed record Udstedtnoegle(long Id, string Organisation, string Kendetegn, DateTimeOffset Oprettet, DateTimeOffset? Udloeber, DateTimeOffset? Tilbagekaldt)
{
    /// <summary>gyldig, udløbet or tilbagekaldt.</summary>
    public string Tilstand(DateTimeOffset nu) =>
        Tilbagekaldt is not null ? "tilbagekaldt" : Udloeber <= nu ? "udløbet" : "gyldig";
}
