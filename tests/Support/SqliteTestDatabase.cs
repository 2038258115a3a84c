using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;
using Opgoerelse.Storage.Sqlite;

namespace Opgoerelse.Support;

/// <summary>The embedded engine: a file in a folder of its own.</summary>
internal sealed class SqliteTestDatabase : TestDatabase
{
    private readonly string _folder = Directory.CreateTempSubdirectory("opgoerelse-base-").FullName;

    public override string? Connection => null;

    public static SqliteTestDatabase WithSchema()
    {
        var file = new SqliteTestDatabase();
        Migrator.Migrate(file.OpenReader(), TimeProvider.System);
        return file;
    }

    public override Database OpenReader() => new SqliteDatabase(Path.Combine(_folder, "opgoerelse.db"));

    protected override void Dispose(bool disposing)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
