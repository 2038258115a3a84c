-- Hele landet counted once more under another regelsaet, frozen and protected with the release that it stands beside. A release
-- that was made before has nothing here.
CREATE TABLE udgivelse_side (
    udgivelse_id      INTEGER NOT NULL,
    regelsaet         TEXT    NOT NULL,
    regelsaet_version INTEGER NOT NULL,
    kontrolsum        TEXT    NOT NULL,          -- SHA-256 over the release's checksum and the cells
    CONSTRAINT pk_udgivelse_side PRIMARY KEY (udgivelse_id, regelsaet)
) STRICT;

-- A withheld value is not here.
CREATE TABLE udgivelse_side_celle (
    udgivelse_id   INTEGER NOT NULL,
    regelsaet      TEXT    NOT NULL,
    celle_nr       INTEGER NOT NULL,
    periode        TEXT    NOT NULL,             -- a year, or the newest rolling year
    indsats        TEXT    NOT NULL,
    forloeb        INTEGER,                      -- N; null where there is only a symbol
    forloeb_symbol TEXT    NOT NULL,             -- empty, f, -, * or ..
    med            INTEGER,
    med_symbol     TEXT    NOT NULL,
    CONSTRAINT pk_udgivelse_side_celle PRIMARY KEY (udgivelse_id, regelsaet, celle_nr)
) STRICT;
