using System.Diagnostics;
using System.Globalization;
using System.Text;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Law;
using Opgoerelse.Generator;
using Opgoerelse.Generator.Assumptions;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;
using Opgoerelse.Storage.Sqlite;

namespace Opgoerelse.Performance;

/// <summary>
/// Facts and cube of a generated nation: made in full, again when nothing changed, after a correction of 1 pct. of the
/// forloeb, and the release. The yardstick is plain SQL in the same run that copies the finished fact rows
/// into an equal table: what writing them costs at the least.
/// </summary>
internal static class FaktaBenchmark
{
    private static readonly DateOnly Dato = new(2026, 11, 21);

    public static void Run(int forloeb)
    {
        var mappe = Directory.CreateTempSubdirectory("opgoerelse-perf-").FullName;
        try
        {
            Run(forloeb, mappe);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(mappe, recursive: true);
        }
    }

    private static void Run(int forloeb, string mappe)
    {
        var leverancer = Directory.CreateDirectory(Path.Combine(mappe, "leverancer")).FullName;
        var area = string.Create(CultureInfo.InvariantCulture, $"fakta {forloeb / 1000}k");
        var (sekunder, oversigt) = Maal(() => NationalGenerator.Generate(new GeneratorOptions { Forloeb = forloeb, Seed = 1, Folder = leverancer }));
        Report.Line(area, "generate", $"{sekunder:F1} s");

        var database = new SqliteDatabase(Path.Combine(mappe, "opgoerelse.db"));
        Migrator.Migrate(database, TimeProvider.System);
        var indlaesning = new Indlaesning(database, new Pseudonymnoegle(Encoding.ASCII.GetBytes("a key that guards nothing but a benchmark")), TimeProvider.System);
        var modtaget = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
        (sekunder, var indlaest) = Maal(() => indlaesning.Mappe(leverancer, modtaget));
        var linjer = indlaest.Leverancer.Sum(leverance => leverance.Laest);
        Report.Line(area, "ingest", $"{sekunder:F1} s", $"{linjer:N0} lines", $"{linjer / sekunder:N0} lines/s");

        var regelsaet = Regelsaet.Alle["bek-2408"];
        var danner = new Faktadanner(database);
        var fulde = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            fulde.Add(Maal(() => danner.Opdater(regelsaet, Dato, fuld: true)).Sekunder);
        }

        var kun = Enumerable.Range(0, 3).Select(_ => Maal(() => Sql(database)).Sekunder);
        Report.Line(area, "facts and cube in full, one regelsæt", $"median {Report.Median(fulde):F2} s", $"{Report.Median(fulde) / Report.Median(kun):F1} × plain SQL that copies the same rows");
        Report.Line(area, "nothing changed", $"{Maal(() => danner.Opdater(regelsaet, Dato)).Sekunder * 1000:F0} ms");

        var retter = new List<double>();
        var beroert = 0L;
        for (var runde = 1; runde <= 3; runde++)
        {
            var fil = Path.Combine(mappe, string.Create(CultureInfo.InvariantCulture, $"rettelse-{runde}.ndjson"));
            SkrivRettelse(database, fil, runde);
            indlaesning.Fil(fil, modtaget);
            (sekunder, var koersel) = Maal(() => danner.Opdater(regelsaet, Dato));
            retter.Add(sekunder);
            beroert = koersel.Forloeb;
        }

        Report.Line(area, "facts and cube after a correction of 1 pct.", $"median {Report.Median(retter):F2} s", $"{beroert:N0} forløb", $"{Report.Median(retter) / Report.Median(fulde):P0} of in full");
        var udgiver = new Udgiver(database, TimeProvider.System);
        (sekunder, var udgivelse) = Maal(() => udgiver.Klargoer(Dato));
        Report.Line(area, "make and freeze the release", $"{sekunder:F2} s");
        (sekunder, var hentet) = Maal(() => new Udgivelseslager(database).Hent(udgivelse.Id));
        Report.Line(area, "load the release into memory", $"{sekunder:F2} s", $"{hentet.Tabeller.Sum(tabel => tabel.Vaerdier.LongLength):N0} cells");
        Report.Line(area, "memory and disk", $"peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:F0} MB", $"database {new FileInfo(database.File).Length / 1048576.0:F0} MB", $"{oversigt.Forloeb:N0} forløb");
    }

    private static int Sql(SqliteDatabase database)
    {
        using var forbindelse = database.Connect();
        using var kommando = forbindelse.CreateCommand();
        kommando.CommandText = "CREATE TABLE maalestok AS SELECT * FROM fakta ORDER BY saet_id, forloeb_id, indfasning; DROP TABLE maalestok";
        return kommando.ExecuteNonQuery();
    }

    /// <summary>A new version of one indsats in each hundredth forloeb: it is cancelled.</summary>
    private static void SkrivRettelse(SqliteDatabase database, string fil, int runde)
    {
        using var forbindelse = database.Connect();
        using var kommando = forbindelse.CreateCommand();
        kommando.CommandText = "SELECT forloeb_id, MIN(indsats_id), MIN(indsatstype), MIN(startdato), MAX(version) FROM indsats WHERE slettet = 0 GROUP BY forloeb_id";
        using var reader = kommando.ExecuteReader();
        using var ud = new StreamWriter(fil);
        for (var nr = 0L; reader.Read(); nr++)
        {
            if (nr % 76 != runde)
            {
                continue;
            }

            ud.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $$$"""{"beskedId":"{{{Guid.NewGuid()}}}","entitet":"indsats","aendringstype":2,"version":{{{reader.GetInt64(4) + 100}}},"registreret":"2026-11-01T10:00:00+01:00","indhold":{"indsatsId":"{{{reader.ReadId(1)}}}","forloebId":"{{{reader.ReadId(0)}}}","indsatstype":"{{{reader.GetString(2)}}}","status":"annulleret","startdato":"{{{reader.ReadDate(3):yyyy-MM-dd}}}"}}"""));
        }
    }

    private static (double Sekunder, T Resultat) Maal<T>(Func<T> arbejde)
    {
        var ur = Stopwatch.StartNew();
        var resultat = arbejde();
        return (ur.Elapsed.TotalSeconds, resultat);
    }
}
