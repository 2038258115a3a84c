using System.Diagnostics;
using System.Globalization;
using System.Text;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Law;
using Opgoerelse.Generator;
using Opgoerelse.Generator.Premises;
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
internal static class FactBenchmark
{
    private static readonly DateOnly Date = new(2026, 11, 21);

    public static void Run(int forloeb)
    {
        var folder = Directory.CreateTempSubdirectory("opgoerelse-perf-").FullName;
        try
        {
            Run(forloeb, folder);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Run(int forloeb, string folder)
    {
        var leverancer = Directory.CreateDirectory(Path.Combine(folder, "leverancer")).FullName;
        var area = string.Create(CultureInfo.InvariantCulture, $"fakta {forloeb / 1000}k");
        var (seconds, overview) = Measure(() => NationalGenerator.Generate(new GeneratorOptions { Forloeb = forloeb, Seed = 1, Folder = leverancer }));
        MeasuredReport.Line(area, "generate", $"{seconds:F1} s");

        var database = new SqliteDatabase(Path.Combine(folder, "opgoerelse.db"));
        Migrator.Migrate(database, TimeProvider.System);
        var commandLineIngest = new CommandLineIngest(database, new PseudonymKey(Encoding.ASCII.GetBytes("a key that guards nothing but a benchmark")), TimeProvider.System);
        var received = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
        (seconds, var ingested) = Measure(() => commandLineIngest.Folder(leverancer, received));
        var lines = ingested.Leverancer.Sum(leverance => leverance.ReadCount);
        MeasuredReport.Line(area, "ingest", $"{seconds:F1} s", $"{lines:N0} lines", $"{lines / seconds:N0} lines/s");

        var regelsaet = Regelsaet.All["bek-2408"];
        var maker = new FactMaker(database);
        var fullRuns = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            fullRuns.Add(Measure(() => maker.Refresh(regelsaet, Date, full: true)).Seconds);
        }

        var only = Enumerable.Range(0, 3).Select(_ => Measure(() => Sql(database)).Seconds);
        MeasuredReport.Line(area, "facts and cube in full, one regelsæt", $"median {MeasuredReport.Median(fullRuns):F2} s", $"{MeasuredReport.Median(fullRuns) / MeasuredReport.Median(only):F1} × plain SQL that copies the same rows");
        MeasuredReport.Line(area, "nothing changed", $"{Measure(() => maker.Refresh(regelsaet, Date)).Seconds * 1000:F0} ms");

        var corrections = new List<double>();
        var touchedOne = 0L;
        for (var round = 1; round <= 3; round++)
        {
            var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"rettelse-{round}.ndjson"));
            WriteCorrection(database, file, round);
            commandLineIngest.FileOf(file, received);
            (seconds, var run) = Measure(() => maker.Refresh(regelsaet, Date));
            corrections.Add(seconds);
            touchedOne = run.Forloeb;
        }

        MeasuredReport.Line(area, "facts and cube after a correction of 1 pct.", $"median {MeasuredReport.Median(corrections):F2} s", $"{touchedOne:N0} forløb", $"{MeasuredReport.Median(corrections) / MeasuredReport.Median(fullRuns):P0} of in full");
        var publisher = new Publisher(database, TimeProvider.System);
        (seconds, var release) = Measure(() => publisher.PrepareRelease(Date));
        MeasuredReport.Line(area, "make and freeze the release", $"{seconds:F2} s");
        (seconds, var fetched) = Measure(() => new ReleaseStore(database).Fetch(release.Id));
        MeasuredReport.Line(area, "load the release into memory", $"{seconds:F2} s", $"{fetched.Tables.Sum(table => table.Values.LongLength):N0} cells");
        MeasuredReport.Line(area, "memory and disk", $"peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:F0} MB", $"database {new FileInfo(database.File).Length / 1048576.0:F0} MB", $"{overview.Forloeb:N0} forløb");
    }

    private static int Sql(SqliteDatabase database)
    {
        using var connection = database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE maalestok AS SELECT * FROM fakta ORDER BY saet_id, forloeb_id, indfasning; DROP TABLE maalestok";
        return command.ExecuteNonQuery();
    }

    /// <summary>A new version of one indsats in each hundredth forloeb: it is cancelled.</summary>
    private static void WriteCorrection(SqliteDatabase database, string file, int round)
    {
        using var connection = database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT forloeb_id, MIN(indsats_id), MIN(indsatstype), MIN(startdato), MAX(version) FROM indsats WHERE slettet = 0 GROUP BY forloeb_id";
        using var reader = command.ExecuteReader();
        using var output = new StreamWriter(file);
        for (var index = 0L; reader.Read(); index++)
        {
            if (index % 76 != round)
            {
                continue;
            }

            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $$$"""{"beskedId":"{{{Guid.NewGuid()}}}","entitet":"indsats","aendringstype":2,"version":{{{reader.GetInt64(4) + 100}}},"registreret":"2026-11-01T10:00:00+01:00","indhold":{"indsatsId":"{{{reader.ReadId(1)}}}","forloebId":"{{{reader.ReadId(0)}}}","indsatstype":"{{{reader.GetString(2)}}}","status":"annulleret","startdato":"{{{reader.ReadDate(3):yyyy-MM-dd}}}"}}"""));
        }
    }

    private static (double Seconds, T Result) Measure<T>(Func<T> workTable)
    {
        var clock = Stopwatch.StartNew();
        var result = workTable();
        return (clock.Elapsed.TotalSeconds, result);
    }
}
