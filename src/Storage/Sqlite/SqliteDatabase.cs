using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Opgoerelse.Storage.Sqlite;

/// <summary>
/// The embedded engine: one file, write-ahead log, one writer at a time, readers never blocked.
/// </summary>
public sealed class SqliteDatabase : Database
{
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(60);

    private readonly string _connectionString;
    private readonly string _setUp;
    private readonly int _cacheKibibytes;

    /// <param name="file">The database file; its folder is made, when it is missing, with the first connection.</param>
    public SqliteDatabase(string file)
        : this(file, UsualPatience, cacheKibibytes: 256 << 10)
    {
    }

    private SqliteDatabase(string file, TimeSpan patience, int cacheKibibytes)
    {
        File = Path.GetFullPath(file);
        _cacheKibibytes = cacheKibibytes;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = File,
            ForeignKeys = true,
            DefaultTimeout = (int)Math.Ceiling(patience.TotalSeconds),
        }.ToString();

        // synchronous = FULL: a commit that was reported survives a power cut too, not only a kill.
        _setUp = string.Create(CultureInfo.InvariantCulture, $"""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA busy_timeout = {(long)patience.TotalMilliseconds};
            PRAGMA cache_size = -{cacheKibibytes};
            PRAGMA temp_store = FILE;
            PRAGMA mmap_size = 1073741824;
            """);
    }

    /// <summary>The database file's full path.</summary>
    public string File { get; }

    /// <inheritdoc />
    public override string Engine => "sqlite";

    /// <inheritdoc />
    public override string Place => File;

    /// <inheritdoc />
    public override DbConnection Connect()
    {
        MakeFolder();
        MakeFile();
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        Execute(connection, _setUp);
        return connection;
    }

    /// <inheritdoc />
    public override bool Exists() => System.IO.File.Exists(File);

    /// <inheritdoc />
    public override bool IsEmbedded => true;

    /// <inheritdoc />
    public override void Delete()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in new[] { File, File + "-wal", File + "-shm" })
        {
            System.IO.File.Delete(file);
        }
    }

    /// <inheritdoc />
    public override Database Aside(string name, TimeSpan patience) =>
        new SqliteDatabase(Path.Combine(Path.GetDirectoryName(File)!, name + ".db"), patience, cacheKibibytes: 4 << 10);

    /// <inheritdoc />
    public override DbTransaction BeginWrite(DbConnection connection)
    {
        // There is one writer, and the indexes that it writes to are random: a cache that they fit in takes no more than they are.
        Execute((SqliteConnection)connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA cache_size = -{4 * _cacheKibibytes};"));
        return ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false);
    }

    /// <inheritdoc />
    public override DbTransaction BeginRead(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: true);

    /// <inheritdoc />
    public override BulkWriter BulkInsert(DbTransaction transaction, string table, params ReadOnlySpan<Column> columns) =>
        new SqliteBulkWriter((SqliteConnection)transaction.Connection!, table, columns);

    /// <inheritdoc />
    public override string Staging(DbTransaction transaction, string name, params ReadOnlySpan<Column> columns)
    {
        var definitions = new List<string>(columns.Length);
        foreach (var column in columns)
        {
            definitions.Add(column.Name + (column.Kind switch
            {
                ColumnKind.Number => " INTEGER",
                ColumnKind.Text => " TEXT",
                _ => " BLOB",
            }));
        }

        var table = "temp." + name;
        Execute(
            (SqliteConnection)transaction.Connection!,
            $"CREATE TEMP TABLE IF NOT EXISTS {name} ({string.Join(", ", definitions)}); DELETE FROM {table};");
        return table;
    }

    /// <inheritdoc />
    public override DatabaseLock? TryLock(string name, TimeSpan patience)
    {
        MakeFolder();
        var path = $"{File}.{name}.lock";
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new SqliteLock(OwnerOnly.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite));
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(begun) < patience)
            {
                Thread.Sleep(50);
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    /// <inheritdoc />
    public override bool TableExists(DbConnection connection, string table) =>
        connection.ExecuteScalar<long>(
            "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = @table", new { table = table }) > 0;

    /// <inheritdoc />
    public override void Tune(DbConnection connection) => Execute((SqliteConnection)connection, "PRAGMA optimize = 0x10002;");

    private void MakeFolder() => OwnerOnly.MakeFolder(Path.GetDirectoryName(File)!);

    /// <summary>The engine gives the files beside it the mode that the database has; so it is made before the engine makes it.</summary>
    private void MakeFile()
    {
        if (Exists())
        {
            return;
        }

        try
        {
            OwnerOnly.Open(File, FileMode.CreateNew, share: FileShare.ReadWrite).Dispose();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another process was first; or it cannot be made at all, and the engine says so.
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

/// <summary>A file that is held open unshared: the operating system lets go of it when the process dies, and no sooner.</summary>
internal sealed class SqliteLock(FileStream file) : DatabaseLock
{
    public override bool IsHeld => file.CanRead;

    protected override void Dispose(bool disposing) => file.Dispose();
}
