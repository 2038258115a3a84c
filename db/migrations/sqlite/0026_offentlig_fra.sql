-- A release that is approved becomes public at an instant: who reads it, decides by the clock whether that has come.
ALTER TABLE udgivelse ADD COLUMN offentlig_fra INTEGER;  -- milliseconds since 1970 UTC

-- What was done with each release: when, by whom and why. A row is never changed or removed.
CREATE TABLE udgivelse_skridt (
    nr            INTEGER NOT NULL PRIMARY KEY,
    udgivelse_id  INTEGER NOT NULL,
    skridt        TEXT    NOT NULL,              -- klargjort, godkendt, udgivet, erstattet, trukket
    tidspunkt     INTEGER NOT NULL,              -- when it held (milliseconds since 1970 UTC)
    bruger        TEXT    NOT NULL,
    grund         TEXT,
    offentlig_fra INTEGER                        -- of an approval: from when it is to be public
) STRICT;
CREATE INDEX ix_udgivelse_skridt ON udgivelse_skridt (udgivelse_id, nr);
