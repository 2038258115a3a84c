-- Blocks of endings: a kommune and a year of slutdato. What such a block of a release was made of is kept as that of other blocks is
-- (blok.periode is then the year).

-- How many forloeb ended, as in kube_afslutning.
CREATE TABLE blok_afslutning (
    blok_id    INTEGER NOT NULL,
    indsats    TEXT    NOT NULL,
    afslutning TEXT    NOT NULL,
    laengde_nr INTEGER NOT NULL,
    antal      INTEGER NOT NULL,
    PRIMARY KEY (blok_id, indsats, afslutning, laengde_nr)
) STRICT, WITHOUT ROWID;

-- How many of them lasted so many days, as in kube_laengde.
CREATE TABLE blok_laengde (
    blok_id INTEGER NOT NULL,
    dage    INTEGER NOT NULL,
    antal   INTEGER NOT NULL,
    PRIMARY KEY (blok_id, dage)
) STRICT, WITHOUT ROWID;
