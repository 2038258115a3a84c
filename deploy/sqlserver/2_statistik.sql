-- Views for analysts. No key of a person is in any of them: neither the pseudonym nor the id of a forloeb. Run after
-- each upgrade, by opgoerelse_drift; it may be run again.
--
-- The service keeps a date as the number of days since 1 January of year 1 (693595 of them to 1 January 1900); here it is
-- a DATE. Instants are UTC.
-- A condition on such a DATE is worked out row by row. In the two views with many rows, or with an index on a date, the stored number
-- stands beside it, at the end: a condition on that reaches the table's own column, its statistics and its index:
--     WHERE startdag >= DATEDIFF(DAY, '0001-01-01', '2025-01-01')
-- No date of dbo.fakta has an index: it would cost every run that makes facts, and a set is mostly read by regelsaet and periode.
-- fakta and kube are not protected by the rules of confidentiality, and leverance is the house's own: they are for
-- opgoerelse_analyse. Readers (opgoerelse_laeser) see what everybody sees. The views and the tables under them have one
-- owner, so that reading a view takes no right on its tables; a view that is made anew has lost its grants, so they are
-- given at the end.
IF OBJECT_ID(N'statistik.fakta') IS NOT NULL DROP VIEW statistik.fakta;
IF OBJECT_ID(N'statistik.kube') IS NOT NULL DROP VIEW statistik.kube;
IF OBJECT_ID(N'statistik.udgivelse') IS NOT NULL DROP VIEW statistik.udgivelse;
IF OBJECT_ID(N'statistik.udgivelse_celle') IS NOT NULL DROP VIEW statistik.udgivelse_celle;
IF OBJECT_ID(N'statistik.leverance') IS NOT NULL DROP VIEW statistik.leverance;
GO

-- One row per valid forloeb and start period, under each regelsaet that is kept up to date.
CREATE VIEW statistik.fakta AS
SELECT
    s.regelsaet,
    DATEADD(DAY, s.dato - 693595, CAST('1900-01-01' AS DATE)) AS opgoerelsesdato,
    f.periode, f.indfasning,
    DATEADD(DAY, f.start_dag - 693595, CAST('1900-01-01' AS DATE)) AS startdato,
    DATEADD(DAY, f.frist - 693595, CAST('1900-01-01' AS DATE)) AS frist,
    f.status, f.kommune, f.alder, f.koen, f.kategorier,
    f.antal_virksomhedsrettet, f.antal_oevrig_beskaeftigelse, f.antal_social, f.antal_sundhed, f.antal_mentor, f.antal_nogen,
    f.dage_virksomhedsrettet, f.dage_oevrig_beskaeftigelse, f.dage_social, f.dage_sundhed, f.dage_mentor, f.dage_nogen,
    f.minutdage_virksomhedsrettet, f.minutdage_oevrig_beskaeftigelse, f.minutdage_social, f.minutdage_sundhed,
    f.minutdage_mentor, f.minutdage_nogen,
    DATEADD(DAY, f.foerste_dato - 693595, CAST('1900-01-01' AS DATE)) AS foerste_dato,
    f.dage_til_foerste, f.interval_nr, f.loentimer, f.genbehandlet, f.indstillet_virksomhedsrettet,
    f.senior,
    DATEADD(DAY, f.slut_dag - 693595, CAST('1900-01-01' AS DATE)) AS slutdato,
    f.slut_aar, f.slut_kommune, f.afslutning, f.laengde_nr,
    DATEADD(DAY, f.indstillet_dag - 693595, CAST('1900-01-01' AS DATE)) AS indstillet,
    f.ventet_start_nr, f.ventet_indsats_nr,
    f.start_dag AS startdag, f.frist AS fristdag, f.foerste_dato AS foerste_dag, f.slut_dag AS slutdag, f.indstillet_dag AS indstillet_dag
FROM dbo.fakta AS f
INNER JOIN dbo.faktasaet AS s ON s.saet_id = f.saet_id
WHERE s.loebende = 1;
GO

