using Dapper;
using Opgoerelse.Motorer;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Faults;
using Opgoerelse.Storage.Migrations;

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

    /// <summary>Bytes from the first to the last, numbers by value, a text that never changes; two alike are in order.</summary>
    [Theory]
    [PaaHverMotor]
    public void Raekker_der_loves_i_raekkefoelge_holdes_til_den(string motor)
    {
        using var proeve = Motor.Tom(motor);
        var database = proeve.Aabn();
        using var connection = database.Connect();
        connection.Execute("CREATE TABLE orden (tekst NVARCHAR(20) NOT NULL, id BINARY(16) NOT NULL, tal BIGINT NOT NULL, andet BIGINT NOT NULL)");
        var (lav, hoej) = (Guid.Parse("7fffffff-0000-0000-0000-000000000002"), Guid.Parse("80000000-0000-0000-0000-000000000001"));

        Assert.Equal(4, Skriv(("a", lav, -1, 9), ("a", lav, 0, 8), ("a", lav, 0, 7), ("a", hoej, -5, 6)));
        Assert.Throws<InvalidOperationException>(() => Skriv(("a", hoej, 0, 0), ("a", lav, 0, 0)));
        Assert.Throws<InvalidOperationException>(() => Skriv(("a", lav, 0, 0), ("a", lav, -1, 0)));
        Assert.Throws<InvalidOperationException>(() => Skriv(("a", lav, 0, 0), ("b", hoej, 0, 0)));
        Assert.Equal(4, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM orden"));

        long Skriv(params (string Tekst, Guid Id, long Tal, long Andet)[] raekker)
        {
            using var transaction = database.BeginWrite(connection);
            long antal;
            using (var writer = database.BulkInsert(transaction, "orden", Column.Text("tekst").Sorted(), Column.Id("id").Sorted(), Column.Number("tal").Sorted(), Column.Number("andet")))
            {
                foreach (var (tekst, id, tal, andet) in raekker)
                {
                    writer.Add(tekst).Add(id).Add(tal).Add(andet).EndRow();
                }

                antal = writer.Rows;
            }

            transaction.Commit();
            return antal;
        }
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

    /// <summary>
    /// Two that take the same rows in opposite order. A server throws one out, which is then begun again; the embedded
    /// engine lets one wait.
    /// </summary>
    [Theory]
    [PaaHverMotor]
    public async Task To_der_tager_de_samme_raekker_paa_kryds_bliver_begge_faerdige(string motor)
    {
        using var proeve = Motor.Tom(motor);
        using var connection = proeve.Aabn().Connect();
        connection.Execute(Tabel);
        connection.Execute("INSERT INTO proeve (noegle, tal) VALUES (1, 0)");
        connection.Execute("INSERT INTO proeve (noegle, tal) VALUES (2, 0)");
        using var foerste = new ManualResetEventSlim();
        using var anden = new ManualResetEventSlim();
        var fejl = new System.Collections.Concurrent.ConcurrentBag<Exception>();

        await Task.WhenAll(
            Task.Run(() => Tag(1, 2, foerste, anden), TestContext.Current.CancellationToken),
            Task.Run(() => Tag(2, 1, anden, foerste), TestContext.Current.CancellationToken));

        Assert.Equal([2L, 2L], connection.Query<long>("SELECT tal FROM proeve ORDER BY noegle"));
        Assert.Equal(motor == Motor.Sqlite ? [] : [DatabaseFault.ThrownOut], fejl.Select(DatabaseFaults.Of));

        void Tag(int foerst, int saa, ManualResetEventSlim min, ManualResetEventSlim hans)
        {
            var database = proeve.Aabn();
            database.Repeating = fejl.Add;
            database.Repeat(_ =>
            {
                using var egen = database.Connect();
                using var transaction = egen.BeginTransaction(System.Data.IsolationLevel.ReadCommitted);
                egen.Execute("UPDATE proeve SET tal = tal + 1 WHERE noegle = @foerst", new { foerst }, transaction);
                min.Set();
                hans.Wait(TimeSpan.FromSeconds(2), CancellationToken.None);
                egen.Execute("UPDATE proeve SET tal = tal + 1 WHERE noegle = @saa", new { saa }, transaction);
                transaction.Commit();
            });
        }
    }

    [Theory]
    [PaaHverMotor]
    public void Mister_arbejdet_sin_forbindelse_begyndes_det_forfra_og_goeres_een_gang(string motor)
    {
        using var proeve = Motor.Tom(motor);
        var database = proeve.Aabn();
        using var anden = proeve.Aabn().Connect();
        anden.Execute(Tabel);
        var gange = 0;
        database.Repeat(uvist =>
        {
            Assert.False(uvist);
            using var egen = database.Connect();
            using var transaction = database.BeginWrite(egen);
            using (var writer = database.BulkInsert(transaction, "proeve", Column.Number("noegle")))
            {
                writer.Add(1L).EndRow();
            }

            if (++gange == 1 && motor == Motor.SqlServer)
            {
                anden.Execute($"KILL {egen.ExecuteScalar<long>("SELECT @@SPID", transaction: transaction)}");
            }

            egen.Execute("INSERT INTO proeve (noegle) VALUES (2)", transaction: transaction);
            transaction.Commit();
        });
        Assert.Equal(motor == Motor.SqlServer ? 2 : 1, gange);
        Assert.Equal(2L, anden.ExecuteScalar<long>("SELECT COUNT(*) FROM proeve"));
    }

    [Theory]
    [PaaHverMotor]
    public void En_laas_ved_om_den_holdes_endnu(string motor)
    {
        using var proeve = Motor.Tom(motor);
        var laas = proeve.Aabn().TryLock("job-proeve", TimeSpan.Zero);
        Assert.NotNull(laas);
        Assert.True(laas.IsHeld);
        laas.Dispose();
        Assert.False(laas.IsHeld);
    }

    [Theory]
    [PaaHverMotor]
    public void Foer_foerste_migrering_er_der_intet_at_spoerge(string motor)
    {
        using var proeve = Motor.Tom(motor);
        var database = proeve.Aabn();
        Assert.False(database.Exists());
        Migrator.Migrate(database, TimeProvider.System);
        Assert.True(database.Exists());
        Assert.Equal(motor == Motor.Sqlite, database.IsEmbedded);
    }

    /// <summary>A writer that is not done holds up no reader, and nobody sees what it may yet take back.</summary>
    [Theory]
    [PaaHverMotor]
    public void En_laeser_venter_ikke_paa_en_skriver(string motor)
    {
        using var proeve = Motor.Tom(motor);
        var database = proeve.Aabn();
        using var skriver = database.Connect();
        skriver.Execute(Tabel);
        skriver.Execute("INSERT INTO proeve (noegle, tal) VALUES (1, 1)");
        using var transaction = database.BeginWrite(skriver);
        skriver.Execute("UPDATE proeve SET tal = 2 WHERE noegle = 1", transaction: transaction);
        using var laeser = proeve.Aabn().Connect();
        Assert.Equal(1L, laeser.ExecuteScalar<long>(new CommandDefinition("SELECT tal FROM proeve WHERE noegle = 1", commandTimeout: 20)));
        transaction.Commit();
        Assert.Equal(2L, laeser.ExecuteScalar<long>("SELECT tal FROM proeve WHERE noegle = 1"));
    }
}
