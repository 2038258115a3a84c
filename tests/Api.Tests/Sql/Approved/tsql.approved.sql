-- Every text that the service can send to SQL Server, made by Tsqltekster_kan_godkendes. $table and the like are
-- filled in when a text is sent; values are always parameters.

-- === db/migrations/sqlserver/0001_registreringer
-- What has been received. Nothing here is ever changed but afloest_af: history is kept, so that the
-- figures of an earlier opgoerelsesdato can be made again.
--
-- Dates are day numbers (days since 1 January of year 1, as DateOnly.DayNumber in .NET), instants are
-- milliseconds since 1970 UTC, ids are 16 bytes in the order of their text, flags are 0/1.

-- The ledger: one row per leverance, refused ones too. leverance_id is the position in the ledger.
CREATE TABLE leverance (
    leverance_id       BIGINT         NOT NULL,
    navn               NVARCHAR(260)  NOT NULL,
    kanal              NVARCHAR(20)   NOT NULL,              -- mappe, kommando
    sha256             BINARY(32)     NOT NULL,              -- of the file as it came
    modtaget           BIGINT         NOT NULL,              -- receipt instant: one per leverance
    modtaget_dag       INT            NOT NULL,              -- its Danish calendar day; decides with opgoerelsesdato D
    tilstand           NVARCHAR(20)   NOT NULL,              -- indlaest, afvist
    aarsag             NVARCHAR(1000) NULL,                  -- why it was refused whole (Danish), else null
    laest              BIGINT         NOT NULL,              -- lines read (blank lines are not lines)
    accepteret         BIGINT         NOT NULL,
    gentaget           BIGINT         NOT NULL,
    afvist             BIGINT         NOT NULL,              -- laest = accepteret + gentaget + afvist
    venter             BIGINT         NOT NULL,              -- of the accepted: waiting for their forloeb when it was committed
    arkiveret          TINYINT        NOT NULL,              -- 0 until the file has been moved out of the inbox
    CONSTRAINT pk_leverance PRIMARY KEY (leverance_id)
);

CREATE INDEX ix_leverance_modtaget ON leverance (modtaget_dag);

-- The fingerprint of the key that the pseudonyms of this database are made with: one row, written with the first
-- leverance. With another key the same person would be another pseudonym, so another key is refused.
CREATE TABLE noegle (
    noegle_id          INT            NOT NULL,              -- always 1
    fingeraftryk       BINARY(32)     NOT NULL,
    oprettet           BIGINT         NOT NULL,
    CONSTRAINT pk_noegle PRIMARY KEY (noegle_id)
);

-- Counts beside the ledger: unknown fields by name, quality figures by name. No key on the name: it is a file's own, and
-- whether two names that differ in case or in a space at the end are one is the database's collation to say.
CREATE TABLE leverance_tal (
    leverance_id       BIGINT         NOT NULL,
    slags              NVARCHAR(20)   NOT NULL,              -- ukendt-felt, kvalitet
    navn               NVARCHAR(260)  NOT NULL,
    antal              BIGINT         NOT NULL
);

CREATE INDEX ix_leverance_tal ON leverance_tal (leverance_id, slags);

-- Rejected lines. The text never holds a personnummer.
CREATE TABLE afvisning (
    leverance_id       BIGINT         NOT NULL,
    linje              BIGINT         NOT NULL,
    felt               NVARCHAR(200)  NOT NULL,
    kode               NVARCHAR(60)   NOT NULL,
    tekst              NVARCHAR(1000) NOT NULL,
    CONSTRAINT pk_afvisning PRIMARY KEY (leverance_id, linje)
);

-- Accepted messages: a beskedId seen here is a repeat.
CREATE TABLE besked (
    besked_id          BINARY(16)     NOT NULL,
    leverance_id       BIGINT         NOT NULL,
    CONSTRAINT pk_besked PRIMARY KEY (besked_id)
);

-- Which forloeb a leverance touched: their facts are made again.
CREATE TABLE beroert (
    leverance_id       BIGINT         NOT NULL,
    forloeb_id         BINARY(16)     NOT NULL,
    CONSTRAINT pk_beroert PRIMARY KEY (leverance_id, forloeb_id)
);

-- The five entities, one row per received version. A row is in force at ledger position P when
--     leverance_id <= P AND (afloest_af IS NULL OR afloest_af > P)
-- afloest_af is the first leverance that brought a higher version (its own, when the higher version was
-- there before it). slettet = 1 is a delete (aendringstype 3); it carries only the id, and the
-- child tables then hold sixteen zero bytes for forloeb_id.

CREATE TABLE forloeb (
    forloeb_id         BINARY(16)     NOT NULL,
    version            BIGINT         NOT NULL,
    leverance_id       BIGINT         NOT NULL,
    linje              BIGINT         NOT NULL,
    afloest_af         BIGINT         NULL,
    slettet            TINYINT        NOT NULL,
    registreret        BIGINT         NOT NULL,
    indhold_hash       BINARY(32)     NOT NULL,              -- of the normalised content
    person             BINARY(32)     NULL,                  -- keyed pseudonym of the personnummer
    foedt              INT            NULL,
    koen               NVARCHAR(10)   NULL,                  -- kvinde, mand
    startdato          INT            NULL,
    slutdato           INT            NULL,
    afslutningsaarsag  NVARCHAR(MAX)  NULL,
    kommuner           NVARCHAR(MAX)  NULL,                  -- 0101@2022-01-01|0147@2023-05-01
    fejloprettet       TINYINT        NULL,
    CONSTRAINT pk_forloeb PRIMARY KEY (forloeb_id, version)
);

CREATE TABLE indsats (
    forloeb_id         BINARY(16)     NOT NULL,
    indsats_id         BINARY(16)     NOT NULL,
    version            BIGINT         NOT NULL,
    leverance_id       BIGINT         NOT NULL,
    linje              BIGINT         NOT NULL,
    afloest_af         BIGINT         NULL,
    slettet            TINYINT        NOT NULL,
    registreret        BIGINT         NOT NULL,
    indhold_hash       BINARY(32)     NOT NULL,
    indsatstype        NVARCHAR(60)   NULL,
    status             NVARCHAR(20)   NULL,                  -- planlagt, paabegyndt, afsluttet, annulleret
    startdato          INT            NULL,
    slutdato           INT            NULL,
    timer_pr_uge       INT            NULL,
    minutter_pr_uge    INT            NULL,
    i_indsatsdel       TINYINT        NULL,
    udfoerer           NVARCHAR(20)   NULL,                  -- kommune, region, andenAktoer, virksomhed
    fejloprettet       TINYINT        NULL,
    CONSTRAINT pk_indsats PRIMARY KEY (forloeb_id, indsats_id, version)
);

CREATE UNIQUE INDEX ux_indsats_version ON indsats (indsats_id, version);

CREATE TABLE fritagelse (
    forloeb_id         BINARY(16)     NOT NULL,
    fritagelse_id      BINARY(16)     NOT NULL,
    version            BIGINT         NOT NULL,
    leverance_id       BIGINT         NOT NULL,
    linje              BIGINT         NOT NULL,
    afloest_af         BIGINT         NULL,
    slettet            TINYINT        NOT NULL,
    registreret        BIGINT         NOT NULL,
    indhold_hash       BINARY(32)     NOT NULL,
    hjemmel            NVARCHAR(20)   NULL,                  -- LAS-13-7, LAS-13-8, LAS-13-15, LAB-33-5, ANDEN
    helbred            TINYINT        NULL,
    fra                INT            NULL,
    til                INT            NULL,                  -- inclusive; null is open
    fejloprettet       TINYINT        NULL,
    CONSTRAINT pk_fritagelse PRIMARY KEY (forloeb_id, fritagelse_id, version)
);

CREATE UNIQUE INDEX ux_fritagelse_version ON fritagelse (fritagelse_id, version);

CREATE TABLE ordinaere_timer (
    forloeb_id         BINARY(16)     NOT NULL,
    ordinaere_timer_id BINARY(16)     NOT NULL,
    version            BIGINT         NOT NULL,
    leverance_id       BIGINT         NOT NULL,
    linje              BIGINT         NOT NULL,
    afloest_af         BIGINT         NULL,
    slettet            TINYINT        NOT NULL,
    registreret        BIGINT         NOT NULL,
    indhold_hash       BINARY(32)     NOT NULL,
    maaned             INT            NULL,                  -- the month's first day
    timer              NVARCHAR(60)   NULL,                  -- exact decimal, point, no trailing zeros
    CONSTRAINT pk_ordinaere_timer PRIMARY KEY (forloeb_id, ordinaere_timer_id, version)
);

CREATE UNIQUE INDEX ux_ordinaere_timer_version ON ordinaere_timer (ordinaere_timer_id, version);

CREATE TABLE indstilling (
    forloeb_id         BINARY(16)     NOT NULL,
    indstilling_id     BINARY(16)     NOT NULL,
    version            BIGINT         NOT NULL,
    leverance_id       BIGINT         NOT NULL,
    linje              BIGINT         NOT NULL,
    afloest_af         BIGINT         NULL,
    slettet            TINYINT        NOT NULL,
    registreret        BIGINT         NOT NULL,
    indhold_hash       BINARY(32)     NOT NULL,
    dato               INT            NULL,
    genbehandling      TINYINT        NULL,
    kategorier         NVARCHAR(200)  NULL,                  -- virksomhedsrettet|social, in fixed order; '' is the empty list
    CONSTRAINT pk_indstilling PRIMARY KEY (forloeb_id, indstilling_id, version)
);

CREATE UNIQUE INDEX ux_indstilling_version ON indstilling (indstilling_id, version);

-- === db/migrations/sqlserver/0002_fakta_kube_udgivelse
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

-- === db/migrations/sqlserver/0003_koersel
-- The ledger of runs: every job and every command that does work, what it was asked, how far it came and
-- how it ended. A row never goes away.
--
-- Instants are milliseconds since 1970 UTC.
CREATE TABLE koersel (
    koersel_id  BIGINT         NOT NULL,
    job         NVARCHAR(40)   NOT NULL,       -- indlaes, opgoer, udgiv, oprydning, kontrol
    noegle      NVARCHAR(200)  NOT NULL,       -- the period that the run is for; a command's run has a key of its own
    forsoeg     INT            NOT NULL,       -- 1, 2 ...: attempts at the same period
    tilstand    NVARCHAR(10)   NOT NULL,       -- koerer, afsluttet, fejlet, afbrudt
    startet     BIGINT         NOT NULL,
    sluttet     BIGINT         NULL,
    fremdrift   NVARCHAR(400)  NULL,           -- how far it has come, as a person reads it
    parametre   NVARCHAR(4000) NOT NULL,       -- JSON: what it was asked
    tal         NVARCHAR(4000) NULL,           -- JSON: counts of what it did
    fejl        NVARCHAR(4000) NULL,           -- why it failed or was stopped
    bruger      NVARCHAR(200)  NOT NULL,       -- the operating system's name of who ran it
    proces      NVARCHAR(200)  NOT NULL,       -- machine, process number
    CONSTRAINT pk_koersel PRIMARY KEY (koersel_id),
    CONSTRAINT ux_koersel UNIQUE (job, noegle, forsoeg),
    CONSTRAINT ck_koersel_tilstand CHECK (tilstand IN ('koerer', 'afsluttet', 'fejlet', 'afbrudt'))
);

CREATE INDEX ix_koersel_tilstand ON koersel (tilstand, job);

-- === db/migrations/sqlserver/0005_gemte_forespoergsler
-- Saved queries of the public interface (PxWebApi 2, /savedqueries). A row is never changed: a query's id follows from
-- its content, so whoever saves the same query again is given the same id.
--
-- Who saved it is not kept. The release is the one that the query was tried against; it may be gone, hence no reference.
-- Instants are milliseconds since 1970 UTC.
CREATE TABLE gemt_forespoergsel (
    forespoergsel_id NVARCHAR(32)  NOT NULL,  -- lower-case hex
    version          INT           NOT NULL,  -- of the form of indhold
    tabel            NVARCHAR(40)  NOT NULL,
    indhold          NVARCHAR(MAX) NOT NULL,  -- JSON: selection, placement, language, format, as the client wrote them
    udgivelse_id     BIGINT        NOT NULL,
    gemt             BIGINT        NOT NULL,
    CONSTRAINT pk_gemt_forespoergsel PRIMARY KEY (forespoergsel_id)
);

-- === db/migrations/sqlserver/0006_noegler
-- Access keys of organisations. A key itself is not here: only its SHA-256, by which it is known again.
--
-- Instants are milliseconds since 1970 UTC. A row never goes away.
CREATE TABLE adgangsnoegle (
    noegle_id    BIGINT         NOT NULL,
    organisation NVARCHAR(200)  NOT NULL,
    kendetegn    NVARCHAR(20)   NOT NULL,      -- how the key begins, so that its holder can tell which it is
    aftryk       BINARY(32)     NOT NULL,      -- SHA-256 of the key
    oprettet     BIGINT         NOT NULL,
    udloeber     BIGINT         NULL,          -- the first instant at which it no longer holds; null: never
    tilbagekaldt BIGINT         NULL,          -- when it was revoked; null while it was not
    CONSTRAINT pk_adgangsnoegle PRIMARY KEY (noegle_id),
    CONSTRAINT ux_adgangsnoegle UNIQUE (aftryk)
);

-- === db/migrations/sqlserver/0007_quartz
-- The scheduler's own tables: Quartz.NET 4.7, clustered, so that of several workers one fires a trigger. Names, types and
-- lengths are Quartz's; it reads and writes them, the service does not. The recurring jobs themselves are declared in the
-- program (Jobplan) at every start, and what ran is in koersel: these tables may be emptied when no worker runs.
--
-- Instants are .NET ticks, UTC. Not used here: Quartz's history of runs (EXECUTION_HISTORY, MISFIRE_HISTORY, JOB_STATUS).

-- What is to be run.
CREATE TABLE QRTZ_JOB_DETAILS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    JOB_NAME                  NVARCHAR(150)   NOT NULL,
    JOB_GROUP                 NVARCHAR(150)   NOT NULL,
    DESCRIPTION               NVARCHAR(250)   NULL,
    JOB_CLASS_NAME            NVARCHAR(250)   NOT NULL,
    IS_DURABLE                BIT             NOT NULL,
    IS_NONCONCURRENT          BIT             NOT NULL,
    IS_UPDATE_DATA            BIT             NOT NULL,
    REQUESTS_RECOVERY         BIT             NOT NULL,
    JOB_DATA                  VARBINARY(MAX)  NULL,
    CONSTRAINT pk_qrtz_job_details PRIMARY KEY (SCHED_NAME, JOB_NAME, JOB_GROUP)
);

