-- The quality of the registrations that a release is made of, rounded so that no single one is shown, and frozen with it. A release
-- that was made before has nothing here.
CREATE TABLE udgivelse_kvalitet (
    udgivelse_id BIGINT       NOT NULL,
    kontrolsum   NVARCHAR(64) NOT NULL,          -- SHA-256 over the release's checksum and the measures
    CONSTRAINT pk_udgivelse_kvalitet PRIMARY KEY (udgivelse_id)
);

CREATE TABLE udgivelse_kvalitet_maal (
    udgivelse_id BIGINT       NOT NULL,
    nr           INT          NOT NULL,
    omraade      NVARCHAR(10) NOT NULL,          -- DK or a kommune
    maal         NVARCHAR(60) NOT NULL,
    vaerdi       BIGINT       NOT NULL,          -- to the nearest ten, or whole per cent (-1: too few to tell), or a day
    CONSTRAINT pk_udgivelse_kvalitet_maal PRIMARY KEY (udgivelse_id, nr)
);
