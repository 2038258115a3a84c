-- The quality of the registrations that a release is made of, rounded so that no single one is shown, and frozen with it. A release
-- that was made before has nothing here.
CREATE TABLE udgivelse_kvalitet (
    udgivelse_id INTEGER NOT NULL PRIMARY KEY,
    kontrolsum   TEXT    NOT NULL                -- SHA-256 over the release's checksum and the measures
) STRICT;

CREATE TABLE udgivelse_kvalitet_maal (
    udgivelse_id INTEGER NOT NULL,
    nr           INTEGER NOT NULL,
    omraade      TEXT    NOT NULL,               -- DK or a kommune
    maal         TEXT    NOT NULL,
    vaerdi       INTEGER NOT NULL,               -- to the nearest ten, or whole per cent (-1: too few to tell), or a day
    CONSTRAINT pk_udgivelse_kvalitet_maal PRIMARY KEY (udgivelse_id, nr)
) STRICT;
