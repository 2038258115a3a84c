namespace Opgoerelse.Aggregation.Facts;

/// <summary>
/// Reads the registrations in force at a ledger position, in the order of forloeb. "In force" is said the same way
/// in each statement: received by then, and not yet replaced by a higher version; deleted and fejloprettet ones are not
/// there.
/// </summary>
internal static class CaseSql
{
    public static readonly CaseStatement Forloeb = new(
        "r.forloeb_id, r.foedt, r.koen, r.startdato, r.slutdato, r.kommuner", "forloeb r", InForce + NotByMistake);

    public static readonly CaseStatement Indsatser = new(
        "r.forloeb_id, r.indsatstype, r.status, r.startdato, r.slutdato, r.timer_pr_uge, r.minutter_pr_uge, r.i_indsatsdel, r.udfoerer",
        "indsats r",
        InForce + NotByMistake);

    public static readonly CaseStatement Fritagelser = new(
        "r.forloeb_id, r.hjemmel, r.helbred, r.fra, r.til", "fritagelse r", InForce + NotByMistake);

    public static readonly CaseStatement OrdinaryHours = new("r.forloeb_id, r.maaned", "ordinaere_timer r", InForce);

    public static readonly CaseStatement Indstillinger = new(
        "r.forloeb_id, r.dato, r.genbehandling, r.kategorier", "indstilling r", InForce);

    private const string InForce = """
        r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position)
          AND r.slettet = 0
        """;

    private const string NotByMistake = " AND COALESCE(r.fejloprettet, 0) = 0";

    /// <summary>How many forloeb are valid at a position.</summary>
    public const string ForloebCount = $"""
        SELECT COUNT(*)
        FROM forloeb r
        WHERE {InForce}{NotByMistake}
        """;

    /// <summary>The newest leverance that was taken in on or before a day: the ledger position of opgoerelsesdato D.</summary>
    public const string Position = """
        SELECT MAX(leverance_id)
        FROM leverance
        WHERE tilstand = 'indlaest' AND modtaget_dag <= @dato
        """;
}

/// <summary>A statement that reads one table of registrations, forloeb by forloeb.</summary>
internal sealed class CaseStatement(string columns, string table, string condition)
{
    /// <summary>Of every forloeb.</summary>
    public string All { get; } = $"""
        SELECT {columns}
        FROM {table}
        WHERE {condition}
        ORDER BY r.forloeb_id
        """;

    /// <summary>Of the forloeb in fakta_arbejde only. CROSS JOIN, so that every engine walks from the few to the many.</summary>
    public string OfWork { get; } = $"""
        SELECT {columns}
        FROM fakta_arbejde s CROSS JOIN {table}
        WHERE s.saet_id = @saet AND r.forloeb_id = s.forloeb_id AND {condition}
        ORDER BY r.forloeb_id
        """;
}