-- When it is to be run, and what is happening to it now.
CREATE TABLE QRTZ_TRIGGERS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    TRIGGER_NAME              NVARCHAR(150)   NOT NULL,
    TRIGGER_GROUP             NVARCHAR(150)   NOT NULL,
    JOB_NAME                  NVARCHAR(150)   NOT NULL,
    JOB_GROUP                 NVARCHAR(150)   NOT NULL,
    DESCRIPTION               NVARCHAR(250)   NULL,
    NEXT_FIRE_TIME            BIGINT          NULL,
    PREV_FIRE_TIME            BIGINT          NULL,
    PRIORITY                  INT             NULL,
    TRIGGER_STATE             NVARCHAR(16)    NOT NULL,
    TRIGGER_TYPE              NVARCHAR(8)     NOT NULL,
    START_TIME                BIGINT          NOT NULL,
    END_TIME                  BIGINT          NULL,
    CALENDAR_NAME             NVARCHAR(200)   NULL,
    MISFIRE_INSTR             INT             NULL,
    MISFIRE_ORIG_FIRE_TIME    BIGINT          NULL,
    EXECUTION_GROUP           NVARCHAR(200)   NULL,
    PREFERRED_NODE            NVARCHAR(200)   NULL,
    PREFERRED_NODE_AUTO       BIT             NOT NULL,
    RETRY_POLICY              NVARCHAR(250)   NULL,
    RETRY_ATTEMPT             INT             NULL,
    CONTINUES_TRIGGER_NAME    NVARCHAR(150)   NULL,
    CONTINUES_TRIGGER_GROUP   NVARCHAR(150)   NULL,
    CONTINUATION_CONDITION    INT             NULL,
    OVERLAP_POLICY            INT             NULL,
    PAUSE_REASON              NVARCHAR(250)   NULL,
    PAUSED_BY                 NVARCHAR(200)   NULL,
    PAUSED_AT                 BIGINT          NULL,
    MISFIRE_THRESHOLD         BIGINT          NULL,
    FIXED_DELAY               BIT             NULL,
    JOB_DATA                  VARBINARY(MAX)  NULL,
    CONSTRAINT pk_qrtz_triggers PRIMARY KEY (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP),
    CONSTRAINT fk_qrtz_triggers FOREIGN KEY (SCHED_NAME, JOB_NAME, JOB_GROUP) REFERENCES QRTZ_JOB_DETAILS (SCHED_NAME, JOB_NAME, JOB_GROUP)
);

-- Triggers that follow a cron expression: the only kind that the service declares.
CREATE TABLE QRTZ_CRON_TRIGGERS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    TRIGGER_NAME              NVARCHAR(150)   NOT NULL,
    TRIGGER_GROUP             NVARCHAR(150)   NOT NULL,
    CRON_EXPRESSION           NVARCHAR(120)   NOT NULL,
    TIME_ZONE_ID              NVARCHAR(80)    NULL,
    CONSTRAINT pk_qrtz_cron_triggers PRIMARY KEY (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP),
    CONSTRAINT fk_qrtz_cron_triggers FOREIGN KEY (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP) REFERENCES QRTZ_TRIGGERS (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP) ON DELETE CASCADE
);

-- The other kinds of trigger. The service declares none of them; a failed node's work is handed over as one.
CREATE TABLE QRTZ_SIMPLE_TRIGGERS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    TRIGGER_NAME              NVARCHAR(150)   NOT NULL,
    TRIGGER_GROUP             NVARCHAR(150)   NOT NULL,
    REPEAT_COUNT              INT             NOT NULL,
    REPEAT_INTERVAL           BIGINT          NOT NULL,
    TIMES_TRIGGERED           INT             NOT NULL,
    CONSTRAINT pk_qrtz_simple_triggers PRIMARY KEY (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP),
    CONSTRAINT fk_qrtz_simple_triggers FOREIGN KEY (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP) REFERENCES QRTZ_TRIGGERS (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP) ON DELETE CASCADE
);

CREATE TABLE QRTZ_SIMPROP_TRIGGERS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    TRIGGER_NAME              NVARCHAR(150)   NOT NULL,
    TRIGGER_GROUP             NVARCHAR(150)   NOT NULL,
    STR_PROP_1                NVARCHAR(512)   NULL,
    STR_PROP_2                NVARCHAR(512)   NULL,
    STR_PROP_3                NVARCHAR(512)   NULL,
    INT_PROP_1                INT             NULL,
    INT_PROP_2                INT             NULL,
    LONG_PROP_1               BIGINT          NULL,
    LONG_PROP_2               BIGINT          NULL,
    DEC_PROP_1                NUMERIC(13,4)   NULL,
    DEC_PROP_2                NUMERIC(13,4)   NULL,
    BOOL_PROP_1               BIT             NULL,
    BOOL_PROP_2               BIT             NULL,
    TIME_ZONE_ID              NVARCHAR(80)    NULL,
    CONSTRAINT pk_qrtz_simprop_triggers PRIMARY KEY (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP),
    CONSTRAINT fk_qrtz_simprop_triggers FOREIGN KEY (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP) REFERENCES QRTZ_TRIGGERS (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP) ON DELETE CASCADE
);

CREATE TABLE QRTZ_BLOB_TRIGGERS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    TRIGGER_NAME              NVARCHAR(150)   NOT NULL,
    TRIGGER_GROUP             NVARCHAR(150)   NOT NULL,
    BLOB_DATA                 VARBINARY(MAX)  NULL,
    CONSTRAINT pk_qrtz_blob_triggers PRIMARY KEY (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP)
);

-- Days on which nothing is run. The service declares none.
CREATE TABLE QRTZ_CALENDARS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    CALENDAR_NAME             NVARCHAR(200)   NOT NULL,
    CALENDAR                  VARBINARY(MAX)  NOT NULL,
    CONSTRAINT pk_qrtz_calendars PRIMARY KEY (SCHED_NAME, CALENDAR_NAME)
);

-- What an operator has paused.
CREATE TABLE QRTZ_PAUSED_TRIGGER_GRPS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    TRIGGER_GROUP             NVARCHAR(150)   NOT NULL,
    PAUSE_REASON              NVARCHAR(250)   NULL,
    PAUSED_BY                 NVARCHAR(200)   NULL,
    PAUSED_AT                 BIGINT          NULL,
    CONSTRAINT pk_qrtz_paused_trigger_grps PRIMARY KEY (SCHED_NAME, TRIGGER_GROUP)
);

CREATE TABLE QRTZ_PAUSED_JOB_GRPS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    JOB_GROUP                 NVARCHAR(150)   NOT NULL,
    PAUSE_REASON              NVARCHAR(250)   NULL,
    PAUSED_BY                 NVARCHAR(200)   NULL,
    PAUSED_AT                 BIGINT          NULL,
    CONSTRAINT pk_qrtz_paused_job_grps PRIMARY KEY (SCHED_NAME, JOB_GROUP)
);

-- What each node is running now.
CREATE TABLE QRTZ_FIRED_TRIGGERS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    ENTRY_ID                  NVARCHAR(140)   NOT NULL,
    TRIGGER_NAME              NVARCHAR(150)   NOT NULL,
    TRIGGER_GROUP             NVARCHAR(150)   NOT NULL,
    INSTANCE_NAME             NVARCHAR(200)   NOT NULL,
    FIRED_TIME                BIGINT          NOT NULL,
    SCHED_TIME                BIGINT          NOT NULL,
    PRIORITY                  INT             NOT NULL,
    STATE                     NVARCHAR(16)    NOT NULL,
    JOB_NAME                  NVARCHAR(150)   NULL,
    JOB_GROUP                 NVARCHAR(150)   NULL,
    IS_NONCONCURRENT          BIT             NULL,
    REQUESTS_RECOVERY         BIT             NULL,
    EXECUTION_GROUP           NVARCHAR(200)   NULL,
    PROGRESS                  INT             NULL,
    PROGRESS_MESSAGE          NVARCHAR(250)   NULL,
    INTERRUPT_REQUESTED_TIME  BIGINT          NULL,
    CONSTRAINT pk_qrtz_fired_triggers PRIMARY KEY (SCHED_NAME, ENTRY_ID)
);

-- The nodes, and when each was last alive.
CREATE TABLE QRTZ_SCHEDULER_STATE (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    INSTANCE_NAME             NVARCHAR(200)   NOT NULL,
    LAST_CHECKIN_TIME         BIGINT          NOT NULL,
    CHECKIN_INTERVAL          BIGINT          NOT NULL,
    QUARTZ_VERSION            NVARCHAR(20)    NULL,
    CONSTRAINT pk_qrtz_scheduler_state PRIMARY KEY (SCHED_NAME, INSTANCE_NAME)
);

-- One row a lock: a node holds it by holding the row.
CREATE TABLE QRTZ_LOCKS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    LOCK_NAME                 NVARCHAR(40)    NOT NULL,
    CONSTRAINT pk_qrtz_locks PRIMARY KEY (SCHED_NAME, LOCK_NAME)
);

CREATE INDEX ix_qrtz_j_g_n ON QRTZ_JOB_DETAILS (SCHED_NAME, JOB_GROUP, JOB_NAME);
CREATE INDEX ix_qrtz_t_j ON QRTZ_TRIGGERS (SCHED_NAME, JOB_NAME, JOB_GROUP);
CREATE INDEX ix_qrtz_t_g_n ON QRTZ_TRIGGERS (SCHED_NAME, TRIGGER_GROUP, TRIGGER_NAME);
CREATE INDEX ix_qrtz_t_c ON QRTZ_TRIGGERS (SCHED_NAME, CALENDAR_NAME);
CREATE INDEX ix_qrtz_t_nft_st ON QRTZ_TRIGGERS (SCHED_NAME, TRIGGER_STATE, NEXT_FIRE_TIME, PRIORITY, MISFIRE_INSTR);
CREATE INDEX ix_qrtz_ft_inst ON QRTZ_FIRED_TRIGGERS (SCHED_NAME, INSTANCE_NAME);
CREATE INDEX ix_qrtz_ft_j_g ON QRTZ_FIRED_TRIGGERS (SCHED_NAME, JOB_NAME, JOB_GROUP);
CREATE INDEX ix_qrtz_ft_t_g ON QRTZ_FIRED_TRIGGERS (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP);

-- === db/migrations/sqlserver/0008_udgivelse_trukket
-- A release that was withdrawn keeps its figures, and says when and why. Its tilstand is trukket.
ALTER TABLE udgivelse ADD trukket BIGINT NULL;
ALTER TABLE udgivelse ADD grund NVARCHAR(400) NULL;

-- === db/migrations/sqlserver/0009_fortrolighed
-- The protection report of a release: how much is withheld, and what the attack on the finished tables found. It is for
-- analysts and never leaves the machine's own command line: it counts small numbers.
CREATE TABLE fortrolighed (
    udgivelse_id  BIGINT NOT NULL,
    graense       INT    NOT NULL,  -- k: the smallest count that is shown, and the values that must be open
    beskyt_gruppe INT    NOT NULL,  -- 0/1: whether 0 and 100 pct. of a small base are withheld
    gruppegraense INT    NOT NULL,  -- that small base: below this
    ubeviste      INT    NOT NULL,  -- primary cells without a proof of their own
    millisekunder BIGINT NOT NULL,  -- what protection and attack took
    CONSTRAINT pk_fortrolighed PRIMARY KEY (udgivelse_id)
);

-- By table, level of omraade and kind of period.
CREATE TABLE fortrolighed_linje (
    udgivelse_id     BIGINT       NOT NULL,
    tabel            NVARCHAR(20) NOT NULL,
    nr               INT          NOT NULL,  -- order within the table
    niveau           NVARCHAR(20) NOT NULL,  -- land, region, landsdel, kommune
    slags            NVARCHAR(20) NOT NULL,  -- aar, rullendeaar, indfasning, kvartal
    celler           BIGINT       NOT NULL,  -- counts with a cell
    primaere         BIGINT       NOT NULL,  -- withheld for their own size
    sekundaere       BIGINT       NOT NULL,  -- withheld for the sake of others
    n                BIGINT       NOT NULL,  -- the sum of N over the cells
    n_skjult         BIGINT       NOT NULL,  -- ... over the withheld ones
    mindste_interval BIGINT       NULL,      -- fewest values open in a primary cell; null without one
    bestemte         BIGINT       NOT NULL,  -- primary cells that the attack found; 0 in a release
    CONSTRAINT pk_fortrolighed_linje PRIMARY KEY (udgivelse_id, tabel, nr)
);

-- === db/migrations/sqlserver/0011_udgivelse_tal
-- The figures of a release's tables once more, packed: a process that serves them reads some blobs, not half a million rows.
-- They are the very bytes that the release's checksum is taken of: nine a cell in the order of celle_nr, the value as a
-- whole number of the last decimal (eight bytes, most significant first, 0 where there is only a symbol) and the
-- symbol's number. udgivelse_celle says the same to whoever asks in SQL.
CREATE TABLE udgivelse_tal (
    udgivelse_id BIGINT         NOT NULL,
    tabel        NVARCHAR(20)   NOT NULL,
    celler       VARBINARY(MAX) NOT NULL,
    CONSTRAINT pk_udgivelse_tal PRIMARY KEY (udgivelse_id, tabel)
);

-- How a release differs from the one that it took the place of, in cells of each table. The first has no rows here.
CREATE TABLE udgivelse_aendring (
    udgivelse_id BIGINT         NOT NULL,
    tabel        NVARCHAR(20)   NOT NULL,
    forrige_id   BIGINT         NOT NULL,
    aendrede     BIGINT         NOT NULL,  -- published in both, with another value or another symbol
    endelige     BIGINT         NOT NULL,  -- published in both, the same value, no longer preliminary
    nye          BIGINT         NOT NULL,  -- published in this one only
    udgaaede     BIGINT         NOT NULL,  -- published in the one before only
    CONSTRAINT pk_udgivelse_aendring PRIMARY KEY (udgivelse_id, tabel)
);

-- === db/migrations/sqlserver/0012_side_om_side
-- Hele landet counted once more under another regelsaet, frozen and protected with the release that it stands beside. A release
-- that was made before has nothing here.
CREATE TABLE udgivelse_side (
    udgivelse_id      BIGINT       NOT NULL,
    regelsaet         NVARCHAR(60) NOT NULL,
    regelsaet_version INT          NOT NULL,
    kontrolsum        NVARCHAR(64) NOT NULL,     -- SHA-256 over the release's checksum and the cells
    CONSTRAINT pk_udgivelse_side PRIMARY KEY (udgivelse_id, regelsaet)
);

-- A withheld value is not here.
CREATE TABLE udgivelse_side_celle (
    udgivelse_id   BIGINT       NOT NULL,
    regelsaet      NVARCHAR(60) NOT NULL,
    celle_nr       INT          NOT NULL,
    periode        NVARCHAR(20) NOT NULL,        -- a year, or the newest rolling year
    indsats        NVARCHAR(40) NOT NULL,
    forloeb        BIGINT       NULL,            -- N; null where there is only a symbol
    forloeb_symbol NVARCHAR(3)  NOT NULL,        -- empty, f, -, * or ..
    med            BIGINT       NULL,
    med_symbol     NVARCHAR(3)  NOT NULL,
    CONSTRAINT pk_udgivelse_side_celle PRIMARY KEY (udgivelse_id, regelsaet, celle_nr)
);

-- === db/migrations/sqlserver/0013_registreringskvalitet
-- The quality of the registrations that a release is made of, rounded so that no single one is shown, and frozen with it. A release
-- that was made before has nothing here.
CREATE TABLE udgivelse_kvalitet (
    udgivelse_id BIGINT       NOT NULL,
    kontrolsum   NVARCHAR(64) NOT NULL,          -- SHA-256 over the release's checksum and the measures
    CONSTRAINT pk_udgivelse_kvalitet PRIMARY KEY (udgivelse_id)
);

