namespace Opgoerelse.Aggregation.Facts;

/// <summary>
/// Reads the registrations in force at a ledger position, in the order of forloeb. "In force" is said the same way
/// in each statement: received by then, and not yet replaced by a higher version; deleted and fejloprettet ones are not
/// there.
/// </summary>
internal static class CaseSql
{
    public const string Forloeb = """
        SELECT r.forloeb_id, r.foedt, r.koen, r.startdato, r.slutdato, r.kommuner
        FROM forloeb r
        WHERE r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position)
          AND r.slettet = 0 AND COALESCE(r.fejloprettet, 0) = 0
        ORDER BY r.forloeb_id
        """;

    public const string Indsatser = """
        SELECT r.forloeb_id, r.indsatstype, r.status, r.startdato, r.slutdato, r.timer_pr_uge, r.minutter_pr_uge, r.i_indsatsdel, r.udfoerer
        FROM indsats r
        WHERE r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position)
          AND r.slettet = 0 AND COALESCE(r.fejloprettet, 0) = 0
        ORDER BY r.forloeb_id
        """;

    public const string Fritagelser = """
        SELECT r.forloeb_id, r.hjemmel, r.helbred, r.fra, r.til
        FROM fritagelse r
        WHERE r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position)
          AND r.slettet = 0 AND COALESCE(r.fejloprettet, 0) = 0
        ORDER BY r.forloeb_id
        """;

    public const string OrdinaryHours = """
        SELECT r.forloeb_id, r.maaned
        FROM ordinaere_timer r
        WHERE r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position)
          AND r.slettet = 0
        ORDER BY r.forloeb_id
        """;

    public const string Indstillinger = """
        SELECT r.forloeb_id, r.dato, r.genbehandling, r.kategorier
        FROM indstilling r
        WHERE r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position)
          AND r.slettet = 0
        ORDER BY r.forloeb_id
        """;

    /// <summary>
    /// The same statement for the forloeb in fakta_arbejde only. CROSS JOIN, so that every engine walks from the few to
    /// the many.
    /// </summary>
    public static string OnlyWork(string sql) =>
        sql.Replace("\nFROM ", "\nFROM fakta_arbejde s CROSS JOIN ", StringComparison.Ordinal)
            .Replace("\nWHERE ", "\nWHERE s.saet_id = @saet AND r.forloeb_id = s.forloeb_id AND ", StringComparison.Ordinal);

    /// <summary>How many forloeb are valid at a position.</summary>
    public const string ForloebCount = """
        SELECT COUNT(*)
        FROM forloeb r
        WHERE r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position)
          AND r.slettet = 0 AND COALESCE(r.fejloprettet, 0) = 0
        """;

    /// <summary>The newest leverance that was taken in on or before a day: the ledger position of opgoerelsesdato D.</summary>
    public const string Position = """
        SELECT MAX(leverance_id)
        FROM leverance
        WHERE tilstand = 'indlaest' AND modtaget_dag <= @dato
        """;
}
