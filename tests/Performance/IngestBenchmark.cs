using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;
using Opgoerelse.Storage.Sqlite;

namespace Opgoerelse.Performance;

/// <summary>
/// Lines per second from a file into the embedded database, against raw prepared inserts of the same rows into the
/// same tables in the same run; then the same leverance again (all repeats), and a correction of one percent.
/// </summary>
internal static class IngestBenchmark
{
    private const int Forloeb = 100_000;
    private const int Indsatser = 3;
    private const int LinesOfForloeb = 1 + Indsatser + 1;
    private const int Lines = Forloeb * LinesOfForloeb;

    private static readonly Dictionary<string, Column[]> Tables = new(StringComparer.Ordinal)
    {
        ["forloeb"] =
        [
            Column.Id("forloeb_id"), Column.Number("version"), Column.Number("leverance_id"), Column.Number("linje"),
            Column.Number("afloest_af"),
            Column.Number("slettet"), Column.Number("registreret"), Column.Hash("indhold_hash"), Column.Hash("person"),
            Column.Number("foedt"), Column.Text("koen"),
            Column.Number("startdato"), Column.Number("slutdato"), Column.Text("afslutning"), Column.Text("kommuner"),
            Column.Number("fejloprettet"),
        ],
        ["indsats"] =
        [
            Column.Id("forloeb_id"), Column.Id("indsats_id"), Column.Number("version"), Column.Number("leverance_id"),
            Column.Number("linje"),
            Column.Number("afloest_af"), Column.Number("slettet"), Column.Number("registreret"), Column.Hash("indhold_hash"),
            Column.Text("indsatstype"),
            Column.Text("status"), Column.Number("startdato"), Column.Number("slutdato"), Column.Number("timer_pr_uge"),
            Column.Number("minutter_pr_uge"),
            Column.Number("i_indsatsdel"), Column.Text("udfoerer"), Column.Number("fejloprettet"),
        ],
        ["indstilling"] =
        [
            Column.Id("forloeb_id"), Column.Id("indstilling_id"), Column.Number("version"), Column.Number("leverance_id"),
            Column.Number("linje"),
            Column.Number("afloest_af"), Column.Number("slettet"), Column.Number("registreret"), Column.Hash("indhold_hash"),
            Column.Number("dato"),
            Column.Number("genbehandling"), Column.Text("kategorier"),
        ],
        ["besked"] = [Column.Id("besked_id"), Column.Number("leverance_id")],
        ["beroert"] = [Column.Number("leverance_id"), Column.Id("forloeb_id")],
    };

