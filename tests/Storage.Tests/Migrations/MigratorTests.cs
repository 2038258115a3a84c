using Dapper;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;
using Opgoerelse.Support;

namespace Opgoerelse.StorageTests.Migrations;

public sealed class MigratorTests
{
    [Theory]
    [OnEachEngine]
    public void Every_migration_runs_once_and_stands_in_the_journal(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        var database = engineTest.OpenReader();
        Migrator.Migrate(database, TimeProvider.System);
        Migrator.Migrate(database, TimeProvider.System);
        using var connection = database.Connect();
        Assert.Equal(
            Migration.All(engine).Select(one => (long)one.Number),
            connection.Query<long>("SELECT nummer FROM skema_version ORDER BY nummer"));
        Assert.True(database.TableExists(connection, "udgivelse_celle"));
    }

    [Theory]
    [OnEachEngine]
    public void A_newer_schema_than_the_programs_is_refused(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        var database = engineTest.OpenReader();
        Migrator.Migrate(database, TimeProvider.System);
        Run(database, "INSERT INTO skema_version (nummer, navn, checksum, koert) VALUES (9999, 'fremtid', 'x', 0)");
        Assert.Contains(
            "nyere",
            Assert.Throws<InvalidOperationException>(() => Migrator.Migrate(database, TimeProvider.System)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [OnEachEngine]
    public void A_migration_that_has_changed_since_is_refused(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        var database = engineTest.OpenReader();
        Migrator.Migrate(database, TimeProvider.System);
        Run(database, "UPDATE skema_version SET checksum = 'x' WHERE nummer = 2");
        Assert.Contains(
            "ændret",
            Assert.Throws<InvalidOperationException>(() => Migrator.Migrate(database, TimeProvider.System)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [OnEachEngine]
    public async Task Several_that_migrate_at_once_do_it_once(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Task.Run(() => Migrator.Migrate(engineTest.OpenReader(), TimeProvider.System), TestContext.Current.CancellationToken)));
        using var connection = engineTest.OpenReader().Connect();
        Assert.Equal(Migration.All(engine).Count, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM skema_version"));
    }

    [Fact]
    public void The_two_engines_have_the_same_migrations() =>
        Assert.Equal(Migration.All("sqlite").Select(one => one.Name), Migration.All("sqlserver").Select(one => one.Name));

    private static void Run(Database database, string sql)
    {
        using var connection = database.Connect();
        connection.Execute(sql);
    }
}
