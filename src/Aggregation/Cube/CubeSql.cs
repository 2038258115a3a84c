namespace Opgoerelse.Aggregation.Cube;

/// <summary>
/// The cube: counts and sums over facts (<see cref="CubeColumns"/>), lifted to every level by joining the level tables. The text is the
/// same on both engines.
/// </summary>
internal static class CubeSql
{
    /// <summary>The sums that are also lifted by age and sex.</summary>
    public static readonly IReadOnlyList<CubeColumn> ByAgeAndSex = [.. CubeColumns.All.Where(column => column.ByAgeAndSex)];

    /// <summary>Throws a set's cube away, a table at a time.</summary>
    public static readonly string[] Delete =
    [
        "DELETE FROM kube WHERE saet_id = @saet",
        "DELETE FROM kube_dage WHERE saet_id = @saet",
        "DELETE FROM niveau_omraade WHERE saet_id = @saet",
        "DELETE FROM niveau_periode WHERE saet_id = @saet",
        "DELETE FROM niveau_alder WHERE saet_id = @saet",
        "DELETE FROM niveau_koen WHERE saet_id = @saet",
    ];

    /// <summary>The finest cells: one per start period, kommune, age band and sex.</summary>
    public static readonly string Cells = $"""
        INSERT INTO kube (
            saet_id, periode, kommune, alder, koen,
            {Lines(4, 6, CubeColumns.All.Select(column => column.Name))})
        SELECT
            @saet, periode, kommune, alder, koen,
            {Lines(4, 1, CubeColumns.All.Select(column => $"{Remark(column)}SUM({column.OfFact})"))}
        FROM fakta
        WHERE saet_id = @saet
        GROUP BY periode, kommune, alder, koen
        """;

    /// <summary>How many had their first indsats after how many days.</summary>
    public const string Days = """
        INSERT INTO kube_dage (saet_id, periode, kommune, dage_til_foerste, antal)
        SELECT @saet, periode, kommune, dage_til_foerste, COUNT(*)
        FROM fakta
        WHERE saet_id = @saet AND dage_til_foerste IS NOT NULL
        GROUP BY periode, kommune, dage_til_foerste
        """;

    /// <summary>All omraader and published periods.</summary>
    public static readonly string Total = $"""
        -- Every omraade and period, all ages and both sexes. Age and sex are summed away first: fewer rows to lift.
        SELECT
            o.omraade, p.i_periode AS periode,
            {Sums(4, "k.", CubeColumns.All)}
        FROM (
            SELECT
                periode, kommune,
                {Sums(8, "", CubeColumns.All)}
            FROM kube
            WHERE saet_id = @saet
            GROUP BY periode, kommune
        ) k
        INNER JOIN niveau_periode p ON p.saet_id = @saet AND p.periode = k.periode
        INNER JOIN niveau_omraade o ON o.saet_id = @saet AND o.periode = k.periode AND o.kommune = k.kommune
        GROUP BY o.omraade, p.i_periode
        """;

    /// <summary>By age and sex, above the kommuner.</summary>
    public static readonly string AgeAndSex = $"""
        -- Age groups and sexes, for omraader above the kommuner.
        SELECT
            k.omraade, p.i_periode AS periode, a.i_alder AS alder, s.i_koen AS koen,
            {Sums(4, "k.", ByAgeAndSex)}
        FROM (
            SELECT
                o.omraade, g.periode, g.alder, g.koen,
                {Sums(8, "g.", ByAgeAndSex)}
            FROM kube g
            INNER JOIN niveau_omraade o ON o.saet_id = @saet AND o.periode = g.periode AND o.kommune = g.kommune
            WHERE g.saet_id = @saet AND o.omraade <> g.kommune
            GROUP BY o.omraade, g.periode, g.alder, g.koen
        ) k
        INNER JOIN niveau_periode p ON p.saet_id = @saet AND p.periode = k.periode
        INNER JOIN niveau_alder a ON a.saet_id = @saet AND a.alder = k.alder
        INNER JOIN niveau_koen s ON s.saet_id = @saet AND s.koen = k.koen
        GROUP BY k.omraade, p.i_periode, a.i_alder, s.i_koen
        """;

    /// <summary>
    /// How many had their first indsats after how many days, lifted to all omraader and then to all periods (fewer rows
    /// to lift), in order: the median is read off on the way.
    /// </summary>
    public const string Distribution = """
        WITH omraadevis AS (
            SELECT o.omraade, d.periode, d.dage_til_foerste AS dage, SUM(d.antal) AS antal
            FROM kube_dage d
            INNER JOIN niveau_omraade o ON o.saet_id = @saet AND o.periode = d.periode AND o.kommune = d.kommune
            WHERE d.saet_id = @saet
            GROUP BY o.omraade, d.periode, d.dage_til_foerste
        )
        SELECT g.omraade, p.i_periode AS periode, g.dage, SUM(g.antal) AS antal
        FROM omraadevis g
        INNER JOIN niveau_periode p ON p.saet_id = @saet AND p.periode = g.periode
        GROUP BY g.omraade, p.i_periode, g.dage
        ORDER BY g.omraade, p.i_periode, g.dage
        """;

    /// <summary>The first valid start, which begins the series.</summary>
    public const string FirstStart = """
        SELECT MIN(start_dag)
        FROM fakta
        WHERE saet_id = @saet AND indfasning = 0
        """;

    private static string Sums(int indent, string from, IReadOnlyList<CubeColumn> columns) =>
        Lines(indent, 4, columns.Select(column => $"SUM({from}{column.Name}) AS {column.Name}"));

    private static string Remark(CubeColumn column) => column.Remark is { } remark ? $"-- {remark}\n    " : "";

    /// <summary>What stands between commas, so many on a line.</summary>
    private static string Lines(int indent, int perLine, IEnumerable<string> parts) => string.Join(
        ",\n" + new string(' ', indent),
        parts.Chunk(perLine).Select(line => string.Join(", ", line)));
}
