-- Roles with the least rights that their work takes. Run once in the service's database, by its owner, before the
-- first migration; it may be run again. What a role may do with one table or another is given by the command migrate each time
-- it is run (db/rights/sqlserver.sql), so that no upgrade leaves a new table open. Accounts are the agency's own: ALTER ROLE opgoerelse_app ADD MEMBER [...].
-- Everybody's default schema is dbo.
--
--   opgoerelse_app        the worker's account, and the commands': reads and writes rows, changes no schema
--   opgoerelse_offentlig  the public replicas' account: reads releases, keeps saved queries, nothing else
--   opgoerelse_drift      runs migrations and the other scripts of this folder
--   opgoerelse_laeser     readers: the protected figures of releases, in the views of statistik (2_statistik.sql)
--   opgoerelse_analyse    the house's analysts: the unprotected views too. Nobody is in it but by the agency's decision
IF DATABASE_PRINCIPAL_ID(N'opgoerelse_app') IS NULL CREATE ROLE opgoerelse_app;
IF DATABASE_PRINCIPAL_ID(N'opgoerelse_offentlig') IS NULL CREATE ROLE opgoerelse_offentlig;
IF DATABASE_PRINCIPAL_ID(N'opgoerelse_drift') IS NULL CREATE ROLE opgoerelse_drift;
IF DATABASE_PRINCIPAL_ID(N'opgoerelse_laeser') IS NULL CREATE ROLE opgoerelse_laeser;
IF DATABASE_PRINCIPAL_ID(N'opgoerelse_analyse') IS NULL CREATE ROLE opgoerelse_analyse;
GO

IF SCHEMA_ID(N'statistik') IS NULL EXEC (N'CREATE SCHEMA statistik AUTHORIZATION dbo');
GO

-- A bulk load that checks constraints, as the service's does, needs no more than INSERT.
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::dbo TO opgoerelse_app;

GRANT CONTROL ON SCHEMA::dbo TO opgoerelse_drift;
GRANT CONTROL ON SCHEMA::statistik TO opgoerelse_drift;
GRANT CREATE TABLE TO opgoerelse_drift;
GRANT CREATE VIEW TO opgoerelse_drift;
-- Whom it gives rights to, it must be able to see.
GRANT VIEW DEFINITION ON ROLE::opgoerelse_app TO opgoerelse_drift;
GRANT VIEW DEFINITION ON ROLE::opgoerelse_offentlig TO opgoerelse_drift;

-- Readers were let see the whole schema once, the unprotected views with it; what they may see now stands in 2_statistik.sql.
REVOKE SELECT ON SCHEMA::statistik FROM opgoerelse_laeser;
GO
