-- The protection report of a release: how much is withheld, and what the attack on the finished tables found. It is for
-- analysts and never leaves the machine's own command line: it counts small numbers.
CREATE TABLE fortrolighed (
    udgivelse_id  INTEGER NOT NULL PRIMARY KEY,
    graense       INTEGER NOT NULL,              -- k: the smallest count that is shown, and the values that must be open
    beskyt_gruppe INTEGER NOT NULL,              -- 0/1: whether 0 and 100 pct. of a small base are withheld
    gruppegraense INTEGER NOT NULL,              -- that small base: below this
    ubeviste      INTEGER NOT NULL,              -- primary cells without a proof of their own
    millisekunder INTEGER NOT NULL               -- what protection and attack took
) STRICT;

-- By table, level of omraade and kind of period.
CREATE TABLE fortrolighed_linje (
    udgivelse_id     INTEGER NOT NULL,
    tabel            TEXT    NOT NULL,
    nr               INTEGER NOT NULL,           -- order within the table
    niveau           TEXT    NOT NULL,           -- land, region, landsdel, kommune
    slags            TEXT    NOT NULL,           -- aar, rullendeaar, indfasning, kvartal
    celler           INTEGER NOT NULL,           -- counts with a cell
    primaere         INTEGER NOT NULL,           -- withheld for their own size
    sekundaere       INTEGER NOT NULL,           -- withheld for the sake of others
    n                INTEGER NOT NULL,           -- the sum of N over the cells
    n_skjult         INTEGER NOT NULL,           -- ... over the withheld ones
    mindste_interval INTEGER,                    -- fewest values open in a primary cell; null without one
    bestemte         INTEGER NOT NULL,           -- primary cells that the attack found; 0 in a release
    CONSTRAINT pk_fortrolighed_linje PRIMARY KEY (udgivelse_id, tabel, nr)
) STRICT;
