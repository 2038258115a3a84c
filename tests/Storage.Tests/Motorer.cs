using Microsoft.Data.SqlClient;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Sqlite;
using Opgoerelse.Storage.SqlServer;

namespace Opgoerelse.StorageTests;

/// <summary>
/// The engines that the contract is tried on: always the embedded one, and SQL Server when
/// <c>OPGOERELSE_TEST_SQLSERVER</c> holds a connection string of an account that may make databases.
/// </summary>
public static class Motorer
{
    private const string Variabel = "OPGOERELSE_TEST_SQLSERVER";

    /// <summary>The connection string of SQL Server, or null.</summary>
    public static string? SqlServer => Environment.GetEnvironmentVariable(Variabel) is { Length: > 0 } sat ? sat : null;

    public static TheoryData<string> Alle => SqlServer is null ? ["sqlite"] : ["sqlite", "sqlserver"];

    /// <summary>A database of its own, gone when it is disposed of.</summary>
    public static Proevebase Ny(string motor) => motor == "sqlite" ? new Fil() : new Server(SqlServer!);

    private sealed class Fil : Proevebase
    {
        private readonly string _mappe = Directory.CreateTempSubdirectory("opgoerelse-storage-").FullName;

        public override Database Aabn() => new SqliteDatabase(Path.Combine(_mappe, "opgoerelse.db"));

        public override void Dispose()
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(_mappe, recursive: true);
        }
    }

    private sealed class Server : Proevebase
    {
        private readonly string _navn = "opgoerelse_proeve_" + Guid.NewGuid().ToString("N");
        private readonly string _forbindelse;

        public Server(string forbindelse)
        {
            _forbindelse = forbindelse;
            Koer($"CREATE DATABASE {_navn}");
        }

        public override Database Aabn() =>
            new SqlServerDatabase(
                new SqlConnectionStringBuilder(_forbindelse) { InitialCatalog = _navn }.ConnectionString,
                new SqlServerOptions { WriteLockTimeout = TimeSpan.FromSeconds(5) });

        public override void Dispose()
        {
            SqlConnection.ClearAllPools();
            Koer($"ALTER DATABASE {_navn} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {_navn};");
        }

        private void Koer(string sql)
        {
            using var connection = new SqlConnection(_forbindelse);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}

/// <summary>A database that one test has for itself.</summary>
public abstract class Proevebase : IDisposable
{
    /// <summary>A new instance on the same database, as another process would open it.</summary>
    public abstract Database Aabn();

    public abstract void Dispose();
}
