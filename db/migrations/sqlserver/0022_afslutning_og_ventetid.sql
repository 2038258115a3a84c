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