CREATE TABLE udgivelse_kvalitet_maal (
    udgivelse_id BIGINT       NOT NULL,
    nr           INT          NOT NULL,
    omraade      NVARCHAR(10) NOT NULL,          -- DK or a kommune
    maal         NVARCHAR(60) NOT NULL,
    vaerdi       BIGINT       NOT NULL,          -- to the nearest ten, or whole per cent (-1: too few to tell), or a day
    CONSTRAINT pk_udgivelse_kvalitet_maal PRIMARY KEY (udgivelse_id, nr)
);

-- === db/migrations/sqlserver/0014_forsendelse
-- Letters about the reports of a release. A row is written before its letter is sent, so that nobody is told of a report twice.
-- Addresses are not kept: only a hash of release, report and address.
--
-- Instants are milliseconds since 1970 UTC.
CREATE TABLE forsendelse (
    udgivelse_id BIGINT         NOT NULL,
    rapport      NVARCHAR(10)   NOT NULL,        -- land, or a kommune
    modtager     NVARCHAR(64)   NOT NULL,        -- SHA-256
    tilstand     NVARCHAR(10)   NOT NULL,        -- paabegyndt, sendt, fejlet (tried again), uvist (may have gone out: not tried again)
    forsoeg      INT            NOT NULL,
    tid          BIGINT         NOT NULL,        -- when it was last tried
    grund        NVARCHAR(1000) NULL,            -- why it did not go out, without the address
    CONSTRAINT pk_forsendelse PRIMARY KEY (udgivelse_id, rapport, modtager),
    CONSTRAINT ck_forsendelse_tilstand CHECK (tilstand IN ('paabegyndt', 'sendt', 'fejlet', 'uvist'))
);

-- === db/migrations/sqlserver/0015_afvisningstal
-- Of rejected lines only the first are kept; how many there were of each code is counted beside the ledger
-- (leverance_tal, slags afvisning). For what was taken before, all were kept.
INSERT INTO leverance_tal (leverance_id, slags, navn, antal)
SELECT leverance_id, 'afvisning', kode, COUNT(*)
FROM afvisning
GROUP BY leverance_id, kode;

-- === db/migrations/sqlserver/0016_arkivfil
-- What files of the archive were when they were moved there: a sender that goes on writing after that is noticed, and the file
-- is taken again.
CREATE TABLE arkivfil (
    leverance_id BIGINT         NOT NULL,
    bytes        BIGINT         NOT NULL,
    skrevet      BIGINT         NOT NULL,        -- the file's own time, in ticks of 100 ns since year 1 UTC
    CONSTRAINT pk_arkivfil PRIMARY KEY (leverance_id)
);

-- === db/migrations/sqlserver/0017_afslutning
-- What is kept of a reason for ending is its category: a text can hold anything about a person. The texts that are there are
-- mapped by the list as it stood (compared trimmed and in lower case; they are composed already), those that it lacks are
-- uoplyst, and then they are emptied.
ALTER TABLE forloeb ADD afslutning NVARCHAR(40) NULL;      -- the category; NULL is no reason

