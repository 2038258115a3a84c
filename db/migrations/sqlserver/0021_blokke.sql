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
