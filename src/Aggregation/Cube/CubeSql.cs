using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Cube;

/// <summary>
/// The cube: counts and sums over facts (<see cref="CubeColumns"/>), lifted to every level by joining the level tables. The text is the
/// same on both engines.
/// </summary>
internal static class CubeSql
{
    /// <summary>What a cell is of: the key of <c>kube</c>.</summary>
    public static readonly Column[] Keys =
        [Column.Number("saet_id"), Column.Text("periode"), Column.Text("kommune"), Column.Text("alder"), Column.Text("koen")];

    /// <summary>The key of <c>kube_dage</c>.</summary>
    public static readonly Column[] DaysKeys =
        [Column.Number("saet_id"), Column.Text("periode"), Column.Text("kommune"), Column.Number("dage_til_foerste")];

    /// <summary>The sums that are also lifted by age and sex.</summary>
    public static readonly IReadOnlyList<CubeColumn> ByAgeAndSex = [.. CubeColumns.All.Where(column => column.ByAgeAndSex)];

    /// <summary>Throws away what is only made when it is asked for.</summary>
    public static readonly string[] DeleteEndings =
    [
        "DELETE FROM kube_afslutning WHERE saet_id = @saet",
        "DELETE FROM kube_laengde WHERE saet_id = @saet",
        "DELETE FROM kube_ventetid WHERE saet_id = @saet",
    ];

    /// <summary>Throws a set's level tables away.</summary>
    public static readonly string[] DeleteLevels =
    [
        "DELETE FROM niveau_omraade WHERE saet_id = @saet",
        "DELETE FROM niveau_periode WHERE saet_id = @saet",
        "DELETE FROM niveau_alder WHERE saet_id = @saet",
        "DELETE FROM niveau_koen WHERE saet_id = @saet",
    ];

    /// <summary>Throws a set's cube away, a table at a time.</summary>
    public static readonly string[] Delete =
    [
        "DELETE FROM kube WHERE saet_id = @saet",
        "DELETE FROM kube_dage WHERE saet_id = @saet",
        .. DeleteLevels,
        .. DeleteEndings,
    ];

    /// <summary>The finest cells: one per start period, kommune, age band (those of 50 and over in two) and sex.</summary>
    public static readonly string Cells = CellsOf("kube", "", "");

    /// <summary>How many had their first indsats after how many days.</summary>
    public static readonly string Days = DaysOf("kube_dage", "", "");

    /// <summary>
    /// The same over the forloeb in fakta_arbejde only, into a layer: once with @fortegn -1 before their facts go, once with 1 when they
    /// are made again. What is then in the layer is what has changed.
    /// </summary>
    public static readonly string CellsOfWork = CellsOf("$lag", "@fortegn * ", OfWork);

    /// <inheritdoc cref="CellsOfWork" />
    public static readonly string DaysOfWork = DaysOf("$lag", "@fortegn * ", OfWork);

    /// <summary>
    /// Lays a layer over the cells: those that are there, those that are new, and those that nobody is in any more. Everybody has one
    /// status, so a cell is there as long as somebody is counted under one, whatever its other sums come to.
    /// </summary>
    public static readonly string[] LayCells =
    [
        .. Lay("kube", Keys, CubeColumns.All.Select(column => column.Name)),
        "DELETE FROM kube WHERE saet_id = @saet AND n + afsluttet_inden + fritaget + ikke_observeret = 0",
    ];

    /// <inheritdoc cref="LayCells" />
    public static readonly string[] LayDays =
    [
        .. Lay("kube_dage", DaysKeys, ["antal"]),
        "DELETE FROM kube_dage WHERE saet_id = @saet AND antal = 0",
    ];

    /// <summary>How forloeb ended, by what they had had by their frist: from the facts of a set.</summary>
    public static readonly string Endings = $"""
        INSERT INTO kube_afslutning (saet_id, aar, kommune, indsats, afslutning, laengde_nr, antal)
        SELECT @saet, g.slut_aar, g.slut_kommune, g.indsats, g.afslutning, g.laengde_nr, COUNT(*)
        FROM (
            SELECT slut_aar, slut_kommune, afslutning, laengde_nr, {IndsatsByFrist} AS indsats
            FROM fakta
            WHERE saet_id = @fra AND slut_dag IS NOT NULL
        ) g
        GROUP BY g.slut_aar, g.slut_kommune, g.indsats, g.afslutning, g.laengde_nr
        """;

