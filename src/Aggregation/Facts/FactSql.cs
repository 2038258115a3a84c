namespace Opgoerelse.Aggregation.Facts;

/// <summary>The bookkeeping of sets of facts.</summary>
internal static class FactSql
{
    public const string Current = """
        SELECT saet_id, regelsaet, loebende, dato, position, aftryk, foerste_start
        FROM faktasaet
        WHERE regelsaet = @regelsaet AND loebende = 1
        """;

    public const string SetsOfOneDay = """
        SELECT saet_id
        FROM faktasaet
        WHERE loebende = 0
        """;

    public const string NewId = """
        SELECT COALESCE(MAX(saet_id), 0) + 1
        FROM faktasaet
        """;

    public const string Insert = """
        INSERT INTO faktasaet (saet_id, regelsaet, loebende, dato, position, aftryk, foerste_start)
        VALUES (@saet, @regelsaet, @loebende, @dato, @position, @aftryk, @foersteStart)
        """;

    public const string DeleteSet = "DELETE FROM faktasaet WHERE saet_id = @saet";

    public const string DeleteFacts = "DELETE FROM fakta WHERE saet_id = @saet";

    public const string DeleteWork = "DELETE FROM fakta_arbejde WHERE saet_id = @saet";

    /// <summary>
    /// What must be made again: forloeb touched by a leverance since the last run, and those that read otherwise on the
    /// new opgoerelsesdato though nothing came in: on the same one there are none, and no fact is asked.
    /// </summary>
    public const string FindWork = """
        INSERT INTO fakta_arbejde (saet_id, forloeb_id)
        SELECT @saet, forloeb_id
        FROM beroert
        WHERE leverance_id > @fra AND leverance_id <= @til
        UNION
        SELECT @saet, forloeb_id
        FROM fakta
        WHERE saet_id = @saet AND naeste_dato IS NOT NULL AND naeste_dato <= @dato AND @dato > @datoFoer
        """;

    public const string WorkCount = "SELECT COUNT(*) FROM fakta_arbejde WHERE saet_id = @saet";

    public const string DeleteWorkFacts = """
        DELETE FROM fakta
        WHERE saet_id = @saet AND forloeb_id IN (SELECT forloeb_id FROM fakta_arbejde WHERE saet_id = @saet)
        """;
}

/// <summary>
/// Reads the registrations in force at a ledger position, in the order of forloeb. "In force" is said the same way
/// in each statement: received by then, and not yet replaced by a higher version; deleted and fejloprettet ones are not
/// there.
/// </summary>
internal static class CaseSql
{
    public static readonly CaseStatement Forloeb = new(
        "r.forloeb_id, r.foedt, r.koen, r.startdato, r.slutdato, r.kommuner, r.afslutning", "forloeb r", InForce + NotByMistake);

    public static readonly CaseStatement Indsatser = new(
        "r.forloeb_id, r.indsatstype, r.status, r.startdato, r.slutdato, r.timer_pr_uge, r.minutter_pr_uge, r.i_indsatsdel, r.udfoerer",
        "indsats r",
        InForce + NotByMistake);

    public static readonly CaseStatement Fritagelser = new(
        "r.forloeb_id, r.hjemmel, r.helbred, r.fra, r.til", "fritagelse r", InForce + NotByMistake);

    public static readonly CaseStatement OrdinaryHours = new("r.forloeb_id, r.maaned", "ordinaere_timer r", InForce);

    public static readonly CaseStatement Indstillinger = new(
        "r.forloeb_id, r.dato, r.genbehandling, r.kategorier", "indstilling r", InForce);

    /// <summary>Of a registration <c>r</c>: in force at <c>@position</c>.</summary>
    public const string InForce =
        "r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0";

    /// <summary>Beside <see cref="InForce"/>, of what can be marked as made in error.</summary>
    public const string NotByMistake = " AND COALESCE(r.fejloprettet, 0) = 0";

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
