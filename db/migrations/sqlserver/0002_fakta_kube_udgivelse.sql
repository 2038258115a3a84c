-- From registrations to figures: facts (one row per forloeb and regelsaet), the cube over them, releases.

-- A set of facts: all forloeb under one regelsaet, for one opgoerelsesdato and ledger position.
CREATE TABLE faktasaet (
    saet_id       BIGINT         NOT NULL,
    regelsaet     NVARCHAR(60)   NOT NULL,
    loebende      TINYINT        NOT NULL,  -- 1: kept up to date; 0: made once for an earlier dato, then dropped
    dato          INT            NOT NULL,  -- opgoerelsesdato D
    position      BIGINT         NOT NULL,  -- the newest leverance used
    aftryk        NVARCHAR(64)   NOT NULL,  -- fingerprint of rules, registers and the code that made it
    foerste_start INT            NULL,  -- the first valid start; null when there is none
    CONSTRAINT pk_faktasaet PRIMARY KEY (saet_id)
);

-- One row per valid forloeb (and a second for the phase-in). A category has a counting indsats where dage_<category> > 0.
CREATE TABLE fakta (
    saet_id                         BIGINT         NOT NULL,
    forloeb_id                      BINARY(16)     NOT NULL,
    indfasning                      TINYINT        NOT NULL,  -- 1: the second row of a forloeb in the phase-in
    periode                         NVARCHAR(20)   NOT NULL,  -- start quarter, or the code of the phase-in
    start_dag                       INT            NOT NULL,  -- S
    frist                           INT            NULL,  -- F; null where none exists
    status                          NVARCHAR(20)   NOT NULL,  -- N, fritaget, ikkeObserveret, afsluttetInden
    kommune                         NVARCHAR(4)    NOT NULL,
    alder                           NVARCHAR(10)   NOT NULL,  -- u30, 30-39, 40-49, 50+
    koen                            NVARCHAR(10)   NOT NULL,  -- kvinde, mand
    naeste_dato                     INT            NULL,  -- the first later D on which the row may read otherwise
    kategorier                      NVARCHAR(100)  NULL,  -- from here on null unless status is N
    antal_virksomhedsrettet         INT            NULL,
    antal_oevrig_beskaeftigelse     INT            NULL,
    antal_social                    INT            NULL,
    antal_sundhed                   INT            NULL,
    antal_mentor                    INT            NULL,
    antal_nogen                     INT            NULL,
    dage_virksomhedsrettet          INT            NULL,
    dage_oevrig_beskaeftigelse      INT            NULL,
    dage_social                     INT            NULL,
    dage_sundhed                    INT            NULL,
    dage_mentor                     INT            NULL,
    dage_nogen                      INT            NULL,
    minutdage_virksomhedsrettet     BIGINT         NULL,
    minutdage_oevrig_beskaeftigelse BIGINT         NULL,
    minutdage_social                BIGINT         NULL,
    minutdage_sundhed               BIGINT         NULL,
    minutdage_mentor                BIGINT         NULL,
    minutdage_nogen                 BIGINT         NULL,
    foerste_dato                    INT            NULL,
    dage_til_foerste                INT            NULL,
    interval_nr                     INT            NULL,  -- 0-5: 1-dag ... 6-maaneder; 6: none of them
    loentimer                       TINYINT        NULL,
    genbehandlet                    TINYINT        NULL,
    indstillet_virksomhedsrettet    TINYINT        NULL,
    CONSTRAINT pk_fakta PRIMARY KEY (saet_id, forloeb_id, indfasning)
);

-- Not filtered to those that have a date: a filtered index makes every writer's session settings part of the schema (a
-- tool that connects with QUOTED_IDENTIFIER off could no longer write), and not every TDS server has them.
CREATE INDEX ix_fakta_naeste_dato ON fakta (saet_id, naeste_dato);

-- The forloeb whose facts are to be made again in the run under way. Empty between runs.
CREATE TABLE fakta_arbejde (
    saet_id    BIGINT     NOT NULL,
    forloeb_id BINARY(16) NOT NULL,
    CONSTRAINT pk_fakta_arbejde PRIMARY KEY (saet_id, forloeb_id)
);

-- The cube's finest cells: sums over fakta. Every published count is a sum of these.
CREATE TABLE kube (
    saet_id                         BIGINT         NOT NULL,
    periode                         NVARCHAR(20)   NOT NULL,
    kommune                         NVARCHAR(4)    NOT NULL,
    alder                           NVARCHAR(10)   NOT NULL,
    koen                            NVARCHAR(10)   NOT NULL,
    n                               BIGINT         NOT NULL,
    afsluttet_inden                 BIGINT         NOT NULL,
    fritaget                        BIGINT         NOT NULL,
    ikke_observeret                 BIGINT         NOT NULL,
    med_virksomhedsrettet           BIGINT         NOT NULL,
    med_oevrig_beskaeftigelse       BIGINT         NOT NULL,
    med_social                      BIGINT         NOT NULL,
    med_sundhed                     BIGINT         NOT NULL,
    med_mentor                      BIGINT         NOT NULL,
    med_nogen                       BIGINT         NOT NULL,
    antal_virksomhedsrettet         BIGINT         NOT NULL,
    antal_oevrig_beskaeftigelse     BIGINT         NOT NULL,
    antal_social                    BIGINT         NOT NULL,
    antal_sundhed                   BIGINT         NOT NULL,
    antal_mentor                    BIGINT         NOT NULL,
    antal_nogen                     BIGINT         NOT NULL,
    dage_virksomhedsrettet          BIGINT         NOT NULL,
    dage_oevrig_beskaeftigelse      BIGINT         NOT NULL,
    dage_social                     BIGINT         NOT NULL,
    dage_sundhed                    BIGINT         NOT NULL,
    dage_mentor                     BIGINT         NOT NULL,
    dage_nogen                      BIGINT         NOT NULL,
    minutdage_virksomhedsrettet     BIGINT         NOT NULL,
    minutdage_oevrig_beskaeftigelse BIGINT         NOT NULL,
    minutdage_social                BIGINT         NOT NULL,
    minutdage_sundhed               BIGINT         NOT NULL,
    minutdage_mentor                BIGINT         NOT NULL,
    minutdage_nogen                 BIGINT         NOT NULL,
    inden_1_dag                     BIGINT         NOT NULL,
    inden_1_uge                     BIGINT         NOT NULL,
    inden_1_maaned                  BIGINT         NOT NULL,
    inden_2_maaneder                BIGINT         NOT NULL,
    inden_3_maaneder                BIGINT         NOT NULL,
    inden_6_maaneder                BIGINT         NOT NULL,
    undtaget_loentimer              BIGINT         NOT NULL,
    genbehandlet                    BIGINT         NOT NULL,
    indstillet                      BIGINT         NOT NULL,
    givet                           BIGINT         NOT NULL,
    CONSTRAINT pk_kube PRIMARY KEY (saet_id, periode, kommune, alder, koen)
);

