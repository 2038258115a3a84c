-- What a release was made of, block by block: a block is a kommune and a start period, and every published figure is a sum over blocks.
-- A release that changes too little of a block to be shown is made of the block as it was, so that is kept. None of it is
-- public: it holds small numbers.

-- A state that a block has had in a release. Releases share it while nothing changes.
CREATE TABLE blok (
    blok_id   INTEGER NOT NULL PRIMARY KEY,
    regelsaet TEXT    NOT NULL,
    periode   TEXT    NOT NULL,                  -- start quarter, or the code of the phase-in
    kommune   TEXT    NOT NULL
) STRICT;

-- The citizens of a state, so that those by whom two states differ can be counted. Eight bytes of a hash of the pseudonym, eight of a
-- hash of the pseudonym and what the citizen adds to the sums: nothing can be read from them.
CREATE TABLE blok_borger (
    blok_id INTEGER NOT NULL,
    borger  BLOB    NOT NULL,
    PRIMARY KEY (blok_id, borger)
) STRICT, WITHOUT ROWID;

-- The sums of a state, as in kube.
CREATE TABLE blok_kube (
    blok_id                         INTEGER        NOT NULL,
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
    PRIMARY KEY (blok_id, alder, koen)
) STRICT, WITHOUT ROWID;

-- How many had their first indsats after so many days, as in kube_dage.
CREATE TABLE blok_dage (
    blok_id          INTEGER NOT NULL,
    dage_til_foerste INTEGER NOT NULL,
    antal            INTEGER NOT NULL,
    PRIMARY KEY (blok_id, dage_til_foerste)
) STRICT, WITHOUT ROWID;

-- The state of each block of a release. Null: nobody started there.
CREATE TABLE udgivelse_blok (
    udgivelse_id INTEGER NOT NULL,
    regelsaet    TEXT    NOT NULL,
    periode      TEXT    NOT NULL,
    kommune      TEXT    NOT NULL,
    blok_id      INTEGER,
    PRIMARY KEY (udgivelse_id, regelsaet, periode, kommune)
) STRICT, WITHOUT ROWID;

-- What of the changes since earlier releases a release does not show, in all: counted in citizens by block.
CREATE TABLE udgivelse_revision (
    udgivelse_id  INTEGER NOT NULL PRIMARY KEY,
    aarlig        INTEGER NOT NULL,              -- 0/1: whether it was the yearly revision
    viste_blokke  INTEGER NOT NULL,              -- blocks that are shown otherwise than before
    blokke        INTEGER NOT NULL,              -- blocks that wait
    kommuner      INTEGER NOT NULL,              -- in how many kommuner
    aendrede      INTEGER NOT NULL,              -- citizens in them who count otherwise today
    nye           INTEGER NOT NULL,              -- citizens who are in them today only
    udgaaede      INTEGER NOT NULL               -- citizens who are in them as they are shown only
) STRICT;
