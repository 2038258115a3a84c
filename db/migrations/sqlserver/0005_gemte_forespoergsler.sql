-- Saved queries of the public interface (PxWebApi 2, /savedqueries). A row is never changed: a query's id follows from
-- its content, so whoever saves the same query again is given the same id.
--
-- Who saved it is not kept. The release is the one that the query was tried against; it may be gone, hence no reference.
-- Instants are milliseconds since 1970 UTC.
CREATE TABLE gemt_forespoergsel (
    forespoergsel_id NVARCHAR(32)  NOT NULL,  -- lower-case hex
    version          INT           NOT NULL,  -- of the form of indhold
    tabel            NVARCHAR(40)  NOT NULL,
    indhold          NVARCHAR(MAX) NOT NULL,  -- JSON: selection, placement, language, format, as the client wrote them
    udgivelse_id     BIGINT        NOT NULL,
    gemt             BIGINT        NOT NULL,
    CONSTRAINT pk_gemt_forespoergsel PRIMARY KEY (forespoergsel_id)
);
