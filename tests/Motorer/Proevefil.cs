using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;
using Opgoerelse.Storage.Sqlite;

namespace Opgoerelse.Motorer;

/// <summary>The embedded engine: a file in a folder of its own.</summary>
internal sealed class Proevefil : Proevebase
{
    private readonly string _mappe = Directory.CreateTempSubdirectory("opgoerelse-base-").FullName;

    public override string? Forbindelse => null;

    public static Proevefil MedSkema()
    {
        var fil = new Proevefil();
        Migrator.Migrate(fil.Aabn(), TimeProvider.System);
        return fil;
    }

    public override Database Aabn() => new SqliteDatabase(Path.Combine(_mappe, "opgoerelse.db"));

    protected override void Dispose(bool disposing)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_mappe, recursive: true);
    }
}
