-- Hele landet counted once more under another regelsaet, frozen and protected with the release that it stands beside. A release
-- that was made before has nothing here.
CREATE TABLE udgivelse_side (
    udgivelse_id      BIGINT       NOT NULL,
    regelsaet         NVARCHAR(60) NOT NULL,
    regelsaet_version INT          NOT NULL,
    kontrolsum        NVARCHAR(64) NOT NULL,     -- SHA-256 over the release's checksum and the cells
    CONSTRAINT pk_udgivelse_side PRIMARY KEY (udgivelse_id, regelsaet)
);

-- A withheld value is not here.
CREATE TABLE udgivelse_side_celle (
    udgivelse_id   BIGINT       NOT NULL,
    regelsaet      NVARCHAR(60) NOT NULL,
    celle_nr       INT          NOT NULL,
    periode        NVARCHAR(20) NOT NULL,        -- a year, or the newest rolling year
    indsats        NVARCHAR(40) NOT NULL,
    forloeb        BIGINT       NULL,            -- N; null where there is only a symbol
    forloeb_symbol NVARCHAR(3)  NOT NULL,        -- empty, f, -, * or ..
    med            BIGINT       NULL,
    med_symbol     NVARCHAR(3)  NOT NULL,
    CONSTRAINT pk_udgivelse_side_celle PRIMARY KEY (udgivelse_id, regelsaet, celle_nr)
);
