using Dapper;
using Opgoerelse.Motorer;
using Opgoerelse.Storage;

namespace Opgoerelse.StorageTests;

/// <summary>What <see cref="Database"/> promises, the same on both engines.</summary>
public sealed class Databasens_kontrakt
{
    private const string Tabel = "CREATE TABLE proeve (noegle BIGINT NOT NULL, tal INT NULL, flag SMALLINT NULL, tekst NVARCHAR(200) NULL, id BINARY(16) NULL, aftryk BINARY(32) NULL, CONSTRAINT pk_proeve PRIMARY KEY (noegle))";

    private static readonly Column[] Kolonner =
        [Column.Number("noegle"), Column.Number("tal"), Column.Number("flag"), Column.Text("tekst"), Column.Id("id"), Column.Hash("aftryk")];

    [Theory]
    [PaaHverMotor]
    public void Hver_slags_vaerdi_og_null_kommer_igen_som_den_blev_skrevet(string motor)
    {
        using var proeve = Motor.Tom(motor);
        var database = proeve.Aabn();
        using var connection = database.Connect();
        connection.Execute(Tabel);
        var id = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");
        var aftryk = Enumerable.Range(0, 32).Select(i => (byte)(i * 8)).ToArray();
        using (var transaction = database.BeginWrite(connection))
        {
            using (var writer = database.BulkInsert(transaction, "proeve", Kolonner))
            {
                writer.Add(long.MaxValue).Add(new DateOnly(2025, 1, 31)).Add(true).Add("æøå 'Ω' 😀").Add(id).Add(aftryk).EndRow();
                writer.Add(long.MinValue).AddNull().Add((bool?)null).Add((string?)null).AddNull().AddNull().EndRow();
                writer.Add(0L).Add(-1L).Add(false).Add("").Add(Guid.Empty).Add(new byte[32]).EndRow();
                Assert.Equal(3, writer.Rows);
            }

            transaction.Commit();
        }

        using var command = connection.CreateCommand();
        command.CommandText = "SELECT noegle, tal, flag, tekst, id, aftryk FROM proeve ORDER BY noegle DESC";
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Equal(long.MaxValue, reader.GetInt64(0));
        Assert.Equal(new DateOnly(2025, 1, 31), reader.ReadDate(1));
        Assert.True(reader.ReadFlagOrNull(2));
        Assert.Equal("æøå 'Ω' 😀", reader.GetString(3));
        Assert.Equal(id, reader.ReadId(4));
        Assert.Equal(aftryk, reader.GetFieldValue<byte[]>(5));

        Assert.True(reader.Read());
        Assert.Equal(0L, reader.GetValue(0));
        Assert.Equal(-1L, reader.GetValue(1));
        Assert.Equal(-1, reader.GetInt32(1));
        Assert.Equal(-1L, reader.GetInt64(1));
        Assert.False(reader.ReadFlagOrNull(2));
        Assert.Equal("", reader.GetString(3));
        Assert.Equal(Guid.Empty, reader.ReadId(4));

        Assert.True(reader.Read());
        Assert.All(Enumerable.Range(1, 5), kolonne => Assert.True(reader.IsDBNull(kolonne)));
        Assert.Equal(DBNull.Value, reader.GetValue(1));
        Assert.False(reader.Read());
    }