-- fra is a day number as slutdato is: 737424 is 2020-01-01, 738155 is 2022-01-01. EXEC: a batch is bound before it is run.
EXEC(N'
WITH liste (aarsag, kategori, fra) AS (
    SELECT v.aarsag, v.kategori, v.fra
    FROM (VALUES
        (N''ordinær beskæftigelse'', N''beskaeftigelse'', NULL),
        (N''beskæftigelse'', N''beskaeftigelse'', NULL),
        (N''ordinaer-beskaeftigelse'', N''beskaeftigelse'', NULL),
        (N''selvstændig virksomhed'', N''beskaeftigelse'', NULL),
        (N''uddannelse'', N''uddannelse'', NULL),
        (N''ordinær uddannelse'', N''uddannelse'', NULL),
        (N''fleksjob'', N''fleksjob'', NULL),
        (N''ledighedsydelse'', N''fleksjob'', NULL),
        (N''førtidspension'', N''foertidspension'', NULL),
        (N''foertidspension'', N''foertidspension'', NULL),
        (N''seniorpension'', N''seniorpension'', 737424),
        (N''tidlig pension'', N''seniorpension'', 738155),
        (N''nyt ressourceforløb'', N''nyt-forloeb'', NULL),
        (N''ressourceforløb'', N''nyt-forloeb'', NULL),
        (N''kontanthjælp'', N''oevrige'', NULL),
        (N''uddannelseshjælp'', N''oevrige'', NULL),
        (N''sygedagpenge'', N''oevrige'', NULL),
        (N''jobafklaringsforløb'', N''oevrige'', NULL),
        (N''revalidering'', N''oevrige'', NULL),
        (N''folkepension'', N''oevrige'', NULL),
        (N''flytning til udlandet'', N''oevrige'', NULL),
        (N''død'', N''oevrige'', NULL),
        (N''andet'', N''oevrige'', NULL),
        (N''job'', N''beskaeftigelse'', NULL),
        (N''raskmeldt'', N''oevrige'', NULL),
        (N''fraflyttet landet'', N''oevrige'', NULL)
    ) AS v (aarsag, kategori, fra)
)
UPDATE forloeb
SET
    afslutning = COALESCE(
        (SELECT l.kategori
         FROM liste AS l
         WHERE l.aarsag = LOWER(LTRIM(RTRIM(forloeb.afslutningsaarsag))) COLLATE Latin1_General_100_BIN2
           AND (l.fra IS NULL OR forloeb.slutdato >= l.fra)),
        N''uoplyst''),
    afslutningsaarsag = NULL
WHERE afslutningsaarsag IS NOT NULL;
');

-- === db/migrations/sqlserver/0018_gemt_forespoergsel_spurgt
-- The day on which a saved query was last saved or asked for, for what is thrown out first when there is no room. Null until
-- that is known.
ALTER TABLE gemt_forespoergsel ADD sidst_spurgt INT NULL;

-- === db/migrations/sqlserver/0019_uden_quartz
-- The scheduler is Hangfire, which makes and keeps a schema of its own; Quartz' tables (migration 0007) go. Nothing in them outlives
-- a start: the jobs are declared in the program, and what ran is in koersel. Those that refer to others go first.
DROP TABLE QRTZ_CRON_TRIGGERS;
DROP TABLE QRTZ_SIMPLE_TRIGGERS;
DROP TABLE QRTZ_SIMPROP_TRIGGERS;
DROP TABLE QRTZ_BLOB_TRIGGERS;
DROP TABLE QRTZ_TRIGGERS;
DROP TABLE QRTZ_JOB_DETAILS;
DROP TABLE QRTZ_CALENDARS;
DROP TABLE QRTZ_PAUSED_TRIGGER_GRPS;
DROP TABLE QRTZ_PAUSED_JOB_GRPS;
DROP TABLE QRTZ_FIRED_TRIGGERS;
DROP TABLE QRTZ_SCHEDULER_STATE;
DROP TABLE QRTZ_LOCKS;

-- === db/migrations/sqlserver/0020_leverance_tal
-- The counts of a leverance lie together: the table was a heap with an index beside it.
DROP INDEX ix_leverance_tal ON leverance_tal;
CREATE CLUSTERED INDEX ix_leverance_tal ON leverance_tal (leverance_id, slags);

-- === db/migrations/sqlserver/0021_blokke
-- What a release was made of, block by block: a block is a kommune and a start period, and every published figure is a sum over blocks.
-- A release that changes too little of a block to be shown is made of the block as it was, so that is kept. None of it is
-- public: it holds small numbers.

-- A state that a block has had in a release. Releases share it while nothing changes.
CREATE TABLE blok (
    blok_id   BIGINT       NOT NULL,
    regelsaet NVARCHAR(60) NOT NULL,
    periode   NVARCHAR(20) NOT NULL,             -- start quarter, or the code of the phase-in
    kommune   NVARCHAR(4)  NOT NULL,
    CONSTRAINT pk_blok PRIMARY KEY (blok_id)
);

-- The citizens of a state, so that those by whom two states differ can be counted. Eight bytes of a hash of the pseudonym, eight of a
-- hash of the pseudonym and what the citizen adds to the sums: nothing can be read from them.
CREATE TABLE blok_borger (
    blok_id BIGINT     NOT NULL,
    borger  BINARY(16) NOT NULL,
    CONSTRAINT pk_blok_borger PRIMARY KEY (blok_id, borger)
);

-- The sums of a state, as in kube.
CREATE TABLE blok_kube (
    blok_id                         BIGINT         NOT NULL,
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
    CONSTRAINT pk_blok_kube PRIMARY KEY (blok_id, alder, koen)
);

-- How many had their first indsats after so many days, as in kube_dage.
CREATE TABLE blok_dage (
    blok_id          BIGINT NOT NULL,
    dage_til_foerste INT    NOT NULL,
    antal            BIGINT NOT NULL,
    CONSTRAINT pk_blok_dage PRIMARY KEY (blok_id, dage_til_foerste)
);

-- The state of each block of a release. Null: nobody started there.
CREATE TABLE udgivelse_blok (
    udgivelse_id BIGINT       NOT NULL,
    regelsaet    NVARCHAR(60) NOT NULL,
    periode      NVARCHAR(20) NOT NULL,
    kommune      NVARCHAR(4)  NOT NULL,
    blok_id      BIGINT       NULL,
    CONSTRAINT pk_udgivelse_blok PRIMARY KEY (udgivelse_id, regelsaet, periode, kommune)
);

-- What of the changes since earlier releases a release does not show, in all: counted in citizens by block.
CREATE TABLE udgivelse_revision (
    udgivelse_id  BIGINT NOT NULL,
    aarlig        INT    NOT NULL,               -- 0/1: whether it was the yearly revision
    viste_blokke  BIGINT NOT NULL,               -- blocks that are shown otherwise than before
    blokke        BIGINT NOT NULL,               -- blocks that wait
    kommuner      BIGINT NOT NULL,               -- in how many kommuner
    aendrede      BIGINT NOT NULL,               -- citizens in them who count otherwise today
    nye           BIGINT NOT NULL,               -- citizens who are in them today only
    udgaaede      BIGINT NOT NULL,               -- citizens who are in them as they are shown only
    CONSTRAINT pk_udgivelse_revision PRIMARY KEY (udgivelse_id)
);

-- === db/migrations/sqlserver/0022_afslutning_og_ventetid
-- How forloeb end, how long they were, how long was waited from the team's indstilling on, and who is a senior (definition, section 7).

ALTER TABLE fakta ADD senior TINYINT NOT NULL CONSTRAINT df_fakta_senior DEFAULT 0;      -- 0/1: under six years to folkepensionsalderen on the day of the start
ALTER TABLE fakta ADD slut_dag INT NULL;                  -- slutdato, not after D; with the next four null while it runs and in the phase-in
ALTER TABLE fakta ADD slut_aar NVARCHAR(20) NULL;         -- its calendar year
ALTER TABLE fakta ADD slut_kommune NVARCHAR(4) NULL;      -- responsible on slutdato
ALTER TABLE fakta ADD afslutning NVARCHAR(40) NULL;       -- what followed: a category of data/afslutningsaarsager.csv, or uoplyst
ALTER TABLE fakta ADD laengde_nr INT NULL;                -- 0-2: inden-1-aar ... inden-3-aar; 3: over-3-aar
ALTER TABLE fakta ADD indstillet_dag INT NULL;            -- of N: the latest indstilling not after S; null without one
ALTER TABLE fakta ADD ventet_start_nr INT NULL;           -- from it to S, 0-3: 1-maaned ... 12-maaneder; 4: longer
ALTER TABLE fakta ADD ventet_indsats_nr INT NULL;         -- from it to the first indsats, likewise; null without an indsats

-- How many forloeb ended, by year of slutdato and kommune on that day.
CREATE TABLE kube_afslutning (
    saet_id    BIGINT       NOT NULL,
    aar        NVARCHAR(20) NOT NULL,
    kommune    NVARCHAR(4)  NOT NULL,
    indsats    NVARCHAR(40) NOT NULL,      -- virksomhedsrettet, andre (some, but not that), ingen, uden-frist (not in N)
    afslutning NVARCHAR(40) NOT NULL,
    laengde_nr INT          NOT NULL,
    antal      BIGINT       NOT NULL,
    CONSTRAINT pk_kube_afslutning PRIMARY KEY (saet_id, aar, kommune, indsats, afslutning, laengde_nr)
);

-- How many of them lasted so many days: what a median needs.
CREATE TABLE kube_laengde (
    saet_id BIGINT       NOT NULL,
    aar     NVARCHAR(20) NOT NULL,
    kommune NVARCHAR(4)  NOT NULL,
    dage    INT          NOT NULL,
    antal   BIGINT       NOT NULL,
    CONSTRAINT pk_kube_laengde PRIMARY KEY (saet_id, aar, kommune, dage)
);

-- How many of N waited so many days from the indstilling on, by start period and kommune.
CREATE TABLE kube_ventetid (
    saet_id     BIGINT       NOT NULL,
    periode     NVARCHAR(20) NOT NULL,
    kommune     NVARCHAR(4)  NOT NULL,
    straekning  NVARCHAR(40) NOT NULL,     -- indstilling-start (everybody with an indstilling), indstilling-indsats
    dage        INT          NOT NULL,
    interval_nr INT          NOT NULL,
    antal       BIGINT       NOT NULL,
    CONSTRAINT pk_kube_ventetid PRIMARY KEY (saet_id, periode, kommune, straekning, dage, interval_nr)
);

-- === db/migrations/sqlserver/0023_kendte_udgivelser
-- How many releases had ever been public when a release was made: those that it is protected together with.
ALTER TABLE udgivelse ADD kendte BIGINT NULL;

-- === db/migrations/sqlserver/0024_udgivelseskalender
-- Announced publications that were moved, each with its reason. A row is never changed; a publication that is moved again has another.
CREATE TABLE udgivelse_flytning (
    nr          BIGINT         NOT NULL,
    planlagt    BIGINT         NOT NULL,         -- when it was to come by the rule (milliseconds since 1970 UTC)
    flyttet_til BIGINT         NOT NULL,         -- when it comes instead
    grund       NVARCHAR(400)  NOT NULL,
    fortalt     BIGINT         NOT NULL,         -- when it was announced
    CONSTRAINT pk_udgivelse_flytning PRIMARY KEY (nr)
);

-- === db/migrations/sqlserver/0025_blokke_af_afslutninger
-- Blocks of endings: a kommune and a year of slutdato. What such a block of a release was made of is kept as that of other blocks is
-- (blok.periode is then the year).

-- How many forloeb ended, as in kube_afslutning.
CREATE TABLE blok_afslutning (
    blok_id    BIGINT       NOT NULL,
    indsats    NVARCHAR(40) NOT NULL,
    afslutning NVARCHAR(40) NOT NULL,
    laengde_nr INT          NOT NULL,
    antal      BIGINT       NOT NULL,
    CONSTRAINT pk_blok_afslutning PRIMARY KEY (blok_id, indsats, afslutning, laengde_nr)
);

-- How many of them lasted so many days, as in kube_laengde.
CREATE TABLE blok_laengde (
    blok_id BIGINT NOT NULL,
    dage    INT    NOT NULL,
    antal   BIGINT NOT NULL,
    CONSTRAINT pk_blok_laengde PRIMARY KEY (blok_id, dage)
);

-- === db/migrations/sqlserver/0026_offentlig_fra
-- A release that is approved becomes public at an instant: who reads it, decides by the clock whether that has come.
ALTER TABLE udgivelse ADD offentlig_fra BIGINT NULL;  -- milliseconds since 1970 UTC

-- What was done with each release: when, by whom and why. A row is never changed or removed.
CREATE TABLE udgivelse_skridt (
    nr            BIGINT         NOT NULL,
    udgivelse_id  BIGINT         NOT NULL,
    skridt        NVARCHAR(20)   NOT NULL,       -- klargjort, godkendt, udgivet, erstattet, trukket
    tidspunkt     BIGINT         NOT NULL,       -- when it held (milliseconds since 1970 UTC)
    bruger        NVARCHAR(200)  NOT NULL,
    grund         NVARCHAR(400)  NULL,
    offentlig_fra BIGINT         NULL,           -- of an approval: from when it is to be public
    CONSTRAINT pk_udgivelse_skridt PRIMARY KEY (nr)
);
CREATE INDEX ix_udgivelse_skridt ON udgivelse_skridt (udgivelse_id, nr);

-- === Opgoerelse.Aggregation.Cube.CubeSql.AgeAndSex
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

-- === Opgoerelse.Aggregation.Cube.CubeSql.AgeAndSexOfKommuner
-- Age groups and sexes of the kommuner, in pooled years (2022-2025).
SELECT
    k.kommune AS omraade, k.i_periode AS periode, a.i_alder AS alder, s.i_koen AS koen,
    SUM(k.n) AS n, SUM(k.med_virksomhedsrettet) AS med_virksomhedsrettet, SUM(k.med_oevrig_beskaeftigelse) AS med_oevrig_beskaeftigelse, SUM(k.med_social) AS med_social,
    SUM(k.med_sundhed) AS med_sundhed, SUM(k.med_mentor) AS med_mentor, SUM(k.med_nogen) AS med_nogen
FROM (
    SELECT
        g.kommune, p.i_periode, g.alder, g.koen,
        SUM(g.n) AS n, SUM(g.med_virksomhedsrettet) AS med_virksomhedsrettet, SUM(g.med_oevrig_beskaeftigelse) AS med_oevrig_beskaeftigelse, SUM(g.med_social) AS med_social,
        SUM(g.med_sundhed) AS med_sundhed, SUM(g.med_mentor) AS med_mentor, SUM(g.med_nogen) AS med_nogen
    FROM kube g
    INNER JOIN niveau_periode p ON p.saet_id = @saet AND p.periode = g.periode
    WHERE g.saet_id = @saet AND p.i_periode LIKE '____-____'
    GROUP BY g.kommune, p.i_periode, g.alder, g.koen
) k
INNER JOIN niveau_alder a ON a.saet_id = @saet AND a.alder = k.alder
INNER JOIN niveau_koen s ON s.saet_id = @saet AND s.koen = k.koen
GROUP BY k.kommune, k.i_periode, a.i_alder, s.i_koen

-- === Opgoerelse.Aggregation.Cube.CubeSql.Cells
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
    @saet, periode, kommune, CASE WHEN senior = 1 THEN 'senior' WHEN alder = '50+' THEN '50-senior' ELSE alder END AS alder, koen,
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
GROUP BY periode, kommune, CASE WHEN senior = 1 THEN 'senior' WHEN alder = '50+' THEN '50-senior' ELSE alder END, koen

-- === Opgoerelse.Aggregation.Cube.CubeSql.CellsOfWork
INSERT INTO $lag (
    saet_id, periode, kommune, alder, koen,
    n, afsluttet_inden, fritaget, ikke_observeret, med_virksomhedsrettet, med_oevrig_beskaeftigelse,
    med_social, med_sundhed, med_mentor, med_nogen, antal_virksomhedsrettet, antal_oevrig_beskaeftigelse,
    antal_social, antal_sundhed, antal_mentor, antal_nogen, dage_virksomhedsrettet, dage_oevrig_beskaeftigelse,
    dage_social, dage_sundhed, dage_mentor, dage_nogen, minutdage_virksomhedsrettet, minutdage_oevrig_beskaeftigelse,
    minutdage_social, minutdage_sundhed, minutdage_mentor, minutdage_nogen, inden_1_dag, inden_1_uge,
    inden_1_maaned, inden_2_maaneder, inden_3_maaneder, inden_6_maaneder, undtaget_loentimer, genbehandlet,
    indstillet, givet)
SELECT
    @saet, periode, kommune, CASE WHEN senior = 1 THEN 'senior' WHEN alder = '50+' THEN '50-senior' ELSE alder END AS alder, koen,
    -- the population, and what is left out of it by reason
    @fortegn * SUM(CASE WHEN status = 'N' THEN 1 ELSE 0 END),
    @fortegn * SUM(CASE WHEN status = 'afsluttetInden' THEN 1 ELSE 0 END),
    @fortegn * SUM(CASE WHEN status = 'fritaget' THEN 1 ELSE 0 END),
    @fortegn * SUM(CASE WHEN status = 'ikkeObserveret' THEN 1 ELSE 0 END),
    -- antalMed: forloeb with at least one counting indsats
    @fortegn * SUM(CASE WHEN dage_virksomhedsrettet > 0 THEN 1 ELSE 0 END),
    @fortegn * SUM(CASE WHEN dage_oevrig_beskaeftigelse > 0 THEN 1 ELSE 0 END),
    @fortegn * SUM(CASE WHEN dage_social > 0 THEN 1 ELSE 0 END),
    @fortegn * SUM(CASE WHEN dage_sundhed > 0 THEN 1 ELSE 0 END),
    @fortegn * SUM(CASE WHEN dage_mentor > 0 THEN 1 ELSE 0 END),
    @fortegn * SUM(CASE WHEN dage_nogen > 0 THEN 1 ELSE 0 END),
    -- counting indsatser, days covered, minutes a week times days
    @fortegn * SUM(CAST(COALESCE(antal_virksomhedsrettet, 0) AS BIGINT)),
    @fortegn * SUM(CAST(COALESCE(antal_oevrig_beskaeftigelse, 0) AS BIGINT)),
    @fortegn * SUM(CAST(COALESCE(antal_social, 0) AS BIGINT)),
    @fortegn * SUM(CAST(COALESCE(antal_sundhed, 0) AS BIGINT)),
    @fortegn * SUM(CAST(COALESCE(antal_mentor, 0) AS BIGINT)),
    @fortegn * SUM(CAST(COALESCE(antal_nogen, 0) AS BIGINT)),
    @fortegn * SUM(CAST(COALESCE(dage_virksomhedsrettet, 0) AS BIGINT)),
    @fortegn * SUM(CAST(COALESCE(dage_oevrig_beskaeftigelse, 0) AS BIGINT)),
    @fortegn * SUM(CAST(COALESCE(dage_social, 0) AS BIGINT)),
    @fortegn * SUM(CAST(COALESCE(dage_sundhed, 0) AS BIGINT)),
    @fortegn * SUM(CAST(COALESCE(dage_mentor, 0) AS BIGINT)),
    @fortegn * SUM(CAST(COALESCE(dage_nogen, 0) AS BIGINT)),
    @fortegn * SUM(CAST(COALESCE(minutdage_virksomhedsrettet, 0) AS BIGINT)),
    @fortegn * SUM(CAST(COALESCE(minutdage_oevrig_beskaeftigelse, 0) AS BIGINT)),
    @fortegn * SUM(CAST(COALESCE(minutdage_social, 0) AS BIGINT)),
    @fortegn * SUM(CAST(COALESCE(minutdage_sundhed, 0) AS BIGINT)),
    @fortegn * SUM(CAST(COALESCE(minutdage_mentor, 0) AS BIGINT)),
    @fortegn * SUM(CAST(COALESCE(minutdage_nogen, 0) AS BIGINT)),
    -- cumulative: first indsats within the interval
    @fortegn * SUM(CASE WHEN interval_nr <= 0 THEN 1 ELSE 0 END),
    @fortegn * SUM(CASE WHEN interval_nr <= 1 THEN 1 ELSE 0 END),
    @fortegn * SUM(CASE WHEN interval_nr <= 2 THEN 1 ELSE 0 END),
    @fortegn * SUM(CASE WHEN interval_nr <= 3 THEN 1 ELSE 0 END),
    @fortegn * SUM(CASE WHEN interval_nr <= 4 THEN 1 ELSE 0 END),
    @fortegn * SUM(CASE WHEN interval_nr <= 5 THEN 1 ELSE 0 END),
    -- without any indsats: with ordinary hours; brought before the team again
    @fortegn * SUM(CASE WHEN dage_nogen = 0 AND loentimer = 1 THEN 1 ELSE 0 END),
    @fortegn * SUM(CASE WHEN dage_nogen = 0 AND genbehandlet = 1 THEN 1 ELSE 0 END),
    -- virksomhedsrettet named by the team, and given to those
    @fortegn * SUM(CASE WHEN indstillet_virksomhedsrettet = 1 THEN 1 ELSE 0 END),
    @fortegn * SUM(CASE WHEN indstillet_virksomhedsrettet = 1 AND dage_virksomhedsrettet > 0 THEN 1 ELSE 0 END)
FROM fakta
WHERE saet_id = @saet
    AND forloeb_id IN (SELECT forloeb_id FROM fakta_arbejde WHERE saet_id = @saet)
GROUP BY periode, kommune, CASE WHEN senior = 1 THEN 'senior' WHEN alder = '50+' THEN '50-senior' ELSE alder END, koen

-- === Opgoerelse.Aggregation.Cube.CubeSql.Days
INSERT INTO kube_dage (saet_id, periode, kommune, dage_til_foerste, antal)
SELECT @saet, periode, kommune, dage_til_foerste, COUNT(*)
FROM fakta
WHERE saet_id = @saet AND dage_til_foerste IS NOT NULL
GROUP BY periode, kommune, dage_til_foerste

-- === Opgoerelse.Aggregation.Cube.CubeSql.DaysOfWork
INSERT INTO $lag (saet_id, periode, kommune, dage_til_foerste, antal)
SELECT @saet, periode, kommune, dage_til_foerste, @fortegn * COUNT(*)
FROM fakta
WHERE saet_id = @saet AND dage_til_foerste IS NOT NULL
    AND forloeb_id IN (SELECT forloeb_id FROM fakta_arbejde WHERE saet_id = @saet)
GROUP BY periode, kommune, dage_til_foerste

-- === Opgoerelse.Aggregation.Cube.CubeSql.Distribution
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

-- === Opgoerelse.Aggregation.Cube.CubeSql.EndingTotal
SELECT o.omraade, p.i_periode AS periode, k.indsats, k.afslutning, k.laengde_nr, SUM(k.antal) AS antal
FROM kube_afslutning k
INNER JOIN niveau_periode p ON p.saet_id = @saet AND p.periode = k.aar
INNER JOIN niveau_omraade o ON o.saet_id = @saet AND o.periode = k.aar AND o.kommune = k.kommune
WHERE k.saet_id = @saet
GROUP BY o.omraade, p.i_periode, k.indsats, k.afslutning, k.laengde_nr

-- === Opgoerelse.Aggregation.Cube.CubeSql.Endings
INSERT INTO kube_afslutning (saet_id, aar, kommune, indsats, afslutning, laengde_nr, antal)
SELECT @saet, g.slut_aar, g.slut_kommune, g.indsats, g.afslutning, g.laengde_nr, COUNT(*)
FROM (
    SELECT slut_aar, slut_kommune, afslutning, laengde_nr, CASE WHEN status <> 'N' THEN 'uden-frist' WHEN dage_virksomhedsrettet > 0 THEN 'virksomhedsrettet' WHEN dage_nogen > 0 THEN 'andre' ELSE 'ingen' END AS indsats
    FROM fakta
    WHERE saet_id = @fra AND slut_dag IS NOT NULL
) g
GROUP BY g.slut_aar, g.slut_kommune, g.indsats, g.afslutning, g.laengde_nr

-- === Opgoerelse.Aggregation.Cube.CubeSql.FirstStart
SELECT MIN(start_dag)
FROM fakta
WHERE saet_id = @saet AND indfasning = 0

-- === Opgoerelse.Aggregation.Cube.CubeSql.FirstStartOfWork
SELECT MIN(start_dag)
FROM fakta
WHERE saet_id = @saet AND indfasning = 0
    AND forloeb_id IN (SELECT forloeb_id FROM fakta_arbejde WHERE saet_id = @saet)

-- === Opgoerelse.Aggregation.Cube.CubeSql.LayCells.1
UPDATE kube
SET
    n = kube.n + d.n, afsluttet_inden = kube.afsluttet_inden + d.afsluttet_inden,
    fritaget = kube.fritaget + d.fritaget, ikke_observeret = kube.ikke_observeret + d.ikke_observeret,
    med_virksomhedsrettet = kube.med_virksomhedsrettet + d.med_virksomhedsrettet, med_oevrig_beskaeftigelse = kube.med_oevrig_beskaeftigelse + d.med_oevrig_beskaeftigelse,
    med_social = kube.med_social + d.med_social, med_sundhed = kube.med_sundhed + d.med_sundhed,
    med_mentor = kube.med_mentor + d.med_mentor, med_nogen = kube.med_nogen + d.med_nogen,
    antal_virksomhedsrettet = kube.antal_virksomhedsrettet + d.antal_virksomhedsrettet, antal_oevrig_beskaeftigelse = kube.antal_oevrig_beskaeftigelse + d.antal_oevrig_beskaeftigelse,
    antal_social = kube.antal_social + d.antal_social, antal_sundhed = kube.antal_sundhed + d.antal_sundhed,
    antal_mentor = kube.antal_mentor + d.antal_mentor, antal_nogen = kube.antal_nogen + d.antal_nogen,
    dage_virksomhedsrettet = kube.dage_virksomhedsrettet + d.dage_virksomhedsrettet, dage_oevrig_beskaeftigelse = kube.dage_oevrig_beskaeftigelse + d.dage_oevrig_beskaeftigelse,
    dage_social = kube.dage_social + d.dage_social, dage_sundhed = kube.dage_sundhed + d.dage_sundhed,
    dage_mentor = kube.dage_mentor + d.dage_mentor, dage_nogen = kube.dage_nogen + d.dage_nogen,
    minutdage_virksomhedsrettet = kube.minutdage_virksomhedsrettet + d.minutdage_virksomhedsrettet, minutdage_oevrig_beskaeftigelse = kube.minutdage_oevrig_beskaeftigelse + d.minutdage_oevrig_beskaeftigelse,
    minutdage_social = kube.minutdage_social + d.minutdage_social, minutdage_sundhed = kube.minutdage_sundhed + d.minutdage_sundhed,
    minutdage_mentor = kube.minutdage_mentor + d.minutdage_mentor, minutdage_nogen = kube.minutdage_nogen + d.minutdage_nogen,
    inden_1_dag = kube.inden_1_dag + d.inden_1_dag, inden_1_uge = kube.inden_1_uge + d.inden_1_uge,
    inden_1_maaned = kube.inden_1_maaned + d.inden_1_maaned, inden_2_maaneder = kube.inden_2_maaneder + d.inden_2_maaneder,
    inden_3_maaneder = kube.inden_3_maaneder + d.inden_3_maaneder, inden_6_maaneder = kube.inden_6_maaneder + d.inden_6_maaneder,
    undtaget_loentimer = kube.undtaget_loentimer + d.undtaget_loentimer, genbehandlet = kube.genbehandlet + d.genbehandlet,
    indstillet = kube.indstillet + d.indstillet, givet = kube.givet + d.givet
FROM (
    SELECT
        saet_id, periode, kommune, alder, koen,
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
    FROM $lag
    GROUP BY saet_id, periode, kommune, alder, koen
) AS d
WHERE kube.saet_id = d.saet_id AND kube.periode = d.periode AND kube.kommune = d.kommune AND kube.alder = d.alder AND kube.koen = d.koen

-- === Opgoerelse.Aggregation.Cube.CubeSql.LayCells.2
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
    saet_id, periode, kommune, alder, koen,
    SUM(n), SUM(afsluttet_inden), SUM(fritaget), SUM(ikke_observeret),
    SUM(med_virksomhedsrettet), SUM(med_oevrig_beskaeftigelse), SUM(med_social), SUM(med_sundhed),
    SUM(med_mentor), SUM(med_nogen), SUM(antal_virksomhedsrettet), SUM(antal_oevrig_beskaeftigelse),
    SUM(antal_social), SUM(antal_sundhed), SUM(antal_mentor), SUM(antal_nogen),
    SUM(dage_virksomhedsrettet), SUM(dage_oevrig_beskaeftigelse), SUM(dage_social), SUM(dage_sundhed),
    SUM(dage_mentor), SUM(dage_nogen), SUM(minutdage_virksomhedsrettet), SUM(minutdage_oevrig_beskaeftigelse),
    SUM(minutdage_social), SUM(minutdage_sundhed), SUM(minutdage_mentor), SUM(minutdage_nogen),
    SUM(inden_1_dag), SUM(inden_1_uge), SUM(inden_1_maaned), SUM(inden_2_maaneder),
    SUM(inden_3_maaneder), SUM(inden_6_maaneder), SUM(undtaget_loentimer), SUM(genbehandlet),
    SUM(indstillet), SUM(givet)
FROM $lag AS d
WHERE NOT EXISTS (SELECT 1 FROM kube AS k WHERE k.saet_id = d.saet_id AND k.periode = d.periode AND k.kommune = d.kommune AND k.alder = d.alder AND k.koen = d.koen)
GROUP BY saet_id, periode, kommune, alder, koen

-- === Opgoerelse.Aggregation.Cube.CubeSql.LayCells.3
DELETE FROM kube WHERE saet_id = @saet AND n + afsluttet_inden + fritaget + ikke_observeret = 0

-- === Opgoerelse.Aggregation.Cube.CubeSql.LayDays.1
UPDATE kube_dage
SET
    antal = kube_dage.antal + d.antal
FROM (
    SELECT
        saet_id, periode, kommune, dage_til_foerste,
        SUM(antal) AS antal
    FROM $lag
    GROUP BY saet_id, periode, kommune, dage_til_foerste
) AS d
WHERE kube_dage.saet_id = d.saet_id AND kube_dage.periode = d.periode AND kube_dage.kommune = d.kommune AND kube_dage.dage_til_foerste = d.dage_til_foerste

-- === Opgoerelse.Aggregation.Cube.CubeSql.LayDays.2
INSERT INTO kube_dage (
    saet_id, periode, kommune, dage_til_foerste,
    antal)
SELECT
    saet_id, periode, kommune, dage_til_foerste,
    SUM(antal)
FROM $lag AS d
WHERE NOT EXISTS (SELECT 1 FROM kube_dage AS k WHERE k.saet_id = d.saet_id AND k.periode = d.periode AND k.kommune = d.kommune AND k.dage_til_foerste = d.dage_til_foerste)
GROUP BY saet_id, periode, kommune, dage_til_foerste

-- === Opgoerelse.Aggregation.Cube.CubeSql.LayDays.3
DELETE FROM kube_dage WHERE saet_id = @saet AND antal = 0

-- === Opgoerelse.Aggregation.Cube.CubeSql.LengthDistribution
SELECT o.omraade, p.i_periode AS periode, k.dage, SUM(k.antal) AS antal
FROM kube_laengde k
INNER JOIN niveau_periode p ON p.saet_id = @saet AND p.periode = k.aar
INNER JOIN niveau_omraade o ON o.saet_id = @saet AND o.periode = k.aar AND o.kommune = k.kommune
WHERE k.saet_id = @saet
GROUP BY o.omraade, p.i_periode, k.dage
ORDER BY o.omraade, p.i_periode, k.dage

-- === Opgoerelse.Aggregation.Cube.CubeSql.Lengths
INSERT INTO kube_laengde (saet_id, aar, kommune, dage, antal)
SELECT @saet, slut_aar, slut_kommune, slut_dag - start_dag + 1, COUNT(*)
FROM fakta
WHERE saet_id = @fra AND slut_dag IS NOT NULL
GROUP BY slut_aar, slut_kommune, slut_dag - start_dag + 1

-- === Opgoerelse.Aggregation.Cube.CubeSql.Total
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

-- === Opgoerelse.Aggregation.Cube.CubeSql.WaitDistribution
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

-- === Opgoerelse.Aggregation.Cube.CubeSql.Waits
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

-- === Opgoerelse.Aggregation.EverPublic.Sql
SELECT udgivelse_id, dato, tilstand
FROM udgivelse
WHERE udgivet IS NOT NULL
ORDER BY udgivet, udgivelse_id

-- === Opgoerelse.Aggregation.Extracts.FactFile.Sql
SELECT
    forloeb_id, periode, start_dag, frist, status, kommune, alder, koen, kategorier,
    antal_virksomhedsrettet, antal_oevrig_beskaeftigelse, antal_social, antal_sundhed, antal_mentor, antal_nogen,
    dage_virksomhedsrettet, dage_oevrig_beskaeftigelse, dage_social, dage_sundhed, dage_mentor, dage_nogen,
    minutdage_virksomhedsrettet, minutdage_oevrig_beskaeftigelse, minutdage_social,
    minutdage_sundhed, minutdage_mentor, minutdage_nogen,
    foerste_dato, dage_til_foerste, loentimer, genbehandlet, indstillet_virksomhedsrettet
FROM fakta
WHERE saet_id = @saet
ORDER BY forloeb_id, indfasning

-- === Opgoerelse.Aggregation.Facts.CaseSql.ForloebCount
SELECT COUNT(*)
FROM forloeb r
WHERE r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0 AND COALESCE(r.fejloprettet, 0) = 0

-- === Opgoerelse.Aggregation.Facts.CaseSql.Position
SELECT MAX(leverance_id)
FROM leverance
WHERE tilstand = 'indlaest' AND modtaget_dag <= @dato

-- === Opgoerelse.Aggregation.Facts.FactSql.Current
SELECT saet_id, regelsaet, loebende, dato, position, aftryk, foerste_start
FROM faktasaet
WHERE regelsaet = @regelsaet AND loebende = 1

-- === Opgoerelse.Aggregation.Facts.FactSql.DeleteFacts
DELETE FROM fakta WHERE saet_id = @saet

-- === Opgoerelse.Aggregation.Facts.FactSql.DeleteSet
DELETE FROM faktasaet WHERE saet_id = @saet

-- === Opgoerelse.Aggregation.Facts.FactSql.DeleteWork
DELETE FROM fakta_arbejde WHERE saet_id = @saet

-- === Opgoerelse.Aggregation.Facts.FactSql.DeleteWorkFacts
DELETE FROM fakta
WHERE saet_id = @saet AND forloeb_id IN (SELECT forloeb_id FROM fakta_arbejde WHERE saet_id = @saet)

-- === Opgoerelse.Aggregation.Facts.FactSql.FindWork
INSERT INTO fakta_arbejde (saet_id, forloeb_id)
SELECT @saet, forloeb_id
FROM beroert
WHERE leverance_id > @fra AND leverance_id <= @til
UNION
SELECT @saet, forloeb_id
FROM fakta
WHERE saet_id = @saet AND naeste_dato IS NOT NULL AND naeste_dato <= @dato AND @dato > @datoFoer

-- === Opgoerelse.Aggregation.Facts.FactSql.Insert
INSERT INTO faktasaet (saet_id, regelsaet, loebende, dato, position, aftryk, foerste_start)
VALUES (@saet, @regelsaet, @loebende, @dato, @position, @aftryk, @foersteStart)

-- === Opgoerelse.Aggregation.Facts.FactSql.NewId
SELECT COALESCE(MAX(saet_id), 0) + 1
FROM faktasaet

-- === Opgoerelse.Aggregation.Facts.FactSql.SetsOfOneDay
SELECT saet_id
FROM faktasaet
WHERE loebende = 0

-- === Opgoerelse.Aggregation.Facts.FactSql.WorkCount
SELECT COUNT(*) FROM fakta_arbejde WHERE saet_id = @saet

-- === Opgoerelse.Aggregation.Quality.QualitySql.Endings
-- Forloeb that have ended: those whose reason is a text that the list lacks, and those without one.
SELECT
    f.kommune, COUNT(*) AS antal,
    SUM(CASE WHEN r.afslutning = 'uoplyst' THEN 1 ELSE 0 END) AS ukendt_aarsag,
    SUM(CASE WHEN r.afslutning IS NULL THEN 1 ELSE 0 END) AS uden_aarsag
FROM fakta f
INNER JOIN forloeb r ON r.forloeb_id = f.forloeb_id
WHERE f.saet_id = @saet AND f.slut_dag IS NOT NULL AND r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0
GROUP BY f.kommune

-- === Opgoerelse.Aggregation.Quality.QualitySql.Fetch
SELECT kontrolsum
FROM udgivelse_kvalitet
WHERE udgivelse_id = @id

-- === Opgoerelse.Aggregation.Quality.QualitySql.Forloeb
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
            WHERE r.forloeb_id = f.forloeb_id AND r.genbehandling = 0 AND r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0) AS indstillet,
        (SELECT COUNT(*) FROM indstilling r
            WHERE r.forloeb_id = f.forloeb_id AND r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0) AS indstillinger,
        (SELECT COUNT(*) FROM indsats r
            WHERE r.forloeb_id = f.forloeb_id AND r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0)
        + (SELECT COUNT(*) FROM fritagelse r
            WHERE r.forloeb_id = f.forloeb_id AND r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0)
        + (SELECT COUNT(*) FROM ordinaere_timer r
            WHERE r.forloeb_id = f.forloeb_id AND r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0) AS andet
    FROM fakta f
    WHERE f.saet_id = @saet AND f.indfasning = 0
) x
GROUP BY x.kommune

