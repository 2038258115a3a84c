using System.Data.Common;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Faults;
using Opgoerelse.Storage.Sqlite;

namespace Opgoerelse.StorageTests;

/// <summary>What is begun again, how often, and what is not.</summary>
public sealed class Gentagelse
{
    private static readonly TimeSpan[] ToPauser = [TimeSpan.Zero, TimeSpan.Zero];

    [Theory]
    [InlineData(DatabaseFault.ThrownOut)]
    [InlineData(DatabaseFault.ConnectionLost)]
    public void En_forbigaaende_fejl_begyndes_forfra(DatabaseFault fejl)
    {
        var database = new Falsk(ToPauser);
        var meldt = 0;
        database.Repeating = _ => meldt++;
        var gange = 0;
        Assert.Equal("gjort", database.Repeat(uvist =>
        {
            Assert.False(uvist);
            return ++gange < 3 ? throw new Provokeret(fejl) : "gjort";
        }));
        Assert.Equal((3, 2), (gange, meldt));
    }

    [Fact]
    public void Der_gives_op_efter_saa_mange_forsoeg_som_der_er_pauser_og_et()
    {
        var database = new Falsk(ToPauser);
        var gange = 0;
        Assert.Throws<Provokeret>(() => database.Repeat(_ =>
        {
            gange++;
            throw new Provokeret(DatabaseFault.ThrownOut);
        }));
        Assert.Equal(3, gange);
    }

    [Theory]
    [InlineData(DatabaseFault.None)]
    [InlineData(DatabaseFault.Other)]
    [InlineData(DatabaseFault.Busy)]
    [InlineData(DatabaseFault.Denied)]
    [InlineData(DatabaseFault.Full)]
    [InlineData(DatabaseFault.Damaged)]
    public void Alt_andet_gaar_op_til_den_der_spurgte(DatabaseFault fejl)
    {
        var database = new Falsk(ToPauser);
        var gange = 0;
        Assert.Throws<Provokeret>(() => database.Repeat(_ =>
        {
            gange++;
            throw new Provokeret(fejl);
        }));
        Assert.Equal(1, gange);
    }

    [Fact]
    public void Efter_et_ubesvaret_commit_faar_arbejdet_det_at_vide_ogsaa_i_de_senere_forsoeg()
    {
        var database = new Falsk(ToPauser);
        var uvished = new List<bool>();
        database.Repeat(uvist =>
        {
            uvished.Add(uvist);
            if (uvished.Count < 3)
            {
                throw new Provokeret(uvished.Count == 1 ? DatabaseFault.CommitUncertain : DatabaseFault.ThrownOut);
            }
        });
        Assert.Equal([false, true, true], uvished);
    }

    [Fact]
    public void Er_laasen_ogsaa_tabt_gentages_intet()
    {
        var database = new Falsk(ToPauser);
        using var laas = new Proevelaas();
        var gange = 0;
        Assert.Throws<Provokeret>(() => database.Repeat(
            _ =>
            {
                gange++;
                laas.Held = gange < 2;
                throw new Provokeret(DatabaseFault.ConnectionLost);
            },
            laas));
        Assert.Equal(2, gange);
    }

    [Fact]
    public void Der_ventes_ikke_videre_naar_programmet_skal_stoppe()
    {
        var database = new Falsk([TimeSpan.FromHours(1)]);
        using var stop = new CancellationTokenSource();
        database.Repeating = _ => stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => database.Repeat(_ => throw new Provokeret(DatabaseFault.ThrownOut), stop: stop.Token));
    }

    /// <summary>A writer waits for its turn on the embedded engine: what is busy there has been waited for.</summary>
    [Fact]
    public void Den_indlejrede_motor_gentager_intet()
    {
        var mappe = Directory.CreateTempSubdirectory("opgoerelse-gentag-").FullName;
        var gange = 0;
        Assert.Throws<CommitUncertainException>(() => new SqliteDatabase(Path.Combine(mappe, "a.db")).Repeat(_ =>
        {
            gange++;
            throw new CommitUncertainException(new TimeoutException());
        }));
        Assert.Equal(1, gange);
        Directory.Delete(mappe);
    }

    [Theory]
    [InlineData("tcp:opgoerelse.database.windows.net,1433", DatabaseFault.ConnectionLost)]
    [InlineData("sql.styrelse.example", DatabaseFault.Denied)]
    [InlineData(null, DatabaseFault.Denied)]
    public void En_database_der_ikke_kan_aabnes_er_ved_at_flytte_paa_en_driftet_server(string? server, DatabaseFault fejl) =>
        Assert.Equal(fejl, SqlServerFaults.Of(4060, 11, server));

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
    public void SQL_Servers_numre_betyder(int nummer, byte alvor, DatabaseFault fejl) => Assert.Equal(fejl, SqlServerFaults.Of(nummer, alvor));

    [Theory]
    [InlineData(5, DatabaseFault.Busy)]
    [InlineData(6, DatabaseFault.Busy)]
    [InlineData(8, DatabaseFault.Denied)]
    [InlineData(13, DatabaseFault.Full)]
    [InlineData(11, DatabaseFault.Damaged)]
    [InlineData(26, DatabaseFault.Damaged)]
    [InlineData(1, DatabaseFault.Other)]
    [InlineData(19, DatabaseFault.Other)]
    public void SQLites_koder_betyder(int kode, DatabaseFault fejl) => Assert.Equal(fejl, SqliteFaults.Of(kode));

    [Fact]
    public void En_aarsag_laengere_inde_taeller_og_en_fejl_uden_database_goer_ikke()
    {
        Assert.Equal(DatabaseFault.CommitUncertain, DatabaseFaults.Of(new InvalidOperationException("ude", new CommitUncertainException(new TimeoutException()))));
        Assert.Equal(DatabaseFault.None, DatabaseFaults.Of(new InvalidOperationException("ude", new TimeoutException())));
    }

    private sealed class Provokeret(DatabaseFault fejl) : Exception
    {
        public DatabaseFault Fejl => fejl;
    }

    private sealed class Proevelaas : DatabaseLock
    {
        public bool Held { get; set; } = true;

        public override bool IsHeld => Held;

        protected override void Dispose(bool disposing)
        {
        }
    }

    /// <summary>An engine whose failures are what a test says.</summary>
    private sealed class Falsk(IReadOnlyList<TimeSpan> pauser) : Database
    {
        public override string Engine => "falsk";

        public override string Place => "ingen steder";

        public override bool IsEmbedded => true;

        protected override IReadOnlyList<TimeSpan> Pauses => pauser;

        public override DbConnection Connect() => throw new NotSupportedException();

        public override bool Exists() => false;

        public override void Delete()
        {
        }

        public override Database Aside(string name, TimeSpan patience) => this;

        public override DbTransaction BeginWrite(DbConnection connection) => throw new NotSupportedException();

        public override DbTransaction BeginRead(DbConnection connection) => throw new NotSupportedException();

        public override BulkWriter BulkInsert(DbTransaction transaction, string table, params ReadOnlySpan<Column> columns) => throw new NotSupportedException();

        public override string Staging(DbTransaction transaction, string name, params ReadOnlySpan<Column> columns) => throw new NotSupportedException();

        public override DatabaseLock? TryLock(string name, TimeSpan patience) => null;

        public override bool TableExists(DbConnection connection, string table) => false;

        public override void Tune(DbConnection connection)
        {
        }

        protected override DatabaseFault FaultOf(Exception failure) => failure is Provokeret provokeret ? provokeret.Fejl : base.FaultOf(failure);
    }
}
