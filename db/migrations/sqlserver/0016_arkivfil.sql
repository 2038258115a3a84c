-- What files of the archive were when they were moved there: a sender that goes on writing after that is noticed, and the file
-- is taken again.
CREATE TABLE arkivfil (
    leverance_id BIGINT         NOT NULL,
    bytes        BIGINT         NOT NULL,
    skrevet      BIGINT         NOT NULL,        -- the file's own time, in ticks of 100 ns since year 1 UTC
    CONSTRAINT pk_arkivfil PRIMARY KEY (leverance_id)
);
