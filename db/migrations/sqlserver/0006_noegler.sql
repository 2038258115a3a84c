-- Access keys of organisations. A key itself is not here: only its SHA-256, by which it is known again.
--
-- Instants are milliseconds since 1970 UTC. A row never goes away.
CREATE TABLE adgangsnoegle (
    noegle_id    BIGINT         NOT NULL,
    organisation NVARCHAR(200)  NOT NULL,
    kendetegn    NVARCHAR(20)   NOT NULL,      -- how the key begins, so that its holder can tell which it is
    aftryk       BINARY(32)     NOT NULL,      -- SHA-256 of the key
    oprettet     BIGINT         NOT NULL,
    udloeber     BIGINT         NULL,          -- the first instant at which it no longer holds; null: never
    tilbagekaldt BIGINT         NULL,          -- when it was revoked; null while it was not
    CONSTRAINT pk_adgangsnoegle PRIMARY KEY (noegle_id),
    CONSTRAINT ux_adgangsnoegle UNIQUE (aftryk)
);