    /// <param name="linesBefore">How many lines the database has received already; 0 for an empty one.</param>
    public static void Run(int linesBefore)
    {
        var area = linesBefore == 0 ? "ingest" : string.Create(CultureInfo.InvariantCulture, $"ingest on {linesBefore / 1_000_000} M");
        var folder = Directory.CreateTempSubdirectory("opgoerelse-").FullName;
        try
        {
            var first = Path.Combine(folder, "foerste.ndjson");
            var corrections = Path.Combine(folder, "rettelser.ndjson");
            var file = Path.Combine(folder, "opgoerelse.db");
            var database = New(file);
            var commandLineIngest = new CommandLineIngest(database, new PseudonymKey(new byte[32]), TimeProvider.System);
            if (linesBefore > 0)
            {
                WriteFiles(new Random(1), linesBefore / LinesOfForloeb, first, corrections);
                var (seconds, cpu) = Measure(() => commandLineIngest.FileOf(first));
                MeasuredReport.Line(
                    area,
                    "what is there already",
                    $"{seconds:F2} s (processor {cpu:F2} s)",
                    $"{linesBefore / seconds:N0} lines/s");
            }

            WriteFiles(new Random(2408), Forloeb, first, corrections);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            File.Copy(file, Path.Combine(folder, "kopi.db"));
            var memoryBytes = GC.GetTotalMemory(forceFullCollection: true);
            var (whole, wholeCpu) = Measure(() => commandLineIngest.FileOf(first));
            var top = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
            var (raw, rawCpu) = Measure(() => CopyOut(database, New(Path.Combine(folder, "kopi.db"))));
            MeasuredReport.Line(
                area,
                $"{Lines:N0} NDJSON lines",
                $"{whole:F2} s (processor {wholeCpu:F2} s)",
                $"{Lines / whole:N0} lines/s, {Lines / wholeCpu:N0} a second of processor",
                $"peak {top} MiB (before: {memoryBytes >> 20} MiB live)");
            MeasuredReport.Line(
                area,
                "the same rows as raw prepared inserts",
                $"{raw:F2} s (processor {rawCpu:F2} s)",
                $"{Lines / raw:N0} lines/s",
                $"ingest has {raw / whole:F2} of their speed, {rawCpu / wholeCpu:F2} by processor");
            var (againFigure, againCpu) = Measure(() => commandLineIngest.FileOf(first));
            MeasuredReport.Line(
                area,
                "the same file again: all repeats",
                $"{againFigure:F2} s (processor {againCpu:F2} s)",
                $"{Lines / againFigure:N0} lines/s");
            var (corrected, correctedCpu) = Measure(() => commandLineIngest.FileOf(corrections));
            MeasuredReport.Line(
                area,
                $"a correction of 1 pct.: {Lines / 100:N0} lines",
                $"{corrected:F3} s (processor {correctedCpu:F3} s)",
                $"{Lines / 100 / corrected:N0} lines/s");
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SqliteDatabase New(string file)
    {
        var database = new SqliteDatabase(file);
        Migrator.Migrate(database, TimeProvider.System);
        return database;
    }

    /// <summary>Seconds by the clock, and of processor: on a busy machine the second is the fairer.</summary>
    private static (double Seconds, double Processor) Measure(Action workTable)
    {
        GC.Collect();
        using var processName = Process.GetCurrentProcess();
        var before = processName.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        workTable();
        var seconds = clock.Elapsed.TotalSeconds;
        processName.Refresh();
        return (seconds, (processName.TotalProcessorTime - before).TotalSeconds);
    }

    /// <summary>
    /// Reads every row of the last leverance and writes it with the same prepared inserts, in the order of the primary key, in one
    /// transaction. The reading is part of the time, and is little of it.
    /// </summary>
    private static void CopyOut(SqliteDatabase from, SqliteDatabase to)
    {
        using var source = from.Connect();
        using var measure = to.Connect();
        using var transaction = to.BeginWrite(measure);
        foreach (var (table, columns) in Tables)
        {
            using var command = source.CreateCommand();
            command.CommandText =
                $"SELECT {string.Join(", ", columns.Select(column => column.Name))} FROM {table} WHERE leverance_id = (SELECT "
                    + $"MAX(leverance_id) FROM leverance)";
            using var reader = command.ExecuteReader();
            using var writer = to.BulkInsert(transaction, table, columns);
            while (reader.Read())
            {
                for (var i = 0; i < columns.Length; i++)
                {
                    CopyOut(reader, i, columns[i].Kind, writer);
                }

                writer.EndRow();
            }
        }

        transaction.Commit();
    }

    private static void CopyOut(DbDataReader reader, int i, ColumnKind kind, BulkWriter writer)
    {
        if (reader.IsDBNull(i))
        {
            writer.AddNull();
        }
        else if (kind == ColumnKind.Number)
        {
            writer.Add(reader.GetInt64(i));
        }
        else if (kind == ColumnKind.Text)
        {
            writer.Add(reader.GetString(i));
        }
        else
        {
            writer.Add(reader.GetFieldValue<byte[]>(i));
        }
    }

    private static void WriteFiles(Random random, int forloebCount, string first, string corrections)
    {
        using var all = new StreamWriter(first, append: false, new UTF8Encoding(false), 1 << 16);
        using var correctedLines = new StreamWriter(corrections, append: false, new UTF8Encoding(false), 1 << 16);
        for (var i = 0; i < forloebCount; i++)
        {
            var forloeb = Id(random);
            var start = new DateOnly(2019, 1, 1).AddDays(i % 2700);
            var day = start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            Write(
                "forloeb",
                Id(random),
                1,
                $$"""{"forloebId":"{{forloeb}}","personnummer":"{{Personnummer(i)}}","startdato":"{{day}}","kommuner":"""
                    + $$"""[{"kommunekode":"0101","fra":"{{day}}"}]}""");
            for (var index = 0; index < Indsatser; index++)
            {
                var end = start.AddDays(100 + (10 * index)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                Write(
                    "indsats",
                    Id(random),
                    1,
                    $$"""{"indsatsId":"{{Id(random)}}","forloebId":"{{forloeb}}","indsatstype":"LAB-11-VPP","minutterPrUge":"""
                        + $$"""30,"status":"afsluttet","startdato":"{{day}}","slutdato":"{{end}}","timerPrUge":"""
                        + """12,"iIndsatsdel":true,"udfoerer":"kommune"}""");
            }

            Write(
                "indstilling",
                Id(random),
                1,
                $$"""{"indstillingId":"{{Id(random)}}","forloebId":"{{forloeb}}","dato":"{{day}}","genbehandling":"""
                    + """false,"kategorier":["virksomhedsrettet","social"]}""");
            for (var index = 0; i % 100 == 0 && index <= 1 + Indsatser; index++)
            {
                correctedLines.WriteLine(Besked(
                    "forloeb",
                    Id(random),
                    2 + index,
                    $$"""{"forloebId":"{{forloeb}}","personnummer":"0101600000","startdato":"{{day}}","kommuner":"""
                        + $$"""[{"kommunekode":"0147","fra":"{{day}}"}]}"""));
            }
        }

        void Write(string entity, Guid beskedId, int version, string content) => all.WriteLine(Besked(entity, beskedId, version, content));
    }

    private static string Besked(string entity, Guid beskedId, int version, string content) =>
        $$"""{"beskedId":"{{beskedId}}","entitet":"{{entity}}","aendringstype":1,"version":"""
            + $$"""{{version}},"registreret":"2026-01-15T08:30:00+01:00","indhold":{{content}}}""";

    /// <summary>Made up: the last digit is one with which modulus 11 fails.</summary>
    private static string Personnummer(int i)
    {
        ReadOnlySpan<int> weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
        var ordinal = string.Create(CultureInfo.InvariantCulture, $"{1 + (i % 28):D2}{1 + (i % 12):D2}{i % 90:D2}{1000 + (i % 3000):D4}");
        var sum = 0;
        for (var digit = 0; digit < weights.Length; digit++)
        {
            sum += (ordinal[digit] - '0') * weights[digit];
        }

        return sum % 11 != 0 ? ordinal : ordinal[..9] + (char)('0' + ((ordinal[9] - '0' + 1) % 10));
    }

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
