using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.Time.Testing;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Storage;
using Opgoerelse.Support;

namespace Opgoerelse.AggregationTests;

/// <summary>What was stored once is verified and read by every later version of the program (issue 16).</summary>
public sealed class GoldenReleaseTests : IDisposable
{
    private const string Figures = "releases-2026.txt";
    private TestDatabase? _base;

    [Theory]
    [OnEachEngine]
    public void The_stored_releases_of_2026_are_verified_and_read(string engine)
    {
        var database = Loaded(engine);
        var releases = new ReleaseStore(database);

        releases.VerifyCells(1);
        releases.VerifyCells(2);
        // Never approved anew: what has been stored is read as it was for ever.
        Assert.Equal(File.ReadAllText(Path.Combine(StoredReleases.Folder, Figures)), Told(releases));
    }

    /// <summary>A release from before the packed figures, the side by side and the quality were kept.</summary>
    [Fact]
    public void The_first_of_them_is_read_without_what_later_versions_added()
    {
        var database = Loaded(Engine.Sqlite);
        using (var connection = database.Connect())
        {
            connection.Execute(
                "DELETE FROM udgivelse_tal; DELETE FROM udgivelse_side_celle; DELETE FROM udgivelse_side; DELETE FROM "
                    + "udgivelse_kvalitet_maal; DELETE FROM udgivelse_kvalitet; DELETE FROM fortrolighed");
        }

        var releases = new ReleaseStore(database);
        var read = releases.Fetch(1);
        Assert.Equal(6, read.Tables.Count);
        Assert.Empty(read.RuleComparison);
        Assert.Null(read.Quality);
        Assert.Null(releases.Report(1));
    }

    /// <summary>
    /// Another program than today's wrote the text: its members stand in another order, and it has one that today's does not
    /// know. The checksum is that of the text, so it holds, and what today's program knows is read.
    /// </summary>
    [Fact]
    public void A_description_that_another_program_wrote_is_verified_as_it_stands()
    {
        var database = Loaded(Engine.Sqlite);
        var releases = new ReleaseStore(database);
        var before = releases.Fetch(2);
        using (var connection = database.Connect())
        {
            var texts = connection.Query<(string Table, string Text)>(
                "SELECT tabel, beskrivelse FROM udgivelse_tabel WHERE udgivelse_id = 2 ORDER BY nr")
                .Select(row => (row.Table, Text: Otherwise(JsonNode.Parse(row.Text)!).ToJsonString())).ToList();
            foreach (var (table, text) in texts)
            {
                connection.Execute(
                    "UPDATE udgivelse_tabel SET beskrivelse = @text WHERE udgivelse_id = 2 AND tabel = @table",
                    new { table, text });
            }

            Assert.Throws<InvalidDataException>(() => releases.Fetch(2));
            using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
            foreach (var (table, text) in texts)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(text));
                hash.AppendData(connection.ExecuteScalar<byte[]>(
                    "SELECT celler FROM udgivelse_tal WHERE udgivelse_id = 2 AND tabel = @table",
                    new { table })!);
            }

