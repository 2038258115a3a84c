using Opgoerelse.Aggregation.Facts;

namespace Opgoerelse.Aggregation.Quality;

/// <summary>
/// Counts what the ledger and the registrations tell of quality, at a ledger position. The kommune of a registration is the one
/// that its forloeb is counted in; what belongs to no valid forloeb belongs to no kommune.
/// </summary>
internal static class QualitySql
{
    public const string Leverancer = """
        -- What was taken in: leverancer, the newest receipt, lines.
        SELECT COUNT(*) AS leverancer, MAX(CAST(modtaget_dag AS BIGINT)) AS nyeste,
            SUM(CAST(COALESCE(laest, 0) AS BIGINT)) AS linjer, SUM(CAST(COALESCE(afvist, 0) AS BIGINT)) AS afvist
        FROM leverance
        WHERE tilstand = 'indlaest' AND leverance_id <= @position
        """;

    public const string Reasons = """
        -- Why lines were rejected: those too that are counted and not kept.
        SELECT t.navn AS kode, SUM(t.antal) AS antal
        FROM leverance_tal t
        INNER JOIN leverance l ON l.leverance_id = t.leverance_id
        WHERE l.tilstand = 'indlaest' AND t.slags = 'afvisning' AND t.leverance_id <= @position
        GROUP BY t.navn
        """;

    public const string TouchedForloeb = """
        -- Leverancer that brought something about a kommune's forloeb.
        SELECT f.kommune, COUNT(DISTINCT b.leverance_id) AS leverancer, MAX(CAST(l.modtaget_dag AS BIGINT)) AS nyeste
        FROM fakta f
        INNER JOIN beroert b ON b.forloeb_id = f.forloeb_id
        INNER JOIN leverance l ON l.leverance_id = b.leverance_id
        WHERE f.saet_id = @saet AND f.indfasning = 0 AND b.leverance_id <= @position
        GROUP BY f.kommune
        """;

    public const string Forloeb = $"""
        -- Valid forloeb; without a first indstilling; of those with status N, with nothing registered at all.
        SELECT
            x.kommune, COUNT(*) AS forloeb, SUM(x.i_n) AS i_n,
            SUM(CASE WHEN x.indstillet = 0 THEN 1 ELSE 0 END) AS uden_indstilling,
            SUM(CASE WHEN x.i_n = 1 AND x.indstillinger = 0 AND x.andet = 0 THEN 1 ELSE 0 END) AS tomme
        FROM (
            SELECT
                f.kommune,
                CASE WHEN f.status = 'N' THEN 1 ELSE 0 END AS i_n,
                (SELECT COUNT(*) FROM indstilling r
                    WHERE r.forloeb_id = f.forloeb_id AND r.genbehandling = 0 AND {CaseSql.InForce}) AS indstillet,
                (SELECT COUNT(*) FROM indstilling r
                    WHERE r.forloeb_id = f.forloeb_id AND {CaseSql.InForce}) AS indstillinger,
                (SELECT COUNT(*) FROM indsats r
                    WHERE r.forloeb_id = f.forloeb_id AND {CaseSql.InForce})
                + (SELECT COUNT(*) FROM fritagelse r
                    WHERE r.forloeb_id = f.forloeb_id AND {CaseSql.InForce})
                + (SELECT COUNT(*) FROM ordinaere_timer r
                    WHERE r.forloeb_id = f.forloeb_id AND {CaseSql.InForce}) AS andet
            FROM fakta f
            WHERE f.saet_id = @saet AND f.indfasning = 0
        ) x
        GROUP BY x.kommune
        """;

    public const string Endings = $"""
        -- Forloeb that have ended: those whose reason is a text that the list lacks, and those without one.
        SELECT
            f.kommune, COUNT(*) AS antal,
            SUM(CASE WHEN r.afslutning = 'uoplyst' THEN 1 ELSE 0 END) AS ukendt_aarsag,
            SUM(CASE WHEN r.afslutning IS NULL THEN 1 ELSE 0 END) AS uden_aarsag
        FROM fakta f
        INNER JOIN forloeb r ON r.forloeb_id = f.forloeb_id
        WHERE f.saet_id = @saet AND f.slut_dag IS NOT NULL AND {CaseSql.InForce}
        GROUP BY f.kommune
        """;