-- === Opgoerelse.Aggregation.Quality.QualitySql.Indsatser
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
      AND r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0 AND COALESCE(r.fejloprettet, 0) = 0 AND r.status IN ('paabegyndt', 'afsluttet')
) x
GROUP BY x.kommune

-- === Opgoerelse.Aggregation.Quality.QualitySql.Insert
INSERT INTO udgivelse_kvalitet (udgivelse_id, kontrolsum)
VALUES (@id, @kontrolsum)

-- === Opgoerelse.Aggregation.Quality.QualitySql.InsertMeasure
INSERT INTO udgivelse_kvalitet_maal (udgivelse_id, nr, omraade, maal, vaerdi)
VALUES (@id, @nr, @omraade, @maal, @vaerdi)

-- === Opgoerelse.Aggregation.Quality.QualitySql.Leverancer
-- What was taken in: leverancer, the newest receipt, lines.
SELECT COUNT(*) AS leverancer, MAX(CAST(modtaget_dag AS BIGINT)) AS nyeste,
    SUM(CAST(COALESCE(laest, 0) AS BIGINT)) AS linjer, SUM(CAST(COALESCE(afvist, 0) AS BIGINT)) AS afvist
FROM leverance
WHERE tilstand = 'indlaest' AND leverance_id <= @position

-- === Opgoerelse.Aggregation.Quality.QualitySql.Reasons
-- Why lines were rejected: those too that are counted and not kept.
SELECT t.navn AS kode, SUM(t.antal) AS antal
FROM leverance_tal t
INNER JOIN leverance l ON l.leverance_id = t.leverance_id
WHERE l.tilstand = 'indlaest' AND t.slags = 'afvisning' AND t.leverance_id <= @position
GROUP BY t.navn

-- === Opgoerelse.Aggregation.Quality.QualitySql.Registrations
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

-- === Opgoerelse.Aggregation.Quality.QualitySql.SelectMeasures
SELECT omraade, maal, vaerdi
FROM udgivelse_kvalitet_maal
WHERE udgivelse_id = @id
ORDER BY nr

-- === Opgoerelse.Aggregation.Quality.QualitySql.TouchedForloeb
-- Leverancer that brought something about a kommune's forloeb.
SELECT f.kommune, COUNT(DISTINCT b.leverance_id) AS leverancer, MAX(CAST(l.modtaget_dag AS BIGINT)) AS nyeste
FROM fakta f
INNER JOIN beroert b ON b.forloeb_id = f.forloeb_id
INNER JOIN leverance l ON l.leverance_id = b.leverance_id
WHERE f.saet_id = @saet AND f.indfasning = 0 AND b.leverance_id <= @position
GROUP BY f.kommune

-- === Opgoerelse.Aggregation.Releases.CalendarStore.Insert
INSERT INTO udgivelse_flytning (nr, planlagt, flyttet_til, grund, fortalt)
SELECT COALESCE(MAX(nr), 0) + 1, @planlagt, @til, @grund, @fortalt
FROM udgivelse_flytning

-- === Opgoerelse.Aggregation.Releases.CalendarStore.Select
SELECT planlagt, flyttet_til, grund, fortalt
FROM udgivelse_flytning
ORDER BY nr

-- === Opgoerelse.Aggregation.Releases.CalendarStore.SelectCount
SELECT COUNT(*)
FROM udgivelse_flytning

-- === Opgoerelse.Aggregation.Releases.ReleaseChecklist.Registrations
SELECT COALESCE(SUM(laest), 0) AS laest, COALESCE(SUM(afvist), 0) AS afvist, COALESCE(SUM(venter), 0) AS venter
FROM leverance
WHERE leverance_id > @efter AND leverance_id <= @til

-- === Opgoerelse.Aggregation.Releases.ReleaseLog.Insert
INSERT INTO udgivelse_skridt (nr, udgivelse_id, skridt, tidspunkt, bruger, grund, offentlig_fra)
SELECT COALESCE(MAX(nr), 0) + 1, @id, @skridt, @tidspunkt, @bruger, @grund, @fra
FROM udgivelse_skridt

-- === Opgoerelse.Aggregation.Releases.ReleaseLog.PublishDue
UPDATE udgivelse
SET tilstand = 'udgivet', udgivet = offentlig_fra
WHERE udgivelse_id = @id AND tilstand = 'godkendt'

-- === Opgoerelse.Aggregation.Releases.ReleaseLog.Select
SELECT nr, udgivelse_id, skridt, tidspunkt, bruger, grund, offentlig_fra
FROM udgivelse_skridt
ORDER BY nr

-- === Opgoerelse.Aggregation.Releases.ReleaseLog.SelectApproved
SELECT udgivelse_id, offentlig_fra
FROM udgivelse
WHERE tilstand = 'godkendt'

-- === Opgoerelse.Aggregation.Releases.ReleaseLog.SelectUser
SELECT bruger
FROM udgivelse_skridt
WHERE udgivelse_id = @id AND skridt = @skridt
ORDER BY nr DESC

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.Approve
UPDATE udgivelse
SET tilstand = 'godkendt', offentlig_fra = @fra
WHERE udgivelse_id = @id AND tilstand IN ('klargjort', 'godkendt')

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.EverPublicCount
SELECT COUNT(*)
FROM udgivelse
WHERE udgivet IS NOT NULL

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.Fetch
SELECT udgivelse_id, tilstand, ordning, regelsaet, regelsaet_version, dato, position,
    kodeversion, kontrolsum, klargjort, udgivet, trukket, grund, kendte, offentlig_fra
