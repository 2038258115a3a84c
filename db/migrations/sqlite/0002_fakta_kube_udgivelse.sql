-- From registrations to figures: facts (one row per forloeb and regelsaet), the cube over them, releases.

-- A set of facts: all forloeb under one regelsaet, for one opgoerelsesdato and ledger position.
CREATE TABLE faktasaet (
    saet_id       INTEGER        NOT NULL,
    regelsaet     TEXT           NOT NULL,
    loebende      INTEGER        NOT NULL,  -- 1: kept up to date; 0: made once for an earlier dato, then dropped
    dato          INTEGER        NOT NULL,  -- opgoerelsesdato D
    position      INTEGER        NOT NULL,  -- the newest leverance used
    aftryk        TEXT           NOT NULL,  -- fingerprint of rules, registers and the code that made it
    foerste_start INTEGER,  -- the first valid start; null when there is none
    PRIMARY KEY (saet_id)
) STRICT;

-- One row per valid forloeb (and a second for the phase-in). A category has a counting indsats where dage_<category> > 0.
CREATE TABLE fakta (
    saet_id                         INTEGER        NOT NULL,
    forloeb_id                      BLOB           NOT NULL,
    indfasning                      INTEGER        NOT NULL,  -- 1: the second row of a forloeb in the phase-in
    periode                         TEXT           NOT NULL,  -- start quarter, or the code of the phase-in
    start_dag                       INTEGER        NOT NULL,  -- S
    frist                           INTEGER,  -- F; null where none exists
    status                          TEXT           NOT NULL,  -- N, fritaget, ikkeObserveret, afsluttetInden
    kommune                         TEXT           NOT NULL,
    alder                           TEXT           NOT NULL,  -- u30, 30-39, 40-49, 50+
    koen                            TEXT           NOT NULL,  -- kvinde, mand
    naeste_dato                     INTEGER,  -- the first later D on which the row may read otherwise
    kategorier                      TEXT,  -- from here on null unless status is N
    antal_virksomhedsrettet         INTEGER,
    antal_oevrig_beskaeftigelse     INTEGER,
    antal_social                    INTEGER,
    antal_sundhed                   INTEGER,
    antal_mentor                    INTEGER,
    antal_nogen                     INTEGER,
    dage_virksomhedsrettet          INTEGER,
    dage_oevrig_beskaeftigelse      INTEGER,
    dage_social                     INTEGER,
    dage_sundhed                    INTEGER,
    dage_mentor                     INTEGER,
    dage_nogen                      INTEGER,
    minutdage_virksomhedsrettet     INTEGER,
    minutdage_oevrig_beskaeftigelse INTEGER,
    minutdage_social                INTEGER,
    minutdage_sundhed               INTEGER,
    minutdage_mentor                INTEGER,
    minutdage_nogen                 INTEGER,
    foerste_dato                    INTEGER,
    dage_til_foerste                INTEGER,
    interval_nr                     INTEGER,  -- 0-5: 1-dag ... 6-maaneder; 6: none of them
    loentimer                       INTEGER,
    genbehandlet                    INTEGER,
    indstillet_virksomhedsrettet    INTEGER,
    PRIMARY KEY (saet_id, forloeb_id, indfasning)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_fakta_naeste_dato ON fakta (saet_id, naeste_dato) WHERE naeste_dato IS NOT NULL;

-- The forloeb whose facts are to be made again in the run under way. Empty between runs.
CREATE TABLE fakta_arbejde (
    saet_id    INTEGER NOT NULL,
    forloeb_id BLOB    NOT NULL,
    PRIMARY KEY (saet_id, forloeb_id)
) STRICT, WITHOUT ROWID;

-- The cube's finest cells: sums over fakta. Every published count is a sum of these.
CREATE TABLE kube (
    saet_id                         INTEGER        NOT NULL,
    periode                         TEXT           NOT NULL,
    kommune                         TEXT           NOT NULL,
    alder                           TEXT           NOT NULL,
    koen                            TEXT           NOT NULL,
    n                               INTEGER        NOT NULL,
    afsluttet_inden                 INTEGER        NOT NULL,
    fritaget                        INTEGER        NOT NULL,
    ikke_observeret                 INTEGER        NOT NULL,
    med_virksomhedsrettet           INTEGER        NOT NULL,
    med_oevrig_beskaeftigelse       INTEGER        NOT NULL,
    med_social                      INTEGER        NOT NULL,
    med_sundhed                     INTEGER        NOT NULL,
    med_mentor                      INTEGER        NOT NULL,
    med_nogen                       INTEGER        NOT NULL,
    antal_virksomhedsrettet         INTEGER        NOT NULL,
    antal_oevrig_beskaeftigelse     INTEGER        NOT NULL,
    antal_social                    INTEGER        NOT NULL,
    antal_sundhed                   INTEGER        NOT NULL,
    antal_mentor                    INTEGER        NOT NULL,
    antal_nogen                     INTEGER        NOT NULL,
    dage_virksomhedsrettet          INTEGER        NOT NULL,
    dage_oevrig_beskaeftigelse      INTEGER        NOT NULL,
    dage_social                     INTEGER        NOT NULL,
    dage_sundhed                    INTEGER        NOT NULL,
    dage_mentor                     INTEGER        NOT NULL,
    dage_nogen                      INTEGER        NOT NULL,
    minutdage_virksomhedsrettet     INTEGER        NOT NULL,
    minutdage_oevrig_beskaeftigelse INTEGER        NOT NULL,
    minutdage_social                INTEGER        NOT NULL,
    minutdage_sundhed               INTEGER        NOT NULL,
    minutdage_mentor                INTEGER        NOT NULL,
    minutdage_nogen                 INTEGER        NOT NULL,
    inden_1_dag                     INTEGER        NOT NULL,
    inden_1_uge                     INTEGER        NOT NULL,
    inden_1_maaned                  INTEGER        NOT NULL,
    inden_2_maaneder                INTEGER        NOT NULL,
    inden_3_maaneder                INTEGER        NOT NULL,
    inden_6_maaneder                INTEGER        NOT NULL,
    undtaget_loentimer              INTEGER        NOT NULL,
    genbehandlet                    INTEGER        NOT NULL,
    indstillet                      INTEGER        NOT NULL,
    givet                           INTEGER        NOT NULL,
    PRIMARY KEY (saet_id, periode, kommune, alder, koen)
) STRICT, WITHOUT ROWID;

-- How many forloeb of N had their first indsats after so many days: what a median needs.
CREATE TABLE kube_dage (
    saet_id          INTEGER        NOT NULL,
    periode          TEXT           NOT NULL,
    kommune          TEXT           NOT NULL,
    dage_til_foerste INTEGER        NOT NULL,
    antal            INTEGER        NOT NULL,
    PRIMARY KEY (saet_id, periode, kommune, dage_til_foerste)
) STRICT, WITHOUT ROWID;

-- Level table: a cell of (start period, kommune) counts in these omraader (regions change in time).
CREATE TABLE niveau_omraade (
    saet_id INTEGER        NOT NULL,
    periode TEXT           NOT NULL,
    kommune TEXT           NOT NULL,
    omraade TEXT           NOT NULL,
    PRIMARY KEY (saet_id, periode, kommune, omraade)
) STRICT, WITHOUT ROWID;

-- Level table: a start period counts in these published periods.
CREATE TABLE niveau_periode (
    saet_id   INTEGER        NOT NULL,
    periode   TEXT           NOT NULL,
    i_periode TEXT           NOT NULL,
    PRIMARY KEY (saet_id, periode, i_periode)
) STRICT, WITHOUT ROWID;

-- Level table: an age band counts in these age groups.
CREATE TABLE niveau_alder (
    saet_id INTEGER        NOT NULL,
    alder   TEXT           NOT NULL,
    i_alder TEXT           NOT NULL,
    PRIMARY KEY (saet_id, alder, i_alder)
) STRICT, WITHOUT ROWID;

-- Level table: a sex counts in itself and in alle.
CREATE TABLE niveau_koen (
    saet_id INTEGER        NOT NULL,
    koen    TEXT           NOT NULL,
    i_koen  TEXT           NOT NULL,
    PRIMARY KEY (saet_id, koen, i_koen)
) STRICT, WITHOUT ROWID;

-- Releases. Once made, only tilstand and udgivet change.
CREATE TABLE udgivelse (
    udgivelse_id      INTEGER        NOT NULL,
    tilstand          TEXT           NOT NULL,  -- klargjort, udgivet, erstattet
    ordning           TEXT           NOT NULL,
    regelsaet         TEXT           NOT NULL,
    regelsaet_version INTEGER        NOT NULL,
    dato              INTEGER        NOT NULL,
    position          INTEGER        NOT NULL,
    kodeversion       TEXT           NOT NULL,
    kontrolsum        TEXT           NOT NULL,  -- SHA-256 over the frozen tables
    klargjort         INTEGER        NOT NULL,
    udgivet           INTEGER,
    PRIMARY KEY (udgivelse_id)
) STRICT;

-- The tables of a release: what their cells mean.
CREATE TABLE udgivelse_tabel (
    udgivelse_id INTEGER        NOT NULL,
    tabel        TEXT           NOT NULL,
    nr           INTEGER        NOT NULL,
    beskrivelse  TEXT           NOT NULL,  -- JSON: title, notes, dimensions with their values
    PRIMARY KEY (udgivelse_id, tabel)
) STRICT, WITHOUT ROWID;

-- The frozen, protected figures. A withheld value is not here.
CREATE TABLE udgivelse_celle (
    udgivelse_id INTEGER        NOT NULL,
    tabel        TEXT           NOT NULL,
    celle_nr     INTEGER        NOT NULL,  -- row-major number over the table's dimensions
    omraade      TEXT           NOT NULL,
    periode      TEXT           NOT NULL,
    alder        TEXT           NOT NULL,
    koen         TEXT           NOT NULL,
    indsats      TEXT           NOT NULL,  -- or the interval; alle where the table has neither
    maal         TEXT           NOT NULL,
    vaerdi       INTEGER,  -- whole number of the last decimal; null where there is only a symbol
    decimaler    INTEGER        NOT NULL,
    symbol       TEXT           NOT NULL,  -- empty, f, -, *, .. or ...
    PRIMARY KEY (udgivelse_id, tabel, celle_nr)
) STRICT, WITHOUT ROWID;
