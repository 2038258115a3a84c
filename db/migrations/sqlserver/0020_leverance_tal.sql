-- The counts of a leverance lie together: the table was a heap with an index beside it.
DROP INDEX ix_leverance_tal ON leverance_tal;
CREATE CLUSTERED INDEX ix_leverance_tal ON leverance_tal (leverance_id, slags);
