-- Roles with the least rights that their work takes. Run once in the service's database, by its owner, before the
-- first migration; it may be run again. Accounts are the agency's own: ALTER ROLE opgoerelse_app ADD MEMBER [...].
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

-- Readers were let see the whole schema once, the unprotected views with it; what they may see now stands in 2_statistik.sql.
REVOKE SELECT ON SCHEMA::statistik FROM opgoerelse_laeser;
GO

-- What a public replica reads: releases, the hashes of access keys, the schema's number; and saved queries, which it keeps. A
-- test derives the lines from the schema. After the first migration.
IF OBJECT_ID(N'dbo.adgangsnoegle') IS NOT NULL GRANT SELECT ON dbo.adgangsnoegle TO opgoerelse_offentlig;
IF OBJECT_ID(N'dbo.fortrolighed') IS NOT NULL GRANT SELECT ON dbo.fortrolighed TO opgoerelse_offentlig;
IF OBJECT_ID(N'dbo.fortrolighed_linje') IS NOT NULL GRANT SELECT ON dbo.fortrolighed_linje TO opgoerelse_offentlig;
IF OBJECT_ID(N'dbo.gemt_forespoergsel') IS NOT NULL GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.gemt_forespoergsel TO opgoerelse_offentlig;
IF OBJECT_ID(N'dbo.skema_version') IS NOT NULL GRANT SELECT ON dbo.skema_version TO opgoerelse_offentlig;
IF OBJECT_ID(N'dbo.udgivelse') IS NOT NULL GRANT SELECT ON dbo.udgivelse TO opgoerelse_offentlig;
IF OBJECT_ID(N'dbo.udgivelse_aendring') IS NOT NULL GRANT SELECT ON dbo.udgivelse_aendring TO opgoerelse_offentlig;
IF OBJECT_ID(N'dbo.udgivelse_celle') IS NOT NULL GRANT SELECT ON dbo.udgivelse_celle TO opgoerelse_offentlig;
IF OBJECT_ID(N'dbo.udgivelse_kvalitet') IS NOT NULL GRANT SELECT ON dbo.udgivelse_kvalitet TO opgoerelse_offentlig;
IF OBJECT_ID(N'dbo.udgivelse_kvalitet_maal') IS NOT NULL GRANT SELECT ON dbo.udgivelse_kvalitet_maal TO opgoerelse_offentlig;
IF OBJECT_ID(N'dbo.udgivelse_side') IS NOT NULL GRANT SELECT ON dbo.udgivelse_side TO opgoerelse_offentlig;
IF OBJECT_ID(N'dbo.udgivelse_side_celle') IS NOT NULL GRANT SELECT ON dbo.udgivelse_side_celle TO opgoerelse_offentlig;
IF OBJECT_ID(N'dbo.udgivelse_tabel') IS NOT NULL GRANT SELECT ON dbo.udgivelse_tabel TO opgoerelse_offentlig;
IF OBJECT_ID(N'dbo.udgivelse_tal') IS NOT NULL GRANT SELECT ON dbo.udgivelse_tal TO opgoerelse_offentlig;
GO

-- A release is immutable: once written, its figures are out of the service's reach. After the first migration.
IF OBJECT_ID(N'dbo.udgivelse_celle') IS NOT NULL DENY UPDATE, DELETE ON dbo.udgivelse_celle TO opgoerelse_app;
IF OBJECT_ID(N'dbo.udgivelse_tal') IS NOT NULL DENY UPDATE, DELETE ON dbo.udgivelse_tal TO opgoerelse_app;
IF OBJECT_ID(N'dbo.udgivelse_aendring') IS NOT NULL DENY UPDATE, DELETE ON dbo.udgivelse_aendring TO opgoerelse_app;
IF OBJECT_ID(N'dbo.udgivelse_side') IS NOT NULL DENY UPDATE, DELETE ON dbo.udgivelse_side TO opgoerelse_app;
IF OBJECT_ID(N'dbo.udgivelse_side_celle') IS NOT NULL DENY UPDATE, DELETE ON dbo.udgivelse_side_celle TO opgoerelse_app;
IF OBJECT_ID(N'dbo.udgivelse_kvalitet') IS NOT NULL DENY UPDATE, DELETE ON dbo.udgivelse_kvalitet TO opgoerelse_app;
IF OBJECT_ID(N'dbo.udgivelse_kvalitet_maal') IS NOT NULL DENY UPDATE, DELETE ON dbo.udgivelse_kvalitet_maal TO opgoerelse_app;
IF OBJECT_ID(N'dbo.udgivelse_tabel') IS NOT NULL DENY UPDATE, DELETE ON dbo.udgivelse_tabel TO opgoerelse_app;
IF OBJECT_ID(N'dbo.fortrolighed') IS NOT NULL DENY UPDATE, DELETE ON dbo.fortrolighed TO opgoerelse_app;
IF OBJECT_ID(N'dbo.fortrolighed_linje') IS NOT NULL DENY UPDATE, DELETE ON dbo.fortrolighed_linje TO opgoerelse_app;
IF OBJECT_ID(N'dbo.udgivelse') IS NOT NULL DENY DELETE ON dbo.udgivelse TO opgoerelse_app;
IF OBJECT_ID(N'dbo.forsendelse') IS NOT NULL DENY DELETE ON dbo.forsendelse TO opgoerelse_app;
IF OBJECT_ID(N'dbo.koersel') IS NOT NULL DENY DELETE ON dbo.koersel TO opgoerelse_app;
GO
