-- How forloeb end, how long they were, how long was waited from the team's indstilling on, and who is a senior (definition, section 7).

ALTER TABLE fakta ADD COLUMN senior INTEGER NOT NULL DEFAULT 0;     -- 0/1: under six years to folkepensionsalderen on the day of the start
ALTER TABLE fakta ADD COLUMN slut_dag INTEGER;                      -- slutdato, not after D; with the next four null while it runs and in the phase-in
ALTER TABLE fakta ADD COLUMN slut_aar TEXT;                         -- its calendar year
ALTER TABLE fakta ADD COLUMN slut_kommune TEXT;                     -- responsible on slutdato
ALTER TABLE fakta ADD COLUMN afslutning TEXT;                       -- what followed: a category of data/afslutningsaarsager.csv, or uoplyst
ALTER TABLE fakta ADD COLUMN laengde_nr INTEGER;                    -- 0-2: inden-1-aar ... inden-3-aar; 3: over-3-aar
ALTER TABLE fakta ADD COLUMN indstillet_dag INTEGER;                -- of N: the latest indstilling not after S; null without one
ALTER TABLE fakta ADD COLUMN ventet_start_nr INTEGER;               -- from it to S, 0-3: 1-maaned ... 12-maaneder; 4: longer
ALTER TABLE fakta ADD COLUMN ventet_indsats_nr INTEGER;             -- from it to the first indsats, likewise; null without an indsats

-- How many forloeb ended, by year of slutdato and kommune on that day.
CREATE TABLE kube_afslutning (
    saet_id    INTEGER NOT NULL,
    aar        TEXT    NOT NULL,
    kommune    TEXT    NOT NULL,
    indsats    TEXT    NOT NULL,      -- virksomhedsrettet, andre (some, but not that), ingen, uden-frist (not in N)
    afslutning TEXT    NOT NULL,
    laengde_nr INTEGER NOT NULL,
    antal      INTEGER NOT NULL,
    PRIMARY KEY (saet_id, aar, kommune, indsats, afslutning, laengde_nr)
) STRICT, WITHOUT ROWID;

-- How many of them lasted so many days: what a median needs.
CREATE TABLE kube_laengde (
    saet_id INTEGER NOT NULL,
    aar     TEXT    NOT NULL,
    kommune TEXT    NOT NULL,
    dage    INTEGER NOT NULL,
    antal   INTEGER NOT NULL,
    PRIMARY KEY (saet_id, aar, kommune, dage)
) STRICT, WITHOUT ROWID;

-- How many of N waited so many days from the indstilling on, by start period and kommune.
CREATE TABLE kube_ventetid (
    saet_id     INTEGER NOT NULL,
    periode     TEXT    NOT NULL,
    kommune     TEXT    NOT NULL,
    straekning  TEXT    NOT NULL,     -- indstilling-start (everybody with an indstilling), indstilling-indsats
    dage        INTEGER NOT NULL,
    interval_nr INTEGER NOT NULL,
    antal       INTEGER NOT NULL,
    PRIMARY KEY (saet_id, periode, kommune, straekning, dage, interval_nr)
) STRICT, WITHOUT ROWID;
