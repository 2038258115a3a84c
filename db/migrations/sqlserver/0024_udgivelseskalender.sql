-- Announced publications that were moved, each with its reason. A row is never changed; a publication that is moved again has another.
CREATE TABLE udgivelse_flytning (
    nr          BIGINT         NOT NULL,
    planlagt    BIGINT         NOT NULL,         -- when it was to come by the rule (milliseconds since 1970 UTC)
    flyttet_til BIGINT         NOT NULL,         -- when it comes instead
    grund       NVARCHAR(400)  NOT NULL,
    fortalt     BIGINT         NOT NULL,         -- when it was announced
    CONSTRAINT pk_udgivelse_flytning PRIMARY KEY (nr)
);
