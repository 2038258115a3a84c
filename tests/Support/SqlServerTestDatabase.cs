using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;
using Opgoerelse.Storage.SqlServer;

namespace Opgoerelse.Support;

/// <summary>
/// SQL Server: databases of this run's own, dropped when the run ends. One with the schema takes a server seconds to
/// make, so that it is emptied and used by the next test.
/// </summary>
internal sealed class SqlServerTestDatabase : TestDatabase
{
    /// <summary>The row is pointed at by another table's key.</summary>
    private const int PointedAt = 547;

    private static readonly ConcurrentBag<string> FreeOnes = [];
    private static readonly ConcurrentBag<string> MadeOnes = [];
    private readonly string _name;
    private readonly bool _isReused;

    static SqlServerTestDatabase() => AppDomain.CurrentDomain.ProcessExit += (_, _) => DropAll();

    public SqlServerTestDatabase(string name, bool isReused)
    {
        _name = name;
        _isReused = isReused;
    }

    public override string Connection => new SqlConnectionStringBuilder(Engine.Connection) { InitialCatalog = _name }.ConnectionString;

    public static SqlServerTestDatabase WithSchema()
    {
        if (FreeOnes.TryTake(out var name))
        {
            return new SqlServerTestDatabase(name, isReused: true);
        }

        var server = new SqlServerTestDatabase(Make(), isReused: true);
        Migrator.Migrate(server.OpenReader(), TimeProvider.System);
        return server;
    }

    /// <summary>Makes an empty database, as production is told to have it: readers see rows as they were last committed.</summary>
    public static string Make()
    {
        var name = "opgoerelse_proeve_" + Guid.NewGuid().ToString("N");
        Run($"CREATE DATABASE {name}");
        MadeOnes.Add(name);
        Attempts($"ALTER DATABASE {name} SET READ_COMMITTED_SNAPSHOT ON");
        Attempts($"ALTER DATABASE {name} SET ALLOW_SNAPSHOT_ISOLATION ON");
        return name;
    }

    public override Database OpenReader() => new SqlServerDatabase(Connection, new SqlServerOptions
    {
        WriteLockTimeout = TimeSpan.FromSeconds(5),
        Pauses = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200)],
    });

    protected override void Dispose(bool disposing)
    {
        if (_isReused)
        {
            Empty();
            FreeOnes.Add(_name);
        }
        else
        {
            DropOne(_name);
        }
    }

    private void Empty()
    {
        using var connection = OpenReader().Connect();
        var tables = connection.Query<string>(
            "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA = 'dbo' AND "
                + "TABLE_NAME <> 'skema_version'").ToList();
        while (tables.Count > 0)
        {
            // Those that others point at can be emptied when the others are.
            var rest = tables.Where(table => !Empty(connection, table)).ToList();
            tables = rest.Count < tables.Count
                ? rest
                : throw new InvalidOperationException($"{_name} kunne ikke tømmes: {string.Join(", ", rest)}.");
        }
    }

    private static bool Empty(DbConnection connection, string table)
    {
        try
        {
            connection.Execute($"DELETE FROM {table}");
            return true;
        }
        catch (SqlException error) when (error.Number == PointedAt)
        {
            return false;
        }
    }

    private static void DropAll()
    {
        foreach (var name in MadeOnes)
        {
            DropOne(name);
        }
    }

    private static void DropOne(string name)
    {
        SqlConnection.ClearAllPools();
        Attempts($"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE");
        Attempts($"DROP DATABASE {name}");
    }

    /// <summary>What not every server that speaks the protocol can do.</summary>
    private static void Attempts(string sql)
    {
        try
        {
            Run(sql);
        }
        catch (SqlException)
        {
            // The tests that need it say so.
        }
    }

    private static void Run(string sql)
    {
        using var connection = new SqlConnection(Engine.Connection);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 120;
        command.ExecuteNonQuery();
    }
}
