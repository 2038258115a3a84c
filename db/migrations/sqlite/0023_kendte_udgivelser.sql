-- How many releases had ever been public when a release was made: those that it is protected together with.
ALTER TABLE udgivelse ADD COLUMN kendte INTEGER;