    /// <summary>How many days they had lasted, the first and the last included.</summary>
    public const string Lengths = """
        INSERT INTO kube_laengde (saet_id, aar, kommune, dage, antal)
        SELECT @saet, slut_aar, slut_kommune, slut_dag - start_dag + 1, COUNT(*)
        FROM fakta
        WHERE saet_id = @fra AND slut_dag IS NOT NULL
        GROUP BY slut_aar, slut_kommune, slut_dag - start_dag + 1
        """;

    /// <summary>How many days those with an indstilling before the start had waited, for the start and for the first indsats.</summary>
    public const string Waits = """
        INSERT INTO kube_ventetid (saet_id, periode, kommune, straekning, dage, interval_nr, antal)
        SELECT @saet, g.periode, g.kommune, g.straekning, g.dage, g.interval_nr, COUNT(*)
        FROM (
            SELECT periode, kommune, 'indstilling-start' AS straekning, start_dag - indstillet_dag AS dage, ventet_start_nr AS interval_nr
            FROM fakta
            WHERE saet_id = @fra AND indstillet_dag IS NOT NULL
            UNION ALL
            SELECT periode, kommune, 'indstilling-indsats' AS straekning,
                foerste_dato - indstillet_dag AS dage, ventet_indsats_nr AS interval_nr
            FROM fakta
            WHERE saet_id = @fra AND indstillet_dag IS NOT NULL AND foerste_dato IS NOT NULL
        ) g
        GROUP BY g.periode, g.kommune, g.straekning, g.dage, g.interval_nr
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

    /// <summary>By age and sex, kommuner in pooled years: the quarters are summed away at once.</summary>
    public static readonly string AgeAndSexOfKommuner = $"""
        -- Age groups and sexes of the kommuner, in pooled years (2022-2025).
        SELECT
            k.kommune AS omraade, k.i_periode AS periode, a.i_alder AS alder, s.i_koen AS koen,
            {Sums(4, "k.", ByAgeAndSex)}
        FROM (
            SELECT
                g.kommune, p.i_periode, g.alder, g.koen,
                {Sums(8, "g.", ByAgeAndSex)}
            FROM kube g
            INNER JOIN niveau_periode p ON p.saet_id = @saet AND p.periode = g.periode
            WHERE g.saet_id = @saet AND p.i_periode LIKE '____-____'
            GROUP BY g.kommune, p.i_periode, g.alder, g.koen
        ) k
        INNER JOIN niveau_alder a ON a.saet_id = @saet AND a.alder = k.alder
        INNER JOIN niveau_koen s ON s.saet_id = @saet AND s.koen = k.koen
        GROUP BY k.kommune, k.i_periode, a.i_alder, s.i_koen
        """;

    /// <summary>How forloeb ended, lifted to all omraader and published years of slutdato.</summary>
    public const string EndingTotal = """
        SELECT o.omraade, p.i_periode AS periode, k.indsats, k.afslutning, k.laengde_nr, SUM(k.antal) AS antal
        FROM kube_afslutning k
        INNER JOIN niveau_periode p ON p.saet_id = @saet AND p.periode = k.aar
        INNER JOIN niveau_omraade o ON o.saet_id = @saet AND o.periode = k.aar AND o.kommune = k.kommune
        WHERE k.saet_id = @saet
        GROUP BY o.omraade, p.i_periode, k.indsats, k.afslutning, k.laengde_nr
        """;

    /// <summary>How long they had lasted, likewise, in order: the median is read off on the way.</summary>
    public const string LengthDistribution = """
        SELECT o.omraade, p.i_periode AS periode, k.dage, SUM(k.antal) AS antal
        FROM kube_laengde k
        INNER JOIN niveau_periode p ON p.saet_id = @saet AND p.periode = k.aar
        INNER JOIN niveau_omraade o ON o.saet_id = @saet AND o.periode = k.aar AND o.kommune = k.kommune
        WHERE k.saet_id = @saet
        GROUP BY o.omraade, p.i_periode, k.dage
        ORDER BY o.omraade, p.i_periode, k.dage
        """;

    /// <summary>How long was waited, lifted to all omraader and then to all periods, in order.</summary>
    public const string WaitDistribution = """
        WITH omraadevis AS (
            SELECT o.omraade, k.periode, k.straekning, k.dage, k.interval_nr, SUM(k.antal) AS antal
            FROM kube_ventetid k
            INNER JOIN niveau_omraade o ON o.saet_id = @saet AND o.periode = k.periode AND o.kommune = k.kommune
            WHERE k.saet_id = @saet
            GROUP BY o.omraade, k.periode, k.straekning, k.dage, k.interval_nr
        )
        SELECT g.omraade, p.i_periode AS periode, g.straekning, g.dage, g.interval_nr, SUM(g.antal) AS antal
        FROM omraadevis g
        INNER JOIN niveau_periode p ON p.saet_id = @saet AND p.periode = g.periode
        GROUP BY g.omraade, p.i_periode, g.straekning, g.dage, g.interval_nr
        ORDER BY g.omraade, p.i_periode, g.straekning, g.dage
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

