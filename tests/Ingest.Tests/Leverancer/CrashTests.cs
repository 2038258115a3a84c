using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Storage.Sqlite;
using Opgoerelse.Support.Leverancer;
using static Opgoerelse.Support.Leverancer.TestLines;

namespace Opgoerelse.IngestTests.Leverancer;

/// <summary>
/// A kill at any point: the data folder is copied as it stands in the middle of the work, which is what a killed
/// process leaves behind; work on the copy must end as the undisturbed run did.
/// </summary>
public sealed class CrashTests
{
    [Fact]
    public void A_crash_anywhere_loses_nothing_and_counts_nothing_twice()
    {
        using var engineTest = new EngineTest();
        engineTest.PutIn("1.ndjson", Ndjson(Besked(Forloeb(1)), Besked(Indsats(100, forloeb: 2)), Besked(Indsats(100, status: "x"))));
        engineTest.PutIn(
            "2.ndjson",
            Ndjson(Enumerable.Range(1, EngineTest.PortionLines + 500).Select(index => Besked(OrdinaryHours(index, forloeb: index % 50)))));
        engineTest.PutIn("3.ndjson", [0xFF]);
        engineTest.PutIn("4.ndjson.gz", Gzip(Ndjson(Besked(Forloeb(1), version: 2), Delete(Indsats(100), version: 2), Besked(Forloeb(2)))));
        var copyOut = new List<string>();
        engineTest.Inbox.Empty(new AtOnce(_ => copyOut.Add(CopyOut(engineTest.Folder))));
        Assert.True(copyOut.Count >= 8, $"{copyOut.Count} steder");
        try
        {
            var expected = State(engineTest.Folder);
            foreach (var copy in copyOut)
            {
                var database = new SqliteDatabase(Path.Combine(copy, "opgoerelse.db"));
                new Inbox(
                    database,
                    ReadCount.Key,
                    engineTest.Clock,
                    Path.Combine(copy, "indbakke"),
                    new LeveranceArchive(Path.Combine(copy, "arkiv"))).Empty();
                Assert.Equal(expected, State(copy));
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            copyOut.ForEach(copy => Directory.Delete(copy, recursive: true));
        }
    }

    /// <summary>Every row of every table, and every file of inbox and archive.</summary>
    private static List<string> State(string folder)
    {
        string[] tables = ["leverance", "leverance_tal", "afvisning", "besked", "beroert", "forloeb", "indsats", "ordinaere_timer"];
        using var connection = new SqliteDatabase(Path.Combine(folder, "opgoerelse.db")).Connect();
        var everything = new List<string>();
        foreach (var table in tables)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1, 2, 3".Replace(
                table == "besked" || table == "beroert" ? ", 3" : "none",
                "",
                StringComparison.Ordinal);
            using var reader = command.ExecuteReader();
            var hash = new HashCode();
            var count = 0;
            for (; reader.Read(); count++)
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    hash.Add(reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i));
                }
            }

            everything.Add($"{table} {count} {hash.ToHashCode()}");
        }

        foreach (var under in new[] { "indbakke", "arkiv" })
        {
            everything.AddRange(Directory.GetFiles(Path.Combine(folder, under), "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file))
                .Order(StringComparer.Ordinal));
        }

        return everything;
    }

    private static string CopyOut(string folder)
    {
        var copy = Directory.CreateTempSubdirectory("opgoerelse-").FullName;
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            // The lock dies with the process.
            if (!file.EndsWith(".lock", StringComparison.Ordinal))
            {
                var to = Path.Combine(copy, Path.GetRelativePath(folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }

        Directory.CreateDirectory(Path.Combine(copy, "indbakke"));
        return copy;
    }

    private sealed class AtOnce(Action<IngestProgress> step) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => step(value);
    }
}
