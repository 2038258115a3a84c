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