    [Theory]
    [PaaHverMotor]
    public void Flere_portioner_skrives_mens_andre_saetninger_koerer_paa_forbindelsen(string motor)
    {
        const int Raekker = 25_001;
        using var proeve = Motor.Tom(motor);
        var database = proeve.Aabn();
        using var connection = database.Connect();
        connection.Execute(Tabel);
        using var transaction = database.BeginWrite(connection);
        using (var writer = database.BulkInsert(transaction, "proeve", Column.Number("noegle"), Column.Text("tekst")))
        {
            for (var i = 0; i < Raekker; i++)
            {
                writer.Add(i).Add("nummer").EndRow();
                if (i % 5_000 == 0)
                {
                    Assert.Equal(1L, connection.ExecuteScalar<long>("SELECT 1", transaction: transaction));
                }
            }
        }

        Assert.Equal(Raekker, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM proeve", transaction: transaction));
    }

    [Theory]
    [PaaHverMotor]
    public void En_raekke_med_for_faa_vaerdier_afvises(string motor)
    {
        using var proeve = Motor.Tom(motor);
        var database = proeve.Aabn();
        using var connection = database.Connect();
        connection.Execute(Tabel);
        using var transaction = database.BeginWrite(connection);
        using var writer = database.BulkInsert(transaction, "proeve", Column.Number("noegle"), Column.Text("tekst"));
        Assert.Throws<InvalidOperationException>(() => writer.Add(1L).EndRow());
    }

    [Theory]
    [PaaHverMotor]
    public void En_mellemtabel_er_forbindelsens_egen_og_tom_hver_gang(string motor)
    {
        using var proeve = Motor.Tom(motor);
        var database = proeve.Aabn();
        using var en = database.Connect();
        for (var gang = 0; gang < 2; gang++)
        {
            using var transaction = database.BeginWrite(en);
            var navn = database.Staging(transaction, "noegler", Kolonner);
            using (var writer = database.BulkInsert(transaction, navn, Kolonner))
            {
                writer.Add(7L).AddNull().AddNull().Add("tekst").Add(Guid.Empty).Add(new byte[32]).EndRow();
            }

            Assert.Equal(1L, en.ExecuteScalar<long>($"SELECT COUNT(*) FROM {navn} WHERE noegle = @noegle AND tekst = 'tekst'", new { noegle = 7L }, transaction));
            transaction.Commit();
        }

        using var anden = database.Connect();
        using var andens = database.BeginWrite(anden);
        var tom = database.Staging(andens, "noegler", Kolonner);
        Assert.Equal(0L, anden.ExecuteScalar<long>($"SELECT COUNT(*) FROM {tom}", transaction: andens));
    }

    [Theory]
    [PaaHverMotor]
    public void En_laas_holdes_af_een_ad_gangen_og_slippes(string motor)
    {
        using var proeve = Motor.Tom(motor);
        var en = proeve.Aabn();
        var anden = proeve.Aabn();
        using (var laas = en.TryLock("job-proeve", TimeSpan.Zero))
        {
            Assert.NotNull(laas);
            Assert.Null(anden.TryLock("job-proeve", TimeSpan.Zero));
            Assert.Null(en.TryLock("job-proeve", TimeSpan.FromMilliseconds(100)));
            using var uvedkommende = anden.TryLock("job-andet", TimeSpan.Zero);
            Assert.NotNull(uvedkommende);
        }

        using var igen = anden.TryLock("job-proeve", TimeSpan.Zero);
        Assert.NotNull(igen);
    }

    [Theory]
    [PaaHverMotor]
    public void Det_der_ikke_blev_bekraeftet_er_ikke_sket(string motor)
    {
        using var proeve = Motor.Tom(motor);
        var database = proeve.Aabn();
        using var connection = database.Connect();
        connection.Execute(Tabel);
        using (var transaction = database.BeginWrite(connection))
        {
            connection.Execute("INSERT INTO proeve (noegle) VALUES (1)", transaction: transaction);
            Assert.Same(connection, transaction.Connection);
        }

        Assert.Equal(0L, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM proeve"));
        using (var transaction = database.BeginWrite(connection))
        {
            connection.Execute("INSERT INTO proeve (noegle) VALUES (1)", transaction: transaction);
            transaction.Commit();
        }

        using var laesning = database.BeginRead(connection);
        Assert.Equal(1L, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM proeve", transaction: laesning));
    }

    [Theory]
    [PaaHverMotor]
    public async Task En_skriver_venter_paa_den_foer_den(string motor)
    {
        using var proeve = Motor.Tom(motor);
        var database = proeve.Aabn();
        using var en = database.Connect();
        en.Execute(Tabel);
        using var foerst = database.BeginWrite(en);
        en.Execute("INSERT INTO proeve (noegle) VALUES (1)", transaction: foerst);
        var naeste = Task.Run(
            () =>
            {
                using var anden = proeve.Aabn().Connect();
                using var transaction = database.BeginWrite(anden);
                return anden.ExecuteScalar<long>("SELECT MAX(noegle) FROM proeve", transaction: transaction);
            },
            TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);
        Assert.False(naeste.IsCompleted);
        foerst.Commit();
        Assert.Equal(1L, await naeste);
    }

    [Theory]
    [PaaHverMotor]
    public void En_tabel_er_der_naar_den_er_lavet(string motor)
    {
        using var proeve = Motor.Tom(motor);
        var database = proeve.Aabn();
        using var connection = database.Connect();
        Assert.False(database.TableExists(connection, "proeve"));
        connection.Execute(Tabel);
        Assert.True(database.TableExists(connection, "proeve"));
        database.Tune(connection);
    }
}
