using System.Text;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Ingest.Versions;
using Opgoerelse.Support.Leverancer;

namespace Opgoerelse.IngestTests;

/// <summary>Measures the memory of the whole process, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Memory does not grow with the file.</summary>
[Collection(nameof(Alone))]
public sealed class MemoryTests
{
    private const long Threshold = 80 << 20;

    /// <summary>
    /// 110 MB are read and judged while the live memory is looked at. Were the lines kept, it would be a hundred
    /// MB: <see cref="The_same_measure_discovers_one_that_keeps_the_lines"/> shows that the measure can fail.
    /// </summary>
    [Theory]
    [InlineData("a.ndjson")]
    [InlineData("indsats.csv")]
    public void More_than_a_hundred_megabytes_are_read_in_fixed_memory(string name)
    {
        var (highWater, read) = Read(name, 110 << 20, keep: false);
        Assert.True(read >= 110 << 20);
        Assert.True(highWater < Threshold, $"{highWater >> 20} MiB");
    }

    [Fact]
    public void The_same_measure_discovers_one_that_keeps_the_lines()
    {
        var (highWater, _) = Read("a.ndjson", 100 << 20, keep: true);
        Assert.True(highWater > Threshold, $"{highWater >> 20} MiB");
    }

    [Fact]
    public void Many_long_lines_close_the_portion_early()
    {
        var line = Encoding.UTF8.GetBytes(
            TestLines.Besked(TestLines.Forloeb().With("afslutningsaarsag", new string('x', 1_000_000))).ToJsonString() + "\n");
        var unknown = new UnknownFields();
        using var reading = new LeveranceReading(
            new RepeatedStream([], line, 30L << 20),
            new LeveranceFormat(null, false),
            unknown,
            RegisterLookup.Standard,
            ReadCount.Key,
            LeveranceLimits.Standard);
        var portion = new Portion(32 << 10);
        var lines = 0;
        for (; reading.Next(portion); lines += portion.Lines)
        {
            Assert.True(portion.Lines <= 17, $"{portion.Lines} linjer");
        }

        Assert.True(lines > 25);
    }

    private static (long HighWater, long ReadCount) Read(string name, long length, bool keep)
    {
        var besked = TestLines.Besked(TestLines.Indsats());
        var header = name.EndsWith(".csv", StringComparison.Ordinal)
            ? "beskedId;aendringstype;version;registreret;indsatsId;forloebId;indsatstype;status;startdato;notat\n"
            : "";
        var line = header.Length == 0
            ? besked.ToJsonString() + "\n"
            : $"{TestLines.Id(1)};1;1;2024-05-01T08:30:00+02:00;{TestLines.Id(2)};{TestLines.Id(3)};SEL-85;planlagt;"
                + $"\"2024-01-01\";{new string('x', 300)}\n";
        var source = new RepeatedStream(Encoding.UTF8.GetBytes(header), Encoding.UTF8.GetBytes(line), length);
        var unknown = new UnknownFields();
        var portion = new Portion(LeveranceLimits.Standard.PortionLines);
        var keptOnes = new List<object>();
        // What earlier tests left for their finalizers must not be taken for the ground to measure from.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var highWater = 0L;
        using var reading = new LeveranceReading(
            source,
            LeveranceFormat.Recognise(name)!.Value,
            unknown,
            RegisterLookup.Standard,
            ReadCount.Key,
            LeveranceLimits.Standard);
        while (reading.Next(portion))
        {
            Assert.Empty(portion.Rejections);
            if (keep)
            {
                keptOnes.AddRange(portion.Beskeder.Select(_ => new byte[line.Length]));
            }

            highWater = Math.Max(highWater, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        GC.KeepAlive(keptOnes);
        return (highWater, source.ReadCount);
    }

    /// <summary>A file that never was: a header, then the same line again and again.</summary>
    private sealed class RepeatedStream(byte[] header, byte[] line, long length) : ReadableStream
    {
        public long ReadCount { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var written = 0;
            while (written < buffer.Length && (ReadCount < length || (ReadCount - header.Length) % line.Length != 0))
            {
                var rest = ReadCount < header.Length
                    ? header.AsSpan((int)ReadCount)
                    : line.AsSpan((int)((ReadCount - header.Length) % line.Length));
                var count = Math.Min(rest.Length, buffer.Length - written);
                rest[..count].CopyTo(buffer[written..]);
                written += count;
                ReadCount += count;
            }

            return written;
        }
    }
}
