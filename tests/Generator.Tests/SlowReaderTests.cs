using Opgoerelse.Generator.Assumptions;
using Opgoerelse.Generator.Messages;
using Opgoerelse.Model;

namespace Opgoerelse.GeneratorTests;

/// <summary>The slow reader knows the contract and nothing of the generator: both must count the same.</summary>
public sealed class SlowReaderTests
{
    [Theory]
    [InlineData(Kodning.Blandet, 11)]
    [InlineData(Kodning.Ndjson, 12)]
    public void The_slow_reader_finds_in_each_file_what_the_summary_promises(Kodning kodning, ulong seed)
    {
        using var leverancer = new Leverancer();
        var summary = leverancer.Generate(4_000, seed, kodning);
        var received = new DateTimeOffset(2026, 11, 1, 6, 0, 0, TimeSpan.Zero);
        var ledger = SlowReader.Read(leverancer.Names.Select((n, i) =>
            (n, File.ReadAllBytes(Path.Combine(leverancer.Folder, n)), received.AddMinutes(i))));

        Assert.Equal(summary.Ventende, ledger.Waiting());
        foreach (var (promised, found) in summary.Filer.Zip(ledger.Leverancer))
        {
            Assert.Equal(promised.Navn, found.FileName);
            Assert.False(found.Refused, found.Reason);
            Assert.Equal(promised.Beskeder, found.Read);
            Assert.Equal(promised.Afviste.Select(a => $"{a.Key} {a.Value}"), found.Rejections
                .CountBy(r => r.Code).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"));
            Assert.Equal(promised.Gentagne, found.Repeats);
            Assert.Equal(promised.Accepterede, found.Accepted);
        }
    }
}
