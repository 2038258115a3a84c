-- Access keys of organisations. A key itself is not here: only its SHA-256, by which it is known again.
--
-- Instants are milliseconds since 1970 UTC. A row never goes away.
CREATE TABLE adgangsnoegle (
    noegle_id    INTEGER NOT NULL PRIMARY KEY,
    organisation TEXT    NOT NULL,
    kendetegn    TEXT    NOT NULL,             -- how the key begins, so that its holder can tell which it is
    aftryk       BLOB    NOT NULL,             -- SHA-256 of the key
    oprettet     INTEGER NOT NULL,
    udloeber     INTEGER,                      -- the first instant at which it no longer holds; null: never
    tilbagekaldt INTEGER,                      -- when it was revoked; null while it was not
    CONSTRAINT ux_adgangsnoegle UNIQUE (aftryk)
) STRICT;
