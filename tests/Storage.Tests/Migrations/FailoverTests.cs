using Opgoerelse.Storage.Migrations;
using Opgoerelse.Support;

namespace Opgoerelse.StorageTests.Migrations;

/// <summary>A server that fails over while its schema is brought up to date.</summary>
public sealed class FailoverTests
{
    [Theory]
    [OnEachEngine]
    public void Migreringen_begyndes_igen_med_laasen_taget_igen(string engine)
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
    public void Har_en_anden_taget_laasen_imens_siges_det(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        using var database = new Failover(engineTest.OpenReader(), takenMeanwhile: true);

        Assert.Contains("skemalåsen", Assert.Throws<InvalidOperationException>(() => Migrator.Migrate(database, TimeProvider.System)).Message, StringComparison.Ordinal);
        using var connection = database.Connect();
        Assert.False(database.TableExists(connection, "udgivelse_celle"));
    }
}
