using System.Globalization;
using System.Text;
using Dapper;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Storage.Migrations;
using Opgoerelse.Storage.Sqlite;
using Opgoerelse.Support;
using Opgoerelse.Support.Leverancer;
using static Opgoerelse.Support.Leverancer.TestLines;

namespace Opgoerelse.IngestTests;

/// <summary>Of a reason for ending the category is kept, and a hash that tells two texts apart; nothing of the text.</summary>
public sealed class AfslutningsaarsagStorageTests
{
    private const string Secret = "Flyttet til sin mor i Ørum";

    [Theory]
    [OnEachEngine]
    public void Only_the_category_is_kept(string engine)
    {
        using var engineTest = new EngineTest(engine);
        engineTest.Tag(
            Besked(Forloeb(1, endDate: "2024-06-01").With("afslutningsaarsag", " Fleksjob ")),
            Besked(Forloeb(2, endDate: "2024-06-01").With("afslutningsaarsag", Secret)),
            Besked(Forloeb(3, endDate: "2024-06-01")));
        Assert.Equal(
            ["fleksjob;", "uoplyst;", ";"],
            engineTest.Rows("SELECT afslutning, afslutningsaarsag FROM forloeb ORDER BY forloeb_id"));
        Assert.DoesNotContain(Secret, string.Join('\n', engineTest.Anything()), StringComparison.Ordinal);
        Assert.All(
            Directory.GetFiles(engineTest.Folder, "opgoerelse.db*"),
            file => Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret))));
    }

    /// <summary>
    /// A guess at the text cannot be checked without the key: the hash differs from key to key, though the person were the same.
    /// </summary>
    [Fact]
    public void The_mark_of_a_text_depends_on_the_key_and_is_nobodys_pseudonym()
    {
        var content = (ForloebContent)ReadCount.Besked(Besked(Forloeb().With("afslutningsaarsag", Personnummer))).Valid.Content!;
        Assert.NotEqual(content.Person, content.ReasonMark);
        using var other = new PseudonymKey(new byte[32]).Hmac();
        Assert.NotEqual(content.ReasonMark, PseudonymKey.Mark(other, Personnummer));
    }

    [Theory]
    [OnEachEngine]
    public void Two_texts_of_the_same_category_are_two_contents(string engine)
    {
        using var engineTest = new EngineTest(engine);
        engineTest.Tag(Besked(Forloeb().With("afslutningsaarsag", "job")));
        Assert.Equal(1, engineTest.Tag(Besked(Forloeb().With("afslutningsaarsag", "job"))).Repeated);
        Assert.Equal(
            "version-konflikt",
            Assert.Single(engineTest.Rejections(engineTest.Tag(Besked(Forloeb().With("afslutningsaarsag", "beskæftigelse"))))).Code);
        Assert.Equal("version-konflikt", Assert.Single(engineTest.Rejections(engineTest.Tag(Besked(Forloeb())))).Code);
    }

    [Theory]
    [OnEachEngine]
    public void What_was_received_before_migration_17_is_still_a_repeat(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var besked = Besked(Forloeb().With("afslutningsaarsag", "job"));
        engineTest.Tag(besked);
        var former = ReadCount.Besked(besked).Valid.FormerHash!.Value;
        using (var connection = engineTest.Database.Connect())
        {
            connection.Execute("UPDATE forloeb SET indhold_hash = @hash", new { hash = Hash32.Bytes(former).ToArray() });
        }

        Assert.Equal(1, engineTest.Tag(Besked(Forloeb().With("afslutningsaarsag", "job"))).Repeated);
        Assert.Equal(1, engineTest.Tag(Besked(Forloeb().With("afslutningsaarsag", "fleksjob"))).Rejected);
    }

    [Theory]
    [OnEachEngine]
    public void The_migration_gives_categories_and_empties_the_texts(string engine)
    {
        using var engineTest = Engine.Empty(engine);
        var database = engineTest.OpenReader();
        Migrator.Migrate(database, TimeProvider.System);
        using (var connection = database.Connect())
        {
            // As it was before: the column and the journal's row away again.
            connection.Execute("ALTER TABLE forloeb DROP COLUMN afslutning");
            connection.Execute("DELETE FROM skema_version WHERE nummer = 17");
            foreach (var (index, reason, endDate) in OldOnes)
            {
                connection.Execute(
                    """
                    INSERT INTO forloeb (forloeb_id, version, leverance_id, linje, slettet, registreret, indhold_hash,
                        startdato, slutdato, afslutningsaarsag)
                    VALUES (@id, @nr, 1, 1, 0, 0, @hash, 738000, @slutdato, @aarsag)
                    """,
                    new { id = new byte[16], nr = index, hash = new byte[32], slutdato = endDate, aarsag = reason });
            }
        }

        Migrator.Migrate(database, TimeProvider.System);
        using (var connection = database.Connect())
        {
            Assert.Equal(
                ["beskaeftigelse", "foertidspension", "uoplyst", "seniorpension", "uoplyst", null, "oevrige"],
                connection.Query<string?>("SELECT afslutning FROM forloeb ORDER BY version"));
            Assert.Equal(0, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM forloeb WHERE afslutningsaarsag IS NOT NULL"));
        }

        if (database is SqliteDatabase sqlite)
        {
            using (var connection = database.Connect())
            {
                connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }

            Assert.Equal(-1, File.ReadAllBytes(sqlite.File).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)));
        }
    }

    private static readonly (long Index, string? Reason, int? EndDate)[] OldOnes =
    [
        (1, " Ordinær Beskæftigelse ", null),
        (2, "FØRTIDSPENSION", Day("2024-06-01")),
        (3, Secret, Day("2024-06-01")),
        (4, "seniorpension", Day("2020-01-01")),
        (5, "seniorpension", Day("2019-12-31")),
        (6, null, Day("2024-06-01")),
        (7, "død", Day("2024-06-01")),
    ];

    private static int Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;
}
