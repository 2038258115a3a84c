using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;
using Opgoerelse.Storage.SqlServer;

namespace Opgoerelse.Motorer;

/// <summary>
/// SQL Server: databases of this run's own, dropped when the run ends. One with the schema takes a server seconds to
/// make, so that it is emptied and used by the next test.
/// </summary>
internal sealed class Proeveserver : Proevebase
{
    /// <summary>The row is pointed at by another table's key.</summary>
    private const int Peget = 547;

    private static readonly ConcurrentBag<string> Ledige = [];
    private static readonly ConcurrentBag<string> Lavede = [];
    private readonly string _navn;
    private readonly bool _brugesIgen;

    static Proeveserver() => AppDomain.CurrentDomain.ProcessExit += (_, _) => SmidAlleUd();

    public Proeveserver(string navn, bool brugesIgen)
    {
        _navn = navn;
        _brugesIgen = brugesIgen;
    }

    public override string Forbindelse => new SqlConnectionStringBuilder(Motor.Forbindelse) { InitialCatalog = _navn }.ConnectionString;

    public static Proeveserver MedSkema()
    {
        if (Ledige.TryTake(out var navn))
        {
            return new Proeveserver(navn, brugesIgen: true);
        }

        var server = new Proeveserver(Lav(), brugesIgen: true);
        Migrator.Migrate(server.Aabn(), TimeProvider.System);
        return server;
    }

    /// <summary>Makes an empty database, as production is told to have it: readers see rows as they were last committed.</summary>
    public static string Lav()
    {
        var navn = "opgoerelse_proeve_" + Guid.NewGuid().ToString("N");
        Koer($"CREATE DATABASE {navn}");
        Lavede.Add(navn);
        Forsoeg($"ALTER DATABASE {navn} SET READ_COMMITTED_SNAPSHOT ON");
        Forsoeg($"ALTER DATABASE {navn} SET ALLOW_SNAPSHOT_ISOLATION ON");
        return navn;
    }

    public override Database Aabn() => new SqlServerDatabase(Forbindelse, new SqlServerOptions
    {
        WriteLockTimeout = TimeSpan.FromSeconds(5),
        Pauses = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200)],
    });

    protected override void Dispose(bool disposing)
    {
        if (_brugesIgen)
        {
            Toem();
            Ledige.Add(_navn);
        }
        else
        {
            SmidUd(_navn);
        }
    }

    private void Toem()
    {
        using var connection = Aabn().Connect();
        var tabeller = connection.Query<string>("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA = 'dbo' AND TABLE_NAME <> 'skema_version'").ToList();
        while (tabeller.Count > 0)
        {
            // Those that others point at can be emptied when the others are.
            var rest = tabeller.Where(tabel => !Toem(connection, tabel)).ToList();
            tabeller = rest.Count < tabeller.Count ? rest : throw new InvalidOperationException($"{_navn} kunne ikke tømmes: {string.Join(", ", rest)}.");
        }
    }

    private static bool Toem(DbConnection connection, string tabel)
    {
        try
        {
            connection.Execute($"DELETE FROM {tabel}");
            return true;
        }
        catch (SqlException fejl) when (fejl.Number == Peget)
        {
            return false;
        }
    }

    private static void SmidAlleUd()
    {
        foreach (var navn in Lavede)
        {
            SmidUd(navn);
        }
    }

    private static void SmidUd(string navn)
    {
        SqlConnection.ClearAllPools();
        Forsoeg($"ALTER DATABASE {navn} SET SINGLE_USER WITH ROLLBACK IMMEDIATE");
        Forsoeg($"DROP DATABASE {navn}");
    }

    /// <summary>What not every server that speaks the protocol can do.</summary>
    private static void Forsoeg(string sql)
    {
        try
        {
            Koer(sql);
        }
        catch (SqlException)
        {
            // The tests that need it say so.
        }
    }

    private static void Koer(string sql)
    {
        using var connection = new SqlConnection(Motor.Forbindelse);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 120;
        command.ExecuteNonQuery();
    }
}
