using Opgoerelse.Generator.Premises;
using Opgoerelse.Model;

namespace Opgoerelse.GeneratorTests;

/// <summary>The slow reader knows the contract and nothing of the generator: both must count the same.</summary>
public sealed class SlowReaderTests
{
    [Theory]
    [InlineData(Encodings.Mixed, 11)]
    [InlineData(Encodings.Ndjson, 12)]
    public void The_slow_reader_finds_in_each_file_what_the_summary_promises(Encodings encodings, ulong seed) =>
        Judge(encodings, seed, forloeb: 1_200);

    [Theory(Explicit = true)]
    [Trait("Category", "Slow")]
    [InlineData(Encodings.Mixed, 11)]
    [InlineData(Encodings.Ndjson, 12)]
    public void It_finds_the_same_of_many(Encodings encodings, ulong seed) => Judge(encodings, seed, forloeb: 4_000);

    private static void Judge(Encodings encodings, ulong seed, int forloeb)
    {
        using var leverancer = new GeneratedLeverancer();
        var summary = leverancer.Generate(forloeb, seed, encodings);
        var received = new DateTimeOffset(2026, 11, 1, 6, 0, 0, TimeSpan.Zero);
        var ledger = SlowReader.Read(leverancer.Names.Select((n, i) =>
            (n, File.ReadAllBytes(Path.Combine(leverancer.Folder, n)), received.AddMinutes(i))));

        Assert.Equal(summary.WaitingCount, ledger.Waiting());
        Assert.InRange(summary.Files.SelectMany(file => file.RejectedCount.Keys).Distinct(StringComparer.Ordinal).Count(), 8, int.MaxValue);
        foreach (var (promised, found) in summary.Files.Zip(ledger.Leverancer))
        {
            Assert.Equal(promised.Name, found.FileName);
            Assert.False(found.Refused, found.Reason);
            Assert.Equal(promised.Beskeder, found.Read);
            Assert.Equal(promised.RejectedCount.Select(a => $"{a.Key} {a.Value}"), found.Rejections
                .CountBy(r => r.Code).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"));
            Assert.Equal(promised.RepeatedCount, found.Repeats);
            Assert.Equal(promised.AcceptedCount, found.Accepted);
        }
    }
}
