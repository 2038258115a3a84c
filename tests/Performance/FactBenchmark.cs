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

    public static void Run(int forloeb, bool release = false)
    {
        var folder = Directory.CreateTempSubdirectory("opgoerelse-perf-").FullName;
        try
        {
            Run(forloeb, folder, release);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Run(int forloeb, string folder, bool release)
    {
        var leverancer = Directory.CreateDirectory(Path.Combine(folder, "leverancer")).FullName;
        var area = string.Create(CultureInfo.InvariantCulture, $"fakta {forloeb / 1000}k");
        var (seconds, _, overview) = Measure(() =>
            NationalGenerator.Generate(new GeneratorOptions { Forloeb = forloeb, Seed = 1, Folder = leverancer }));
        MeasuredReport.Line(area, "generate", $"{seconds:F1} s");

        var database = new SqliteDatabase(Path.Combine(folder, "opgoerelse.db"));
        Migrator.Migrate(database, TimeProvider.System);
        var commandLineIngest = new CommandLineIngest(
            database,
            new PseudonymKey(Encoding.ASCII.GetBytes("a key that guards nothing but a benchmark")),
            TimeProvider.System);
        var received = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
        (seconds, var processor, var ingested) = Measure(() => commandLineIngest.Folder(leverancer, received));
        var lines = ingested.Leverancer.Sum(leverance => leverance.ReadCount);
        MeasuredReport.Line(
            area,
            "ingest",
            $"{seconds:F1} s (processor {processor:F1} s)",
            $"{lines:N0} lines",
            $"{lines / seconds:N0} lines/s");

        var regelsaet = Regelsaet.All["bek-2408"];
        var maker = new FactMaker(database);
        var full = Repeat(3, _ => maker.Refresh(regelsaet, Date, full: true));
        var copy = Repeat(3, _ => Sql(database));
        MeasuredReport.Line(
            area,
            "facts and cube in full, one regelsæt",
            Of(full),
            $"{full.Processor / copy.Processor:F1} × plain SQL that copies the same rows",
            $"{full.Processor / forloeb * 1e6:F1} µs a forløb");
        MeasuredReport.Line(
            area,
            "facts and cube in full, every regelsæt",
            Of(Repeat(1, _ => maker.Refresh([.. Regelsaet.All.Values], Date, full: true).ToList())));
        MeasuredReport.Line(area, "nothing changed", Of(Repeat(1, _ => maker.Refresh(regelsaet, Date))));

        var touched = 0L;
        var ingests = new List<double>();
        var corrected = Repeat(3, round =>
        {
            var run = maker.Refresh(regelsaet, Date);
            touched = run.Forloeb;
            return run;
        }, before: round =>
        {
            var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"rettelse-{round}.ndjson"));
            WriteCorrection(database, file, round + 1);
            ingests.Add(Measure(() => commandLineIngest.FileOf(file, received)).Processor);
        });
        var ingest = MeasuredReport.Median(ingests) / touched * 1e6;
        var whole = ingest + (corrected.Processor / touched * 1e6);
        MeasuredReport.Line(
            area,
            "facts and cube after a correction of 1 pct.",
            Of(corrected),
            $"{touched:N0} forløb",
            $"{corrected.Processor / full.Processor:P1} of in full",
            $"leverance to cells {whole:F0} µs of processor a touched forløb, {ingest:F0} of it ingest");
        MeasuredReport.Line(
            area,
            "memory and disk",
            $"peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:F0} MB",
            $"database {new FileInfo(database.File).Length / 1048576.0:F0} MB",
            $"{overview.Forloeb:N0} forløb");
        if (release)
        {
            var publisher = new Publisher(database, TimeProvider.System);
            var made = Measure(() => publisher.PrepareRelease(Date));
            MeasuredReport.Line(area, "make and freeze the release", $"{made.Seconds:F2} s (processor {made.Processor:F2} s)");
            var fetched = Measure(() => new ReleaseStore(database).Fetch(made.Result.Id));
            MeasuredReport.Line(
                area,
                "load the release into memory",
                $"{fetched.Seconds:F2} s",
                $"{fetched.Result.Tables.Sum(table => table.Values.LongLength):N0} cells");
        }
    }

    private static FormattableString Of((double Seconds, double Processor) time) =>
        $"median {time.Seconds:F2} s (processor {time.Processor:F2} s)";

    /// <summary>The medians of several rounds: by the clock, and of processor, which is the fairer on a busy machine.</summary>
    private static (double Seconds, double Processor) Repeat<T>(int rounds, Func<int, T> work, Action<int>? before = null)
    {
        var times = new List<(double Seconds, double Processor, T)>();
        for (var round = 0; round < rounds; round++)
        {
            before?.Invoke(round);
            times.Add(Measure(() => work(round)));
        }

        return (MeasuredReport.Median(times.Select(time => time.Seconds)), MeasuredReport.Median(times.Select(time => time.Processor)));
    }

    private static int Sql(SqliteDatabase database)
    {
        using var connection = database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText =
            "CREATE TABLE maalestok AS SELECT * FROM fakta ORDER BY saet_id, forloeb_id, indfasning; DROP TABLE maalestok";
        return command.ExecuteNonQuery();
    }

    /// <summary>A new version of one indsats in each hundredth forloeb: it is cancelled.</summary>
    private static void WriteCorrection(SqliteDatabase database, string file, int round)
    {
        using var connection = database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT forloeb_id, MIN(indsats_id), MIN(indsatstype), MIN(startdato), MAX(version) FROM indsats WHERE slettet = 0 "
                + "GROUP BY forloeb_id";
        using var reader = command.ExecuteReader();
        using var output = new StreamWriter(file);
        for (var index = 0L; reader.Read(); index++)
        {
            if (index % 76 != round)
            {
                continue;
            }

            var (id, forloeb, type) = (reader.ReadId(1), reader.ReadId(0), reader.GetString(2));
            var named = $$"""{"indsatsId":"{{id}}","forloebId":"{{forloeb}}","indsatstype":"{{type}}"}""";
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"beskedId":"{{Guid.NewGuid()}}","entitet":"indsats","aendringstype":2,"version":"""
                    + $$"""{{reader.GetInt64(4) + 100}},"registreret":"2026-11-01T10:00:00+01:00","indhold":"""
                    + $$$"""{{{named[..^1]}}},"status":"annulleret","startdato":"{{{reader.ReadDate(3):yyyy-MM-dd}}}"}}"""));
        }
    }

    private static (double Seconds, double Processor, T Result) Measure<T>(Func<T> work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var result = work();
        var seconds = clock.Elapsed.TotalSeconds;
        process.Refresh();
        return (seconds, (process.TotalProcessorTime - before).TotalSeconds, result);
    }
}