-- The cube's finest cells. Counts only of what the population N is; a rate is a quotient of sums, never a sum of rates.
CREATE VIEW statistik.kube AS
SELECT
    s.regelsaet,
    DATEADD(DAY, s.dato - 693595, CAST('1900-01-01' AS DATE)) AS opgoerelsesdato,
    k.periode, k.kommune, k.alder, k.koen,
    k.n, k.afsluttet_inden, k.fritaget, k.ikke_observeret,
    k.med_virksomhedsrettet, k.med_oevrig_beskaeftigelse, k.med_social, k.med_sundhed, k.med_mentor, k.med_nogen,
    k.antal_virksomhedsrettet, k.antal_oevrig_beskaeftigelse, k.antal_social, k.antal_sundhed, k.antal_mentor, k.antal_nogen,
    k.dage_virksomhedsrettet, k.dage_oevrig_beskaeftigelse, k.dage_social, k.dage_sundhed, k.dage_mentor, k.dage_nogen,
    k.minutdage_virksomhedsrettet, k.minutdage_oevrig_beskaeftigelse, k.minutdage_social, k.minutdage_sundhed,
    k.minutdage_mentor, k.minutdage_nogen,
    k.inden_1_dag, k.inden_1_uge, k.inden_1_maaned, k.inden_2_maaneder, k.inden_3_maaneder, k.inden_6_maaneder,
    k.undtaget_loentimer, k.genbehandlet, k.indstillet, k.givet
FROM dbo.kube AS k
INNER JOIN dbo.faktasaet AS s ON s.saet_id = k.saet_id
WHERE s.loebende = 1;
GO

-- Releases that are or have been public, the withdrawn ones too: that they were is no secret. One that becomes public at an
-- approved instant is here when a worker has written that down: within seconds, and never before.
CREATE VIEW statistik.udgivelse AS
SELECT
    udgivelse_id, tilstand, ordning, regelsaet, regelsaet_version,
    DATEADD(DAY, dato - 693595, CAST('1900-01-01' AS DATE)) AS opgoerelsesdato,
    DATEADD(SECOND, CAST(udgivet % 86400000 / 1000 AS INT), DATEADD(DAY, CAST(udgivet / 86400000 AS INT), CAST('1970-01-01' AS DATETIME2(0)))) AS udgivet,
    DATEADD(SECOND, CAST(trukket % 86400000 / 1000 AS INT), DATEADD(DAY, CAST(trukket / 86400000 AS INT), CAST('1970-01-01' AS DATETIME2(0)))) AS trukket,
    kodeversion, kontrolsum
FROM dbo.udgivelse
WHERE udgivet IS NOT NULL;
GO

-- The frozen, protected figures of those that stand, as everybody may see them: what was withdrawn was wrong. The value is a whole number of the last decimal.
CREATE VIEW statistik.udgivelse_celle AS
SELECT c.udgivelse_id, c.tabel, c.omraade, c.periode, c.alder, c.koen, c.indsats, c.maal, c.vaerdi, c.decimaler, c.symbol
FROM dbo.udgivelse_celle AS c
INNER JOIN dbo.udgivelse AS u ON u.udgivelse_id = c.udgivelse_id
WHERE u.udgivet IS NOT NULL AND u.trukket IS NULL;
GO

-- What has been received, by counts. Not the file's name: it is the sender's own words.
CREATE VIEW statistik.leverance AS
SELECT
    leverance_id, tilstand,
    DATEADD(DAY, modtaget_dag - 693595, CAST('1900-01-01' AS DATE)) AS modtaget,
    laest, accepteret, gentaget, afvist, venter,
    modtaget_dag
FROM dbo.leverance;
GO

GRANT SELECT ON statistik.udgivelse TO opgoerelse_laeser;
GRANT SELECT ON statistik.udgivelse_celle TO opgoerelse_laeser;
GRANT SELECT ON statistik.udgivelse TO opgoerelse_analyse;
GRANT SELECT ON statistik.udgivelse_celle TO opgoerelse_analyse;
GRANT SELECT ON statistik.fakta TO opgoerelse_analyse;
GRANT SELECT ON statistik.kube TO opgoerelse_analyse;
GRANT SELECT ON statistik.leverance TO opgoerelse_analyse;
GO
