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
