using System.Globalization;
using System.Text;
using Dapper;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Motorer;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;
using Opgoerelse.Storage.Sqlite;
using static Opgoerelse.IngestTests.Linjer;

namespace Opgoerelse.IngestTests;

/// <summary>Of a reason for ending the category is kept, and a hash that tells two texts apart; nothing of the text.</summary>
public sealed class AfslutningsaarsagTests
{
    private const string Hemmelig = "Flyttet til sin mor i Ørum";

    [Theory]
    [PaaHverMotor]
    public void Kun_kategorien_gemmes(string motor)
    {
        using var proeve = new Proeve(motor);
        proeve.Tag(
            Besked(Forloeb(1, slutdato: "2024-06-01").Med("afslutningsaarsag", " Fleksjob ")),
            Besked(Forloeb(2, slutdato: "2024-06-01").Med("afslutningsaarsag", Hemmelig)),
            Besked(Forloeb(3, slutdato: "2024-06-01")));
        Assert.Equal(["fleksjob;", "uoplyst;", ";"], proeve.Raekker("SELECT afslutning, afslutningsaarsag FROM forloeb ORDER BY forloeb_id"));
        Assert.DoesNotContain(Hemmelig, string.Join('\n', proeve.Alt()), StringComparison.Ordinal);
        Assert.All(
            Directory.GetFiles(proeve.Mappe, "opgoerelse.db*"),
            file => Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Hemmelig))));
    }

    /// <summary>A guess at the text cannot be checked without the key: the hash differs from key to key, though the person were the same.</summary>
    [Fact]
    public void Maerket_af_en_tekst_afhaenger_af_noeglen_og_er_ingens_pseudonym()
    {
        var indhold = (Forloebsindhold)Laest.Besked(Besked(Forloeb().Med("afslutningsaarsag", Personnummer))).Gyldig.Indhold!;
        Assert.NotEqual(indhold.Person, indhold.AarsagMark);
        using var anden = new Pseudonymnoegle(new byte[32]).Hmac();
        Assert.NotEqual(indhold.AarsagMark, Pseudonymnoegle.Mark(anden, Personnummer));
    }

    [Theory]
    [PaaHverMotor]
    public void To_tekster_af_samme_kategori_er_to_indhold(string motor)
    {
        using var proeve = new Proeve(motor);
        proeve.Tag(Besked(Forloeb().Med("afslutningsaarsag", "job")));
        Assert.Equal(1, proeve.Tag(Besked(Forloeb().Med("afslutningsaarsag", "job"))).Gentaget);
        Assert.Equal("version-konflikt", Assert.Single(proeve.Afvisninger(proeve.Tag(Besked(Forloeb().Med("afslutningsaarsag", "beskæftigelse"))))).Kode);
        Assert.Equal("version-konflikt", Assert.Single(proeve.Afvisninger(proeve.Tag(Besked(Forloeb())))).Kode);
    }

    [Theory]
    [PaaHverMotor]
    public void Det_der_blev_modtaget_foer_migrering_17_er_stadig_en_gentagelse(string motor)
    {
        using var proeve = new Proeve(motor);
        var besked = Besked(Forloeb().Med("afslutningsaarsag", "job"));
        proeve.Tag(besked);
        var former = Laest.Besked(besked).Gyldig.FormerHash!.Value;
        using (var connection = proeve.Database.Connect())
        {
            connection.Execute("UPDATE forloeb SET indhold_hash = @hash", new { hash = Hash32.Bytes(former).ToArray() });
        }

        Assert.Equal(1, proeve.Tag(Besked(Forloeb().Med("afslutningsaarsag", "job"))).Gentaget);
        Assert.Equal(1, proeve.Tag(Besked(Forloeb().Med("afslutningsaarsag", "fleksjob"))).Afvist);
    }

    [Theory]
    [PaaHverMotor]
    public void Migreringen_giver_kategorier_og_toemmer_teksterne(string motor)
    {
        using var proeve = Motor.Tom(motor);
        var database = proeve.Aabn();
        Migrator.Migrate(database, TimeProvider.System);
        using (var connection = database.Connect())
        {
            // As it was before: the column and the journal's row away again.
            connection.Execute("ALTER TABLE forloeb DROP COLUMN afslutning");
            connection.Execute("DELETE FROM skema_version WHERE nummer = 17");
            foreach (var (nr, aarsag, slutdato) in Gamle)
            {
                connection.Execute(
                    """
                    INSERT INTO forloeb (forloeb_id, version, leverance_id, linje, slettet, registreret, indhold_hash, startdato, slutdato, afslutningsaarsag)
                    VALUES (@id, @nr, 1, 1, 0, 0, @hash, 738000, @slutdato, @aarsag)
                    """,
                    new { id = new byte[16], nr, hash = new byte[32], slutdato, aarsag });
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

            Assert.Equal(-1, File.ReadAllBytes(sqlite.File).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Hemmelig)));
        }
    }

    private static readonly (long Nr, string? Aarsag, int? Slutdato)[] Gamle =
    [
        (1, " Ordinær Beskæftigelse ", null),
        (2, "FØRTIDSPENSION", Dag("2024-06-01")),
        (3, Hemmelig, Dag("2024-06-01")),
        (4, "seniorpension", Dag("2020-01-01")),
        (5, "seniorpension", Dag("2019-12-31")),
        (6, null, Dag("2024-06-01")),
        (7, "død", Dag("2024-06-01")),
    ];

    private static int Dag(string dato) => DateOnly.ParseExact(dato, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;
}
