-- The ledger of runs: every job and every command that does work, what it was asked, how far it came and
-- how it ended. A row never goes away.
--
-- Instants are milliseconds since 1970 UTC.
CREATE TABLE koersel (
    koersel_id  INTEGER NOT NULL PRIMARY KEY,
    job         TEXT    NOT NULL,              -- indlaes, opgoer, udgiv, oprydning, kontrol
    noegle      TEXT    NOT NULL,              -- the period that the run is for; a command's run has a key of its own
    forsoeg     INTEGER NOT NULL,              -- 1, 2 ...: attempts at the same period
    tilstand    TEXT    NOT NULL,              -- koerer, afsluttet, fejlet, afbrudt
    startet     INTEGER NOT NULL,
    sluttet     INTEGER,
    fremdrift   TEXT,                          -- how far it has come, as a person reads it
    parametre   TEXT    NOT NULL,              -- JSON: what it was asked
    tal         TEXT,                          -- JSON: counts of what it did
    fejl        TEXT,                          -- why it failed or was stopped
    bruger      TEXT    NOT NULL,              -- the operating system's name of who ran it
    proces      TEXT    NOT NULL,              -- machine, process number
    CONSTRAINT ux_koersel UNIQUE (job, noegle, forsoeg),
    CONSTRAINT ck_koersel_tilstand CHECK (tilstand IN ('koerer', 'afsluttet', 'fejlet', 'afbrudt'))
) STRICT;

CREATE INDEX ix_koersel_tilstand ON koersel (tilstand, job);
