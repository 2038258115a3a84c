-- A release that is approved becomes public at an instant: who reads it, decides by the clock whether that has come.
ALTER TABLE udgivelse ADD offentlig_fra BIGINT NULL;  -- milliseconds since 1970 UTC

-- What was done with each release: when, by whom and why. A row is never changed or removed.
CREATE TABLE udgivelse_skridt (
    nr            BIGINT         NOT NULL,
    udgivelse_id  BIGINT         NOT NULL,
    skridt        NVARCHAR(20)   NOT NULL,       -- klargjort, godkendt, udgivet, erstattet, trukket
    tidspunkt     BIGINT         NOT NULL,       -- when it held (milliseconds since 1970 UTC)
    bruger        NVARCHAR(200)  NOT NULL,
    grund         NVARCHAR(400)  NULL,
    offentlig_fra BIGINT         NULL,           -- of an approval: from when it is to be public
    CONSTRAINT pk_udgivelse_skridt PRIMARY KEY (nr)
);
CREATE INDEX ix_udgivelse_skridt ON udgivelse_skridt (udgivelse_id, nr);
