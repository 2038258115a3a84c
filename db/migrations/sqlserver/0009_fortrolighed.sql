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
