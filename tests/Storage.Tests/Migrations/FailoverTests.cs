using Opgoerelse.Storage.Migrations;
using Opgoerelse.Support;

namespace Opgoerelse.StorageTests.Migrations;

/// <summary>A server that fails over while its schema is brought up to date.</summary>
public sealed class FailoverTests
{
    [Theory]
    [OnEachEngine]
    public void The_migration_is_begun_again_with_the_lock_taken_again(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        using var database = new Failover(engineTest.OpenReader());
        Migrator.Migrate(database, TimeProvider.System);

        Assert.Equal(2, database.Taken);
        using var connection = database.Connect();
        Assert.True(database.TableExists(connection, "udgivelse_celle"));
    }

    [Theory]
    [OnEachEngine]
    public void When_another_has_taken_the_lock_meanwhile_that_is_said(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        using var database = new Failover(engineTest.OpenReader(), takenMeanwhile: true);

        Assert.Contains(
            "skemalåsen",
            Assert.Throws<InvalidOperationException>(() => Migrator.Migrate(database, TimeProvider.System)).Message,
            StringComparison.Ordinal);
        using var connection = database.Connect();
        Assert.False(database.TableExists(connection, "udgivelse_celle"));
    }
}
