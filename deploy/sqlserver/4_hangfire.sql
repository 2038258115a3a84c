-- The scheduler of production keeps its queues in a schema of its own, which it makes and upgrades itself when the command
-- migrate is run by opgoerelse_drift. Run once in the service's database, by its owner; it may be run again.
IF SCHEMA_ID(N'hangfire') IS NULL EXEC (N'CREATE SCHEMA hangfire AUTHORIZATION dbo');
GO

GRANT CONTROL ON SCHEMA::hangfire TO opgoerelse_drift;
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::hangfire TO opgoerelse_app;
GO