    /// <summary>The first among the forloeb in fakta_arbejde.</summary>
    public const string FirstStartOfWork = FirstStart + OfWork;

    private const string OfWork = "\n    AND forloeb_id IN (SELECT forloeb_id FROM fakta_arbejde WHERE saet_id = @saet)";

    /// <summary>Which group by indsats an ended forloeb is in.</summary>
    public const string IndsatsByFrist =
        "CASE WHEN status <> 'N' THEN 'uden-frist' WHEN dage_virksomhedsrettet > 0 THEN 'virksomhedsrettet' "
            + "WHEN dage_nogen > 0 THEN 'andre' ELSE 'ingen' END";

    /// <summary>The cube tells seniors from the others of 50 and over.</summary>
    private const string AgeInCube = "CASE WHEN senior = 1 THEN 'senior' WHEN alder = '50+' THEN '50-senior' ELSE alder END";

    private static string CellsOf(string into, string sign, string which) => $"""
        INSERT INTO {into} (
            saet_id, periode, kommune, alder, koen,
            {Lines(4, 6, CubeColumns.All.Select(column => column.Name))})
        SELECT
            @saet, periode, kommune, {AgeInCube} AS alder, koen,
            {Lines(4, 1, CubeColumns.All.Select(column => $"{Remark(column)}{sign}SUM({column.OfFact})"))}
        FROM fakta
        WHERE saet_id = @saet{which}
        GROUP BY periode, kommune, {AgeInCube}, koen
        """;

    private static string DaysOf(string into, string sign, string which) => $"""
        INSERT INTO {into} (saet_id, periode, kommune, dage_til_foerste, antal)
        SELECT @saet, periode, kommune, dage_til_foerste, {sign}COUNT(*)
        FROM fakta
        WHERE saet_id = @saet AND dage_til_foerste IS NOT NULL{which}
        GROUP BY periode, kommune, dage_til_foerste
        """;

    private static string Sums(int indent, string from, IReadOnlyList<CubeColumn> columns) =>
        Lines(indent, 4, columns.Select(column => $"SUM({from}{column.Name}) AS {column.Name}"));

    private static string[] Lay(string table, Column[] keys, IEnumerable<string> sums)
    {
        var key = string.Join(", ", keys.Select(column => column.Name));
        return
        [
            $"""
            UPDATE {table}
            SET
                {Lines(4, 2, sums.Select(sum => $"{sum} = {table}.{sum} + d.{sum}"))}
            FROM (
                SELECT
                    {key},
                    {Lines(8, 4, sums.Select(sum => $"SUM({sum}) AS {sum}"))}
                FROM $lag
                GROUP BY {key}
            ) AS d
            WHERE {Same(table)}
            """,
            $"""
            INSERT INTO {table} (
                {key},
                {Lines(4, 6, sums)})
            SELECT
                {key},
                {Lines(4, 4, sums.Select(sum => $"SUM({sum})"))}
            FROM $lag AS d
            WHERE NOT EXISTS (SELECT 1 FROM {table} AS k WHERE {Same("k")})
            GROUP BY {key}
            """,
        ];

        string Same(string of) => string.Join(" AND ", keys.Select(column => $"{of}.{column.Name} = d.{column.Name}"));
    }

    private static string Remark(CubeColumn column) => column.Remark is { } remark ? $"-- {remark}\n    " : "";

    /// <summary>What stands between commas, so many on a line.</summary>
    private static string Lines(int indent, int perLine, IEnumerable<string> parts) => string.Join(
        ",\n" + new string(' ', indent),
        parts.Chunk(perLine).Select(line => string.Join(", ", line)));
}
