using System.Text.Json;
using Opgoerelse.Generator;
using Opgoerelse.Generator.Premises;

namespace Opgoerelse.GeneratorTests;

public sealed class FilesTests : IDisposable
{
    private readonly GeneratedLeverancer _leverancer = new();

    [Fact]
    public void The_files_have_the_names_of_the_contract_in_the_order_in_which_they_are_meant_to_be_taken()
    {
        var summary = _leverancer.Generate(2_000);

        string[] expected =
        [
            "2019-registreringer.ndjson.gz",
            "2020-registreringer.ndjson.gz",
            "2021-registreringer.ndjson.gz",
            "2022-registreringer.ndjson.gz",
            "2023-registreringer.ndjson.gz",
            "2024-registreringer.ndjson.gz",
            "forloeb.csv",
            "fritagelse.csv",
            "indsats.csv.gz",
            "indstilling.csv",
            "ordinaereTimer.csv",
            "registreringer-2026.ndjson.gz",
            "rettelser-og-efterslaeb.ndjson",
        ];
        Assert.Equal(expected, _leverancer.Names);
        Assert.Equal(expected, summary.Files.Select(f => f.Name));
    }

    [Theory]
    [InlineData(Compression.Always, true)]
    [InlineData(Compression.Never, false)]
    public void All_files_or_none_can_be_gzipped(Compression compression, bool gzipped)
    {
        _leverancer.Generate(300, compression: compression);

        Assert.All(_leverancer.Names, n => Assert.Equal(gzipped, n.EndsWith(".gz", StringComparison.Ordinal)));
        Assert.All(_leverancer.Names, n => Assert.NotEmpty(_leverancer.Text(n)));
    }

    [Fact]
    public void Ndjson_alone_leaves_out_the_csv_delivery()
    {
        _leverancer.Generate(500, encodings: Encodings.Ndjson);

        Assert.All(_leverancer.Names, n => Assert.Contains(".ndjson", n, StringComparison.Ordinal));
        Assert.Contains("2025-registreringer.ndjson.gz", _leverancer.Names);
    }

    [Fact]
    public void Every_ndjson_line_is_a_json_object_but_for_those_planted_not_to_be()
    {
        var summary = _leverancer.Generate(8_000, encodings: Encodings.Ndjson);

        foreach (var file in summary.Files)
        {
            var lines = _leverancer.Lines(file.Name);
            Assert.Equal(file.Beskeder, lines.Length);
            Assert.Equal(file.RejectedCount.GetValueOrDefault("ugyldigt-json"), lines.LongCount(l => !IsObject(l)));
        }
    }

    [Fact]
    public void Every_csv_record_has_as_many_cells_as_the_header_but_for_those_planted_not_to()
    {
        var summary = _leverancer.Generate(8_000);

        var odd = 0;
        foreach (var file in summary.Files.Where(f => f.Name.Contains(".csv", StringComparison.Ordinal)))
        {
            var records = _leverancer.Records(file.Name);
            Assert.Equal(file.Beskeder, records.Count - 1);
            Assert.Equal(["beskedId", "aendringstype", "version", "registreret"], records[0].Take(4));
            var wrong = records.Count(r => r.Count != records[0].Count);
            Assert.True(wrong <= file.RejectedCount.GetValueOrDefault("ugyldig-vaerdi"), "More odd records than were planted.");
            odd += wrong;
        }

        Assert.NotEqual(0, odd);
    }

    [Fact]
    public void Lines_stand_mostly_by_time_of_registration()
    {
        _leverancer.Generate(4_000);

        var times = _leverancer.Lines("2023-registreringer.ndjson.gz")
            .Where(IsObject)
            .Select(l => JsonDocument.Parse(l).RootElement)
            .Where(m => m.TryGetProperty("registreret", out var r) && r.TryGetDateTimeOffset(out _))
            .Select(m => m.GetProperty("registreret").GetDateTimeOffset())
            .ToList();
        var inOrder = times.Zip(times.Skip(1)).Count(p => p.First - p.Second < TimeSpan.FromHours(2));
        Assert.InRange(inOrder / (double)times.Count, 0.95, 0.999);
    }

    [Fact]
    public void One_ndjson_file_begins_with_a_byte_order_mark()
    {
        _leverancer.Generate(500);

        Assert.Equal(
            ["registreringer-2026.ndjson.gz"],
            _leverancer.Names.Where(n => _leverancer.Content(n).AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])));
    }

    [Fact]
    public void A_folder_with_something_in_it_is_refused_and_left_alone()
    {
        File.WriteAllText(Path.Combine(_leverancer.Folder, "andres.txt"), "");

        Assert.Throws<IOException>(() => _leverancer.Generate(10));
        Assert.Equal(["andres.txt"], _leverancer.Names);
    }

    [Fact]
    public void A_cancelled_run_leaves_nothing_behind()
    {
        using var cancel = new CancellationTokenSource();
        var options = new GeneratorOptions { Forloeb = 5_000, Folder = _leverancer.Folder };

        Assert.Throws<OperationCanceledException>(() =>
            NationalGenerator.Generate(options, new ByteProgress(_ => cancel.Cancel()), cancel.Token));
        Assert.Empty(_leverancer.Names);
    }

    [Fact]
    public void Progress_rises_to_the_number_asked_for()
    {
        var told = new List<long>();
        NationalGenerator.Generate(new GeneratorOptions { Forloeb = 3_500, Folder = _leverancer.Folder }, new ByteProgress(told.Add));

        Assert.Equal(told.Order(), told);
        Assert.Equal(3_500, told[^1]);
        Assert.True(told.Count > 3, "Told too seldom.");
    }

    public void Dispose() => _leverancer.Dispose();

    private static bool IsObject(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private sealed class ByteProgress(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
