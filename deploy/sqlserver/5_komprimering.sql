-- Page compression of the wide tables. Optional: no figure hangs on it. Run by the database's owner after migrate, when nobody works in
-- the database; it may be run again, as after an upgrade, and does only what is not done. Reasoned, not measured: a row of fakta is 35
-- numbers, most of them small or null, and of some thirty letters that repeat from row to row; a cell of a release is much like the one
-- before it. SQL Server 2016 SP1 and later, every edition.
IF EXISTS (SELECT 1 FROM sys.partitions WHERE object_id = OBJECT_ID(N'dbo.fakta') AND index_id IN (0, 1) AND data_compression <> 2)
    ALTER TABLE dbo.fakta REBUILD WITH (DATA_COMPRESSION = PAGE);
IF EXISTS (SELECT 1 FROM sys.partitions WHERE object_id = OBJECT_ID(N'dbo.indsats') AND index_id IN (0, 1) AND data_compression <> 2)
    ALTER TABLE dbo.indsats REBUILD WITH (DATA_COMPRESSION = PAGE);
IF EXISTS (SELECT 1 FROM sys.partitions WHERE object_id = OBJECT_ID(N'dbo.forloeb') AND index_id IN (0, 1) AND data_compression <> 2)
    ALTER TABLE dbo.forloeb REBUILD WITH (DATA_COMPRESSION = PAGE);
IF EXISTS (SELECT 1 FROM sys.partitions WHERE object_id = OBJECT_ID(N'dbo.udgivelse_celle') AND index_id IN (0, 1) AND data_compression <> 2)
    ALTER TABLE dbo.udgivelse_celle REBUILD WITH (DATA_COMPRESSION = PAGE);
IF EXISTS (SELECT 1 FROM sys.partitions WHERE object_id = OBJECT_ID(N'dbo.udgivelse_side_celle') AND index_id IN (0, 1) AND data_compression <> 2)
    ALTER TABLE dbo.udgivelse_side_celle REBUILD WITH (DATA_COMPRESSION = PAGE);
GO
