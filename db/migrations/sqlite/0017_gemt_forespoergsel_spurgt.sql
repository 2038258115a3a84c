-- The day on which a saved query was last saved or asked for, for what is thrown out first when there is no room. Null until
-- that is known. The embedded engine keeps saved queries in a file of their own (sqlite-forespoergsler), and the rows here are
-- moved there when the program starts.
ALTER TABLE gemt_forespoergsel ADD COLUMN sidst_spurgt INTEGER;
