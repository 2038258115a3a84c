-- What the roles of deploy/sqlserver/1_roller.sql may do with each table. The command migrate runs it after the migrations, each time
-- it is run, and fails when a release's table is open after all; tests hold the lines to the schema and to what the program does.
-- Where the roles are not there, nothing is done: a database of one account needs none.

-- A public replica reads releases, the hashes of access keys and the schema's number; and saved queries, which it keeps.
IF DATABASE_PRINCIPAL_ID(N'opgoerelse_offentlig') IS NOT NULL
BEGIN
    GRANT SELECT ON dbo.adgangsnoegle TO opgoerelse_offentlig;
    GRANT SELECT ON dbo.fortrolighed TO opgoerelse_offentlig;
    GRANT SELECT ON dbo.fortrolighed_linje TO opgoerelse_offentlig;
    GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.gemt_forespoergsel TO opgoerelse_offentlig;
    GRANT SELECT ON dbo.skema_version TO opgoerelse_offentlig;
    GRANT SELECT ON dbo.udgivelse TO opgoerelse_offentlig;
    GRANT SELECT ON dbo.udgivelse_aendring TO opgoerelse_offentlig;
    GRANT SELECT ON dbo.udgivelse_celle TO opgoerelse_offentlig;
    GRANT SELECT ON dbo.udgivelse_flytning TO opgoerelse_offentlig;
    GRANT SELECT ON dbo.udgivelse_kvalitet TO opgoerelse_offentlig;
    GRANT SELECT ON dbo.udgivelse_kvalitet_maal TO opgoerelse_offentlig;
    GRANT SELECT ON dbo.udgivelse_side TO opgoerelse_offentlig;
    GRANT SELECT ON dbo.udgivelse_side_celle TO opgoerelse_offentlig;
    GRANT SELECT ON dbo.udgivelse_tabel TO opgoerelse_offentlig;
    GRANT SELECT ON dbo.udgivelse_tal TO opgoerelse_offentlig;
END;

IF DATABASE_PRINCIPAL_ID(N'opgoerelse_app') IS NOT NULL
BEGIN
    -- A release is immutable: once written, its figures are out of the service's reach.
    DENY UPDATE, DELETE ON dbo.blok TO opgoerelse_app;
    DENY UPDATE, DELETE ON dbo.blok_afslutning TO opgoerelse_app;
    DENY UPDATE, DELETE ON dbo.blok_borger TO opgoerelse_app;
    DENY UPDATE, DELETE ON dbo.blok_dage TO opgoerelse_app;
    DENY UPDATE, DELETE ON dbo.blok_kube TO opgoerelse_app;
    DENY UPDATE, DELETE ON dbo.blok_laengde TO opgoerelse_app;
    DENY UPDATE, DELETE ON dbo.fortrolighed TO opgoerelse_app;
    DENY UPDATE, DELETE ON dbo.fortrolighed_linje TO opgoerelse_app;
    DENY UPDATE, DELETE ON dbo.udgivelse_aendring TO opgoerelse_app;
    DENY UPDATE, DELETE ON dbo.udgivelse_blok TO opgoerelse_app;
    DENY UPDATE, DELETE ON dbo.udgivelse_celle TO opgoerelse_app;
    DENY UPDATE, DELETE ON dbo.udgivelse_flytning TO opgoerelse_app;
    DENY UPDATE, DELETE ON dbo.udgivelse_kvalitet TO opgoerelse_app;
    DENY UPDATE, DELETE ON dbo.udgivelse_kvalitet_maal TO opgoerelse_app;
    DENY UPDATE, DELETE ON dbo.udgivelse_revision TO opgoerelse_app;
    DENY UPDATE, DELETE ON dbo.udgivelse_side TO opgoerelse_app;
    DENY UPDATE, DELETE ON dbo.udgivelse_side_celle TO opgoerelse_app;
    DENY UPDATE, DELETE ON dbo.udgivelse_skridt TO opgoerelse_app;
    DENY UPDATE, DELETE ON dbo.udgivelse_tabel TO opgoerelse_app;
    DENY UPDATE, DELETE ON dbo.udgivelse_tal TO opgoerelse_app;
    -- What it was made of too. Only its state moves.
    DENY UPDATE ON dbo.udgivelse (udgivelse_id, ordning, regelsaet, regelsaet_version, dato, position, kodeversion, kontrolsum, klargjort, kendte) TO opgoerelse_app;

    -- What was received, and what was done, never goes away: no rows are deleted but of what can be made again.
    DENY DELETE ON dbo.adgangsnoegle TO opgoerelse_app;
    DENY DELETE ON dbo.afvisning TO opgoerelse_app;
    DENY DELETE ON dbo.arkivfil TO opgoerelse_app;
    DENY DELETE ON dbo.besked TO opgoerelse_app;
    DENY DELETE ON dbo.forloeb TO opgoerelse_app;
    DENY DELETE ON dbo.forsendelse TO opgoerelse_app;
    DENY DELETE ON dbo.fritagelse TO opgoerelse_app;
    DENY DELETE ON dbo.indsats TO opgoerelse_app;
    DENY DELETE ON dbo.indstilling TO opgoerelse_app;
    DENY DELETE ON dbo.koersel TO opgoerelse_app;
    DENY DELETE ON dbo.leverance TO opgoerelse_app;
    DENY DELETE ON dbo.leverance_tal TO opgoerelse_app;
    DENY DELETE ON dbo.noegle TO opgoerelse_app;
    DENY DELETE ON dbo.ordinaere_timer TO opgoerelse_app;
    DENY DELETE ON dbo.skema_version TO opgoerelse_app;
    DENY DELETE ON dbo.udgivelse TO opgoerelse_app;
END;

-- The tables of releases that the service's account could change all the same.
SELECT t.name
FROM sys.tables AS t
INNER JOIN sys.columns AS c ON c.object_id = t.object_id AND c.name = N'udgivelse_id'
WHERE t.schema_id = SCHEMA_ID(N'dbo')
    AND t.name NOT IN (N'udgivelse', N'gemt_forespoergsel', N'forsendelse')
    AND DATABASE_PRINCIPAL_ID(N'opgoerelse_app') IS NOT NULL
    AND (
        SELECT COUNT(*)
        FROM sys.database_permissions AS p
        WHERE p.class = 1 AND p.major_id = t.object_id AND p.minor_id = 0 AND p.state = N'D'
            AND p.permission_name IN (N'UPDATE', N'DELETE')
            AND p.grantee_principal_id = DATABASE_PRINCIPAL_ID(N'opgoerelse_app')
    ) < 2
ORDER BY t.name;
