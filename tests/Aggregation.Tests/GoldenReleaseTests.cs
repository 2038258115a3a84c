using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.Time.Testing;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain.Tables;
using Opgoerelse.DomainTests.Sager;
using Opgoerelse.Motorer;
using Opgoerelse.Storage;

namespace Opgoerelse.AggregationTests;

/// <summary>What was stored once is verified and read by every later version of the program (issue 16).</summary>
public sealed class GoldenReleaseTests : IDisposable
{
    private const string Figures = "releases-2026.txt";
    private Proevebase? _base;

    [Theory]
    [PaaHverMotor]
    public void The_stored_releases_of_2026_are_verified_and_read(string motor)
    {
        var database = Loaded(motor);
        var releases = new Udgivelseslager(database);

        releases.EfterproevCeller(1);
        releases.EfterproevCeller(2);
        Compare(Figures, Told(releases));
    }

    /// <summary>A release from before the packed figures, the side by side and the quality were kept.</summary>
    [Fact]
    public void The_first_of_them_is_read_without_what_later_versions_added()
    {
        var database = Loaded(Motor.Sqlite);
        using (var connection = database.Connect())
        {
            connection.Execute("DELETE FROM udgivelse_tal; DELETE FROM udgivelse_side_celle; DELETE FROM udgivelse_side; DELETE FROM udgivelse_kvalitet_maal; DELETE FROM udgivelse_kvalitet; DELETE FROM fortrolighed");
        }

        var releases = new Udgivelseslager(database);
        var read = releases.Hent(1);
        Assert.Equal(6, read.Tabeller.Count);
        Assert.Empty(read.SideOmSide);
        Assert.Null(read.Kvalitet);
        Assert.Null(releases.Rapport(1));
    }

    /// <summary>
    /// Another program than today's wrote the text: its members stand in another order, and it has one that today's does not
    /// know. The checksum is that of the text, so it holds, and what today's program knows is read.
    /// </summary>
    [Fact]
    public void A_description_that_another_program_wrote_is_verified_as_it_stands()
    {
        var database = Loaded(Motor.Sqlite);
        var releases = new Udgivelseslager(database);
        var before = releases.Hent(2);
        using (var connection = database.Connect())
        {
            var texts = connection.Query<(string Table, string Text)>("SELECT tabel, beskrivelse FROM udgivelse_tabel WHERE udgivelse_id = 2 ORDER BY nr")
                .Select(row => (row.Table, Text: Otherwise(JsonNode.Parse(row.Text)!).ToJsonString())).ToList();
            foreach (var (table, text) in texts)
            {
                connection.Execute("UPDATE udgivelse_tabel SET beskrivelse = @text WHERE udgivelse_id = 2 AND tabel = @table", new { table, text });
            }

            Assert.Throws<InvalidDataException>(() => releases.Hent(2));
            using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
            foreach (var (table, text) in texts)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(text));
                hash.AppendData(connection.ExecuteScalar<byte[]>("SELECT celler FROM udgivelse_tal WHERE udgivelse_id = 2 AND tabel = @table", new { table })!);
            }

