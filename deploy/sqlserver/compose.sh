#!/bin/bash
# What compose.yaml runs around the migration, as sa (SQLCMDPASSWORD): "foer" makes the database, its roles and the program's
# accounts, "efter" makes the analysts' views; the migration between them gives the roles their rights on the tables. A password
# stands on no command line: sqlcmd reads it from its environment as $(password).
set -euo pipefail
sql() { /opt/mssql-tools18/bin/sqlcmd -C -b -S sqlserver -U sa "$@"; }

# An account in a role, with the password that its connection string says.
account() {
    local login=$1 role=$2 file=$3 password
    password=$(sed -n 's/.*[Pp]assword=\([^;]*\).*/\1/p' "/run/secrets/$file")
    if [ -z "$password" ]; then
        echo "$file: no Password= in the connection string" >&2
        exit 2
    fi
    export password
    sql -d opgoerelse -Q "
        IF SUSER_ID(N'$login') IS NULL CREATE LOGIN $login WITH PASSWORD = N'\$(password)', DEFAULT_DATABASE = opgoerelse;
        ELSE ALTER LOGIN $login WITH PASSWORD = N'\$(password)';
        IF USER_ID(N'$login') IS NULL CREATE USER $login FOR LOGIN $login WITH DEFAULT_SCHEMA = dbo;
        ALTER ROLE $role ADD MEMBER $login;"
    unset password
}

case "${1:-}" in
    foer)
        sql -Q "IF DB_ID(N'opgoerelse') IS NULL CREATE DATABASE opgoerelse;"
        sql -d opgoerelse -i /sqlserver/3_tilpasning.sql
        sql -d opgoerelse -i /sqlserver/1_roller.sql
        sql -d opgoerelse -i /sqlserver/4_hangfire.sql
        account konto_offentlig opgoerelse_offentlig offentlig
        account konto_app opgoerelse_app app
        account konto_skema opgoerelse_drift skema
        ;;
    efter)
        sql -d opgoerelse -i /sqlserver/2_statistik.sql
        ;;
    *)
        echo "foer or efter" >&2
        exit 2
        ;;
esac
