-- A release that was withdrawn keeps its figures, and says when and why. Its tilstand is trukket.
ALTER TABLE udgivelse ADD trukket BIGINT NULL;
ALTER TABLE udgivelse ADD grund NVARCHAR(400) NULL;
