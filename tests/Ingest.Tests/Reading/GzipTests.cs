using System.IO.Compression;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Model;
using Opgoerelse.Support.Leverancer;
using static Opgoerelse.Support.Leverancer.TestLines;

namespace Opgoerelse.IngestTests.Reading;

/// <summary>A gzip file is taken whole or refused whole.</summary>
public sealed class GzipTests
{
    private const string Truncated = "Filen er ikke hel gzip: den er afkortet eller ødelagt.";
    private static readonly byte[] Packed = Gzip(Ndjson(Enumerable.Range(1, 12).Select(index => Besked(Forloeb(index)))));

    [Fact]
    public void A_whole_file_is_read() => Assert.Equal(12, ReadCount.FileOf("a.ndjson.gz", Packed).Beskeder.Count);

    [Fact]
    public void A_file_that_is_truncated_anywhere_is_rejected()
    {
        for (var length = 2; length < Packed.Length; length++)
        {
            Assert.Equal(Truncated, ReadCount.FileOf("a.ndjson.gz", Packed[..length]).FileRejected);
        }
    }

    [Fact]
    public void A_file_with_a_wrong_byte_is_rejected_or_is_the_same()
    {
        var expected = ReadCount.FileOf("a.ndjson.gz", Packed).Beskeder.Select(besked => besked.BeskedId).ToList();
        for (var i = 10; i < Packed.Length; i++)
        {
            var damaged = (byte[])Packed.Clone();
            damaged[i] ^= 0x10;
            var read = ReadCount.FileOf("a.ndjson.gz", damaged);
            Assert.True(
                read.FileRejected is not null || read.Beskeder.Select(besked => besked.BeskedId).SequenceEqual(expected),
                $"byte {i}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("{}")]
    [InlineData("PK-ikke-gzip")]
    public void All_but_gzip_is_rejected(string content) =>
        Assert.Equal("Filen er ikke gzip.", ReadCount.FileOf("a.ndjson.gz", Utf8(content)).FileRejected);

    [Fact]
    public void Packed_bytes_under_an_unpacked_name_are_not_utf8() =>
        Assert.StartsWith("Filen er ikke UTF-8", ReadCount.FileOf("a.ndjson", Packed).FileRejected, StringComparison.Ordinal);

    [Fact]
    public void Several_packed_members_one_after_the_other_are_one_file()
    {
        var many = Enumerable.Range(1, 30).SelectMany(index => Gzip(Ndjson(Besked(Forloeb(index))))).ToArray();
        Assert.Equal(30, ReadCount.FileOf("a.ndjson.gz", many).Beskeder.Count);
        Assert.Equal(Truncated, ReadCount.FileOf("a.ndjson.gz", many[..^1]).FileRejected);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("\0")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0\0\0")]
    public void Something_after_the_packed_data_would_be_lost_and_rejects_the_file(string after) =>
        Assert.Equal(
            "Filen er ikke hel gzip: der står andet efter de pakkede data.",
            ReadCount.FileOf("a.ndjson.gz", [.. Packed, .. Utf8(after)]).FileRejected);

    [Fact]
    public void The_headers_name_comment_extra_field_and_checksum_are_skipped()
    {
        byte[] header = [0x1F, 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3, (byte)'n', 0, (byte)'k', 0, 9, 9];
        Assert.Equal(12, ReadCount.FileOf("a.ndjson.gz", [.. header, .. Packed[10..]]).Beskeder.Count);
    }

    /// <summary>
    /// Members with nothing in them: as gzip packs it, stored, after two flushes, and the block with which bgzip ends a file. The
    /// platform's stream makes none.
    /// </summary>
    private static readonly byte[][] EmptyCount =
    [
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0],
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0xFF, 0xFF, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        [0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 0xFF, 6, 0, 0x42, 0x43, 2, 0, 0x1B, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ];

    [Fact]
    public void Empty_members_are_tolerated_anywhere()
    {
        foreach (var empty in EmptyCount)
        {
            foreach (byte[] file in new byte[][]
            {
                [.. Packed, .. empty],
                [.. empty, .. Packed],
                [.. empty, .. empty, .. Packed, .. empty, .. empty],
                [.. Packed, .. empty, .. Gzip(Utf8("\n")), .. empty],
            })
            {
                Assert.Equal(12, ReadCount.FileOf("a.ndjson.gz", file).Beskeder.Count);
                Assert.NotNull(ReadCount.FileOf("a.ndjson.gz", [.. file, 0]).FileRejected);
                Assert.NotNull(ReadCount.FileOf("a.ndjson.gz", [.. file, .. new byte[16]]).FileRejected);
                Assert.NotNull(ReadCount.FileOf("a.ndjson.gz", file[..^1]).FileRejected);
            }

            Assert.Equal(0, ReadCount.FileOf("a.ndjson.gz", empty).Lines);
        }
    }

    /// <summary>
    /// Members of every kind one after another, whole, cut, with a wrong bit or with something after them, against the slow
    /// model's own unpacker: the same files are refused, and the others have the same bytes.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_files_are_unpacked_as_in_the_slow_model(int seedValue)
    {
        var random = new Random(seedValue);
        var (whole, rejectedCount) = (0, 0);
        for (var index = 0; index < 200; index++)
        {
            byte[] file = [.. Enumerable.Range(0, 1 + random.Next(4)).SelectMany(_ => Split(random))];
            file = random.Next(6) switch
            {
                0 => file[..random.Next(1, file.Length)],
                1 => [.. file, .. new byte[random.Next(1, 12)]],
                2 => [.. file, .. file[..random.Next(1, 12)]],
                3 => Turned(file, random),
                _ => file,
            };
            var expected = Prove(() => SlowGzip.Unpack(file));
            var actual = Prove(() => UnpackedBytes(file));
            Assert.True(
                expected is null == (actual is null),
                $"{Convert.ToHexString(file)}: {(expected is null ? "afvist" : "hel")} i modellen");
            Assert.Equal(expected, actual);
            whole += expected is null ? 0 : 1;
            rejectedCount += expected is null ? 1 : 0;
        }

        Assert.True(whole > 40 && rejectedCount > 40, $"{whole} hele, {rejectedCount} afviste");
    }

    private static byte[]? Prove(Func<byte[]> decompress)
    {
        try
        {
            return decompress();
        }
        catch (Exception error) when (error is FormatException or FileRejectedException)
        {
            return null;
        }
    }

    private static byte[] UnpackedBytes(byte[] file)
    {
        using var gzip = new Gzip(new MemoryStream(file));
        using var output = new MemoryStream();
        gzip.CopyTo(output);
        return output.ToArray();
    }

    private static byte[] Turned(byte[] file, Random random)
    {
        file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
        return file;
    }

    private static byte[] Split(Random random)
    {
        var content = new byte[random.Next(3) switch { 0 => 0, 1 => random.Next(40), _ => random.Next(3_000) }];
        for (var i = 0; i < content.Length; i++)
        {
            content[i] = (byte)random.Next(random.Next(20) == 0 ? 256 : 3);
        }

        var level = (CompressionLevel)random.Next(4);
        return content.Length == 0 ? EmptyCount[random.Next(EmptyCount.Length)] : Gzip(content, level);
    }

    [Fact]
    public void Large_files_are_read_alike()
    {
        var notPacked = Ndjson(Enumerable.Range(1, 4000).Select(index => Besked(Forloeb(index))));
        Assert.Equal(4000, ReadCount.FileOf("a.ndjson.gz", Gzip(notPacked)).Beskeder.Count);
    }
}
