-- Announced publications that were moved, each with its reason. A row is never changed; a publication that is moved again has another.
CREATE TABLE udgivelse_flytning (
    nr          INTEGER NOT NULL PRIMARY KEY,
    planlagt    INTEGER NOT NULL,                -- when it was to come by the rule (milliseconds since 1970 UTC)
    flyttet_til INTEGER NOT NULL,                -- when it comes instead
    grund       TEXT    NOT NULL,
    fortalt     INTEGER NOT NULL                 -- when it was announced
) STRICT;