            connection.Execute("DELETE FROM udgivelse_side WHERE udgivelse_id = 2; DELETE FROM udgivelse_kvalitet WHERE udgivelse_id = 2");
            connection.Execute("UPDATE udgivelse SET kontrolsum = @sum WHERE udgivelse_id = 2", new { sum = Convert.ToHexStringLower(hash.GetHashAndReset()) });
        }

        var after = releases.Hent(2);
        releases.EfterproevCeller(2);
        Assert.Equal(before.Tabeller.Count, after.Tabeller.Count);
        Assert.All(before.Tabeller.Zip(after.Tabeller), pair => Assert.Equal(Described(pair.First), Described(pair.Second)));
    }

    /// <summary>
    /// The same registrations give the same release, text and figures, to the byte. Where that is changed on purpose, the
    /// approved checksums change; the stored releases stay.
    /// </summary>
    [Fact]
    public void A_release_that_is_made_today_has_the_approved_checksum()
    {
        using var made = Made();
        var releases = new Udgivelseslager(made.Database);
        if (Environment.GetEnvironmentVariable("OPGOERELSE_NEXT_GOLDEN_RELEASE") is { Length: > 0 } path)
        {
            using var file = File.Create(path);
            StoredReleases.Save(made.Database, file);
        }

        Compare("checksums-of-today.txt", string.Concat(releases.Alle().Select(one => releases.Hent(one.Id)).Select(one =>
            $"{one.Udgivelse.Kontrolsum}\n{string.Concat(one.SideOmSide.Select(side => side.Kontrolsum))}\n{one.Kvalitet!.Kontrolsum}\n")));
    }

    public void Dispose() => _base?.Dispose();

    private Database Loaded(string motor)
    {
        _base = Motor.Ny(motor);
        var database = _base.Aabn();
        StoredReleases.Load(database);
        return database;
    }

    /// <summary>The registrations and the two releases that the golden file was made of.</summary>
    private static Testdatabase Made()
    {
        var test = new Testdatabase(Motor.Sqlite);
        var random = new TilfaeldigSag(11);
        var (first, last) = (new DateOnly(2021, 10, 1), new DateOnly(2023, 12, 31));
        test.Modtag(
            new DateOnly(2023, 10, 2),
            Enumerable.Range(0, 5000).Select(_ => random.Naeste().Model).Where(one => one.Startdato >= first && one.Startdato <= last).ToList());
        var clock = new FakeTimeProvider(new DateTimeOffset(2023, 10, 3, 8, 0, 0, TimeSpan.Zero));
        var publisher = new Udgiver(test.Database, clock);
        foreach (var day in (DateOnly[])[new(2023, 10, 3), new(2024, 1, 3)])
        {
            clock.SetUtcNow(new DateTimeOffset(day, new TimeOnly(8, 0), TimeSpan.Zero));
            publisher.Udgiv(publisher.Klargoer(day).Id);
        }

        return test;
    }

    /// <summary>The same, the members of every object backwards and one more in each.</summary>
    private static JsonNode Otherwise(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Otherwise(member.Value)))
            .Append(KeyValuePair.Create("ukendt", (JsonNode?)"x"))),
        JsonArray list => new JsonArray([.. list.Select(one => one is null ? null : Otherwise(one))]),
        _ => node.DeepClone(),
    };

    /// <summary>All that is read of the releases, as text: descriptions whole, every hundredth cell, and how many cells have each symbol.</summary>
    private static string Told(Udgivelseslager releases)
    {
        var text = new StringBuilder();
        foreach (var release in releases.Alle())
        {
            var read = releases.Hent(release.Id);
            text.Append(CultureInfo.InvariantCulture, $"release {release.Id} state {(int)release.Tilstand} {release.Ordning} {release.Regelsaet} {release.RegelsaetVersion} {release.Dato:yyyy-MM-dd} {release.Position} {release.Kontrolsum} {release.Klargjort:u} {release.Udgivet:u} {release.Trukket:u} {release.Grund}\n");
            foreach (var table in read.Tabeller)
            {
                text.Append(CultureInfo.InvariantCulture, $"{Described(table)}");
                text.Append(CultureInfo.InvariantCulture, $"symbols {string.Join(' ', table.Symboler.CountBy(symbol => symbol).OrderBy(one => one.Key).Select(one => $"{one.Key.Tegn()}={one.Value}"))}\n");
                for (var cell = 0; cell < table.Vaerdier.Length; cell += 100)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{table.Vaerdier[cell]}{table.Symboler[cell].Tegn()} ");
                }

                text.Append('\n');
            }

            foreach (var side in read.SideOmSide)
            {
                text.Append(CultureInfo.InvariantCulture, $"side {side.Regelsaet} {side.Version} {side.Kontrolsum}\n");
                text.AppendJoin("", side.Celler.Select(cell => string.Create(CultureInfo.InvariantCulture, $"{cell.Periode} {cell.Indsats} {cell.Forloeb.Vaerdi}{cell.Forloeb.Symbol.Tegn()} {cell.Med.Vaerdi}{cell.Med.Symbol.Tegn()}\n")));
            }

            text.Append(CultureInfo.InvariantCulture, $"quality {read.Kvalitet!.Kontrolsum}\n");
            text.AppendJoin("", read.Kvalitet.Maal.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Omraade} {one.Kode} {one.Vaerdi}\n")));
            var report = releases.Rapport(release.Id)!;
            text.Append(CultureInfo.InvariantCulture, $"report {report.Regler.Graense} {report.Regler.BeskytGruppe} {report.Regler.Gruppegraense} {report.Ubeviste}\n");
            text.AppendJoin("", report.Linjer.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Tabel} {line.Niveau} {line.Slags} {line.Celler} {line.Primaere} {line.Sekundaere} {line.N} {line.NSkjult} {line.MindsteInterval} {line.Bestemte}\n")));
            text.AppendJoin("", releases.Aendringer()[release.Id].Select(change => string.Create(CultureInfo.InvariantCulture, $"change {change.Tabel} {change.Forrige} {change.Aendrede} {change.Endelige} {change.Nye} {change.Udgaaede}\n")));
        }

        return text.ToString();
    }

    private static string Described(Tabel table)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"table {table.Id} {table.Titel.Da} / {table.Titel.En}\n");
        text.AppendJoin("", table.Noter.Select(note => $"note {note.Da} / {note.En}\n"));
        foreach (var dimension in table.Dimensioner)
        {
            text.Append(CultureInfo.InvariantCulture, $"dimension {dimension.Kode} role {(int)dimension.Rolle} total {dimension.Totalkode} {dimension.Navn.Da} / {dimension.Navn.En}\n");
            // The areas and periods of the first table are those of the others: their codes are enough there.
            var whole = table.Id == "Y11IGA01" || dimension.Kode is not ("omraade" or "periode");
            text.AppendJoin(whole ? "" : " ", dimension.Vaerdier.Select(value => !whole ? value.Kode : string.Create(
                CultureInfo.InvariantCulture,
                $" {value.Kode} {value.Slags} {value.Decimaler} [{string.Join(' ', value.Hoererunder)}] {value.Enhed?.Da} / {value.Enhed?.En} : {value.Navn.Da} / {value.Navn.En}{string.Concat(value.Noter.Select(note => $" ({note.Da} / {note.En})"))}\n")));
            text.Append(whole ? "" : "\n");
        }

        return text.ToString();
    }

    private static void Compare(string file, string told)
    {
        var path = Path.Combine(StoredReleases.Folder, file);
        if (Environment.GetEnvironmentVariable("OPGOERELSE_OPDATER_GULD") == "1")
        {
            File.WriteAllText(path, told);
        }

        Assert.Equal(File.ReadAllText(path), told);
    }
}
