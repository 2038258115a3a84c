namespace Opgoerelse.Aggregation.RuleComparison;

/// <summary>One omraade under one regelsaet, and what a release froze of it.</summary>
internal static class RuleComparisonSql
{
    public const string TheOmraade = """
        -- One omraade in every published period, all ages and both sexes.
        SELECT
            p.i_periode AS periode, SUM(k.n) AS n, SUM(k.med_virksomhedsrettet) AS med_virksomhedsrettet, SUM(k.med_oevrig_beskaeftigelse) AS med_oevrig_beskaeftigelse,
            SUM(k.med_social) AS med_social, SUM(k.med_sundhed) AS med_sundhed, SUM(k.med_mentor) AS med_mentor, SUM(k.med_nogen) AS med_nogen
        FROM kube k
        INNER JOIN niveau_periode p ON p.saet_id = @saet AND p.periode = k.periode
        INNER JOIN niveau_omraade o ON o.saet_id = @saet AND o.periode = k.periode AND o.kommune = k.kommune
        WHERE k.saet_id = @saet AND o.omraade = @omraade
        GROUP BY p.i_periode
        """;

    public const string Insert = """
        INSERT INTO udgivelse_side (udgivelse_id, regelsaet, regelsaet_version, kontrolsum)
        VALUES (@id, @regelsaet, @version, @kontrolsum)
        """;

    public const string InsertCell = """
        INSERT INTO udgivelse_side_celle (udgivelse_id, regelsaet, celle_nr, periode, indsats, forloeb, forloeb_symbol, med, med_symbol)
        VALUES (@id, @regelsaet, @nr, @periode, @indsats, @forloeb, @forloebSymbol, @med, @medSymbol)
        """;

    public const string Fetch = """
        SELECT regelsaet, regelsaet_version, kontrolsum
        FROM udgivelse_side
        WHERE udgivelse_id = @id
        ORDER BY regelsaet
        """;

    public const string SelectCells = """
        SELECT regelsaet, periode, indsats, forloeb, forloeb_symbol, med, med_symbol
        FROM udgivelse_side_celle
        WHERE udgivelse_id = @id
        ORDER BY regelsaet, celle_nr
        """;
}
