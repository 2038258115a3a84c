using Opgoerelse.Aggregation.Cube;
using Opgoerelse.Aggregation.Facts;

namespace Opgoerelse.Aggregation.Revisions;

/// <summary>What the blocks of a release are made of: read from the facts, kept with the release, put into a cube again.</summary>
internal static class BlockSql
{
    private static readonly string Names = string.Join(", ", CubeColumns.All.Select(column => column.Name));

    /// <summary>What each citizen adds to the sums of a block: one row per fact.</summary>
    public static readonly string Contributions = $"""
        -- Whose; then age, sex, days to the first indsats (the median), and each sum of the cube.
        SELECT
            f.periode, f.kommune, COALESCE(r.person, r.forloeb_id) AS person, f.alder, f.koen, f.dage_til_foerste,
            {string.Join(", ", CubeColumns.All.Select(column => $"{column.OfFact} AS {column.Name}"))}
        FROM fakta f
        INNER JOIN forloeb r ON r.forloeb_id = f.forloeb_id AND {CaseSql.InForce}
        WHERE f.saet_id = @saet
        """;

    /// <summary>What each citizen whose forloeb ended adds to a block of a year of slutdato: one row per fact.</summary>
    public const string ContributionsOfEnded = $"""
        -- Whose; then what had been had, what followed, the length as the tables have it, and its days (the median).
        SELECT
            f.slut_aar, f.slut_kommune, COALESCE(r.person, r.forloeb_id) AS person,
            {CubeSql.IndsatsByFrist} AS indsats, f.afslutning, CAST(f.laengde_nr AS BIGINT) AS laengde_nr,
            CAST(f.slut_dag - f.start_dag + 1 AS BIGINT) AS dage
        FROM fakta f
        INNER JOIN forloeb r ON r.forloeb_id = f.forloeb_id AND {CaseSql.InForce}
        WHERE f.saet_id = @saet AND f.slut_dag IS NOT NULL
        """;

    public const string BlocksOf = """
        SELECT periode, kommune, blok_id
        FROM udgivelse_blok
        WHERE udgivelse_id = @id AND regelsaet = @regelsaet
        """;

    public const string Citizens = """
        SELECT c.blok_id, c.borger
        FROM blok b
        INNER JOIN blok_borger c ON c.blok_id = b.blok_id
        WHERE b.regelsaet = @regelsaet
        ORDER BY c.blok_id
        """;

    public const string NewId = """
        SELECT COALESCE(MAX(blok_id), 0) + 1
        FROM blok
        """;

    /// <summary>
    /// The sums of the states from a number on, from the cube of the set that they were read from. The states come first, and each finds
    /// its cells by key: SQLite, which reorders any join but this one, would try every state on every cell.
    /// </summary>
    public static readonly string KeepSums = $"""
        INSERT INTO blok_kube (blok_id, alder, koen, {Names})
        SELECT b.blok_id, k.alder, k.koen, {string.Join(", ", CubeColumns.All.Select(column => "k." + column.Name))}
        FROM blok b
        CROSS JOIN kube k
        WHERE k.saet_id = @saet AND k.periode = b.periode AND k.kommune = b.kommune
            AND b.regelsaet = @regelsaet AND b.blok_id >= @fra
        """;

    public const string KeepDays = """
        INSERT INTO blok_dage (blok_id, dage_til_foerste, antal)
        SELECT b.blok_id, d.dage_til_foerste, d.antal
        FROM blok b
        CROSS JOIN kube_dage d
        WHERE d.saet_id = @saet AND d.periode = b.periode AND d.kommune = b.kommune
            AND b.regelsaet = @regelsaet AND b.blok_id >= @fra
        """;

    /// <summary>The same of blocks of endings.</summary>
    public const string KeepEndings = """
        INSERT INTO blok_afslutning (blok_id, indsats, afslutning, laengde_nr, antal)
        SELECT b.blok_id, k.indsats, k.afslutning, k.laengde_nr, k.antal
        FROM blok b
        CROSS JOIN kube_afslutning k
        WHERE k.saet_id = @saet AND k.aar = b.periode AND k.kommune = b.kommune
            AND b.regelsaet = @regelsaet AND b.blok_id >= @fra
        """;

    public const string KeepLengths = """
        INSERT INTO blok_laengde (blok_id, dage, antal)
        SELECT b.blok_id, k.dage, k.antal
        FROM blok b
        CROSS JOIN kube_laengde k
        WHERE k.saet_id = @saet AND k.aar = b.periode AND k.kommune = b.kommune
            AND b.regelsaet = @regelsaet AND b.blok_id >= @fra
        """;

    public const string InsertReport = """
        INSERT INTO udgivelse_revision (udgivelse_id, aarlig, viste_blokke, blokke, kommuner, aendrede, nye, udgaaede)
        VALUES (@id, @aarlig, @viste, @blokke, @kommuner, @aendrede, @nye, @udgaaede)
        """;

    public const string SelectReport = """
        SELECT CAST(aarlig AS BIGINT) AS aarlig, viste_blokke, blokke, kommuner, aendrede, nye, udgaaede
        FROM udgivelse_revision
        WHERE udgivelse_id = @id
        """;

    /// <summary>A cube as another is ...</summary>
    public static readonly string CopyCells = $"""
        INSERT INTO kube (saet_id, periode, kommune, alder, koen, {Names})
        SELECT @saet, periode, kommune, alder, koen, {Names}
        FROM kube
        WHERE saet_id = @fra
        """;

    public const string CopyDays = """
        INSERT INTO kube_dage (saet_id, periode, kommune, dage_til_foerste, antal)
        SELECT @saet, periode, kommune, dage_til_foerste, antal
        FROM kube_dage
        WHERE saet_id = @fra
        """;

    /// <summary>... but for the blocks that wait ...</summary>
    public const string RemoveCells = "DELETE FROM kube WHERE saet_id = @saet AND periode = @periode AND kommune = @kommune";

    public const string RemoveDays = "DELETE FROM kube_dage WHERE saet_id = @saet AND periode = @periode AND kommune = @kommune";

    /// <summary>... which are as they were.</summary>
    public static readonly string PutCells = $"""
        INSERT INTO kube (saet_id, periode, kommune, alder, koen, {Names})
        SELECT @saet, @periode, @kommune, alder, koen, {Names}
        FROM blok_kube
        WHERE blok_id = @blok
        """;

    public const string PutDays = """
        INSERT INTO kube_dage (saet_id, periode, kommune, dage_til_foerste, antal)
        SELECT @saet, @periode, @kommune, dage_til_foerste, antal
        FROM blok_dage
        WHERE blok_id = @blok
        """;

    /// <summary>The same of blocks of endings.</summary>
    public const string RemoveEndings = "DELETE FROM kube_afslutning WHERE saet_id = @saet AND aar = @periode AND kommune = @kommune";

    public const string RemoveLengths = "DELETE FROM kube_laengde WHERE saet_id = @saet AND aar = @periode AND kommune = @kommune";

    public const string PutEndings = """
        INSERT INTO kube_afslutning (saet_id, aar, kommune, indsats, afslutning, laengde_nr, antal)
        SELECT @saet, @periode, @kommune, indsats, afslutning, laengde_nr, antal
        FROM blok_afslutning
        WHERE blok_id = @blok
        """;

    public const string PutLengths = """
        INSERT INTO kube_laengde (saet_id, aar, kommune, dage, antal)
        SELECT @saet, @periode, @kommune, dage, antal
        FROM blok_laengde
        WHERE blok_id = @blok
        """;
}
