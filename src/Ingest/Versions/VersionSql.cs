namespace Opgoerelse.Ingest.Versions;

/// <summary>
/// The SQL of the version rules, set-based over staging tables and the same on both engines. <c>$tabel</c>,
/// <c>$id</c> and <c>$noegler</c> stand for the entity's table, its id column and the staging table.
/// </summary>
internal static class VersionSql
{
    /// <summary>Staging of beskedIds.</summary>
    public const string BeskedKeys = "indlaes_besked";

    /// <summary>Staging of entity ids.</summary>
    public const string IdKeys = "indlaes_id";

    /// <summary>Staging of entity ids with versions.</summary>
    public const string VersionKeys = "indlaes_version";

    /// <summary>Which of the batch's beskedIds were accepted before.</summary>
    public const string KnownBeskeder = """
        SELECT b.besked_id
        FROM $noegler AS n
        JOIN besked AS b ON b.besked_id = n.id
        """;

    /// <summary>The highest version of each of the batch's entities, and the forloeb it belongs to.</summary>
    public const string HighestVersions = """
        SELECT t.$id, t.version, t.forloeb_id, t.slettet
        FROM $noegler AS n
        JOIN $tabel AS t ON t.$id = n.id
        WHERE t.version = (SELECT MAX(h.version) FROM $tabel AS h WHERE h.$id = n.id)
        """;

    /// <summary>The content of those of the batch's versions that were received before.</summary>
    public const string KnownVersions = """
        SELECT t.$id, t.version, t.indhold_hash
        FROM $noegler AS n
        JOIN $tabel AS t ON t.$id = n.id AND t.version = n.version
        """;

    /// <summary>The rows in force that a higher version of this leverance takes the place of. Run before that is written.</summary>
    public const string Supersede = """
        UPDATE $tabel
        SET afloest_af = @leverance
        WHERE afloest_af IS NULL
          AND $id IN (SELECT n.id FROM $noegler AS n)
        """;

    /// <summary>The forloeb that the batch touches, each once in a leverance.</summary>
    public const string TouchedOne = """
        INSERT INTO beroert (leverance_id, forloeb_id)
        SELECT @leverance, n.id
        FROM $noegler AS n
        WHERE NOT EXISTS (SELECT 1 FROM beroert AS b WHERE b.leverance_id = @leverance AND b.forloeb_id = n.id)
        """;

    public static string With(string sql, string keys) => sql.Replace("$noegler", keys, StringComparison.Ordinal);

    public static string With(string sql, string keys, EntityTable table) => With(sql, keys)
        .Replace("$tabel", table.Name, StringComparison.Ordinal)
        .Replace("$id", table.Id, StringComparison.Ordinal);
}