FROM udgivelse

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.Insert
INSERT INTO udgivelse (udgivelse_id, tilstand, ordning, regelsaet, regelsaet_version, dato, position,
    kodeversion, kontrolsum, klargjort, udgivet, kendte)
VALUES (@id, 'klargjort', @ordning, @regelsaet, @version, @dato, @position, @kodeversion, @kontrolsum, @klargjort, NULL, @kendte)

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.InsertChange
INSERT INTO udgivelse_aendring (udgivelse_id, tabel, forrige_id, aendrede, endelige, nye, udgaaede)
VALUES (@id, @tabel, @forrige, @aendrede, @endelige, @nye, @udgaaede)

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.InsertFigures
INSERT INTO udgivelse_tal (udgivelse_id, tabel, celler)
VALUES (@id, @tabel, @celler)

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.InsertReport
INSERT INTO fortrolighed (udgivelse_id, graense, beskyt_gruppe, gruppegraense, ubeviste, millisekunder)
VALUES (@id, @graense, @gruppe, @gruppegraense, @ubeviste, @millisekunder)

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.InsertReportLine
INSERT INTO fortrolighed_linje (udgivelse_id, tabel, nr, niveau, slags, celler, primaere, sekundaere,
    n, n_skjult, mindste_interval, bestemte)
VALUES (@id, @tabel, @nr, @niveau, @slags, @celler, @primaere, @sekundaere, @n, @skjult, @mindst, @bestemte)

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.InsertTable
INSERT INTO udgivelse_tabel (udgivelse_id, tabel, nr, beskrivelse)
VALUES (@id, @tabel, @nr, @beskrivelse)

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.NewId
SELECT COALESCE(MAX(udgivelse_id), 0) + 1
FROM udgivelse

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.NewestId
SELECT MAX(udgivelse_id)
FROM udgivelse
WHERE tilstand = 'udgivet'

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.Previous
SELECT udgivelse_id
FROM udgivelse
WHERE tilstand = 'erstattet'
ORDER BY udgivet DESC, udgivelse_id DESC

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.Publish
UPDATE udgivelse
SET tilstand = 'udgivet', udgivet = @udgivet
WHERE udgivelse_id = @id AND tilstand IN ('klargjort', 'godkendt')

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.PublishAgain
UPDATE udgivelse
SET tilstand = 'udgivet'
WHERE udgivelse_id = @id AND tilstand = 'erstattet'

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.Replace
UPDATE udgivelse
SET tilstand = 'erstattet'
WHERE tilstand = 'udgivet'

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.SelectCells
SELECT celle_nr, vaerdi, symbol
FROM udgivelse_celle
WHERE udgivelse_id = @id AND tabel = @tabel
ORDER BY celle_nr

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.SelectChanges
SELECT udgivelse_id, tabel, forrige_id, aendrede, endelige, nye, udgaaede
FROM udgivelse_aendring
ORDER BY udgivelse_id, tabel

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.SelectReport
SELECT
    CAST(graense AS BIGINT) AS graense, CAST(beskyt_gruppe AS BIGINT) AS beskyt_gruppe,
    CAST(gruppegraense AS BIGINT) AS gruppegraense,
    CAST(ubeviste AS BIGINT) AS ubeviste, millisekunder
FROM fortrolighed
WHERE udgivelse_id = @id

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.SelectReportLines
SELECT tabel, niveau, slags, celler, primaere, sekundaere, n, n_skjult, mindste_interval, bestemte
FROM fortrolighed_linje
WHERE udgivelse_id = @id
ORDER BY nr

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.SelectTables
SELECT t.tabel AS Tabel, t.beskrivelse AS Beskrivelse, p.celler AS Celler
FROM udgivelse_tabel AS t
LEFT JOIN udgivelse_tal AS p ON p.udgivelse_id = t.udgivelse_id AND p.tabel = t.tabel
WHERE t.udgivelse_id = @id
ORDER BY t.nr

-- === Opgoerelse.Aggregation.Releases.ReleaseSql.Withdraw
UPDATE udgivelse
SET tilstand = 'trukket', trukket = @trukket, grund = @grund
WHERE udgivelse_id = @id AND tilstand IN ('klargjort', 'godkendt', 'udgivet', 'erstattet')

-- === Opgoerelse.Aggregation.Revisions.BlockSql.BlocksOf
SELECT periode, kommune, blok_id
FROM udgivelse_blok
WHERE udgivelse_id = @id AND regelsaet = @regelsaet

-- === Opgoerelse.Aggregation.Revisions.BlockSql.Citizens
SELECT c.blok_id, c.borger
FROM blok b
INNER JOIN blok_borger c ON c.blok_id = b.blok_id
WHERE b.regelsaet = @regelsaet
ORDER BY c.blok_id

-- === Opgoerelse.Aggregation.Revisions.BlockSql.Contributions
-- Whose; then age, sex, days to the first indsats (the median), and each sum of the cube.
SELECT
    f.periode, f.kommune, COALESCE(r.person, r.forloeb_id) AS person, f.alder, f.koen, f.dage_til_foerste,
    CASE WHEN status = 'N' THEN 1 ELSE 0 END AS n, CASE WHEN status = 'afsluttetInden' THEN 1 ELSE 0 END AS afsluttet_inden, CASE WHEN status = 'fritaget' THEN 1 ELSE 0 END AS fritaget, CASE WHEN status = 'ikkeObserveret' THEN 1 ELSE 0 END AS ikke_observeret, CASE WHEN dage_virksomhedsrettet > 0 THEN 1 ELSE 0 END AS med_virksomhedsrettet, CASE WHEN dage_oevrig_beskaeftigelse > 0 THEN 1 ELSE 0 END AS med_oevrig_beskaeftigelse, CASE WHEN dage_social > 0 THEN 1 ELSE 0 END AS med_social, CASE WHEN dage_sundhed > 0 THEN 1 ELSE 0 END AS med_sundhed, CASE WHEN dage_mentor > 0 THEN 1 ELSE 0 END AS med_mentor, CASE WHEN dage_nogen > 0 THEN 1 ELSE 0 END AS med_nogen, CAST(COALESCE(antal_virksomhedsrettet, 0) AS BIGINT) AS antal_virksomhedsrettet, CAST(COALESCE(antal_oevrig_beskaeftigelse, 0) AS BIGINT) AS antal_oevrig_beskaeftigelse, CAST(COALESCE(antal_social, 0) AS BIGINT) AS antal_social, CAST(COALESCE(antal_sundhed, 0) AS BIGINT) AS antal_sundhed, CAST(COALESCE(antal_mentor, 0) AS BIGINT) AS antal_mentor, CAST(COALESCE(antal_nogen, 0) AS BIGINT) AS antal_nogen, CAST(COALESCE(dage_virksomhedsrettet, 0) AS BIGINT) AS dage_virksomhedsrettet, CAST(COALESCE(dage_oevrig_beskaeftigelse, 0) AS BIGINT) AS dage_oevrig_beskaeftigelse, CAST(COALESCE(dage_social, 0) AS BIGINT) AS dage_social, CAST(COALESCE(dage_sundhed, 0) AS BIGINT) AS dage_sundhed, CAST(COALESCE(dage_mentor, 0) AS BIGINT) AS dage_mentor, CAST(COALESCE(dage_nogen, 0) AS BIGINT) AS dage_nogen, CAST(COALESCE(minutdage_virksomhedsrettet, 0) AS BIGINT) AS minutdage_virksomhedsrettet, CAST(COALESCE(minutdage_oevrig_beskaeftigelse, 0) AS BIGINT) AS minutdage_oevrig_beskaeftigelse, CAST(COALESCE(minutdage_social, 0) AS BIGINT) AS minutdage_social, CAST(COALESCE(minutdage_sundhed, 0) AS BIGINT) AS minutdage_sundhed, CAST(COALESCE(minutdage_mentor, 0) AS BIGINT) AS minutdage_mentor, CAST(COALESCE(minutdage_nogen, 0) AS BIGINT) AS minutdage_nogen, CASE WHEN interval_nr <= 0 THEN 1 ELSE 0 END AS inden_1_dag, CASE WHEN interval_nr <= 1 THEN 1 ELSE 0 END AS inden_1_uge, CASE WHEN interval_nr <= 2 THEN 1 ELSE 0 END AS inden_1_maaned, CASE WHEN interval_nr <= 3 THEN 1 ELSE 0 END AS inden_2_maaneder, CASE WHEN interval_nr <= 4 THEN 1 ELSE 0 END AS inden_3_maaneder, CASE WHEN interval_nr <= 5 THEN 1 ELSE 0 END AS inden_6_maaneder, CASE WHEN dage_nogen = 0 AND loentimer = 1 THEN 1 ELSE 0 END AS undtaget_loentimer, CASE WHEN dage_nogen = 0 AND genbehandlet = 1 THEN 1 ELSE 0 END AS genbehandlet, CASE WHEN indstillet_virksomhedsrettet = 1 THEN 1 ELSE 0 END AS indstillet, CASE WHEN indstillet_virksomhedsrettet = 1 AND dage_virksomhedsrettet > 0 THEN 1 ELSE 0 END AS givet
FROM fakta f
INNER JOIN forloeb r ON r.forloeb_id = f.forloeb_id AND r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0
WHERE f.saet_id = @saet

-- === Opgoerelse.Aggregation.Revisions.BlockSql.ContributionsOfEnded
-- Whose; then what had been had, what followed, the length as the tables have it, and its days (the median).
SELECT
    f.slut_aar, f.slut_kommune, COALESCE(r.person, r.forloeb_id) AS person,
    CASE WHEN status <> 'N' THEN 'uden-frist' WHEN dage_virksomhedsrettet > 0 THEN 'virksomhedsrettet' WHEN dage_nogen > 0 THEN 'andre' ELSE 'ingen' END AS indsats, f.afslutning, CAST(f.laengde_nr AS BIGINT) AS laengde_nr,
    CAST(f.slut_dag - f.start_dag + 1 AS BIGINT) AS dage
FROM fakta f
INNER JOIN forloeb r ON r.forloeb_id = f.forloeb_id AND r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0
WHERE f.saet_id = @saet AND f.slut_dag IS NOT NULL

-- === Opgoerelse.Aggregation.Revisions.BlockSql.CopyCells
INSERT INTO kube (saet_id, periode, kommune, alder, koen, n, afsluttet_inden, fritaget, ikke_observeret, med_virksomhedsrettet, med_oevrig_beskaeftigelse, med_social, med_sundhed, med_mentor, med_nogen, antal_virksomhedsrettet, antal_oevrig_beskaeftigelse, antal_social, antal_sundhed, antal_mentor, antal_nogen, dage_virksomhedsrettet, dage_oevrig_beskaeftigelse, dage_social, dage_sundhed, dage_mentor, dage_nogen, minutdage_virksomhedsrettet, minutdage_oevrig_beskaeftigelse, minutdage_social, minutdage_sundhed, minutdage_mentor, minutdage_nogen, inden_1_dag, inden_1_uge, inden_1_maaned, inden_2_maaneder, inden_3_maaneder, inden_6_maaneder, undtaget_loentimer, genbehandlet, indstillet, givet)
SELECT @saet, periode, kommune, alder, koen, n, afsluttet_inden, fritaget, ikke_observeret, med_virksomhedsrettet, med_oevrig_beskaeftigelse, med_social, med_sundhed, med_mentor, med_nogen, antal_virksomhedsrettet, antal_oevrig_beskaeftigelse, antal_social, antal_sundhed, antal_mentor, antal_nogen, dage_virksomhedsrettet, dage_oevrig_beskaeftigelse, dage_social, dage_sundhed, dage_mentor, dage_nogen, minutdage_virksomhedsrettet, minutdage_oevrig_beskaeftigelse, minutdage_social, minutdage_sundhed, minutdage_mentor, minutdage_nogen, inden_1_dag, inden_1_uge, inden_1_maaned, inden_2_maaneder, inden_3_maaneder, inden_6_maaneder, undtaget_loentimer, genbehandlet, indstillet, givet
FROM kube
WHERE saet_id = @fra

-- === Opgoerelse.Aggregation.Revisions.BlockSql.CopyDays
INSERT INTO kube_dage (saet_id, periode, kommune, dage_til_foerste, antal)
SELECT @saet, periode, kommune, dage_til_foerste, antal
FROM kube_dage
WHERE saet_id = @fra

-- === Opgoerelse.Aggregation.Revisions.BlockSql.InsertReport
INSERT INTO udgivelse_revision (udgivelse_id, aarlig, viste_blokke, blokke, kommuner, aendrede, nye, udgaaede)
VALUES (@id, @aarlig, @viste, @blokke, @kommuner, @aendrede, @nye, @udgaaede)

-- === Opgoerelse.Aggregation.Revisions.BlockSql.KeepDays
INSERT INTO blok_dage (blok_id, dage_til_foerste, antal)
SELECT b.blok_id, d.dage_til_foerste, d.antal
FROM blok b
CROSS JOIN kube_dage d
WHERE d.saet_id = @saet AND d.periode = b.periode AND d.kommune = b.kommune
    AND b.regelsaet = @regelsaet AND b.blok_id >= @fra

-- === Opgoerelse.Aggregation.Revisions.BlockSql.KeepEndings
INSERT INTO blok_afslutning (blok_id, indsats, afslutning, laengde_nr, antal)
SELECT b.blok_id, k.indsats, k.afslutning, k.laengde_nr, k.antal
FROM blok b
CROSS JOIN kube_afslutning k
WHERE k.saet_id = @saet AND k.aar = b.periode AND k.kommune = b.kommune
    AND b.regelsaet = @regelsaet AND b.blok_id >= @fra

-- === Opgoerelse.Aggregation.Revisions.BlockSql.KeepLengths
INSERT INTO blok_laengde (blok_id, dage, antal)
SELECT b.blok_id, k.dage, k.antal
FROM blok b
CROSS JOIN kube_laengde k
WHERE k.saet_id = @saet AND k.aar = b.periode AND k.kommune = b.kommune
    AND b.regelsaet = @regelsaet AND b.blok_id >= @fra

