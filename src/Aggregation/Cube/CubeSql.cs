namespace Opgoerelse.Aggregation.Cube;

/// <summary>
/// The cube: counts and sums over facts, lifted to every level by joining the level tables. The text is the same on
/// both engines.
/// </summary>
internal static class CubeSql
{
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
    public const string Cells = """
        INSERT INTO kube (
            saet_id, periode, kommune, alder, koen,
            n, afsluttet_inden, fritaget, ikke_observeret, med_virksomhedsrettet, med_oevrig_beskaeftigelse,
            med_social, med_sundhed, med_mentor, med_nogen, antal_virksomhedsrettet, antal_oevrig_beskaeftigelse,
            antal_social, antal_sundhed, antal_mentor, antal_nogen, dage_virksomhedsrettet, dage_oevrig_beskaeftigelse,
            dage_social, dage_sundhed, dage_mentor, dage_nogen, minutdage_virksomhedsrettet, minutdage_oevrig_beskaeftigelse,
            minutdage_social, minutdage_sundhed, minutdage_mentor, minutdage_nogen, inden_1_dag, inden_1_uge,
            inden_1_maaned, inden_2_maaneder, inden_3_maaneder, inden_6_maaneder, undtaget_loentimer, genbehandlet,
            indstillet, givet)
        SELECT
            @saet, periode, kommune, alder, koen,
            -- the population, and what is left out of it by reason
            SUM(CASE WHEN status = 'N' THEN 1 ELSE 0 END),
            SUM(CASE WHEN status = 'afsluttetInden' THEN 1 ELSE 0 END),
            SUM(CASE WHEN status = 'fritaget' THEN 1 ELSE 0 END),
            SUM(CASE WHEN status = 'ikkeObserveret' THEN 1 ELSE 0 END),
            -- antalMed: forloeb with at least one counting indsats
            SUM(CASE WHEN dage_virksomhedsrettet > 0 THEN 1 ELSE 0 END),
            SUM(CASE WHEN dage_oevrig_beskaeftigelse > 0 THEN 1 ELSE 0 END),
            SUM(CASE WHEN dage_social > 0 THEN 1 ELSE 0 END),
            SUM(CASE WHEN dage_sundhed > 0 THEN 1 ELSE 0 END),
            SUM(CASE WHEN dage_mentor > 0 THEN 1 ELSE 0 END),
            SUM(CASE WHEN dage_nogen > 0 THEN 1 ELSE 0 END),
            -- counting indsatser, days covered, minutes a week times days
            SUM(CAST(COALESCE(antal_virksomhedsrettet, 0) AS BIGINT)),
            SUM(CAST(COALESCE(antal_oevrig_beskaeftigelse, 0) AS BIGINT)),
            SUM(CAST(COALESCE(antal_social, 0) AS BIGINT)),
            SUM(CAST(COALESCE(antal_sundhed, 0) AS BIGINT)),
            SUM(CAST(COALESCE(antal_mentor, 0) AS BIGINT)),
            SUM(CAST(COALESCE(antal_nogen, 0) AS BIGINT)),
            SUM(CAST(COALESCE(dage_virksomhedsrettet, 0) AS BIGINT)),
            SUM(CAST(COALESCE(dage_oevrig_beskaeftigelse, 0) AS BIGINT)),
            SUM(CAST(COALESCE(dage_social, 0) AS BIGINT)),
            SUM(CAST(COALESCE(dage_sundhed, 0) AS BIGINT)),
            SUM(CAST(COALESCE(dage_mentor, 0) AS BIGINT)),
            SUM(CAST(COALESCE(dage_nogen, 0) AS BIGINT)),
            SUM(CAST(COALESCE(minutdage_virksomhedsrettet, 0) AS BIGINT)),
            SUM(CAST(COALESCE(minutdage_oevrig_beskaeftigelse, 0) AS BIGINT)),
            SUM(CAST(COALESCE(minutdage_social, 0) AS BIGINT)),
            SUM(CAST(COALESCE(minutdage_sundhed, 0) AS BIGINT)),
            SUM(CAST(COALESCE(minutdage_mentor, 0) AS BIGINT)),
            SUM(CAST(COALESCE(minutdage_nogen, 0) AS BIGINT)),
            -- cumulative: first indsats within the interval
            SUM(CASE WHEN interval_nr <= 0 THEN 1 ELSE 0 END),
            SUM(CASE WHEN interval_nr <= 1 THEN 1 ELSE 0 END),
            SUM(CASE WHEN interval_nr <= 2 THEN 1 ELSE 0 END),
            SUM(CASE WHEN interval_nr <= 3 THEN 1 ELSE 0 END),
            SUM(CASE WHEN interval_nr <= 4 THEN 1 ELSE 0 END),
            SUM(CASE WHEN interval_nr <= 5 THEN 1 ELSE 0 END),
            -- without any indsats: with ordinary hours; brought before the team again
            SUM(CASE WHEN dage_nogen = 0 AND loentimer = 1 THEN 1 ELSE 0 END),
            SUM(CASE WHEN dage_nogen = 0 AND genbehandlet = 1 THEN 1 ELSE 0 END),
            -- virksomhedsrettet named by the team, and given to those
            SUM(CASE WHEN indstillet_virksomhedsrettet = 1 THEN 1 ELSE 0 END),
            SUM(CASE WHEN indstillet_virksomhedsrettet = 1 AND dage_virksomhedsrettet > 0 THEN 1 ELSE 0 END)
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
    public const string Total = """
        -- Every omraade and period, all ages and both sexes. Age and sex are summed away first: fewer rows to lift.
        SELECT
            o.omraade, p.i_periode AS periode,
            SUM(k.n) AS n, SUM(k.afsluttet_inden) AS afsluttet_inden, SUM(k.fritaget) AS fritaget, SUM(k.ikke_observeret) AS ikke_observeret,
            SUM(k.med_virksomhedsrettet) AS med_virksomhedsrettet, SUM(k.med_oevrig_beskaeftigelse) AS med_oevrig_beskaeftigelse, SUM(k.med_social) AS med_social, SUM(k.med_sundhed) AS med_sundhed,
            SUM(k.med_mentor) AS med_mentor, SUM(k.med_nogen) AS med_nogen, SUM(k.antal_virksomhedsrettet) AS antal_virksomhedsrettet, SUM(k.antal_oevrig_beskaeftigelse) AS antal_oevrig_beskaeftigelse,
            SUM(k.antal_social) AS antal_social, SUM(k.antal_sundhed) AS antal_sundhed, SUM(k.antal_mentor) AS antal_mentor, SUM(k.antal_nogen) AS antal_nogen,
            SUM(k.dage_virksomhedsrettet) AS dage_virksomhedsrettet, SUM(k.dage_oevrig_beskaeftigelse) AS dage_oevrig_beskaeftigelse, SUM(k.dage_social) AS dage_social, SUM(k.dage_sundhed) AS dage_sundhed,
            SUM(k.dage_mentor) AS dage_mentor, SUM(k.dage_nogen) AS dage_nogen, SUM(k.minutdage_virksomhedsrettet) AS minutdage_virksomhedsrettet, SUM(k.minutdage_oevrig_beskaeftigelse) AS minutdage_oevrig_beskaeftigelse,
            SUM(k.minutdage_social) AS minutdage_social, SUM(k.minutdage_sundhed) AS minutdage_sundhed, SUM(k.minutdage_mentor) AS minutdage_mentor, SUM(k.minutdage_nogen) AS minutdage_nogen,
            SUM(k.inden_1_dag) AS inden_1_dag, SUM(k.inden_1_uge) AS inden_1_uge, SUM(k.inden_1_maaned) AS inden_1_maaned, SUM(k.inden_2_maaneder) AS inden_2_maaneder,
            SUM(k.inden_3_maaneder) AS inden_3_maaneder, SUM(k.inden_6_maaneder) AS inden_6_maaneder, SUM(k.undtaget_loentimer) AS undtaget_loentimer, SUM(k.genbehandlet) AS genbehandlet,
            SUM(k.indstillet) AS indstillet, SUM(k.givet) AS givet
        FROM (
            SELECT
                periode, kommune,
                SUM(n) AS n, SUM(afsluttet_inden) AS afsluttet_inden, SUM(fritaget) AS fritaget, SUM(ikke_observeret) AS ikke_observeret,
                SUM(med_virksomhedsrettet) AS med_virksomhedsrettet, SUM(med_oevrig_beskaeftigelse) AS med_oevrig_beskaeftigelse, SUM(med_social) AS med_social, SUM(med_sundhed) AS med_sundhed,
                SUM(med_mentor) AS med_mentor, SUM(med_nogen) AS med_nogen, SUM(antal_virksomhedsrettet) AS antal_virksomhedsrettet, SUM(antal_oevrig_beskaeftigelse) AS antal_oevrig_beskaeftigelse,
                SUM(antal_social) AS antal_social, SUM(antal_sundhed) AS antal_sundhed, SUM(antal_mentor) AS antal_mentor, SUM(antal_nogen) AS antal_nogen,
                SUM(dage_virksomhedsrettet) AS dage_virksomhedsrettet, SUM(dage_oevrig_beskaeftigelse) AS dage_oevrig_beskaeftigelse, SUM(dage_social) AS dage_social, SUM(dage_sundhed) AS dage_sundhed,
                SUM(dage_mentor) AS dage_mentor, SUM(dage_nogen) AS dage_nogen, SUM(minutdage_virksomhedsrettet) AS minutdage_virksomhedsrettet, SUM(minutdage_oevrig_beskaeftigelse) AS minutdage_oevrig_beskaeftigelse,
                SUM(minutdage_social) AS minutdage_social, SUM(minutdage_sundhed) AS minutdage_sundhed, SUM(minutdage_mentor) AS minutdage_mentor, SUM(minutdage_nogen) AS minutdage_nogen,
                SUM(inden_1_dag) AS inden_1_dag, SUM(inden_1_uge) AS inden_1_uge, SUM(inden_1_maaned) AS inden_1_maaned, SUM(inden_2_maaneder) AS inden_2_maaneder,
                SUM(inden_3_maaneder) AS inden_3_maaneder, SUM(inden_6_maaneder) AS inden_6_maaneder, SUM(undtaget_loentimer) AS undtaget_loentimer, SUM(genbehandlet) AS genbehandlet,
                SUM(indstillet) AS indstillet, SUM(givet) AS givet
            FROM kube
            WHERE saet_id = @saet
            GROUP BY periode, kommune
        ) k
        INNER JOIN niveau_periode p ON p.saet_id = @saet AND p.periode = k.periode
        INNER JOIN niveau_omraade o ON o.saet_id = @saet AND o.periode = k.periode AND o.kommune = k.kommune
        GROUP BY o.omraade, p.i_periode
        """;

    /// <summary>By age and sex, above the kommuner.</summary>
    public const string AgeAndSex = """
        -- Age groups and sexes, for omraader above the kommuner.
        SELECT
            k.omraade, p.i_periode AS periode, a.i_alder AS alder, s.i_koen AS koen,
            SUM(k.n) AS n, SUM(k.med_virksomhedsrettet) AS med_virksomhedsrettet, SUM(k.med_oevrig_beskaeftigelse) AS med_oevrig_beskaeftigelse, SUM(k.med_social) AS med_social,
            SUM(k.med_sundhed) AS med_sundhed, SUM(k.med_mentor) AS med_mentor, SUM(k.med_nogen) AS med_nogen
        FROM (
            SELECT
                o.omraade, g.periode, g.alder, g.koen,
                SUM(g.n) AS n, SUM(g.med_virksomhedsrettet) AS med_virksomhedsrettet, SUM(g.med_oevrig_beskaeftigelse) AS med_oevrig_beskaeftigelse, SUM(g.med_social) AS med_social,
                SUM(g.med_sundhed) AS med_sundhed, SUM(g.med_mentor) AS med_mentor, SUM(g.med_nogen) AS med_nogen
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
}
