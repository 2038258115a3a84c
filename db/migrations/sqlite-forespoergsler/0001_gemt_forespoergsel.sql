-- Saved queries of the public interface in a file of their own, beside the embedded database: whoever reads or saves one
-- never waits for the ingest's writer. What each column means: sqlite/0005_gemte_forespoergsler.sql.
CREATE TABLE gemt_forespoergsel (
    forespoergsel_id TEXT    NOT NULL PRIMARY KEY,
    version          INTEGER NOT NULL,
    tabel            TEXT    NOT NULL,
    indhold          TEXT    NOT NULL,
    udgivelse_id     INTEGER NOT NULL,
    gemt             INTEGER NOT NULL,
    sidst_spurgt     INTEGER                        -- day number (Danish) on which it was last saved or asked for
) STRICT;

CREATE INDEX ix_gemt_forespoergsel_spurgt ON gemt_forespoergsel (sidst_spurgt, gemt);

-- Ids of rows that were copied here from the main database and may still lie there: such a row is not copied again, for it
-- may have been deleted here since. Empty once they are gone there.
CREATE TABLE flyttet (
    forespoergsel_id TEXT NOT NULL PRIMARY KEY
) STRICT;
