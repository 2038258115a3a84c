using Microsoft.Data.SqlClient;

namespace Opgoerelse.Support;

/// <summary>
/// The engines that the suite runs on: always the embedded one, and SQL Server when <c>OPGOERELSE_TEST_SQLSERVER</c>
/// holds a connection string of an account that may make databases.
/// </summary>
public static class Engine
{
    public const string Sqlite = "sqlite";
    public const string SqlServer = "sqlserver";
    public const string Variable = "OPGOERELSE_TEST_SQLSERVER";

    /// <summary>The connection string of SQL Server, or null.</summary>
    public static string? Connection => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } sat ? sat : null;

    public static IReadOnlyList<string> All => Connection is null ? [Sqlite] : [Sqlite, SqlServer];

    /// <summary>An empty database of its own, without a schema; gone when it is disposed of.</summary>
    public static TestDatabase Empty(string engine) =>
        engine == Sqlite ? new SqliteTestDatabase() : new SqlServerTestDatabase(SqlServerTestDatabase.Make(), isReused: false);

    /// <summary>The same database for another account of the server.</summary>
    public static string As(string login, string password, string connectionString) =>
        new SqlConnectionStringBuilder(connectionString)
        {
            UserID = login,
            Password = password,
            IntegratedSecurity = false,
        }.ConnectionString;

    /// <summary>A database with the whole schema and no rows.</summary>
    public static TestDatabase New(string engine) =>
        engine == Sqlite ? SqliteTestDatabase.WithSchema() : SqlServerTestDatabase.WithSchema();
}
