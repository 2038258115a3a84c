-- The day on which a saved query was last saved or asked for, for what is thrown out first when there is no room. Null until
-- that is known.
ALTER TABLE gemt_forespoergsel ADD sidst_spurgt INT NULL;