    public const string Registrations = """
        -- Versions received about valid forloeb, and those that were later replaced (or deleted), or are marked as made in error.
        SELECT f.kommune, COUNT(*) AS antal, SUM(CASE WHEN r.afloest_af <= @position OR r.fejlagtig = 1 THEN 1 ELSE 0 END) AS rettet
        FROM fakta f
        INNER JOIN (
            SELECT forloeb_id, leverance_id, afloest_af, COALESCE(fejloprettet, 0) AS fejlagtig FROM forloeb
            UNION ALL
            SELECT forloeb_id, leverance_id, afloest_af, COALESCE(fejloprettet, 0) AS fejlagtig FROM indsats
            UNION ALL
            SELECT forloeb_id, leverance_id, afloest_af, COALESCE(fejloprettet, 0) AS fejlagtig FROM fritagelse
            UNION ALL
            SELECT forloeb_id, leverance_id, afloest_af, 0 AS fejlagtig FROM ordinaere_timer
            UNION ALL
            SELECT forloeb_id, leverance_id, afloest_af, 0 AS fejlagtig FROM indstilling
        ) r ON r.forloeb_id = f.forloeb_id
        WHERE f.saet_id = @saet AND f.indfasning = 0 AND r.leverance_id <= @position
        GROUP BY f.kommune
        """;

    public const string Indsatser = $"""
        -- Indsatser in force that have begun: late, without a word on the indsatsdel, ended without an end, without hours. The
        -- jobcenter's own time of registration decides what is late: when we received it says nothing of a first load.
        SELECT
            x.kommune, COUNT(*) AS antal,
            SUM(CASE WHEN x.foerst >= x.sent_fra THEN 1 ELSE 0 END) AS sent,
            SUM(CASE WHEN x.i_indsatsdel IS NULL THEN 1 ELSE 0 END) AS indsatsdel_ukendt,
            SUM(CASE WHEN x.status = 'afsluttet' AND x.slutdato IS NULL THEN 1 ELSE 0 END) AS uden_slutdato,
            SUM(CASE WHEN x.timer_pr_uge IS NULL AND x.minutter_pr_uge IS NULL THEN 1 ELSE 0 END) AS uden_timer
        FROM (
            SELECT
                f.kommune, r.status, r.slutdato, r.i_indsatsdel, r.timer_pr_uge, r.minutter_pr_uge,
                (SELECT MIN(CAST(t.registreret AS BIGINT)) FROM indsats t
                    WHERE t.forloeb_id = r.forloeb_id AND t.indsats_id = r.indsats_id AND t.leverance_id <= @position) AS foerst,
                (CAST(r.startdato AS BIGINT) + @sentFra) * 86400000 AS sent_fra
            FROM fakta f
            INNER JOIN indsats r ON r.forloeb_id = f.forloeb_id
            WHERE f.saet_id = @saet AND f.indfasning = 0
              AND {CaseSql.InForce}{CaseSql.NotByMistake} AND r.status IN ('paabegyndt', 'afsluttet')
        ) x
        GROUP BY x.kommune
        """;

    public const string Insert = """
        INSERT INTO udgivelse_kvalitet (udgivelse_id, kontrolsum)
        VALUES (@id, @kontrolsum)
        """;

    public const string InsertMeasure = """
        INSERT INTO udgivelse_kvalitet_maal (udgivelse_id, nr, omraade, maal, vaerdi)
        VALUES (@id, @nr, @omraade, @maal, @vaerdi)
        """;

    public const string Fetch = """
        SELECT kontrolsum
        FROM udgivelse_kvalitet
        WHERE udgivelse_id = @id
        """;

    public const string SelectMeasures = """
        SELECT omraade, maal, vaerdi
        FROM udgivelse_kvalitet_maal
        WHERE udgivelse_id = @id
        ORDER BY nr
        """;
}
