using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Support;
using Opgoerelse.Support.Leverancer;
using static Opgoerelse.Support.Leverancer.TestLines;

namespace Opgoerelse.IngestTests;

/// <summary>No file costs more than its lines are worth.</summary>
[Collection(nameof(Alone))]
public sealed class LimitsTests
{
    [Theory]
    [InlineData("x")]
    [InlineData("\u00E5")]
    [InlineData("\U0001F600")]
    public void A_text_has_at_most_a_thousand_characters(string sign)
    {
        string Text(int count) => string.Concat(Enumerable.Repeat(sign, count));
        Assert.NotNull(ReadCount.Besked(Besked(Forloeb().With("afslutningsaarsag", Text(1000)))).Valid);
        Assert.Equal(
            ("afslutningsaarsag", "ugyldig-vaerdi"),
            ReadCount.Besked(Besked(Forloeb().With("afslutningsaarsag", Text(1001)))).Rejected);
        var read = ReadCount.FileOf(
            "a.ndjson",
            Ndjson(Besked(Forloeb().With("afslutningsaarsag", Text(6)))),
            new LeveranceLimits { MaxTextLength = 5 });
        Assert.EndsWith("; ventet en tekst på højst 5 tegn.", Assert.Single(read.Rejections).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forloeb_has_at_most_a_hundred_kommuner()
    {
        JsonArray Kommuner(int count) =>
            [
                .. Enumerable.Range(0, count).Select(index =>
                    new JsonObject
                    {
                        ["kommunekode"] = "0101",
                        ["fra"] = new DateOnly(2024, 1, 15).AddDays(index).ToString("yyyy-MM-dd", null),
                    }),
            ];
        Assert.NotNull(ReadCount.Besked(Besked(Forloeb().With("kommuner", Kommuner(100)))).Valid);
        Assert.Equal(("kommuner", "ugyldig-vaerdi"), ReadCount.Besked(Besked(Forloeb().With("kommuner", Kommuner(101)))).Rejected);
    }

    /// <summary>Eight digits: a personnummer has ten, or nine where the zero before them is lost.</summary>
    [Fact]
    public void A_version_has_a_maximum_so_nobody_locks_their_id_for_ever()
    {
        Assert.Equal(99_999_999, ReadCount.Besked(Besked(Indsats(), version: 99_999_999)).Valid.Version);
        var read = ReadCount.Besked(Besked(Indsats(), version: 100_000_000));
        Assert.Equal(("version", "ugyldig-vaerdi"), read.Rejected);
        Assert.EndsWith("ventet et helt tal fra 1 til 99999999.", read.Rejections[0].Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> FieldNames => new(
        new[] { "forloeb", "indsats", "fritagelse", "ordinaereTimer", "indstilling" }
            .SelectMany(entity => Content(entity).Select(one => (entity, one.Key))
                .Concat(Besked(Forloeb()).Select(one => (entity, "/" + one.Key)))
                .Concat([(entity, "fejloprettet"), (entity, "afslutningsaarsag"), (entity, "ukendt")])).Distinct());

    /// <summary>It cost 3.2 GB and 19 s of processor in afslutningsaarsag, where the whole text was searched for personnumre.</summary>
    [Theory]
    [MemberData(nameof(FieldNames))]
    public void A_million_digits_in_a_field_cost_no_more_than_the_line(string entity, string field)
    {
        var digits = new string('1', 1_000_000);
        foreach (var value in new[] { $"\"{digits}\"", digits, $"[\"{digits}\"]", $"[{{\"kommunekode\":\"{digits}\"}}]" })
        {
            var besked = Besked(Content(entity)).With("mange", 0);
            (field[0] == '/' ? besked : (JsonObject)besked["indhold"]!)[field.TrimStart('/')] = "HER";
            var line = Encoding.UTF8.GetBytes(besked.ToJsonString().Replace("\"HER\"", value, StringComparison.Ordinal));
            var before = GC.GetAllocatedBytesForCurrentThread();
            var read = ReadCount.FileOf("a.ndjson", line);
            var costBytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Equal(1, read.Beskeder.Count + read.Rejections.Count);
            Assert.True(costBytes < 16 << 20, $"{costBytes >> 20} MiB");
        }
    }

    [Theory]
    [OnEachEngine]
    public void The_first_rejections_are_kept_and_all_are_counted_by_code(string engine)
    {
        using var engineTest = new EngineTest(engine) { Limits = new LeveranceLimits { MaxRejections = 5 } };
        var lines = Enumerable.Range(1, 40_000).Select(index =>
            index % 4 == 0 ? "{}" : index == 3 ? Besked(Forloeb()).ToJsonString() : "x");
        var leverance = engineTest.Tag("a.ndjson", Utf8(string.Join('\n', lines)));
        Assert.Equal((40_000L, 1L, 39_999L), (leverance.ReadCount, leverance.Accepted, leverance.Rejected));
        Assert.Equal([1L, 2L, 4L, 5L, 6L], engineTest.Rejections(leverance).Select(rejection => rejection.Line));
        Assert.Equal(
            [new LeveranceCounts("afvisning", "mangler-felt", 10_000), new LeveranceCounts("afvisning", "ugyldigt-json", 29_999)],
            engineTest.Book.Number(leverance.LeveranceId).Where(number => number.Kind == "afvisning"));
    }

    [Fact]
    public void A_file_that_unpacks_to_many_times_its_size_is_rejected()
    {
        var line = new string('x', 9_999) + "\n";
        var bomb = Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, 200))), CompressionLevel.SmallestSize);
        Assert.True(bomb.Length < 3_000, $"{bomb.Length} byte");
        Assert.Equal(
            "Filen fylder udpakket mere end 100 gange så meget som pakket. Så meget kan registreringer ikke pakkes.",
            ReadCount.FileOf("a.ndjson.gz", bomb).FileRejected);
        Assert.Equal(200, ReadCount.FileOf("a.ndjson.gz", bomb, new LeveranceLimits { MaxUnpackRatio = 2000 }).Rejections.Count);
        Assert.Equal(
            100,
            ReadCount.FileOf("a.ndjson.gz", Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, 100))))).Rejections.Count);
    }

    [Theory]
    [InlineData("a.ndjson", "Filen fylder mere end 1 MiB.")]
    [InlineData("a.ndjson.gz", "Filen fylder mere end 1 MiB udpakket.")]
    public void A_file_that_is_too_large_unpacked_is_rejected(string name, string reason)
    {
        var limits = new LeveranceLimits { MaxUnpackedBytes = 1 << 20, MaxUnpackRatio = 2000 };
        byte[] FileOf(int length) => name.EndsWith(".gz", StringComparison.Ordinal) ? Gzip(Blank(length)) : Blank(length);
        Assert.Null(ReadCount.FileOf(name, FileOf(1 << 20), limits).FileRejected);
        Assert.Equal(reason, ReadCount.FileOf(name, FileOf((1 << 20) + 1), limits).FileRejected);

        static byte[] Blank(int length) => [.. Enumerable.Repeat((byte)'\n', length)];
    }
}
