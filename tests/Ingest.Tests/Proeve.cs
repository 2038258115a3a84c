using System.Data.Common;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.Time.Testing;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Ingest.Validation;
using Opgoerelse.Motorer;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;
using Opgoerelse.Storage.Sqlite;

namespace Opgoerelse.IngestTests;

/// <summary>A data folder with a database, an inbox and an archive; gone when the test is.</summary>
internal sealed class Proeve : IDisposable
{
    private readonly Proevebase? _server;

    /// <param name="motor">The engine; an embedded database lies in the folder.</param>
    public Proeve(string motor = Motor.Sqlite)
    {
        Mappe = Directory.CreateTempSubdirectory("opgoerelse-").FullName;
        if (motor == Motor.Sqlite)
        {
            Database = new SqliteDatabase(Path.Combine(Mappe, "opgoerelse.db"));
            Migrator.Migrate(Database, Ur);
        }
        else
        {
            _server = Motor.Ny(motor);
            Database = _server.Aabn();
        }

        Bog = new Leverancebog(Database);
        Arkiv = new Arkiv(Path.Combine(Mappe, "arkiv"));
    }

    public string Mappe { get; }

    public Database Database { get; }

    public FakeTimeProvider Ur { get; } = new(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero));

    public Leverancebog Bog { get; }

    public Arkiv Arkiv { get; }

    public Pseudonymnoegle Noegle { get; init; } = Laest.Noegle;

    public LeveranceLimits Limits { get; init; } = LeveranceLimits.Standard;

    public Indlaesning Indlaesning => new(Database, Noegle, Ur, limits: Limits) { Taalmodighed = TimeSpan.Zero };

    public Indbakke Indbakke => new(Database, Noegle, Ur, Path.Combine(Mappe, "indbakke"), Arkiv, limits: Limits) { Taalmodighed = TimeSpan.Zero };

    /// <summary>Writes a file outside the inbox.</summary>
    public string Skriv(string navn, byte[] bytes)
    {
        var sti = Path.Combine(Directory.CreateDirectory(Path.Combine(Mappe, "filer")).FullName, navn);
        File.WriteAllBytes(sti, bytes);
        return sti;
    }

    /// <summary>Writes a file in the inbox.</summary>
    public string Laeg(string navn, byte[] bytes)
    {
        var sti = Path.Combine(Indbakke.Mappe, navn);
        File.WriteAllBytes(sti, bytes);
        return sti;
    }

    /// <summary>Takes messages in as one leverance.</summary>
    public Leverance Tag(params IEnumerable<JsonObject> beskeder) => Tag("leverance.ndjson", Linjer.Ndjson(beskeder));

    public Leverance Tag(string navn, byte[] bytes) => Indlaesning.Fil(Skriv(navn, bytes));

    public IReadOnlyList<Afvisning> Afvisninger(Leverance leverance) => [.. Bog.Afvisninger(leverance.LeveranceId)];

    public long Tal(Leverance leverance, string navn) =>
        Bog.Tal(leverance.LeveranceId).SingleOrDefault(tal => tal.Navn == navn)?.Antal ?? 0;

    public T Skalar<T>(string sql)
    {
        using var connection = Database.Connect();
        return connection.ExecuteScalar<T>(sql)!;
    }

    public void Udfoer(string sql)
    {
        using var connection = Database.Connect();
        connection.Execute(sql);
    }

    /// <summary>The rows of a query as text, one line a row, in their order.</summary>
    public IReadOnlyList<string> Raekker(string sql)
    {
        using var connection = Database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var raekker = new List<string>();
        while (reader.Read())
        {
            raekker.Add(string.Join(';', Enumerable.Range(0, reader.FieldCount).Select(i => Tekst(reader, i))));
        }

        return raekker;
    }

    /// <summary>Every column of every row of what is received, as text.</summary>
    public IEnumerable<string> Alt() =>
        new[] { "leverance", "leverance_tal", "afvisning", "besked", "beroert", "forloeb", "indsats", "fritagelse", "ordinaere_timer", "indstilling" }
            .SelectMany(tabel => Raekker($"SELECT * FROM {tabel}"));

    /// <summary>All rows in force of all entities, without what tells of the way in (leverance, line, registreret).</summary>
    public IReadOnlyList<string> IKraft() =>
    [
        .. Raekker("SELECT forloeb_id, version, slettet, indhold_hash, person, foedt, koen, startdato, slutdato, afslutning, kommuner, fejloprettet FROM forloeb WHERE afloest_af IS NULL ORDER BY 1"),
        .. Raekker("SELECT forloeb_id, indsats_id, version, slettet, indhold_hash, indsatstype, status, startdato, slutdato, timer_pr_uge, minutter_pr_uge, i_indsatsdel, udfoerer, fejloprettet FROM indsats WHERE afloest_af IS NULL ORDER BY 2"),
        .. Raekker("SELECT forloeb_id, fritagelse_id, version, slettet, indhold_hash, hjemmel, helbred, fra, til, fejloprettet FROM fritagelse WHERE afloest_af IS NULL ORDER BY 2"),
        .. Raekker("SELECT forloeb_id, ordinaere_timer_id, version, slettet, indhold_hash, maaned, timer FROM ordinaere_timer WHERE afloest_af IS NULL ORDER BY 2"),
        .. Raekker("SELECT forloeb_id, indstilling_id, version, slettet, indhold_hash, dato, genbehandling, kategorier FROM indstilling WHERE afloest_af IS NULL ORDER BY 2"),
    ];

    /// <summary>The forloeb that a leverance touched, by number.</summary>
    public IReadOnlyList<int> Beroerte(Leverance leverance) =>
        [.. Raekker($"SELECT forloeb_id FROM beroert WHERE leverance_id = {leverance.LeveranceId} ORDER BY 1").Select(id => int.Parse(id[..8], System.Globalization.CultureInfo.InvariantCulture))];

    public void Dispose()
    {
        _server?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Mappe, recursive: true);
    }

    private static string Tekst(DbDataReader reader, int i) => reader.IsDBNull(i) ? "" : reader.GetValue(i) switch
    {
        byte[] bytes => Convert.ToHexStringLower(bytes),
        var vaerdi => Convert.ToString(vaerdi, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
