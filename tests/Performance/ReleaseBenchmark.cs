using System.Diagnostics;
using System.Text;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Law;
using Opgoerelse.Generator;
using Opgoerelse.Generator.Premises;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Storage.Migrations;
using Opgoerelse.Storage.Sqlite;

namespace Opgoerelse.Performance;

/// <summary>
/// The confidentiality step over all tables of a release of the generated nation: pattern, tables and attack, as the
/// protection report has it; with the first 4, 8, 16 quarters (by an earlier opgoerelsesdato) and with all 30.
/// </summary>
internal static class ReleaseBenchmark
{
    private static readonly DateOnly[] Dates = [new(2020, 7, 1), new(2021, 7, 1), new(2023, 7, 1), new(2026, 11, 21)];

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("opgoerelse-perf-").FullName;
        try
        {
            Run(folder);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Run(string folder)
    {
        var leverancer = Directory.CreateDirectory(Path.Combine(folder, "leverancer")).FullName;
        NationalGenerator.Generate(new GeneratorOptions { Forloeb = GeneratorOptions.National, Seed = 1, Folder = leverancer });
        var database = new SqliteDatabase(Path.Combine(folder, "opgoerelse.db"));
        Migrator.Migrate(database, TimeProvider.System);
        var commandLineIngest = new CommandLineIngest(
            database,
            new PseudonymKey(Encoding.ASCII.GetBytes("a key that guards nothing but a benchmark")),
            TimeProvider.System);
        commandLineIngest.Folder(leverancer, new DateTimeOffset(2020, 1, 1, 12, 0, 0, TimeSpan.Zero));
        var publisher = new Publisher(database, TimeProvider.System);
        var store = new ReleaseStore(database);
        foreach (var date in Dates)
        {
            new FactMaker(database).Refresh(Regelsaet.All["bek-2408"], date);
            var times = new List<double>();
            for (var round = 0; round < 3; round++)
            {
                var release = publisher.PrepareRelease(date);
                var report = store.Report(release.Id)!;
                times.Add(report.Milliseconds / 1000.0);
                if (round == 0)
                {
                    MeasuredReport.Line(
                        "release",
                        $"{date:yyyy-MM-dd}",
                        $"{report.Lines.Sum(l => l.Cells):N0} counts",
                        $"primary {report.Lines.Sum(l => l.PrimaryCount):N0}",
                        $"secondary {report.Lines.Sum(l => l.SecondaryCount):N0}",
                        $"unproved {report.Unproven}",
                        $"narrowest {report.Lines.Min(l => l.SmallestInterval)}",
                        $"first {times[0]:F1} s");
                }
            }

            MeasuredReport.Line(
                "release",
                $"{date:yyyy-MM-dd}",
                $"median {MeasuredReport.Median(times):F1} s",
                $"peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:F0} MB");
        }
    }
}
