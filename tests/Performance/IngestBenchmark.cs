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
    private const int Linjer = Forloeb * (1 + Indsatser + 1);

    private static readonly Dictionary<string, Column[]> Tabeller = new(StringComparer.Ordinal)
    {
        ["forloeb"] =
        [
            Column.Id("forloeb_id"), Column.Number("version"), Column.Number("leverance_id"), Column.Number("linje"), Column.Number("afloest_af"),
            Column.Number("slettet"), Column.Number("registreret"), Column.Hash("indhold_hash"), Column.Hash("person"), Column.Number("foedt"), Column.Text("koen"),
            Column.Number("startdato"), Column.Number("slutdato"), Column.Text("afslutning"), Column.Text("kommuner"), Column.Number("fejloprettet"),
        ],
        ["indsats"] =
        [
            Column.Id("forloeb_id"), Column.Id("indsats_id"), Column.Number("version"), Column.Number("leverance_id"), Column.Number("linje"),
            Column.Number("afloest_af"), Column.Number("slettet"), Column.Number("registreret"), Column.Hash("indhold_hash"), Column.Text("indsatstype"),
            Column.Text("status"), Column.Number("startdato"), Column.Number("slutdato"), Column.Number("timer_pr_uge"), Column.Number("minutter_pr_uge"),
            Column.Number("i_indsatsdel"), Column.Text("udfoerer"), Column.Number("fejloprettet"),
        ],
        ["indstilling"] =
        [
            Column.Id("forloeb_id"), Column.Id("indstilling_id"), Column.Number("version"), Column.Number("leverance_id"), Column.Number("linje"),
            Column.Number("afloest_af"), Column.Number("slettet"), Column.Number("registreret"), Column.Hash("indhold_hash"), Column.Number("dato"),
            Column.Number("genbehandling"), Column.Text("kategorier"),
        ],
        ["besked"] = [Column.Id("besked_id"), Column.Number("leverance_id")],
        ["beroert"] = [Column.Number("leverance_id"), Column.Id("forloeb_id")],
    };

    public static void Run()
    {
        var mappe = Directory.CreateTempSubdirectory("opgoerelse-").FullName;
        try
        {
            var foerste = Path.Combine(mappe, "foerste.ndjson");
            var rettelser = Path.Combine(mappe, "rettelser.ndjson");
            SkrivFiler(foerste, rettelser);
            var database = Ny(Path.Combine(mappe, "opgoerelse.db"));
            var indlaesning = new Indlaesning(database, new Pseudonymnoegle(new byte[32]), TimeProvider.System);

            var hukommelse = GC.GetTotalMemory(forceFullCollection: true);
            var (hele, heleCpu) = Maal(() => indlaesning.Fil(foerste));
            var top = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
            var (raa, raaCpu) = Maal(() => Kopier(database, Ny(Path.Combine(mappe, "kopi.db"))));
            Report.Line("ingest", $"{Linjer:N0} NDJSON lines, first load", $"{hele:F2} s (processor {heleCpu:F2} s)", $"{Linjer / hele:N0} lines/s", $"peak {top} MiB (before: {hukommelse >> 20} MiB live)");
            Report.Line("ingest", "the same rows as raw prepared inserts", $"{raa:F2} s (processor {raaCpu:F2} s)", $"{Linjer / raa:N0} lines/s", $"ingest takes {hele / raa:F2} times as long");
            var (igen, igenCpu) = Maal(() => indlaesning.Fil(foerste));
            Report.Line("ingest", "the same file again: all repeats", $"{igen:F2} s (processor {igenCpu:F2} s)", $"{Linjer / igen:N0} lines/s");
            var (rettet, rettetCpu) = Maal(() => indlaesning.Fil(rettelser));
            Report.Line("ingest", $"a correction of 1 pct.: {Linjer / 100:N0} lines", $"{rettet:F3} s (processor {rettetCpu:F3} s)", $"{Linjer / 100 / rettet:N0} lines/s");
        }
        finally
        {
            Directory.Delete(mappe, recursive: true);
        }
    }

    private static SqliteDatabase Ny(string fil)
    {
        var database = new SqliteDatabase(fil);
        Migrator.Migrate(database, TimeProvider.System);
        return database;
    }

    /// <summary>Seconds by the clock, and of processor: on a busy machine the second is the fairer.</summary>
    private static (double Sekunder, double Processor) Maal(Action arbejde)
    {
        GC.Collect();
        using var proces = Process.GetCurrentProcess();
        var foer = proces.TotalProcessorTime;
        var ur = Stopwatch.StartNew();
        arbejde();
        var sekunder = ur.Elapsed.TotalSeconds;
        proces.Refresh();
        return (sekunder, (proces.TotalProcessorTime - foer).TotalSeconds);
    }

    /// <summary>
    /// Reads every row and writes it with the same prepared inserts, in the order of the primary key, in one
    /// transaction. The reading is part of the time, and is little of it.
    /// </summary>
    private static void Kopier(SqliteDatabase fra, SqliteDatabase til)
    {
        using var kilde = fra.Connect();
        using var maal = til.Connect();
        using var transaction = til.BeginWrite(maal);
        foreach (var (tabel, kolonner) in Tabeller)
        {
            using var command = kilde.CreateCommand();
            command.CommandText = $"SELECT {string.Join(", ", kolonner.Select(kolonne => kolonne.Name))} FROM {tabel}";
            using var reader = command.ExecuteReader();
            using var writer = til.BulkInsert(transaction, tabel, kolonner);
            while (reader.Read())
            {
                for (var i = 0; i < kolonner.Length; i++)
                {
                    Kopier(reader, i, kolonner[i].Kind, writer);
                }

                writer.EndRow();
            }
        }

        transaction.Commit();
    }

    private static void Kopier(DbDataReader reader, int i, ColumnKind slags, BulkWriter writer)
    {
        if (reader.IsDBNull(i))
        {
            writer.AddNull();
        }
        else if (slags == ColumnKind.Number)
        {
            writer.Add(reader.GetInt64(i));
        }
        else if (slags == ColumnKind.Text)
        {
            writer.Add(reader.GetString(i));
        }
        else
        {
            writer.Add(reader.GetFieldValue<byte[]>(i));
        }
    }

    private static void SkrivFiler(string foerste, string rettelser)
    {
        using var alle = new StreamWriter(foerste, append: false, new UTF8Encoding(false), 1 << 16);
        using var rettede = new StreamWriter(rettelser, append: false, new UTF8Encoding(false), 1 << 16);
        var tilfaeldig = new Random(2408);
        for (var i = 0; i < Forloeb; i++)
        {
            var forloeb = Id(tilfaeldig);
            var start = new DateOnly(2019, 1, 1).AddDays(i % 2700);
            var dag = start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            Skriv("forloeb", Id(tilfaeldig), 1, $$"""{"forloebId":"{{forloeb}}","personnummer":"{{Personnummer(i)}}","startdato":"{{dag}}","kommuner":[{"kommunekode":"0101","fra":"{{dag}}"}]}""");
            for (var nr = 0; nr < Indsatser; nr++)
            {
                var slut = start.AddDays(100 + (10 * nr)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                Skriv("indsats", Id(tilfaeldig), 1, $$"""{"indsatsId":"{{Id(tilfaeldig)}}","forloebId":"{{forloeb}}","indsatstype":"LAB-11-VPP","status":"afsluttet","startdato":"{{dag}}","slutdato":"{{slut}}","timerPrUge":12,"minutterPrUge":30,"iIndsatsdel":true,"udfoerer":"kommune"}""");
            }

            Skriv("indstilling", Id(tilfaeldig), 1, $$"""{"indstillingId":"{{Id(tilfaeldig)}}","forloebId":"{{forloeb}}","dato":"{{dag}}","genbehandling":false,"kategorier":["virksomhedsrettet","social"]}""");
            for (var nr = 0; i % 100 == 0 && nr <= 1 + Indsatser; nr++)
            {
                rettede.WriteLine(Besked("forloeb", Id(tilfaeldig), 2 + nr, $$"""{"forloebId":"{{forloeb}}","personnummer":"0101600000","startdato":"{{dag}}","kommuner":[{"kommunekode":"0147","fra":"{{dag}}"}]}"""));
            }
        }

        void Skriv(string entitet, Guid beskedId, int version, string indhold) => alle.WriteLine(Besked(entitet, beskedId, version, indhold));
    }

    private static string Besked(string entitet, Guid beskedId, int version, string indhold) =>
        $$"""{"beskedId":"{{beskedId}}","entitet":"{{entitet}}","aendringstype":1,"version":{{version}},"registreret":"2026-01-15T08:30:00+01:00","indhold":{{indhold}}}""";

    /// <summary>Made up: the last digit is one with which modulus 11 fails.</summary>
    private static string Personnummer(int i)
    {
        ReadOnlySpan<int> vaegte = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
        var nummer = string.Create(CultureInfo.InvariantCulture, $"{1 + (i % 28):D2}{1 + (i % 12):D2}{i % 90:D2}{1000 + (i % 3000):D4}");
        var sum = 0;
        for (var ciffer = 0; ciffer < vaegte.Length; ciffer++)
        {
            sum += (nummer[ciffer] - '0') * vaegte[ciffer];
        }

        return sum % 11 != 0 ? nummer : nummer[..9] + (char)('0' + ((nummer[9] - '0' + 1) % 10));
    }

    private static Guid Id(Random tilfaeldig)
    {
        var bytes = new byte[16];
        tilfaeldig.NextBytes(bytes);
        return new Guid(bytes);
    }
}
