using System.Data.Common;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Faults;
using Opgoerelse.Storage.Sqlite;

namespace Opgoerelse.StorageTests;

/// <summary>What is begun again, how often, and what is not.</summary>
public sealed class RepeatTests
{
    private static readonly TimeSpan[] ToPauser = [TimeSpan.Zero, TimeSpan.Zero];

    [Theory]
    [InlineData(DatabaseFault.ThrownOut)]
    [InlineData(DatabaseFault.ConnectionLost)]
    public void A_passing_failure_is_begun_again(DatabaseFault error)
    {
        var database = new FakeDatabase(ToPauser);
        var reported = 0;
        database.Repeating = _ => reported++;
        var multiplier = 0;
        Assert.Equal("gjort", database.Repeat(uncertain =>
        {
            Assert.False(uncertain);
            return ++multiplier < 3 ? throw new Provoked(error) : "gjort";
        }));
        Assert.Equal((3, 2), (multiplier, reported));
    }

    [Fact]
    public void It_gives_up_after_as_many_attempts_as_there_are_pauses_and_one()
    {
        var database = new FakeDatabase(ToPauser);
        var multiplier = 0;
        Assert.Throws<Provoked>(() => database.Repeat(_ =>
        {
            multiplier++;
            throw new Provoked(DatabaseFault.ThrownOut);
        }));
        Assert.Equal(3, multiplier);
    }

    [Theory]
    [InlineData(DatabaseFault.None)]
    [InlineData(DatabaseFault.Other)]
    [InlineData(DatabaseFault.Busy)]
    [InlineData(DatabaseFault.Denied)]
    [InlineData(DatabaseFault.Full)]
    [InlineData(DatabaseFault.Damaged)]
    public void Everything_else_reaches_the_one_who_asked(DatabaseFault error)
    {
        var database = new FakeDatabase(ToPauser);
        var multiplier = 0;
        Assert.Throws<Provoked>(() => database.Repeat(_ =>
        {
            multiplier++;
            throw new Provoked(error);
        }));
        Assert.Equal(1, multiplier);
    }

    [Fact]
    public void After_an_unanswered_commit_the_work_is_told_so_in_the_later_attempts_too()
    {
        var database = new FakeDatabase(ToPauser);
        var doubts = new List<bool>();
        database.Repeat(uncertain =>
        {
            doubts.Add(uncertain);
            if (doubts.Count < 3)
            {
                throw new Provoked(doubts.Count == 1 ? DatabaseFault.CommitUncertain : DatabaseFault.ThrownOut);
            }
        });
        Assert.Equal([false, true, true], doubts);
    }

    [Fact]
    public void If_the_lock_is_lost_too_nothing_is_repeated()
    {
        var database = new FakeDatabase(ToPauser);
        using var heldLock = new TestLock();
        var multiplier = 0;
        Assert.Throws<Provoked>(() => database.Repeat(
            _ =>
            {
                multiplier++;
                heldLock.Held = multiplier < 2;
                throw new Provoked(DatabaseFault.ConnectionLost);
            },
            heldLock));
        Assert.Equal(2, multiplier);
    }

