-- What the database must be set to: the command migrate refuses one that is not. Run by the database's owner, when nobody works
-- in it; it may be run again and does only what is not done.

-- Readers see the last committed rows instead of waiting for a writer: without it the replicas' question for the newest
-- release waits for as long as a release is being prepared. It costs 14 bytes a changed row and room in tempdb.
IF NOT EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 1)
    ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK AFTER 60 SECONDS;

-- The service's read transactions see one state without holding locks. The service notices when it starts.
IF NOT EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND snapshot_isolation_state = 1)
    ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;
GO
