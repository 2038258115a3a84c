using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Data.SqlClient;

namespace Opgoerelse.Storage.SqlServer;

/// <summary>
/// The production engine. Writers are put in line by an application lock that their transaction owns; readers see a
/// snapshot, which the database must be set up for.
/// </summary>
/// <remarks>
/// No lock hints, and no statement that needs more than a plain login with rights on its own schema.
/// </remarks>
public sealed class SqlServerDatabase : Database
{
    /// <summary>Which lock puts writers in line, unless they have a line of their own.</summary>
    private const string WriteLock = "skriv";

    /// <summary>
    /// What a session must be, whoever used its connection before: a failed statement ends its whole transaction, and
    /// the isolation level is the usual one (a reset of the session does not set that back).
    /// </summary>
    internal const string SetUpSession = "SET XACT_ABORT ON; SET TRANSACTION ISOLATION LEVEL READ COMMITTED;";

    internal const string CountTables = """
        SELECT COUNT(*)
        FROM INFORMATION_SCHEMA.TABLES
        WHERE TABLE_SCHEMA = SCHEMA_NAME() AND TABLE_NAME = @table
        """;

    /// <summary>Whether readers see row versions instead of waiting for writers, by themselves and in snapshot transactions.</summary>
    internal const string RowVersions = """
        SELECT COUNT(*)
        FROM sys.databases
        WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 1 AND snapshot_isolation_state = 1
        """;

    /// <summary>How many of the roles that have rights on single tables are there, and may be seen.</summary>
    internal const string CountRoles =
        "SELECT COUNT(*) FROM sys.database_principals WHERE name IN (N'opgoerelse_app', N'opgoerelse_offentlig')";

    /// <summary>
    /// Makes or empties a staging table. <c>$table</c> and <c>$columns</c> stand for its name and columns. A batch of its
    /// own without parameters: a temporary table made under parameters would be gone with them.
    /// </summary>
    internal const string MakeStaging = """
        IF OBJECT_ID(N'tempdb..$table') IS NULL
            CREATE TABLE $table ($columns);
        ELSE
            TRUNCATE TABLE $table;
        """;

    private readonly string _connectionString;
    private readonly string _lockConnectionString;
    private readonly SqlServerOptions _options;
    private readonly string _writeLock;

    /// <param name="connectionString">What Microsoft.Data.SqlClient reads; that encrypts unless it is told otherwise.</param>
    /// <param name="options">Timeouts; null for the usual ones.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    /// <exception cref="NotSupportedException">The program runs without language data.</exception>
    public SqlServerDatabase(string connectionString, SqlServerOptions? options = null)
        : this(connectionString, options, WriteLock)
    {
    }

    private SqlServerDatabase(string connectionString, SqlServerOptions? options, string writeLock)
    {
        _writeLock = writeLock;
        if (!HasLanguageData())
        {
            // SqlClient would say so too, in English and at the first connection.
            throw new NotSupportedException(
                "SQL Server kan ikke bruges uden sprogdata (ICU). Installér libicu på maskinen, og lad "
                    + "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT være uden værdi.");
        }

        _options = options ?? new SqlServerOptions();
        var builder = new SqlConnectionStringBuilder(connectionString);
        if (!builder.ShouldSerialize("Connect Timeout"))
        {
            builder.ConnectTimeout = Seconds(_options.ConnectTimeout);
        }

        if (!builder.ShouldSerialize("Application Name"))
        {
            builder.ApplicationName = "opgoerelse";
        }

        _connectionString = builder.ConnectionString;
        Place = $"{builder.InitialCatalog} på {builder.DataSource}";

        // A lock belongs to its session. Were a broken session mended behind our back, the lock would be lost unseen.
        builder.ApplicationName += " (lock)";
        builder.ConnectRetryCount = 0;
        _lockConnectionString = builder.ConnectionString;
    }

    /// <inheritdoc />
    public override string Engine => "sqlserver";

    /// <inheritdoc />
    public override string Place { get; }

