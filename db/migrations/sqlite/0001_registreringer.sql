-- What has been received. Nothing here is ever changed but afloest_af: history is kept, so that the
-- figures of an earlier opgoerelsesdato can be made again.
--
-- Dates are day numbers (days since 1 January of year 1, as DateOnly.DayNumber in .NET), instants are
-- milliseconds since 1970 UTC, ids are 16 bytes in the order of their text, flags are 0/1.

-- The ledger: one row per leverance, refused ones too. leverance_id is the position in the ledger.
CREATE TABLE leverance (
    leverance_id  INTEGER NOT NULL PRIMARY KEY,
    navn          TEXT    NOT NULL,
    kanal         TEXT    NOT NULL,              -- mappe, kommando
    sha256        BLOB    NOT NULL,              -- of the file as it came
    modtaget      INTEGER NOT NULL,              -- receipt instant: one per leverance
    modtaget_dag  INTEGER NOT NULL,              -- its Danish calendar day; decides with opgoerelsesdato D
    tilstand      TEXT    NOT NULL,              -- indlaest, afvist
    aarsag        TEXT,                          -- why it was refused whole (Danish), else null
    laest         INTEGER NOT NULL,              -- lines read (blank lines are not lines)
    accepteret    INTEGER NOT NULL,
    gentaget      INTEGER NOT NULL,
    afvist        INTEGER NOT NULL,              -- laest = accepteret + gentaget + afvist
    venter        INTEGER NOT NULL,              -- of the accepted: waiting for their forloeb when it was committed
    arkiveret     INTEGER NOT NULL               -- 0 until the file has been moved out of the inbox
) STRICT;

CREATE INDEX ix_leverance_modtaget ON leverance (modtaget_dag);

-- The fingerprint of the key that the pseudonyms of this database are made with: one row, written with the first
-- leverance. With another key the same person would be another pseudonym, so another key is refused.
CREATE TABLE noegle (
    noegle_id     INTEGER NOT NULL PRIMARY KEY,  -- always 1
    fingeraftryk  BLOB    NOT NULL,
    oprettet      INTEGER NOT NULL
) STRICT;

-- Counts beside the ledger: unknown fields by name, quality figures by name.
CREATE TABLE leverance_tal (
    leverance_id  INTEGER NOT NULL,
    slags         TEXT    NOT NULL,              -- ukendt-felt, kvalitet
    navn          TEXT    NOT NULL,
    antal         INTEGER NOT NULL,
    PRIMARY KEY (leverance_id, slags, navn)
) STRICT, WITHOUT ROWID;

-- Rejected lines. The text never holds a personnummer.
CREATE TABLE afvisning (
    leverance_id  INTEGER NOT NULL,
    linje         INTEGER NOT NULL,
    felt          TEXT    NOT NULL,
    kode          TEXT    NOT NULL,
    tekst         TEXT    NOT NULL,
    PRIMARY KEY (leverance_id, linje)
) STRICT, WITHOUT ROWID;