-- === Opgoerelse.Aggregation.Revisions.BlockSql.KeepSums
INSERT INTO blok_kube (blok_id, alder, koen, n, afsluttet_inden, fritaget, ikke_observeret, med_virksomhedsrettet, med_oevrig_beskaeftigelse, med_social, med_sundhed, med_mentor, med_nogen, antal_virksomhedsrettet, antal_oevrig_beskaeftigelse, antal_social, antal_sundhed, antal_mentor, antal_nogen, dage_virksomhedsrettet, dage_oevrig_beskaeftigelse, dage_social, dage_sundhed, dage_mentor, dage_nogen, minutdage_virksomhedsrettet, minutdage_oevrig_beskaeftigelse, minutdage_social, minutdage_sundhed, minutdage_mentor, minutdage_nogen, inden_1_dag, inden_1_uge, inden_1_maaned, inden_2_maaneder, inden_3_maaneder, inden_6_maaneder, undtaget_loentimer, genbehandlet, indstillet, givet)
SELECT b.blok_id, k.alder, k.koen, k.n, k.afsluttet_inden, k.fritaget, k.ikke_observeret, k.med_virksomhedsrettet, k.med_oevrig_beskaeftigelse, k.med_social, k.med_sundhed, k.med_mentor, k.med_nogen, k.antal_virksomhedsrettet, k.antal_oevrig_beskaeftigelse, k.antal_social, k.antal_sundhed, k.antal_mentor, k.antal_nogen, k.dage_virksomhedsrettet, k.dage_oevrig_beskaeftigelse, k.dage_social, k.dage_sundhed, k.dage_mentor, k.dage_nogen, k.minutdage_virksomhedsrettet, k.minutdage_oevrig_beskaeftigelse, k.minutdage_social, k.minutdage_sundhed, k.minutdage_mentor, k.minutdage_nogen, k.inden_1_dag, k.inden_1_uge, k.inden_1_maaned, k.inden_2_maaneder, k.inden_3_maaneder, k.inden_6_maaneder, k.undtaget_loentimer, k.genbehandlet, k.indstillet, k.givet
FROM blok b
CROSS JOIN kube k
WHERE k.saet_id = @saet AND k.periode = b.periode AND k.kommune = b.kommune
    AND b.regelsaet = @regelsaet AND b.blok_id >= @fra

-- === Opgoerelse.Aggregation.Revisions.BlockSql.NewId
SELECT COALESCE(MAX(blok_id), 0) + 1
FROM blok

-- === Opgoerelse.Aggregation.Revisions.BlockSql.PutCells
INSERT INTO kube (saet_id, periode, kommune, alder, koen, n, afsluttet_inden, fritaget, ikke_observeret, med_virksomhedsrettet, med_oevrig_beskaeftigelse, med_social, med_sundhed, med_mentor, med_nogen, antal_virksomhedsrettet, antal_oevrig_beskaeftigelse, antal_social, antal_sundhed, antal_mentor, antal_nogen, dage_virksomhedsrettet, dage_oevrig_beskaeftigelse, dage_social, dage_sundhed, dage_mentor, dage_nogen, minutdage_virksomhedsrettet, minutdage_oevrig_beskaeftigelse, minutdage_social, minutdage_sundhed, minutdage_mentor, minutdage_nogen, inden_1_dag, inden_1_uge, inden_1_maaned, inden_2_maaneder, inden_3_maaneder, inden_6_maaneder, undtaget_loentimer, genbehandlet, indstillet, givet)
SELECT @saet, @periode, @kommune, alder, koen, n, afsluttet_inden, fritaget, ikke_observeret, med_virksomhedsrettet, med_oevrig_beskaeftigelse, med_social, med_sundhed, med_mentor, med_nogen, antal_virksomhedsrettet, antal_oevrig_beskaeftigelse, antal_social, antal_sundhed, antal_mentor, antal_nogen, dage_virksomhedsrettet, dage_oevrig_beskaeftigelse, dage_social, dage_sundhed, dage_mentor, dage_nogen, minutdage_virksomhedsrettet, minutdage_oevrig_beskaeftigelse, minutdage_social, minutdage_sundhed, minutdage_mentor, minutdage_nogen, inden_1_dag, inden_1_uge, inden_1_maaned, inden_2_maaneder, inden_3_maaneder, inden_6_maaneder, undtaget_loentimer, genbehandlet, indstillet, givet
FROM blok_kube
WHERE blok_id = @blok

-- === Opgoerelse.Aggregation.Revisions.BlockSql.PutDays
INSERT INTO kube_dage (saet_id, periode, kommune, dage_til_foerste, antal)
SELECT @saet, @periode, @kommune, dage_til_foerste, antal
FROM blok_dage
WHERE blok_id = @blok

-- === Opgoerelse.Aggregation.Revisions.BlockSql.PutEndings
INSERT INTO kube_afslutning (saet_id, aar, kommune, indsats, afslutning, laengde_nr, antal)
SELECT @saet, @periode, @kommune, indsats, afslutning, laengde_nr, antal
FROM blok_afslutning
WHERE blok_id = @blok

-- === Opgoerelse.Aggregation.Revisions.BlockSql.PutLengths
INSERT INTO kube_laengde (saet_id, aar, kommune, dage, antal)
SELECT @saet, @periode, @kommune, dage, antal
FROM blok_laengde
WHERE blok_id = @blok

-- === Opgoerelse.Aggregation.Revisions.BlockSql.RemoveCells
DELETE FROM kube WHERE saet_id = @saet AND periode = @periode AND kommune = @kommune

-- === Opgoerelse.Aggregation.Revisions.BlockSql.RemoveDays
DELETE FROM kube_dage WHERE saet_id = @saet AND periode = @periode AND kommune = @kommune

-- === Opgoerelse.Aggregation.Revisions.BlockSql.RemoveEndings
DELETE FROM kube_afslutning WHERE saet_id = @saet AND aar = @periode AND kommune = @kommune

-- === Opgoerelse.Aggregation.Revisions.BlockSql.RemoveLengths
DELETE FROM kube_laengde WHERE saet_id = @saet AND aar = @periode AND kommune = @kommune

-- === Opgoerelse.Aggregation.Revisions.BlockSql.SelectReport
SELECT CAST(aarlig AS BIGINT) AS aarlig, viste_blokke, blokke, kommuner, aendrede, nye, udgaaede
FROM udgivelse_revision
WHERE udgivelse_id = @id

-- === Opgoerelse.Aggregation.RuleComparison.RuleComparisonSql.CountsOfOmraade
-- One omraade in every published period, all ages and both sexes.
SELECT
    p.i_periode AS periode, SUM(k.n) AS n, SUM(k.med_virksomhedsrettet) AS med_virksomhedsrettet,
    SUM(k.med_oevrig_beskaeftigelse) AS med_oevrig_beskaeftigelse,
    SUM(k.med_social) AS med_social, SUM(k.med_sundhed) AS med_sundhed,
    SUM(k.med_mentor) AS med_mentor, SUM(k.med_nogen) AS med_nogen
FROM kube k
INNER JOIN niveau_periode p ON p.saet_id = @saet AND p.periode = k.periode
INNER JOIN niveau_omraade o ON o.saet_id = @saet AND o.periode = k.periode AND o.kommune = k.kommune
WHERE k.saet_id = @saet AND o.omraade = @omraade
GROUP BY p.i_periode

-- === Opgoerelse.Aggregation.RuleComparison.RuleComparisonSql.Fetch
SELECT regelsaet, regelsaet_version, kontrolsum
FROM udgivelse_side
WHERE udgivelse_id = @id
ORDER BY regelsaet

-- === Opgoerelse.Aggregation.RuleComparison.RuleComparisonSql.Insert
INSERT INTO udgivelse_side (udgivelse_id, regelsaet, regelsaet_version, kontrolsum)
VALUES (@id, @regelsaet, @version, @kontrolsum)

-- === Opgoerelse.Aggregation.RuleComparison.RuleComparisonSql.InsertCell
INSERT INTO udgivelse_side_celle (udgivelse_id, regelsaet, celle_nr, periode, indsats, forloeb, forloeb_symbol, med, med_symbol)
VALUES (@id, @regelsaet, @nr, @periode, @indsats, @forloeb, @forloebSymbol, @med, @medSymbol)

-- === Opgoerelse.Aggregation.RuleComparison.RuleComparisonSql.SelectCells
SELECT regelsaet, periode, indsats, forloeb, forloeb_symbol, med, med_symbol
FROM udgivelse_side_celle
WHERE udgivelse_id = @id
ORDER BY regelsaet, celle_nr

-- === Opgoerelse.Aggregation (i koden)
DELETE FROM kube WHERE saet_id = @saet

-- === Opgoerelse.Aggregation (i koden)
DELETE FROM kube_afslutning WHERE saet_id = @saet

-- === Opgoerelse.Aggregation (i koden)
DELETE FROM kube_dage WHERE saet_id = @saet

-- === Opgoerelse.Aggregation (i koden)
DELETE FROM kube_laengde WHERE saet_id = @saet

-- === Opgoerelse.Aggregation (i koden)
DELETE FROM kube_ventetid WHERE saet_id = @saet

-- === Opgoerelse.Aggregation (i koden)
DELETE FROM niveau_alder WHERE saet_id = @saet

-- === Opgoerelse.Aggregation (i koden)
DELETE FROM niveau_koen WHERE saet_id = @saet

-- === Opgoerelse.Aggregation (i koden)
DELETE FROM niveau_omraade WHERE saet_id = @saet

-- === Opgoerelse.Aggregation (i koden)
DELETE FROM niveau_periode WHERE saet_id = @saet

-- === Opgoerelse.Aggregation (i koden)
SELECT udgivelse_id, tilstand, ordning, regelsaet, regelsaet_version, dato, position,
    kodeversion, kontrolsum, klargjort, udgivet, trukket, grund, kendte, offentlig_fra
FROM udgivelse
ORDER BY udgivelse_id

-- === Opgoerelse.Aggregation.Facts.CaseSql.Forloeb.All
SELECT r.forloeb_id, r.foedt, r.koen, r.startdato, r.slutdato, r.kommuner, r.afslutning
FROM forloeb r
WHERE r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0 AND COALESCE(r.fejloprettet, 0) = 0
ORDER BY r.forloeb_id

-- === Opgoerelse.Aggregation.Facts.CaseSql.Forloeb.OfWork
SELECT r.forloeb_id, r.foedt, r.koen, r.startdato, r.slutdato, r.kommuner, r.afslutning
FROM fakta_arbejde s CROSS JOIN forloeb r
WHERE s.saet_id = @saet AND r.forloeb_id = s.forloeb_id AND r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0 AND COALESCE(r.fejloprettet, 0) = 0
ORDER BY r.forloeb_id

-- === Opgoerelse.Aggregation.Facts.CaseSql.Fritagelser.All
SELECT r.forloeb_id, r.hjemmel, r.helbred, r.fra, r.til
FROM fritagelse r
WHERE r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0 AND COALESCE(r.fejloprettet, 0) = 0
ORDER BY r.forloeb_id

-- === Opgoerelse.Aggregation.Facts.CaseSql.Fritagelser.OfWork
SELECT r.forloeb_id, r.hjemmel, r.helbred, r.fra, r.til
FROM fakta_arbejde s CROSS JOIN fritagelse r
WHERE s.saet_id = @saet AND r.forloeb_id = s.forloeb_id AND r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0 AND COALESCE(r.fejloprettet, 0) = 0
ORDER BY r.forloeb_id

-- === Opgoerelse.Aggregation.Facts.CaseSql.Indsatser.All
SELECT r.forloeb_id, r.indsatstype, r.status, r.startdato, r.slutdato, r.timer_pr_uge, r.minutter_pr_uge, r.i_indsatsdel, r.udfoerer
FROM indsats r
WHERE r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0 AND COALESCE(r.fejloprettet, 0) = 0
ORDER BY r.forloeb_id

-- === Opgoerelse.Aggregation.Facts.CaseSql.Indsatser.OfWork
SELECT r.forloeb_id, r.indsatstype, r.status, r.startdato, r.slutdato, r.timer_pr_uge, r.minutter_pr_uge, r.i_indsatsdel, r.udfoerer
FROM fakta_arbejde s CROSS JOIN indsats r
WHERE s.saet_id = @saet AND r.forloeb_id = s.forloeb_id AND r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0 AND COALESCE(r.fejloprettet, 0) = 0
ORDER BY r.forloeb_id

-- === Opgoerelse.Aggregation.Facts.CaseSql.Indstillinger.All
SELECT r.forloeb_id, r.dato, r.genbehandling, r.kategorier
FROM indstilling r
WHERE r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0
ORDER BY r.forloeb_id

-- === Opgoerelse.Aggregation.Facts.CaseSql.Indstillinger.OfWork
SELECT r.forloeb_id, r.dato, r.genbehandling, r.kategorier
FROM fakta_arbejde s CROSS JOIN indstilling r
WHERE s.saet_id = @saet AND r.forloeb_id = s.forloeb_id AND r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0
ORDER BY r.forloeb_id

-- === Opgoerelse.Aggregation.Facts.CaseSql.OrdinaryHours.All
SELECT r.forloeb_id, r.maaned
FROM ordinaere_timer r
WHERE r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0
ORDER BY r.forloeb_id

-- === Opgoerelse.Aggregation.Facts.CaseSql.OrdinaryHours.OfWork
SELECT r.forloeb_id, r.maaned
FROM fakta_arbejde s CROSS JOIN ordinaere_timer r
WHERE s.saet_id = @saet AND r.forloeb_id = s.forloeb_id AND r.leverance_id <= @position AND (r.afloest_af IS NULL OR r.afloest_af > @position) AND r.slettet = 0
ORDER BY r.forloeb_id

-- === Opgoerelse.Api (i koden)
DELETE FROM flyttet

-- === Opgoerelse.Api (i koden)
DELETE FROM gemt_forespoergsel
WHERE forespoergsel_id = (
    SELECT MIN(g.forespoergsel_id)
    FROM gemt_forespoergsel g
    INNER JOIN (
        SELECT a.sidst_spurgt AS dag, MIN(a.gemt) AS foerst
        FROM gemt_forespoergsel a
        WHERE a.sidst_spurgt = (SELECT MIN(b.sidst_spurgt) FROM gemt_forespoergsel b WHERE b.sidst_spurgt <= @before)
        GROUP BY a.sidst_spurgt
    ) m ON g.sidst_spurgt = m.dag AND g.gemt = m.foerst)

-- === Opgoerelse.Api (i koden)
DELETE FROM gemt_forespoergsel
WHERE gemt >= @since AND COALESCE(sidst_spurgt, 0) < @before

-- === Opgoerelse.Api (i koden)
DELETE FROM gemt_forespoergsel WHERE forespoergsel_id = @id

-- === Opgoerelse.Api (i koden)
INSERT INTO adgangsnoegle (noegle_id, organisation, kendetegn, aftryk, oprettet, udloeber, tilbagekaldt)
VALUES (@id, @organisation, @kendetegn, @aftryk, @oprettet, @udloeber, NULL)

-- === Opgoerelse.Api (i koden)
INSERT INTO flyttet (forespoergsel_id)
SELECT @Forespoergsel_id
WHERE NOT EXISTS (SELECT 1 FROM flyttet WHERE forespoergsel_id = @Forespoergsel_id)

-- === Opgoerelse.Api (i koden)
INSERT INTO gemt_forespoergsel (forespoergsel_id, version, tabel, indhold, udgivelse_id, gemt, sidst_spurgt)
SELECT @Forespoergsel_id, @Version, @Tabel, @Indhold, @Udgivelse_id, @Gemt, @today
WHERE NOT EXISTS (SELECT 1 FROM gemt_forespoergsel WHERE forespoergsel_id = @Forespoergsel_id)
    AND NOT EXISTS (SELECT 1 FROM flyttet WHERE forespoergsel_id = @Forespoergsel_id)

-- === Opgoerelse.Api (i koden)
INSERT INTO gemt_forespoergsel (forespoergsel_id, version, tabel, indhold, udgivelse_id, gemt, sidst_spurgt)
SELECT @id, @version, @tabel, @indhold, @udgivelse, @gemt, @today
WHERE NOT EXISTS (SELECT 1 FROM gemt_forespoergsel WHERE forespoergsel_id = @id)

-- === Opgoerelse.Api (i koden)
SELECT COALESCE(MAX(noegle_id), 0) + 1 FROM adgangsnoegle

