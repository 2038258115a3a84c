using System.Data.Common;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.Time.Testing;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Ingest.Validation;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;
using Opgoerelse.Storage.Sqlite;

namespace Opgoerelse.Support.Leverancer;

/// <summary>A data folder with a database, an inbox and an archive; gone when the test is.</summary>
internal sealed class EngineTest : IDisposable
{
    private readonly TestDatabase? _server;

    /// <param name="engine">The engine; an embedded database lies in the folder.</param>
    public EngineTest(string engine = Engine.Sqlite)
    {
        Folder = Directory.CreateTempSubdirectory("opgoerelse-").FullName;
        if (engine == Engine.Sqlite)
        {
            Database = new SqliteDatabase(Path.Combine(Folder, "opgoerelse.db"));
            Migrator.Migrate(Database, Clock);
        }
        else
        {
            _server = Engine.New(engine);
            Database = _server.OpenReader();
        }

        Book = new LeveranceLedger(Database);
        Archive = new LeveranceArchive(Path.Combine(Folder, "arkiv"));
    }

    public string Folder { get; }

    public Database Database { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero));

    public LeveranceLedger Book { get; }

    public LeveranceArchive Archive { get; }

    public PseudonymKey Key { get; init; } = ReadCount.Key;

    /// <summary>Few, so that files of several portions are short.</summary>
    public const int PortionLines = 2_000;

    public LeveranceLimits Limits { get; init; } = LeveranceLimits.Standard with { PortionLines = PortionLines };

    public CommandLineIngest CommandLineIngest => new(Database, Key, Clock, limits: Limits) { Patience = TimeSpan.Zero };

    public Inbox Inbox => new(Database, Key, Clock, Path.Combine(Folder, "indbakke"), Archive, limits: Limits) { Patience = TimeSpan.Zero };

    /// <summary>Writes a file outside the inbox.</summary>
    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, "filer")).FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Writes a file in the inbox.</summary>
    public string PutIn(string name, byte[] bytes)
    {
        var path = Path.Combine(Inbox.Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Takes messages in as one leverance.</summary>
    public Leverance Tag(params IEnumerable<JsonObject> beskeder) => Tag("leverance.ndjson", TestLines.Ndjson(beskeder));

    public Leverance Tag(string name, byte[] bytes) => CommandLineIngest.FileOf(Write(name, bytes));

    public IReadOnlyList<Rejection> Rejections(Leverance leverance) => [.. Book.Rejections(leverance.LeveranceId)];

    public long Number(Leverance leverance, string name) =>
        Book.Number(leverance.LeveranceId).SingleOrDefault(number => number.Name == name)?.Count ?? 0;

    public T Scalar<T>(string sql)
    {
        using var connection = Database.Connect();
        return connection.ExecuteScalar<T>(sql)!;
    }

    public void Execution(string sql)
    {
        using var connection = Database.Connect();
        connection.Execute(sql);
    }

    /// <summary>The rows of a query as text, one line a row, in their order.</summary>
    public IReadOnlyList<string> Rows(string sql)
    {
        using var connection = Database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join(';', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader, i))));
        }

        return rows;
    }

    /// <summary>Every column of every row of what is received, as text.</summary>
    public IEnumerable<string> Anything() =>
        new[]
        {
            "leverance",
            "leverance_tal",
            "afvisning",
            "besked",
            "beroert",
            "forloeb",
            "indsats",
            "fritagelse",
            "ordinaere_timer",
            "indstilling",
        }
            .SelectMany(table => Rows($"SELECT * FROM {table}"));

    /// <summary>All rows in force of all entities, without what tells of the way in (leverance, line, registreret).</summary>
    public IReadOnlyList<string> InForce() =>
    [
        .. Rows(
            "SELECT forloeb_id, version, slettet, indhold_hash, person, foedt, koen, startdato, slutdato, afslutning, kommuner, "
                + "fejloprettet FROM forloeb WHERE afloest_af IS NULL ORDER BY 1"),
        .. Rows(
            "SELECT forloeb_id, indsats_id, version, slettet, indhold_hash, indsatstype, status, startdato, slutdato, "
                + "timer_pr_uge, minutter_pr_uge, i_indsatsdel, udfoerer, fejloprettet FROM indsats WHERE afloest_af IS NULL ORDER BY 2"),
        .. Rows(
            "SELECT forloeb_id, fritagelse_id, version, slettet, indhold_hash, hjemmel, helbred, fra, til, fejloprettet FROM "
                + "fritagelse WHERE afloest_af IS NULL ORDER BY 2"),
        .. Rows(
            "SELECT forloeb_id, ordinaere_timer_id, version, slettet, indhold_hash, maaned, timer FROM ordinaere_timer WHERE "
                + "afloest_af IS NULL ORDER BY 2"),
        .. Rows(
            "SELECT forloeb_id, indstilling_id, version, slettet, indhold_hash, dato, genbehandling, kategorier FROM indstilling "
                + "WHERE afloest_af IS NULL ORDER BY 2"),
    ];

    /// <summary>The forloeb that a leverance touched, by number.</summary>
    public IReadOnlyList<int> TouchedOnes(Leverance leverance) =>
        [
            .. Rows($"SELECT forloeb_id FROM beroert WHERE leverance_id = {leverance.LeveranceId} ORDER BY 1").Select(id =>
                int.Parse(id[..8], System.Globalization.CultureInfo.InvariantCulture)),
        ];

    public void Dispose()
    {
        _server?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static string Text(DbDataReader reader, int i) => reader.IsDBNull(i) ? "" : reader.GetValue(i) switch
    {
        byte[] bytes => Convert.ToHexStringLower(bytes),
        var value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