-- How many forloeb of N had their first indsats after so many days: what a median needs.
CREATE TABLE kube_dage (
    saet_id          BIGINT         NOT NULL,
    periode          NVARCHAR(20)   NOT NULL,
    kommune          NVARCHAR(4)    NOT NULL,
    dage_til_foerste INT            NOT NULL,
    antal            BIGINT         NOT NULL,
    CONSTRAINT pk_kube_dage PRIMARY KEY (saet_id, periode, kommune, dage_til_foerste)
);

-- Level table: a cell of (start period, kommune) counts in these omraader (regions change in time).
CREATE TABLE niveau_omraade (
    saet_id BIGINT         NOT NULL,
    periode NVARCHAR(20)   NOT NULL,
    kommune NVARCHAR(4)    NOT NULL,
    omraade NVARCHAR(10)   NOT NULL,
    CONSTRAINT pk_niveau_omraade PRIMARY KEY (saet_id, periode, kommune, omraade)
);

-- Level table: a start period counts in these published periods.
CREATE TABLE niveau_periode (
    saet_id   BIGINT         NOT NULL,
    periode   NVARCHAR(20)   NOT NULL,
    i_periode NVARCHAR(20)   NOT NULL,
    CONSTRAINT pk_niveau_periode PRIMARY KEY (saet_id, periode, i_periode)
);

-- Level table: an age band counts in these age groups.
CREATE TABLE niveau_alder (
    saet_id BIGINT         NOT NULL,
    alder   NVARCHAR(10)   NOT NULL,
    i_alder NVARCHAR(10)   NOT NULL,
    CONSTRAINT pk_niveau_alder PRIMARY KEY (saet_id, alder, i_alder)
);

-- Level table: a sex counts in itself and in alle.
CREATE TABLE niveau_koen (
    saet_id BIGINT         NOT NULL,
    koen    NVARCHAR(10)   NOT NULL,
    i_koen  NVARCHAR(10)   NOT NULL,
    CONSTRAINT pk_niveau_koen PRIMARY KEY (saet_id, koen, i_koen)
);

-- Releases. Once made, only tilstand and udgivet change.
CREATE TABLE udgivelse (
    udgivelse_id      BIGINT         NOT NULL,
    tilstand          NVARCHAR(20)   NOT NULL,  -- klargjort, udgivet, erstattet
    ordning           NVARCHAR(60)   NOT NULL,
    regelsaet         NVARCHAR(60)   NOT NULL,
    regelsaet_version INT            NOT NULL,
    dato              INT            NOT NULL,
    position          BIGINT         NOT NULL,
    kodeversion       NVARCHAR(100)  NOT NULL,
    kontrolsum        NVARCHAR(64)   NOT NULL,  -- SHA-256 over the frozen tables
    klargjort         BIGINT         NOT NULL,
    udgivet           BIGINT         NULL,
    CONSTRAINT pk_udgivelse PRIMARY KEY (udgivelse_id)
);

-- The tables of a release: what their cells mean.
CREATE TABLE udgivelse_tabel (
    udgivelse_id BIGINT         NOT NULL,
    tabel        NVARCHAR(20)   NOT NULL,
    nr           INT            NOT NULL,
    beskrivelse  NVARCHAR(MAX)  NOT NULL,  -- JSON: title, notes, dimensions with their values
    CONSTRAINT pk_udgivelse_tabel PRIMARY KEY (udgivelse_id, tabel)
);

-- The frozen, protected figures. A withheld value is not here.
CREATE TABLE udgivelse_celle (
    udgivelse_id BIGINT         NOT NULL,
    tabel        NVARCHAR(20)   NOT NULL,
    celle_nr     INT            NOT NULL,  -- row-major number over the table's dimensions
    omraade      NVARCHAR(10)   NOT NULL,
    periode      NVARCHAR(20)   NOT NULL,
    alder        NVARCHAR(10)   NOT NULL,
    koen         NVARCHAR(10)   NOT NULL,
    indsats      NVARCHAR(40)   NOT NULL,  -- or the interval; alle where the table has neither
    maal         NVARCHAR(40)   NOT NULL,
    vaerdi       BIGINT         NULL,  -- whole number of the last decimal; null where there is only a symbol
    decimaler    INT            NOT NULL,
    symbol       NVARCHAR(3)    NOT NULL,  -- empty, f, -, *, .. or ...
    CONSTRAINT pk_udgivelse_celle PRIMARY KEY (udgivelse_id, tabel, celle_nr)
);