-- === Opgoerelse.Api (i koden)
SELECT COUNT(*) FROM gemt_forespoergsel

-- === Opgoerelse.Api (i koden)
SELECT COUNT(*) FROM skema_version

-- === Opgoerelse.Api (i koden)
SELECT aftryk, udloeber
FROM adgangsnoegle
WHERE tilbagekaldt IS NULL

-- === Opgoerelse.Api (i koden)
SELECT forespoergsel_id AS id, tabel AS tableId, gemt AS saved, sidst_spurgt AS lastAsked
FROM gemt_forespoergsel
ORDER BY sidst_spurgt DESC, gemt DESC, forespoergsel_id

-- === Opgoerelse.Api (i koden)
SELECT forespoergsel_id FROM flyttet

-- === Opgoerelse.Api (i koden)
SELECT forespoergsel_id, version, indhold, udgivelse_id, gemt, sidst_spurgt
FROM gemt_forespoergsel
WHERE forespoergsel_id = @id

-- === Opgoerelse.Api (i koden)
SELECT forespoergsel_id, version, tabel, indhold, udgivelse_id, gemt FROM gemt_forespoergsel

-- === Opgoerelse.Api (i koden)
SELECT noegle_id, organisation, kendetegn, oprettet, udloeber, tilbagekaldt
FROM adgangsnoegle
ORDER BY noegle_id

-- === Opgoerelse.Api (i koden)
SELECT tabel, COUNT(*) FROM gemt_forespoergsel GROUP BY tabel ORDER BY tabel

-- === Opgoerelse.Api (i koden)
UPDATE adgangsnoegle
SET tilbagekaldt = @nu
WHERE noegle_id = @id AND tilbagekaldt IS NULL

-- === Opgoerelse.Api (i koden)
UPDATE gemt_forespoergsel
SET sidst_spurgt = @day
WHERE forespoergsel_id = @id AND (sidst_spurgt IS NULL OR sidst_spurgt < @day)

-- === Opgoerelse.Api (i koden)
UPDATE gemt_forespoergsel SET sidst_spurgt = @today WHERE sidst_spurgt IS NULL

-- === Opgoerelse.Ingest.Leverancer.ArchivedFiles.Insert
INSERT INTO arkivfil (leverance_id, bytes, skrevet)
VALUES (@leveranceId, @bytes, @skrevet)

-- === Opgoerelse.Ingest.Leverancer.ArchivedFiles.Recent
SELECT a.leverance_id, a.bytes, a.skrevet
FROM arkivfil AS a
JOIN leverance AS l ON l.leverance_id = a.leverance_id
WHERE l.modtaget_dag >= @fra
ORDER BY a.leverance_id

-- === Opgoerelse.Ingest.Leverancer.ArchivedFiles.Update
UPDATE arkivfil
SET bytes = @bytes, skrevet = @skrevet
WHERE leverance_id = @leveranceId

-- === Opgoerelse.Ingest.Leverancer.LeveranceSql.ArchiveFile
UPDATE leverance
SET arkiveret = 1
WHERE leverance_id = @leveranceId

-- === Opgoerelse.Ingest.Leverancer.LeveranceSql.ById
SELECT leverance_id, navn, kanal, sha256, modtaget, modtaget_dag, tilstand, aarsag, laest, accepteret, gentaget, afvist, venter, arkiveret
FROM leverance
WHERE leverance_id = @leveranceId

-- === Opgoerelse.Ingest.Leverancer.LeveranceSql.CorrectReceived
UPDATE leverance
SET modtaget = @modtaget, modtaget_dag = @modtagetDag
WHERE leverance_id = @leveranceId

-- === Opgoerelse.Ingest.Leverancer.LeveranceSql.FirstAfter
SELECT MIN(leverance_id)
FROM leverance
WHERE modtaget > @instant

-- === Opgoerelse.Ingest.Leverancer.LeveranceSql.Insert
INSERT INTO leverance (leverance_id, navn, kanal, sha256, modtaget, modtaget_dag, tilstand, aarsag, laest, accepteret, gentaget, afvist, venter, arkiveret)
VALUES (@leveranceId, @navn, @kanal, @sha256, @modtaget, @modtagetDag, @tilstand, @aarsag,
    @laest, @accepteret, @gentaget, @afvist, @venter, @arkiveret)

-- === Opgoerelse.Ingest.Leverancer.LeveranceSql.InsertFigures
INSERT INTO leverance_tal (leverance_id, slags, navn, antal)
VALUES (@leveranceId, @slags, @navn, @antal)

-- === Opgoerelse.Ingest.Leverancer.LeveranceSql.Latest
SELECT MAX(leverance_id) AS leverance_id, MAX(modtaget) AS modtaget
FROM leverance

-- === Opgoerelse.Ingest.Leverancer.LeveranceSql.ListOf
SELECT leverance_id, navn, kanal, sha256, modtaget, modtaget_dag, tilstand, aarsag, laest, accepteret, gentaget, afvist, venter, arkiveret
FROM leverance
ORDER BY leverance_id DESC

-- === Opgoerelse.Ingest.Leverancer.LeveranceSql.Newest
SELECT leverance_id, navn, kanal, sha256, modtaget, modtaget_dag, tilstand, aarsag, laest, accepteret, gentaget, afvist, venter, arkiveret
FROM leverance
WHERE leverance_id > (SELECT COALESCE(MAX(leverance_id), 0) FROM leverance) - @antal
ORDER BY leverance_id DESC

-- === Opgoerelse.Ingest.Leverancer.LeveranceSql.NotArchived
SELECT leverance_id, navn, kanal, sha256, modtaget, modtaget_dag, tilstand, aarsag, laest, accepteret, gentaget, afvist, venter, arkiveret
FROM leverance
WHERE arkiveret = 0
ORDER BY leverance_id

-- === Opgoerelse.Ingest.Leverancer.LeveranceSql.Number
SELECT slags, navn, antal
FROM leverance_tal
WHERE leverance_id = @leveranceId
ORDER BY slags, navn

-- === Opgoerelse.Ingest.Leverancer.LeveranceSql.Previous
SELECT leverance_id, navn, kanal, sha256, modtaget, modtaget_dag, tilstand, aarsag, laest, accepteret, gentaget, afvist, venter, arkiveret
FROM leverance
WHERE leverance_id = (SELECT MAX(leverance_id) FROM leverance WHERE leverance_id < @leveranceId)

-- === Opgoerelse.Ingest.Leverancer.LeveranceSql.Rejections
SELECT linje, felt, kode, tekst
FROM afvisning
WHERE leverance_id = @leveranceId
ORDER BY linje

-- === Opgoerelse.Ingest.Leverancer.LeveranceSql.WaitingInLeverance
SELECT COUNT(*)
FROM beroert AS b
JOIN $tabel AS t ON t.forloeb_id = b.forloeb_id
WHERE b.leverance_id = @leveranceId
  AND t.leverance_id = @leveranceId
  AND t.afloest_af IS NULL
  AND t.slettet = 0
  AND NOT EXISTS (SELECT 1 FROM forloeb AS f WHERE f.forloeb_id = b.forloeb_id)

-- === Opgoerelse.Ingest.Leverancer.LeveranceSql.Waits
SELECT COUNT(*)
FROM $tabel AS t
WHERE t.afloest_af IS NULL
  AND t.slettet = 0
  AND NOT EXISTS (SELECT 1 FROM forloeb AS f WHERE f.forloeb_id = t.forloeb_id)

-- === Opgoerelse.Ingest.Pseudonyms.KeyWatch.Read
SELECT fingeraftryk FROM noegle

-- === Opgoerelse.Ingest.Pseudonyms.KeyWatch.Remember
INSERT INTO noegle (noegle_id, fingeraftryk, oprettet) VALUES (1, @fingeraftryk, @oprettet)

-- === Opgoerelse.Ingest.Versions.VersionSql.HighestVersions
SELECT t.$id, t.version, t.forloeb_id, t.slettet
FROM $noegler AS n
JOIN $tabel AS t ON t.$id = n.id
WHERE t.version = (SELECT MAX(h.version) FROM $tabel AS h WHERE h.$id = n.id)

-- === Opgoerelse.Ingest.Versions.VersionSql.KnownBeskeder
SELECT b.besked_id
FROM $noegler AS n
JOIN besked AS b ON b.besked_id = n.id

-- === Opgoerelse.Ingest.Versions.VersionSql.KnownVersions
SELECT t.$id, t.version, t.indhold_hash
FROM $noegler AS n
JOIN $tabel AS t ON t.$id = n.id AND t.version = n.version

-- === Opgoerelse.Ingest.Versions.VersionSql.Supersede
UPDATE $tabel
SET afloest_af = @leverance
WHERE afloest_af IS NULL
  AND $id IN (SELECT n.id FROM $noegler AS n)

-- === Opgoerelse.Ingest.Versions.VersionSql.TouchedOne
INSERT INTO beroert (leverance_id, forloeb_id)
SELECT @leverance, n.id
FROM $noegler AS n
WHERE NOT EXISTS (SELECT 1 FROM beroert AS b WHERE b.leverance_id = @leverance AND b.forloeb_id = n.id)

-- === Opgoerelse.Jobs.Mail.DispatchStore.BeginAgain
UPDATE forsendelse
SET tilstand = 'paabegyndt', forsoeg = forsoeg + 1, tid = @tid, grund = NULL
WHERE udgivelse_id = @udgivelse AND rapport = @rapport AND modtager = @modtager AND tilstand = 'fejlet'

-- === Opgoerelse.Jobs.Mail.DispatchStore.BeginFirst
INSERT INTO forsendelse (udgivelse_id, rapport, modtager, tilstand, forsoeg, tid, grund)
SELECT @udgivelse, @rapport, @modtager, 'paabegyndt', 1, @tid, NULL
WHERE NOT EXISTS (SELECT 1 FROM forsendelse WHERE udgivelse_id = @udgivelse AND rapport = @rapport AND modtager = @modtager)

-- === Opgoerelse.Jobs.Mail.DispatchStore.Fetch
SELECT rapport, modtager, tilstand, forsoeg, tid, grund
FROM forsendelse
WHERE udgivelse_id = @udgivelse
ORDER BY rapport, modtager

-- === Opgoerelse.Jobs.Mail.DispatchStore.Reset
UPDATE forsendelse
SET tilstand = @tilstand, grund = @grund
WHERE udgivelse_id = @udgivelse AND tilstand = 'paabegyndt'

-- === Opgoerelse.Jobs.Mail.DispatchStore.Write
UPDATE forsendelse
SET tilstand = @tilstand, forsoeg = forsoeg - @fradrag, tid = @tid, grund = @grund
WHERE udgivelse_id = @udgivelse AND rapport = @rapport AND modtager = @modtager AND tilstand = 'paabegyndt'

-- === Opgoerelse.Jobs (i koden)
INSERT INTO koersel (koersel_id, job, noegle, forsoeg, tilstand, startet, parametre, bruger, proces)
VALUES (@id, @job, @noegle, @forsoeg, 'koerer', @startet, @parametre, @bruger, @proces)

-- === Opgoerelse.Jobs (i koden)
SELECT COALESCE(MAX(koersel_id), 0) + 1 FROM koersel

-- === Opgoerelse.Jobs (i koden)
SELECT COALESCE(MIN(CASE WHEN tilstand = 'koerer' THEN koersel_id - 1 END), MAX(koersel_id), 0) FROM koersel

-- === Opgoerelse.Jobs (i koden)
SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'hangfire' AND TABLE_NAME = 'Schema'

-- === Opgoerelse.Jobs (i koden)
SELECT COUNT(*) FROM koersel WHERE job = @job AND startet >= @siden AND tilstand <> 'koerer'

-- === Opgoerelse.Jobs (i koden)
SELECT DISTINCT job FROM koersel WHERE tilstand = 'koerer' ORDER BY job

-- === Opgoerelse.Jobs (i koden)
SELECT MAX([Version]) FROM [hangfire].[Schema]

-- === Opgoerelse.Jobs (i koden)
SELECT koersel_id, job, noegle, forsoeg, tilstand, startet, sluttet, fremdrift, parametre, tal, fejl, bruger, proces
FROM koersel
WHERE koersel_id > (SELECT COALESCE(MAX(koersel_id), 0) FROM koersel) - @antal
ORDER BY koersel_id DESC

-- === Opgoerelse.Jobs (i koden)
SELECT koersel_id, job, tilstand FROM koersel WHERE koersel_id > @id

-- === Opgoerelse.Jobs (i koden)
SELECT tilstand FROM koersel WHERE job = @job AND noegle = @noegle

-- === Opgoerelse.Jobs (i koden)
SELECT tilstand, startet FROM koersel WHERE job = @job AND noegle = @noegle

-- === Opgoerelse.Jobs (i koden)
UPDATE koersel
SET tilstand = 'afbrudt', sluttet = @sluttet, fejl = @fejl
WHERE job = @job AND tilstand = 'koerer'

-- === Opgoerelse.Jobs (i koden)
UPDATE koersel SET fremdrift = @fremdrift WHERE koersel_id = @id AND tilstand = 'koerer'

-- === Opgoerelse.Jobs (i koden)
UPDATE koersel SET tilstand = @tilstand, sluttet = @sluttet, tal = @tal, fejl = @fejl WHERE koersel_id = @id

-- === Opgoerelse.Storage.Migrations.Migrator.MakeJournal
CREATE TABLE skema_version (
    nummer    INT           NOT NULL,
    navn      VARCHAR(200)  NOT NULL,
    checksum  VARCHAR(64)   NOT NULL,
    koert     BIGINT        NOT NULL,
    CONSTRAINT pk_skema_version PRIMARY KEY (nummer)
)

-- === Opgoerelse.Storage.SqlServer.ApplicationLock.HeldMode
SELECT APPLOCK_MODE('public', @resource, 'Session')

-- === Opgoerelse.Storage.SqlServer.ApplicationLock.ReleaseProcedure
sp_releaseapplock

-- === Opgoerelse.Storage.SqlServer.ApplicationLock.TakeProcedure
sp_getapplock

-- === Opgoerelse.Storage.SqlServer.SqlServerDatabase.CountRoles
SELECT COUNT(*) FROM sys.database_principals WHERE name IN (N'opgoerelse_app', N'opgoerelse_offentlig')

-- === Opgoerelse.Storage.SqlServer.SqlServerDatabase.CountTables
SELECT COUNT(*)
FROM INFORMATION_SCHEMA.TABLES
WHERE TABLE_SCHEMA = SCHEMA_NAME() AND TABLE_NAME = @table

-- === Opgoerelse.Storage.SqlServer.SqlServerDatabase.MakeStaging
IF OBJECT_ID(N'tempdb..$table') IS NULL
    CREATE TABLE $table ($columns);
ELSE
    TRUNCATE TABLE $table;

-- === Opgoerelse.Storage.SqlServer.SqlServerDatabase.RowVersions
SELECT COUNT(*)
FROM sys.databases
WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 1 AND snapshot_isolation_state = 1

-- === Opgoerelse.Storage.SqlServer.SqlServerDatabase.SetUpSession
SET XACT_ABORT ON; SET TRANSACTION ISOLATION LEVEL READ COMMITTED;

-- === Opgoerelse.Storage (i koden)
INSERT INTO skema_version (nummer, navn, checksum, koert) VALUES (@nummer, @navn, @checksum, @koert)

-- === Opgoerelse.Storage (i koden)
SELECT nummer, checksum FROM skema_version
