-- Letters about the reports of a release. A row is written before its letter is sent, so that nobody is told of a report twice.
-- Addresses are not kept: only a hash of release, report and address.
--
-- Instants are milliseconds since 1970 UTC.
CREATE TABLE forsendelse (
    udgivelse_id INTEGER NOT NULL,
    rapport      TEXT    NOT NULL,               -- land, or a kommune
    modtager     TEXT    NOT NULL,               -- SHA-256
    tilstand     TEXT    NOT NULL,               -- paabegyndt, sendt, fejlet (tried again), uvist (may have gone out: not tried again)
    forsoeg      INTEGER NOT NULL,
    tid          INTEGER NOT NULL,               -- when it was last tried
    grund        TEXT,                           -- why it did not go out, without the address
    CONSTRAINT pk_forsendelse PRIMARY KEY (udgivelse_id, rapport, modtager),
    CONSTRAINT ck_forsendelse_tilstand CHECK (tilstand IN ('paabegyndt', 'sendt', 'fejlet', 'uvist'))
) STRICT;
