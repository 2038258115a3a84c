using System.Diagnostics;
using System.Text;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Law;
using Opgoerelse.Generator;
using Opgoerelse.Generator.Assumptions;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Storage.Migrations;
using Opgoerelse.Storage.Sqlite;

namespace Opgoerelse.Performance;

/// <summary>
/// The confidentiality step over all tables of a release of the generated nation: pattern, tables and attack, as the
/// protection report has it; with the first 4, 8, 16 quarters (by an earlier opgoerelsesdato) and with all 30.
/// </summary>
internal static class UdgivelsesBenchmark
{
    private static readonly DateOnly[] Datoer = [new(2020, 7, 1), new(2021, 7, 1), new(2023, 7, 1), new(2026, 11, 21)];

    public static void Run()
    {
        var mappe = Directory.CreateTempSubdirectory("opgoerelse-perf-").FullName;
        try
        {
            Run(mappe);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(mappe, recursive: true);
        }
    }

    private static void Run(string mappe)
    {
        var leverancer = Directory.CreateDirectory(Path.Combine(mappe, "leverancer")).FullName;
        NationalGenerator.Generate(new GeneratorOptions { Forloeb = GeneratorOptions.National, Seed = 1, Folder = leverancer });
        var database = new SqliteDatabase(Path.Combine(mappe, "opgoerelse.db"));
        Migrator.Migrate(database, TimeProvider.System);
        var indlaesning = new Indlaesning(database, new Pseudonymnoegle(Encoding.ASCII.GetBytes("a key that guards nothing but a benchmark")), TimeProvider.System);
        indlaesning.Mappe(leverancer, new DateTimeOffset(2020, 1, 1, 12, 0, 0, TimeSpan.Zero));
        var udgiver = new Udgiver(database, TimeProvider.System);
        var lager = new Udgivelseslager(database);
        foreach (var dato in Datoer)
        {
            new Faktadanner(database).Opdater(Regelsaet.Alle["bek-2408"], dato);
            var tider = new List<double>();
            for (var runde = 0; runde < 3; runde++)
            {
                var udgivelse = udgiver.Klargoer(dato);
                var rapport = lager.Rapport(udgivelse.Id)!;
                tider.Add(rapport.Millisekunder / 1000.0);
                if (runde == 0)
                {
                    Report.Line("release", $"{dato:yyyy-MM-dd}", $"{rapport.Linjer.Sum(l => l.Celler):N0} counts", $"primary {rapport.Linjer.Sum(l => l.Primaere):N0}", $"secondary {rapport.Linjer.Sum(l => l.Sekundaere):N0}", $"unproved {rapport.Ubeviste}", $"narrowest {rapport.Linjer.Min(l => l.MindsteInterval)}", $"first {tider[0]:F1} s");
                }
            }

            Report.Line("release", $"{dato:yyyy-MM-dd}", $"median {Report.Median(tider):F1} s", $"peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:F0} MB");
        }
    }
}
