-- The figures of a release's tables once more, packed: a process that serves them reads some blobs, not half a million rows.
-- They are the very bytes that the release's checksum is taken of: nine a cell in the order of celle_nr, the value as a
-- whole number of the last decimal (eight bytes, most significant first, 0 where there is only a symbol) and the
-- symbol's number. udgivelse_celle says the same to whoever asks in SQL.
CREATE TABLE udgivelse_tal (
    udgivelse_id INTEGER NOT NULL,
    tabel        TEXT    NOT NULL,
    celler       BLOB    NOT NULL,
    PRIMARY KEY (udgivelse_id, tabel)
) STRICT;

-- How a release differs from the one that it took the place of, in cells of each table. The first has no rows here.
CREATE TABLE udgivelse_aendring (
    udgivelse_id INTEGER NOT NULL,
    tabel        TEXT    NOT NULL,
    forrige_id   INTEGER NOT NULL,
    aendrede     INTEGER NOT NULL,  -- published in both, with another value or another symbol
    endelige     INTEGER NOT NULL,  -- published in both, the same value, no longer preliminary
    nye          INTEGER NOT NULL,  -- published in this one only
    udgaaede     INTEGER NOT NULL,  -- published in the one before only
    PRIMARY KEY (udgivelse_id, tabel)
) STRICT;