-- Accepted messages: a beskedId seen here is a repeat.
CREATE TABLE besked (
    besked_id     BLOB    NOT NULL PRIMARY KEY,
    leverance_id  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Which forloeb a leverance touched: their facts are made again.
CREATE TABLE beroert (
    leverance_id  INTEGER NOT NULL,
    forloeb_id    BLOB    NOT NULL,
    PRIMARY KEY (leverance_id, forloeb_id)
) STRICT, WITHOUT ROWID;

-- The five entities, one row per received version. A row is in force at ledger position P when
--     leverance_id <= P AND (afloest_af IS NULL OR afloest_af > P)
-- afloest_af is the first leverance that brought a higher version (its own, when the higher version was
-- there before it). slettet = 1 is a delete (aendringstype 3); it carries only the id, and the
-- child tables then hold sixteen zero bytes for forloeb_id.

CREATE TABLE forloeb (
    forloeb_id        BLOB    NOT NULL,
    version           INTEGER NOT NULL,
    leverance_id      INTEGER NOT NULL,
    linje             INTEGER NOT NULL,
    afloest_af        INTEGER,
    slettet           INTEGER NOT NULL,
    registreret       INTEGER NOT NULL,
    indhold_hash      BLOB    NOT NULL,          -- of the normalised content
    person            BLOB,                      -- keyed pseudonym of the personnummer
    foedt             INTEGER,
    koen              TEXT,                      -- kvinde, mand
    startdato         INTEGER,
    slutdato          INTEGER,
    afslutningsaarsag TEXT,
    kommuner          TEXT,                      -- 0101@2022-01-01|0147@2023-05-01
    fejloprettet      INTEGER,
    PRIMARY KEY (forloeb_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE indsats (
    forloeb_id        BLOB    NOT NULL,
    indsats_id        BLOB    NOT NULL,
    version           INTEGER NOT NULL,
    leverance_id      INTEGER NOT NULL,
    linje             INTEGER NOT NULL,
    afloest_af        INTEGER,
    slettet           INTEGER NOT NULL,
    registreret       INTEGER NOT NULL,
    indhold_hash      BLOB    NOT NULL,
    indsatstype       TEXT,
    status            TEXT,                      -- planlagt, paabegyndt, afsluttet, annulleret
    startdato         INTEGER,
    slutdato          INTEGER,
    timer_pr_uge      INTEGER,
    minutter_pr_uge   INTEGER,
    i_indsatsdel      INTEGER,
    udfoerer          TEXT,                      -- kommune, region, andenAktoer, virksomhed
    fejloprettet      INTEGER,
    PRIMARY KEY (forloeb_id, indsats_id, version)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX ux_indsats_version ON indsats (indsats_id, version);

CREATE TABLE fritagelse (
    forloeb_id        BLOB    NOT NULL,
    fritagelse_id     BLOB    NOT NULL,
    version           INTEGER NOT NULL,
    leverance_id      INTEGER NOT NULL,
    linje             INTEGER NOT NULL,
    afloest_af        INTEGER,
    slettet           INTEGER NOT NULL,
    registreret       INTEGER NOT NULL,
    indhold_hash      BLOB    NOT NULL,
    hjemmel           TEXT,                      -- LAS-13-7, LAS-13-8, LAS-13-15, LAB-33-5, ANDEN
    helbred           INTEGER,
    fra               INTEGER,
    til               INTEGER,                   -- inclusive; null is open
    fejloprettet      INTEGER,
    PRIMARY KEY (forloeb_id, fritagelse_id, version)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX ux_fritagelse_version ON fritagelse (fritagelse_id, version);

CREATE TABLE ordinaere_timer (
    forloeb_id         BLOB    NOT NULL,
    ordinaere_timer_id BLOB    NOT NULL,
    version            INTEGER NOT NULL,
    leverance_id       INTEGER NOT NULL,
    linje              INTEGER NOT NULL,
    afloest_af         INTEGER,
    slettet            INTEGER NOT NULL,
    registreret        INTEGER NOT NULL,
    indhold_hash       BLOB    NOT NULL,
    maaned             INTEGER,                  -- the month's first day
    timer              TEXT,                     -- exact decimal, point, no trailing zeros
    PRIMARY KEY (forloeb_id, ordinaere_timer_id, version)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX ux_ordinaere_timer_version ON ordinaere_timer (ordinaere_timer_id, version);

CREATE TABLE indstilling (
    forloeb_id        BLOB    NOT NULL,
    indstilling_id    BLOB    NOT NULL,
    version           INTEGER NOT NULL,
    leverance_id      INTEGER NOT NULL,
    linje             INTEGER NOT NULL,
    afloest_af        INTEGER,
    slettet           INTEGER NOT NULL,
    registreret       INTEGER NOT NULL,
    indhold_hash      BLOB    NOT NULL,
    dato              INTEGER,
    genbehandling     INTEGER,
    kategorier        TEXT,                      -- virksomhedsrettet|social, in fixed order; '' is the empty list
    PRIMARY KEY (forloeb_id, indstilling_id, version)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX ux_indstilling_version ON indstilling (indstilling_id, version);