    /// <inheritdoc />
    public override DbConnection Connect()
    {
        var connection = new SqlConnection(_connectionString);
        try
        {
            connection.Open();
            Execute(connection, null, SetUpSession);
            return new SqlServerConnection(connection, Seconds(_options.CommandTimeout));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public override bool Exists()
    {
        using var connection = Connect();
        return TableExists(connection, "skema_version");
    }

    /// <inheritdoc />
    public override bool IsEmbedded => false;

    /// <inheritdoc />
    public override void Delete() => throw new NotSupportedException($"{Place} er en servers database, og ikke programmets at smide ud.");

    /// <inheritdoc />
    public override Database Aside(string name, TimeSpan patience)
    {
        // Another application name is another pool: its connections are not those that long work holds.
        var builder = new SqlConnectionStringBuilder(_connectionString) { ConnectTimeout = Seconds(patience) };
        builder.ApplicationName += $" ({name})";
        return new SqlServerDatabase(
            builder.ConnectionString,
            new SqlServerOptions { ConnectTimeout = patience, CommandTimeout = patience, WriteLockTimeout = patience, Pauses = [] },
            name);
    }

    /// <inheritdoc />
    /// <exception cref="TimeoutException">Another writer did not end in time.</exception>
    public override DbTransaction BeginWrite(DbConnection connection)
    {
        var transaction = (SqlServerTransaction)connection.BeginTransaction(IsolationLevel.ReadCommitted);
        try
        {
            return ApplicationLock.Take(transaction.Inner.Connection, transaction.Inner, _writeLock, _options.WriteLockTimeout)
                ? transaction
                : throw new TimeoutException("En anden proces skriver i databasen og blev ikke færdig i tide. Prøv igen senere.");
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    /// <summary>A snapshot, which the database must allow (<see cref="Lacks"/>).</summary>
    public override DbTransaction BeginRead(DbConnection connection) => connection.BeginTransaction(IsolationLevel.Snapshot);

    /// <inheritdoc />
    public override BulkWriter BulkInsert(DbTransaction transaction, string table, params ReadOnlySpan<Column> columns) =>
        new SqlServerBulkWriter(((SqlServerTransaction)transaction).Inner, table, columns, Seconds(_options.CommandTimeout));

    /// <inheritdoc />
    public override string Staging(DbTransaction transaction, string name, params ReadOnlySpan<Column> columns)
    {
        var table = "#" + name;
        var inner = ((SqlServerTransaction)transaction).Inner;
        Execute(inner.Connection, inner, StagingSql(table, columns));
        return table;
    }

    /// <inheritdoc />
    public override DatabaseLock? TryLock(string name, TimeSpan patience)
    {
        var connection = new SqlConnection(_lockConnectionString);
        try
        {
            connection.Open();
            if (ApplicationLock.Take(connection, null, name, patience))
            {
                return new ApplicationLock(connection, name);
            }
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
        return null;
    }

    /// <inheritdoc />
    public override bool TableExists(DbConnection connection, string table) =>
        connection.ExecuteScalar<long>(CountTables, new { table = table }) > 0;

    /// <summary>
    /// Nothing: SQL Server refreshes its statistics by itself, and doing it by hand takes a right that the program's
    /// account need not have.
    /// </summary>
    public override void Tune(DbConnection connection)
    {
    }

    /// <inheritdoc />
    public override string? Lacks()
    {
        using var connection = Connect();
        return connection.ExecuteScalar<int>(RowVersions) == 1
            ? null
            : $"{Place} skal have READ_COMMITTED_SNAPSHOT og ALLOW_SNAPSHOT_ISOLATION slået til: kør deploy/sqlserver/3_tilpasning.sql.";
    }

    /// <inheritdoc />
    public override bool? Secure()
    {
        using var connection = Connect();
        if (connection.ExecuteScalar<int>(CountRoles) == 0)
        {
            return false;
        }

        using var stream = typeof(SqlServerDatabase).Assembly.GetManifestResourceStream("rights/sqlserver.sql")!;
        using var reader = new StreamReader(stream);
        if (connection.Query<string>(reader.ReadToEnd()).ToList() is { Count: > 0 } open)
        {
            throw new InvalidOperationException($"Tjenestens egen konto kan ændre i udgivelser: {string.Join(", ", open)}.");
        }

        return true;
    }

    /// <inheritdoc />
    protected override IReadOnlyList<TimeSpan> Pauses => _options.Pauses;

    internal static string StagingSql(string table, ReadOnlySpan<Column> columns)
    {
        var definitions = new StringBuilder();
        foreach (var column in columns)
        {
            definitions.Append(definitions.Length == 0 ? "" : ", ").Append(column.Name).Append(column.Kind switch
            {
                ColumnKind.Number => " BIGINT NULL",
                ColumnKind.Id => " BINARY(16) NULL",
                ColumnKind.Hash => " BINARY(32) NULL",

                // Text compares by the rules of this database, not by those of tempdb.
                _ => " NVARCHAR(4000) COLLATE DATABASE_DEFAULT NULL",
            });
        }

        return MakeStaging.Replace("$table", table, StringComparison.Ordinal)
            .Replace("$columns", definitions.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The client finds code pages by culture, and refuses to run where there is none but the invariant one.</summary>
    private static bool HasLanguageData()
    {
        try
        {
            return !CultureInfo.GetCultureInfo("en-US").EnglishName.Contains("Invariant", StringComparison.Ordinal);
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    private static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);

    private void Execute(SqlConnection connection, SqlTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = Seconds(_options.CommandTimeout);
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

/// <summary>How long the program waits for SQL Server. What the connection string itself says goes first.</summary>
public sealed class SqlServerOptions
{
    /// <summary>How long a login may take.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a statement, or one portion of a bulk load, may take.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a writer waits for the writer before it.</summary>
    public TimeSpan WriteLockTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long to wait before each further attempt at a unit of work. A deadlock is over at once; a failover takes some
    /// ten seconds.
    /// </summary>
    public IReadOnlyList<TimeSpan> Pauses { get; set; } =
    [
        TimeSpan.FromMilliseconds(200),
        TimeSpan.FromSeconds(2),
        TimeSpan.FromSeconds(10),
    ];
}
