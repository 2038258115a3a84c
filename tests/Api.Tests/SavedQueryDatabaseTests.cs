using Dapper;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;
using Opgoerelse.Support;

namespace Opgoerelse.ApiTests;

/// <summary>Saved queries moved out of the main database.</summary>
public sealed class SavedQueryDatabaseTests
{
    /// <summary>An earlier program kept them in the main database. Whenever the move is killed, each is there once in the end.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_old_ones_are_moved_once_wherever_the_move_is_killed(int stepsBeforeTheKill)
    {
        using var file = Engine.New(Engine.Sqlite);
        var main = file.OpenReader();
        Save(main, "a", "b");
        var killed = new SavedQueryDatabase(main);
        Migrator.Migrate(killed.Own, TimeProvider.System, SavedQueryDatabase.Scripts);
        foreach (var step in killed.MoveSteps(today: 739_000).Take(stepsBeforeTheKill))
        {
            step();
        }

        if (stepsBeforeTheKill > 0)
        {
            // Deleted by the operator before the program comes up again: it does not come back.
            using var connection = killed.Own.Connect();
            connection.Execute("DELETE FROM gemt_forespoergsel WHERE forespoergsel_id = 'a'");
        }

        var started = new SavedQueryDatabase(file.OpenReader());
        started.Prepare(TimeProvider.System);
        Assert.Equal(stepsBeforeTheKill > 0 ? ["b"] : ["a", "b"], Ids(started.Own));
        Assert.Empty(Ids(main));

        // An older program in between keeps its own there; they are moved too, those that are known only once.
        Save(main, "b", "c");
        started.Prepare(TimeProvider.System);
        Assert.Equal(stepsBeforeTheKill > 0 ? ["b", "c"] : ["a", "b", "c"], Ids(started.Own));
        Assert.Empty(Ids(main));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(started.Own.Place));
        }
    }

    [Fact]
    public void A_moved_query_is_as_it_was()
    {
        using var file = Engine.New(Engine.Sqlite);
        var main = file.OpenReader();
        Save(main, "a");
        var place = new SavedQueryDatabase(main);
        place.Prepare(TimeProvider.System);

        using var connection = place.Own.Connect();
        var row = connection.QuerySingle<(string Id, long Version, string Table, string Content, long Release, long Saved)>(
            "SELECT forespoergsel_id, version, tabel, indhold, udgivelse_id, gemt FROM gemt_forespoergsel");
        Assert.Equal(("a", 1, "Y11IGA01", "{\"a\":1}", 7, 1_000), row);
    }

    private static void Save(Database main, params string[] ids)
    {
        using var connection = main.Connect();
        connection.Execute(
            "INSERT INTO gemt_forespoergsel (forespoergsel_id, version, tabel, indhold, udgivelse_id, gemt) VALUES (@id, 1, "
                + "'Y11IGA01', @content, 7, 1000)",
            ids.Select(id => new { id, content = $"{{\"{id}\":1}}" }));
    }

    private static List<string> Ids(Database database)
    {
        using var connection = database.Connect();
        return [.. connection.Query<string>("SELECT forespoergsel_id FROM gemt_forespoergsel ORDER BY forespoergsel_id")];
    }
}
