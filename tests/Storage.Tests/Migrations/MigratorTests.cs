using Dapper;
using Opgoerelse.Motorer;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;

namespace Opgoerelse.StorageTests.Migrations;

public sealed class MigratorTests
{
    [Theory]
    [PaaHverMotor]
    public void Hver_migrering_koeres_een_gang_og_staar_i_journalen(string motor)
    {
        using var proeve = Motor.Tom(motor);
        var database = proeve.Aabn();
        Migrator.Migrate(database, TimeProvider.System);
        Migrator.Migrate(database, TimeProvider.System);
        using var connection = database.Connect();
        Assert.Equal(
            Migration.All(motor).Select(en => (long)en.Number),
            connection.Query<long>("SELECT nummer FROM skema_version ORDER BY nummer"));
        Assert.True(database.TableExists(connection, "udgivelse_celle"));
    }

    [Theory]
    [PaaHverMotor]
    public void Et_nyere_skema_end_programmets_afvises(string motor)
    {
        using var proeve = Motor.Tom(motor);
        var database = proeve.Aabn();
        Migrator.Migrate(database, TimeProvider.System);
        Koer(database, "INSERT INTO skema_version (nummer, navn, checksum, koert) VALUES (9999, 'fremtid', 'x', 0)");
        Assert.Contains("nyere", Assert.Throws<InvalidOperationException>(() => Migrator.Migrate(database, TimeProvider.System)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [PaaHverMotor]
    public void En_migrering_der_er_aendret_siden_afvises(string motor)
    {
        using var proeve = Motor.Tom(motor);
        var database = proeve.Aabn();
        Migrator.Migrate(database, TimeProvider.System);
        Koer(database, "UPDATE skema_version SET checksum = 'x' WHERE nummer = 2");
        Assert.Contains("ændret", Assert.Throws<InvalidOperationException>(() => Migrator.Migrate(database, TimeProvider.System)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [PaaHverMotor]
    public async Task Flere_der_migrerer_paa_een_gang_goer_det_een_gang(string motor)
    {
        using var proeve = Motor.Tom(motor);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrator.Migrate(proeve.Aabn(), TimeProvider.System), TestContext.Current.CancellationToken)));
        using var connection = proeve.Aabn().Connect();
        Assert.Equal(Migration.All(motor).Count, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM skema_version"));
    }

    [Fact]
    public void De_to_motorer_har_de_samme_migreringer() =>
        Assert.Equal(Migration.All("sqlite").Select(en => en.Name), Migration.All("sqlserver").Select(en => en.Name));

    private static void Koer(Database database, string sql)
    {
        using var connection = database.Connect();
        connection.Execute(sql);
    }
}
