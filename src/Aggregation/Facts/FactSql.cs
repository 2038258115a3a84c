namespace Opgoerelse.Aggregation.Facts;

/// <summary>The bookkeeping of sets of facts.</summary>
internal static class FactSql
{
    public const string Current = """
        SELECT saet_id, regelsaet, loebende, dato, position, aftryk, foerste_start
        FROM faktasaet
        WHERE regelsaet = @regelsaet AND loebende = 1
        """;

    public const string SingleOnes = """
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
    /// new opgoerelsesdato though nothing came in.
    /// </summary>
    public const string FindWork = """
        INSERT INTO fakta_arbejde (saet_id, forloeb_id)
        SELECT @saet, forloeb_id
        FROM beroert
        WHERE leverance_id > @fra AND leverance_id <= @til
        UNION
        SELECT @saet, forloeb_id
        FROM fakta
        WHERE saet_id = @saet AND naeste_dato IS NOT NULL AND naeste_dato <= @dato
        """;

    public const string WorkCount = "SELECT COUNT(*) FROM fakta_arbejde WHERE saet_id = @saet";

    public const string DeleteWorkFacts = """
        DELETE FROM fakta
        WHERE saet_id = @saet AND forloeb_id IN (SELECT forloeb_id FROM fakta_arbejde WHERE saet_id = @saet)
        """;
}
