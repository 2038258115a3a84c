using Dapper;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Faults;
using Opgoerelse.Storage.Migrations;
using Opgoerelse.Support;

namespace Opgoerelse.StorageTests;

/// <summary>What <see cref="Database"/> promises, the same on both engines.</summary>
public sealed class DatabaseContractTests
{
    private const string Table =
        "CREATE TABLE proeve (noegle BIGINT NOT NULL, tal INT NULL, flag SMALLINT NULL, tekst NVARCHAR(200) NULL, id BINARY(16) "
            + "NULL, aftryk BINARY(32) NULL, CONSTRAINT pk_proeve PRIMARY KEY (noegle))";

    private static readonly Column[] Columns =
        [
            Column.Number("noegle"),
            Column.Number("tal"),
            Column.Number("flag"),
            Column.Text("tekst"),
            Column.Id("id"),
            Column.Hash("aftryk"),
        ];

    [Theory]
    [OnEachEngine]
    public void Every_kind_of_value_and_null_comes_back_as_it_was_written(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        var database = engineTest.OpenReader();
        using var connection = database.Connect();
        connection.Execute(Table);
        var id = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");
        var fingerprint = Enumerable.Range(0, 32).Select(i => (byte)(i * 8)).ToArray();
        using (var transaction = database.BeginWrite(connection))
        {
            using (var writer = database.BulkInsert(transaction, "proeve", Columns))
            {
                writer.Add(long.MaxValue).Add(new DateOnly(2025, 1, 31)).Add(true).Add("æøå 'Ω' 😀").Add(id).Add(fingerprint).EndRow();
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
        Assert.Equal(fingerprint, reader.GetFieldValue<byte[]>(5));

        Assert.True(reader.Read());
        Assert.Equal(0L, reader.GetValue(0));
        Assert.Equal(-1L, reader.GetValue(1));
        Assert.Equal(-1, reader.GetInt32(1));
        Assert.Equal(-1L, reader.GetInt64(1));
        Assert.False(reader.ReadFlagOrNull(2));
        Assert.Equal("", reader.GetString(3));
        Assert.Equal(Guid.Empty, reader.ReadId(4));

        Assert.True(reader.Read());
        Assert.All(Enumerable.Range(1, 5), column => Assert.True(reader.IsDBNull(column)));
        Assert.Equal(DBNull.Value, reader.GetValue(1));
        Assert.False(reader.Read());
    }

    [Theory]
    [OnEachEngine]
    public void Several_portions_are_written_while_other_statements_run_on_the_connection(string engine)
    {
        const int Rows = 25_001;
        using var engineTest = Engine.Empty(engine);
        var database = engineTest.OpenReader();
        using var connection = database.Connect();
        connection.Execute(Table);
        using var transaction = database.BeginWrite(connection);
        using (var writer = database.BulkInsert(transaction, "proeve", Column.Number("noegle"), Column.Text("tekst")))
        {
            for (var i = 0; i < Rows; i++)
            {
                writer.Add(i).Add("nummer").EndRow();
                if (i % 5_000 == 0)
                {
                    Assert.Equal(1L, connection.ExecuteScalar<long>("SELECT 1", transaction: transaction));
                }
            }
        }

        Assert.Equal(Rows, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM proeve", transaction: transaction));
    }

    [Theory]
    [OnEachEngine]
    public void A_row_with_too_few_values_is_rejected(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        var database = engineTest.OpenReader();
        using var connection = database.Connect();
        connection.Execute(Table);
        using var transaction = database.BeginWrite(connection);
        using var writer = database.BulkInsert(transaction, "proeve", Column.Number("noegle"), Column.Text("tekst"));
        Assert.Throws<InvalidOperationException>(() => writer.Add(1L).EndRow());
    }

    [Theory]
    [OnEachEngine]
    public void A_staging_table_is_the_connections_own_and_empty_every_time(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        var database = engineTest.OpenReader();
        using var one = database.Connect();
        for (var walk = 0; walk < 2; walk++)
        {
            using var transaction = database.BeginWrite(one);
            var name = database.Staging(transaction, "noegler", Columns);
            using (var writer = database.BulkInsert(transaction, name, Columns))
            {
                writer.Add(7L).AddNull().AddNull().Add("tekst").Add(Guid.Empty).Add(new byte[32]).EndRow();
            }

            Assert.Equal(
                1L,
                one.ExecuteScalar<long>(
                    $"SELECT COUNT(*) FROM {name} WHERE noegle = @noegle AND tekst = 'tekst'",
                    new { noegle = 7L },
                    transaction));
            transaction.Commit();
        }

        using var other = database.Connect();
        using var ofOther = database.BeginWrite(other);
        var empty = database.Staging(ofOther, "noegler", Columns);
        Assert.Equal(0L, other.ExecuteScalar<long>($"SELECT COUNT(*) FROM {empty}", transaction: ofOther));
    }

    [Theory]
    [OnEachEngine]
    public void A_lock_is_held_by_one_at_a_time_and_let_go(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        var one = engineTest.OpenReader();
        var other = engineTest.OpenReader();
        using (var heldLock = one.TryLock("job-proeve", TimeSpan.Zero))
        {
            Assert.NotNull(heldLock);
            Assert.Null(other.TryLock("job-proeve", TimeSpan.Zero));
            Assert.Null(one.TryLock("job-proeve", TimeSpan.FromMilliseconds(100)));
            using var unrelated = other.TryLock("job-andet", TimeSpan.Zero);
            Assert.NotNull(unrelated);
        }

        using var againFigure = other.TryLock("job-proeve", TimeSpan.Zero);
        Assert.NotNull(againFigure);
    }

    [Theory]
    [OnEachEngine]
    public void What_was_not_confirmed_has_not_happened(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        var database = engineTest.OpenReader();
        using var connection = database.Connect();
        connection.Execute(Table);
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

        using var reading = database.BeginRead(connection);
        Assert.Equal(1L, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM proeve", transaction: reading));
    }

    [Theory]
    [OnEachEngine]
    public async Task A_writer_waits_for_the_one_before_it(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        var database = engineTest.OpenReader();
        using var one = database.Connect();
        one.Execute(Table);
        using var firstOfAll = database.BeginWrite(one);
        one.Execute("INSERT INTO proeve (noegle) VALUES (1)", transaction: firstOfAll);
        var next = Task.Run(
            () =>
            {
                using var other = engineTest.OpenReader().Connect();
                using var transaction = database.BeginWrite(other);
                return other.ExecuteScalar<long>("SELECT MAX(noegle) FROM proeve", transaction: transaction);
            },
            TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);
        Assert.False(next.IsCompleted);
        firstOfAll.Commit();
        Assert.Equal(1L, await next);
    }

    /// <summary>Bytes from the first to the last, numbers by value, a text that never changes; two alike are in order.</summary>
    [Theory]
    [OnEachEngine]
    public void Rows_that_are_promised_in_order_are_held_to_it(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        var database = engineTest.OpenReader();
        using var connection = database.Connect();
        connection.Execute(
            "CREATE TABLE orden (tekst NVARCHAR(20) NOT NULL, id BINARY(16) NOT NULL, tal BIGINT NOT NULL, andet BIGINT NOT NULL)");
        var (low, high) = (Guid.Parse("7fffffff-0000-0000-0000-000000000002"), Guid.Parse("80000000-0000-0000-0000-000000000001"));

        Assert.Equal(4, Write(("a", low, -1, 9), ("a", low, 0, 8), ("a", low, 0, 7), ("a", high, -5, 6)));
        Assert.Throws<InvalidOperationException>(() => Write(("a", high, 0, 0), ("a", low, 0, 0)));
        Assert.Throws<InvalidOperationException>(() => Write(("a", low, 0, 0), ("a", low, -1, 0)));
        Assert.Throws<InvalidOperationException>(() => Write(("a", low, 0, 0), ("b", high, 0, 0)));
        Assert.Equal(4, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM orden"));

        long Write(params (string Text, Guid Id, long Number, long Andet)[] rows)
        {
            using var transaction = database.BeginWrite(connection);
            long count;
            using (var writer = database.BulkInsert(
                transaction,
                "orden",
                Column.Text("tekst").Sorted(),
                Column.Id("id").Sorted(),
                Column.Number("tal").Sorted(),
                Column.Number("andet")))
            {
                foreach (var (text, id, number, otherOne) in rows)
                {
                    writer.Add(text).Add(id).Add(number).Add(otherOne).EndRow();
                }

                count = writer.Rows;
            }

            transaction.Commit();
            return count;
        }
    }

    [Theory]
    [OnEachEngine]
    public void A_table_is_there_when_it_is_made(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        var database = engineTest.OpenReader();
        using var connection = database.Connect();
        Assert.False(database.TableExists(connection, "proeve"));
        connection.Execute(Table);
        Assert.True(database.TableExists(connection, "proeve"));
        database.Tune(connection);
    }

    /// <summary>
    /// Two that take the same rows in opposite order. A server throws one out, which is then begun again; the embedded
    /// engine lets one wait.
    /// </summary>
    [Theory]
    [OnEachEngine]
    public async Task Two_that_take_the_same_rows_crosswise_both_finish(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        using var connection = engineTest.OpenReader().Connect();
        connection.Execute(Table);
        connection.Execute("INSERT INTO proeve (noegle, tal) VALUES (1, 0)");
        connection.Execute("INSERT INTO proeve (noegle, tal) VALUES (2, 0)");
        using var first = new ManualResetEventSlim();
        using var other = new ManualResetEventSlim();
        var error = new System.Collections.Concurrent.ConcurrentBag<Exception>();

        await Task.WhenAll(
            Task.Run(() => Tag(1, 2, first, other), TestContext.Current.CancellationToken),
            Task.Run(() => Tag(2, 1, other, first), TestContext.Current.CancellationToken));

        Assert.Equal([2L, 2L], connection.Query<long>("SELECT tal FROM proeve ORDER BY noegle"));
        Assert.Equal(engine == Engine.Sqlite ? [] : [DatabaseFault.ThrownOut], error.Select(DatabaseFaults.Of));

        void Tag(int firstOfAll, int then, ManualResetEventSlim min, ManualResetEventSlim hisTurn)
        {
            var database = engineTest.OpenReader();
            database.Repeating = error.Add;
            database.Repeat(_ =>
            {
                using var own = database.Connect();
                using var transaction = own.BeginTransaction(System.Data.IsolationLevel.ReadCommitted);
                own.Execute("UPDATE proeve SET tal = tal + 1 WHERE noegle = @foerst", new { foerst = firstOfAll }, transaction);
                min.Set();
                hisTurn.Wait(TimeSpan.FromSeconds(2), CancellationToken.None);
                own.Execute("UPDATE proeve SET tal = tal + 1 WHERE noegle = @saa", new { saa = then }, transaction);
                transaction.Commit();
            });
        }
    }

    [Theory]
    [OnEachEngine]
    public void If_the_work_loses_its_connection_it_is_begun_again_and_done_once(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        var database = engineTest.OpenReader();
        using var other = engineTest.OpenReader().Connect();
        other.Execute(Table);
        var multiplier = 0;
        database.Repeat(uncertain =>
        {
            Assert.False(uncertain);
            using var own = database.Connect();
            using var transaction = database.BeginWrite(own);
            using (var writer = database.BulkInsert(transaction, "proeve", Column.Number("noegle")))
            {
                writer.Add(1L).EndRow();
            }

            if (++multiplier == 1 && engine == Engine.SqlServer)
            {
                other.Execute($"KILL {own.ExecuteScalar<long>("SELECT @@SPID", transaction: transaction)}");
            }

            own.Execute("INSERT INTO proeve (noegle) VALUES (2)", transaction: transaction);
            transaction.Commit();
        });
        Assert.Equal(engine == Engine.SqlServer ? 2 : 1, multiplier);
        Assert.Equal(2L, other.ExecuteScalar<long>("SELECT COUNT(*) FROM proeve"));
    }

    [Theory]
    [OnEachEngine]
    public void A_lock_knows_whether_it_is_still_held(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        var heldLock = engineTest.OpenReader().TryLock("job-proeve", TimeSpan.Zero);
        Assert.NotNull(heldLock);
        Assert.True(heldLock.IsHeld);
        heldLock.Dispose();
        Assert.False(heldLock.IsHeld);
    }

    [Theory]
    [OnEachEngine]
    public void Before_the_first_migration_there_is_nothing_to_ask(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        var database = engineTest.OpenReader();
        Assert.False(database.Exists());
        Migrator.Migrate(database, TimeProvider.System);
        Assert.True(database.Exists());
        Assert.Equal(engine == Engine.Sqlite, database.IsEmbedded);
    }

    /// <summary>A writer that is not done holds up no reader, and nobody sees what it may yet take back.</summary>
    [Theory]
    [OnEachEngine]
    public void A_reader_does_not_wait_for_a_writer(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        var database = engineTest.OpenReader();
        using var writer = database.Connect();
        writer.Execute(Table);
        writer.Execute("INSERT INTO proeve (noegle, tal) VALUES (1, 1)");
        using var transaction = database.BeginWrite(writer);
        writer.Execute("UPDATE proeve SET tal = 2 WHERE noegle = 1", transaction: transaction);
        using var reader = engineTest.OpenReader().Connect();
        Assert.Equal(1L, reader.ExecuteScalar<long>(new CommandDefinition("SELECT tal FROM proeve WHERE noegle = 1", commandTimeout: 20)));
        transaction.Commit();
        Assert.Equal(2L, reader.ExecuteScalar<long>("SELECT tal FROM proeve WHERE noegle = 1"));
    }
}
