using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Versions;
using Opgoerelse.Storage.Sqlite;
using static Opgoerelse.IngestTests.Linjer;

namespace Opgoerelse.IngestTests.Leverancer;

/// <summary>
/// A kill at any point: the data folder is copied as it stands in the middle of the work, which is what a killed
/// process leaves behind; work on the copy must end as the undisturbed run did.
/// </summary>
public sealed class NedbrudTests
{
    [Fact]
    public void Et_nedbrud_hvor_som_helst_mister_intet_og_taeller_intet_dobbelt()
    {
        using var proeve = new Proeve();
        proeve.Laeg("1.ndjson", Ndjson(Besked(Forloeb(1)), Besked(Indsats(100, forloeb: 2)), Besked(Indsats(100, status: "x"))));
        proeve.Laeg("2.ndjson", Ndjson(Enumerable.Range(1, Portion.FlestLinjer + 500).Select(nr => Besked(OrdinaereTimer(nr, forloeb: nr % 50)))));
        proeve.Laeg("3.ndjson", [0xFF]);
        proeve.Laeg("4.ndjson.gz", Gzip(Ndjson(Besked(Forloeb(1), version: 2), Slet(Indsats(100), version: 2), Besked(Forloeb(2)))));
        var kopier = new List<string>();
        proeve.Indbakke.Toem(new Straks(_ => kopier.Add(Kopier(proeve.Mappe))));
        Assert.True(kopier.Count >= 8, $"{kopier.Count} steder");
        try
        {
            var ventet = Tilstand(proeve.Mappe);
            foreach (var kopi in kopier)
            {
                var database = new SqliteDatabase(Path.Combine(kopi, "opgoerelse.db"));
                new Indbakke(database, Laest.Noegle, proeve.Ur, Path.Combine(kopi, "indbakke"), new Arkiv(Path.Combine(kopi, "arkiv"))).Toem();
                Assert.Equal(ventet, Tilstand(kopi));
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            kopier.ForEach(kopi => Directory.Delete(kopi, recursive: true));
        }
    }

    /// <summary>Every row of every table, and every file of inbox and archive.</summary>
    private static List<string> Tilstand(string mappe)
    {
        string[] tabeller = ["leverance", "leverance_tal", "afvisning", "besked", "beroert", "forloeb", "indsats", "ordinaere_timer"];
        using var connection = new SqliteDatabase(Path.Combine(mappe, "opgoerelse.db")).Connect();
        var alt = new List<string>();
        foreach (var tabel in tabeller)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {tabel} ORDER BY 1, 2, 3".Replace(tabel == "besked" || tabel == "beroert" ? ", 3" : "none", "", StringComparison.Ordinal);
            using var reader = command.ExecuteReader();
            var hash = new HashCode();
            var antal = 0;
            for (; reader.Read(); antal++)
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    hash.Add(reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i));
                }
            }

            alt.Add($"{tabel} {antal} {hash.ToHashCode()}");
        }

        foreach (var under in new[] { "indbakke", "arkiv" })
        {
            alt.AddRange(Directory.GetFiles(Path.Combine(mappe, under), "*", SearchOption.AllDirectories).Select(fil => Path.GetRelativePath(mappe, fil)).Order(StringComparer.Ordinal));
        }

        return alt;
    }

    private static string Kopier(string mappe)
    {
        var kopi = Directory.CreateTempSubdirectory("opgoerelse-").FullName;
        foreach (var fil in Directory.GetFiles(mappe, "*", SearchOption.AllDirectories))
        {
            // The lock dies with the process.
            if (!fil.EndsWith(".lock", StringComparison.Ordinal))
            {
                var til = Path.Combine(kopi, Path.GetRelativePath(mappe, fil));
                Directory.CreateDirectory(Path.GetDirectoryName(til)!);
                File.Copy(fil, til);
            }
        }

        Directory.CreateDirectory(Path.Combine(kopi, "indbakke"));
        return kopi;
    }

    private sealed class Straks(Action<Fremdrift> skridt) : IProgress<Fremdrift>
    {
        public void Report(Fremdrift value) => skridt(value);
    }
}
