-- The ledger of runs: every job and every command that does work, what it was asked, how far it came and
-- how it ended. A row never goes away.
--
-- Instants are milliseconds since 1970 UTC.
CREATE TABLE koersel (
    koersel_id  BIGINT         NOT NULL,
    job         NVARCHAR(40)   NOT NULL,       -- indlaes, opgoer, udgiv, oprydning, kontrol
    noegle      NVARCHAR(200)  NOT NULL,       -- the period that the run is for; a command's run has a key of its own
    forsoeg     INT            NOT NULL,       -- 1, 2 ...: attempts at the same period
    tilstand    NVARCHAR(10)   NOT NULL,       -- koerer, afsluttet, fejlet, afbrudt
    startet     BIGINT         NOT NULL,
    sluttet     BIGINT         NULL,
    fremdrift   NVARCHAR(400)  NULL,           -- how far it has come, as a person reads it
    parametre   NVARCHAR(4000) NOT NULL,       -- JSON: what it was asked
    tal         NVARCHAR(4000) NULL,           -- JSON: counts of what it did
    fejl        NVARCHAR(4000) NULL,           -- why it failed or was stopped
    bruger      NVARCHAR(200)  NOT NULL,       -- the operating system's name of who ran it
    proces      NVARCHAR(200)  NOT NULL,       -- machine, process number
    CONSTRAINT pk_koersel PRIMARY KEY (koersel_id),
    CONSTRAINT ux_koersel UNIQUE (job, noegle, forsoeg),
    CONSTRAINT ck_koersel_tilstand CHECK (tilstand IN ('koerer', 'afsluttet', 'fejlet', 'afbrudt'))
);

CREATE INDEX ix_koersel_tilstand ON koersel (tilstand, job);