            connection.Execute("DELETE FROM udgivelse_side WHERE udgivelse_id = 2; DELETE FROM udgivelse_kvalitet WHERE udgivelse_id = 2");
            connection.Execute(
                "UPDATE udgivelse SET kontrolsum = @sum WHERE udgivelse_id = 2",
                new { sum = Convert.ToHexStringLower(hash.GetHashAndReset()) });
        }

        var after = releases.Fetch(2);
        releases.VerifyCells(2);
        Assert.Equal(before.Tables.Count, after.Tables.Count);
        Assert.All(before.Tables.Zip(after.Tables), pair => Assert.Equal(Described(pair.First), Described(pair.Second)));
    }

    /// <summary>
    /// The same registrations give the same release, text and figures, to the byte. Where that is changed on purpose, the
    /// approved checksums change; the stored releases stay. The second, which takes the place of the first, takes as long again.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2, Explicit = true, Traits = ["Category", "Long"])]
    public void A_release_that_is_made_today_has_the_approved_checksum(int count)
    {
        var next = Environment.GetEnvironmentVariable("OPGOERELSE_NEXT_GOLDEN_RELEASE");
        using var made = Made(IsUpdating || next is not null ? 2 : count);
        var releases = new ReleaseStore(made.Database);
        if (next is { Length: > 0 } path)
        {
            using var file = File.Create(path);
            StoredReleases.Save(made.Database, file);
        }

        const int LinesOfOne = 3;
        Compare(
            "checksums-of-today.txt",
            string.Concat(releases.All().Select(one => releases.Fetch(one.Id)).Select(one =>
                $"{one.Release.Checksum}\n{string.Concat(one.RuleComparison.Select(page => page.Checksum))}\n{one.Quality!.Checksum}\n")),
            approved => string.Concat(approved.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Take(LinesOfOne * releases.All().Count)
                .Select(line => line + "\n")));
    }

    public void Dispose() => _base?.Dispose();

    private Database Loaded(string engine)
    {
        _base = Engine.New(engine);
        var database = _base.OpenReader();
        StoredReleases.Load(database);
        return database;
    }

    /// <summary>The registrations that the golden file was made of, and the first of its two releases or both.</summary>
    private static AggregationTestDatabase Made(int count)
    {
        var test = new AggregationTestDatabase(Engine.Sqlite);
        var random = new RandomCase(11);
        var (first, last) = (new DateOnly(2021, 10, 1), new DateOnly(2023, 12, 31));
        test.TakeIn(
            new DateOnly(2023, 10, 2),
            Enumerable.Range(0, 5000)
                .Select(_ => random.Next().Model)
                .Where(one => one.StartDate >= first && one.StartDate <= last)
                .ToList());
        var clock = new FakeTimeProvider(new DateTimeOffset(2023, 10, 3, 8, 0, 0, TimeSpan.Zero));
        var publisher = new Publisher(test.Database, clock);
        foreach (var day in new DateOnly[] { new(2023, 10, 3), new(2024, 1, 3) }.Take(count))
        {
            clock.SetUtcNow(new DateTimeOffset(day, new TimeOnly(8, 0), TimeSpan.Zero));
            publisher.Publish(publisher.PrepareRelease(day).Id);
        }

        return test;
    }

    /// <summary>The same, the members of every object backwards and one more in each.</summary>
    private static JsonNode Otherwise(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(member =>
            KeyValuePair.Create(member.Key, member.Value is null ? null : Otherwise(member.Value)))
            .Append(KeyValuePair.Create("ukendt", (JsonNode?)"x"))),
        JsonArray list => new JsonArray([.. list.Select(one => one is null ? null : Otherwise(one))]),
        _ => node.DeepClone(),
    };

    /// <summary>
    /// All that is read of the releases, as text: descriptions whole, every hundredth cell, and how many cells have each symbol.
    /// </summary>
    private static string Told(ReleaseStore releases)
    {
        var text = new StringBuilder();
        foreach (var release in releases.All())
        {
            var read = releases.Fetch(release.Id);
            text.Append(
                CultureInfo.InvariantCulture,
                $"release {release.Id} state {(int)release.State} {release.Ordning} {release.Regelsaet} "
                    + $"{release.RegelsaetVersion} {release.Date:yyyy-MM-dd} {release.Position} {release.Checksum} "
                    + $"{release.Prepared:u} {release.Published:u} {release.Withdrawn:u} {release.Reason}\n");
            foreach (var table in read.Tables)
            {
                text.Append(CultureInfo.InvariantCulture, $"{Described(table)}");
                var symbols = table.Symbols
                    .CountBy(symbol => symbol)
                    .OrderBy(one => one.Key)
                    .Select(one => $"{one.Key.Sign()}={one.Value}");
                text.Append(CultureInfo.InvariantCulture, $"symbols {string.Join(' ', symbols)}\n");
                for (var cell = 0; cell < table.Values.Length; cell += 100)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{table.Values[cell]}{table.Symbols[cell].Sign()} ");
                }

                text.Append('\n');
            }

            foreach (var page in read.RuleComparison)
            {
                text.Append(CultureInfo.InvariantCulture, $"side {page.Regelsaet} {page.Version} {page.Checksum}\n");
                text.AppendJoin(
                    "",
                    page.Cells.Select(cell =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{cell.Period} {cell.Indsats} {cell.Forloeb.Value}{cell.Forloeb.Symbol.Sign()} {cell.With.Value}"
                                + $"{cell.With.Symbol.Sign()}\n")));
            }

            text.Append(CultureInfo.InvariantCulture, $"quality {read.Quality!.Checksum}\n");
            text.AppendJoin(
                "",
                read.Quality.Measure.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Omraade} {one.Code} {one.Value}\n")));
            var report = releases.Report(release.Id)!;
            text.Append(
                CultureInfo.InvariantCulture,
                $"report {report.Rules.Threshold} {report.Rules.Groups != GroupSuppression.None} {report.Rules.GroupThreshold} "
                    + $"{report.Unproven}\n");
            text.AppendJoin(
                "",
                report.Lines.Select(line =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{line.Table} {line.Level} {line.Kind} {line.Cells} {line.PrimaryCount} {line.SecondaryCount} {line.N} "
                            + $"{line.NWithheld} {line.SmallestInterval} {line.Determined}\n")));
            text.AppendJoin(
                "",
                releases.ChangesOf()[release.Id].Select(change =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"change {change.Table} {change.Previous} {change.ChangedCount} {change.FinalCount} {change.NewCount} "
                            + $"{change.GoneCount}\n")));
        }

        return text.ToString();
    }

    private static string Described(Table table)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"table {table.Id} {table.Title.Da} / {table.Title.En}\n");
        text.AppendJoin("", table.Notes.Select(note => $"note {note.Da} / {note.En}\n"));
        foreach (var dimension in table.Dimensions)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"dimension {dimension.Code} role {(int)dimension.Role} total {dimension.TotalCode} {dimension.Name.Da} / "
                    + $"{dimension.Name.En}\n");
            // The areas and periods of the first table are those of the others: their codes are enough there.
            var whole = table.Id == "Y11IGA01" || dimension.Code is not ("omraade" or "periode");
            text.AppendJoin(whole ? "" : " ", dimension.Values.Select(value => !whole ? value.Code : string.Create(
                CultureInfo.InvariantCulture,
                $" {value.Code} {value.Kind} {value.Decimals} [{string.Join(' ', value.BelongsUnder)}] {value.Unit?.Da} / "
                    + $"{value.Unit?.En} : {value.Name.Da} / {value.Name.En}"
                    + $"{string.Concat(value.Notes.Select(note => $" ({note.Da} / {note.En})"))}\n")));
            text.Append(whole ? "" : "\n");
        }

        return text.ToString();
    }

    private static bool IsUpdating => Environment.GetEnvironmentVariable("OPGOERELSE_OPDATER_GULD") == "1";

    private static void Compare(string file, string told, Func<string, string>? partOf = null)
    {
        var path = Path.Combine(StoredReleases.Folder, file);
        if (IsUpdating)
        {
            File.WriteAllText(path, told);
        }

        var approved = File.ReadAllText(path);
        Assert.Equal(partOf is null ? approved : partOf(approved), told);
    }
}