    [Fact]
    public void There_is_no_further_waiting_when_the_program_must_stop()
    {
        var database = new FakeDatabase([TimeSpan.FromHours(1)]);
        using var stop = new CancellationTokenSource();
        database.Repeating = _ => stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            database.Repeat(_ => throw new Provoked(DatabaseFault.ThrownOut), stop: stop.Token));
    }

    /// <summary>A writer waits for its turn on the embedded engine: what is busy there has been waited for.</summary>
    [Fact]
    public void The_embedded_engine_repeats_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("opgoerelse-gentag-").FullName;
        var multiplier = 0;
        Assert.Throws<CommitUncertainException>(() => new SqliteDatabase(Path.Combine(folder, "a.db")).Repeat(_ =>
        {
            multiplier++;
            throw new CommitUncertainException(new TimeoutException());
        }));
        Assert.Equal(1, multiplier);
        Directory.Delete(folder);
    }

    [Theory]
    [InlineData("tcp:opgoerelse.database.windows.net,1433", DatabaseFault.ConnectionLost)]
    [InlineData("sql.styrelse.example", DatabaseFault.Denied)]
    [InlineData(null, DatabaseFault.Denied)]
    public void A_database_that_cannot_be_opened_is_being_moved_on_an_operated_server(string? server, DatabaseFault error) =>
        Assert.Equal(error, SqlServerFaults.Of(4060, 11, server));

    [Theory]
    [InlineData(1205, 13, DatabaseFault.ThrownOut)]
    [InlineData(3960, 16, DatabaseFault.ThrownOut)]
    [InlineData(3958, 16, DatabaseFault.ThrownOut)]
    [InlineData(3961, 16, DatabaseFault.ThrownOut)]
    [InlineData(3966, 17, DatabaseFault.ThrownOut)]
    [InlineData(40549, 16, DatabaseFault.ThrownOut)]
    [InlineData(40553, 16, DatabaseFault.ThrownOut)]
    [InlineData(10054, 20, DatabaseFault.ConnectionLost)]
    [InlineData(10065, 11, DatabaseFault.ConnectionLost)]
    [InlineData(17830, 20, DatabaseFault.ConnectionLost)]
    [InlineData(997, 11, DatabaseFault.ConnectionLost)]
    [InlineData(40143, 17, DatabaseFault.ConnectionLost)]
    [InlineData(40540, 16, DatabaseFault.ConnectionLost)]
    [InlineData(42108, 20, DatabaseFault.ConnectionLost)]
    [InlineData(42109, 20, DatabaseFault.ConnectionLost)]
    [InlineData(0, 20, DatabaseFault.ConnectionLost)]
    [InlineData(596, 21, DatabaseFault.ConnectionLost)]
    [InlineData(40613, 17, DatabaseFault.ConnectionLost)]
    [InlineData(-2, 11, DatabaseFault.Busy)]
    [InlineData(1222, 16, DatabaseFault.Busy)]
    [InlineData(18456, 14, DatabaseFault.Denied)]
    [InlineData(229, 14, DatabaseFault.Denied)]
    [InlineData(9002, 17, DatabaseFault.Full)]
    [InlineData(824, 24, DatabaseFault.Damaged)]
    [InlineData(2627, 14, DatabaseFault.Other)]
    [InlineData(102, 15, DatabaseFault.Other)]
    public void SQL_Servers_numbers_mean(int ordinal, byte severity, DatabaseFault error) =>
        Assert.Equal(error, SqlServerFaults.Of(ordinal, severity));

    [Theory]
    [InlineData(5, DatabaseFault.Busy)]
    [InlineData(6, DatabaseFault.Busy)]
    [InlineData(8, DatabaseFault.Denied)]
    [InlineData(13, DatabaseFault.Full)]
    [InlineData(11, DatabaseFault.Damaged)]
    [InlineData(26, DatabaseFault.Damaged)]
    [InlineData(1, DatabaseFault.Other)]
    [InlineData(19, DatabaseFault.Other)]
    public void SQLites_codes_mean(int code, DatabaseFault error) => Assert.Equal(error, SqliteFaults.Of(code));

    [Fact]
    public void A_reason_further_in_counts_and_an_error_without_a_database_does_not()
    {
        Assert.Equal(
            DatabaseFault.CommitUncertain,
            DatabaseFaults.Of(new InvalidOperationException("ude", new CommitUncertainException(new TimeoutException()))));
        Assert.Equal(DatabaseFault.None, DatabaseFaults.Of(new InvalidOperationException("ude", new TimeoutException())));
    }

    private sealed class Provoked(DatabaseFault error) : Exception
    {
        public DatabaseFault Error => error;
    }

    private sealed class TestLock : DatabaseLock
    {
        public bool Held { get; set; } = true;

        public override bool IsHeld => Held;

        protected override void Dispose(bool disposing)
        {
        }
    }

    /// <summary>An engine whose failures are what a test says.</summary>
    private sealed class FakeDatabase(IReadOnlyList<TimeSpan> pauses) : Database
    {
        public override string Engine => "falsk";

        public override string Place => "ingen steder";

        public override bool IsEmbedded => true;

        protected override IReadOnlyList<TimeSpan> Pauses => pauses;

        public override DbConnection Connect() => throw new NotSupportedException();

        public override bool Exists() => false;

        public override void Delete()
        {
        }

        public override Database Aside(string name, TimeSpan patience) => this;

        public override DbTransaction BeginWrite(DbConnection connection) => throw new NotSupportedException();

        public override DbTransaction BeginRead(DbConnection connection) => throw new NotSupportedException();

        public override BulkWriter BulkInsert(DbTransaction transaction, string table, params ReadOnlySpan<Column> columns) =>
            throw new NotSupportedException();

        public override string Staging(DbTransaction transaction, string name, params ReadOnlySpan<Column> columns) =>
            throw new NotSupportedException();

        public override DatabaseLock? TryLock(string name, TimeSpan patience) => null;

        public override bool TableExists(DbConnection connection, string table) => false;

        public override void Tune(DbConnection connection)
        {
        }

        protected override DatabaseFault FaultOf(Exception failure) =>
            failure is Provoked provoked ? provoked.Error : base.FaultOf(failure);
    }
}
