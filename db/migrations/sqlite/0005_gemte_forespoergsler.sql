-- Saved queries of the public interface (PxWebApi 2, /savedqueries). A row is never changed: a query's id follows from
-- its content, so whoever saves the same query again is given the same id.
--
-- Who saved it is not kept. The release is the one that the query was tried against; it may be gone, hence no reference.
-- Instants are milliseconds since 1970 UTC.
CREATE TABLE gemt_forespoergsel (
    forespoergsel_id TEXT    NOT NULL PRIMARY KEY,  -- lower-case hex
    version          INTEGER NOT NULL,              -- of the form of indhold
    tabel            TEXT    NOT NULL,
    indhold          TEXT    NOT NULL,              -- JSON: selection, placement, language, format, as the client wrote them
    udgivelse_id     INTEGER NOT NULL,
    gemt             INTEGER NOT NULL
) STRICT;
