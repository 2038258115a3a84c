-- What files of the archive were when they were moved there: a sender that goes on writing after that is noticed, and the file
-- is taken again.
CREATE TABLE arkivfil (
    leverance_id  INTEGER NOT NULL PRIMARY KEY,
    bytes         INTEGER NOT NULL,
    skrevet       INTEGER NOT NULL               -- the file's own time, in ticks of 100 ns since year 1 UTC
) STRICT;
