-- A release that was withdrawn keeps its figures, and says when and why. Its tilstand is trukket.
ALTER TABLE udgivelse ADD COLUMN trukket INTEGER;
ALTER TABLE udgivelse ADD COLUMN grund TEXT;
