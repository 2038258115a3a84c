-- How many of a block waited so many days from the indstilling on, as in kube_ventetid.
CREATE TABLE blok_ventetid (
    blok_id     INTEGER NOT NULL,
    straekning  TEXT    NOT NULL,
    dage        INTEGER NOT NULL,
    interval_nr INTEGER NOT NULL,
    antal       INTEGER NOT NULL,
    PRIMARY KEY (blok_id, straekning, dage, interval_nr)
) STRICT, WITHOUT ROWID;
