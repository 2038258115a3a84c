using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Disclosure.Verification;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.DisclosureTests;

/// <summary>
/// Releases of fifty random countries: each can be made, none tells a small number, and no range leans to where its count lies.
/// </summary>
public sealed class RandomReleaseTests
{
    private const int K = 5;
    private const int Seeds = 50;

    /// <summary>
    /// From countries with hardly anybody to ones like ours. A range is a block that was laid beforehand; which blocks are
    /// published could still say where in
    /// them the counts lie. They do not lean to an end. That the middle is somewhat likelier (a quarter more than an end, over 200
    /// countries) is what
    /// sums say of any numbers: of those that make a given sum within their blocks, most are not at the ends of them.
    /// </summary>
    [Fact(Explicit = true)]
    [Trait("Category", "Long")]
    public void Fifty_random_countries_go_through_and_their_ranges_tell_of_nobody()
    {
        var places = new long[K];
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var random = new Random(seed);
            var country = new SampleCountry(seed, 2 + random.Next(4), 0.3 * Math.Pow(40, random.NextDouble()));
            var (tables, report) = country.Publish();
            HoldsNobody(seed, tables, country.TrueTables(), report);
            CountPlaces(tables, country.TrueTables(), places);
        }

        var (told, expected) = (string.Join(' ', places), (double)places.Sum() / K);
        Assert.True(places.Sum() > 250, told);
        // One degree of freedom for each pair: 15.1 is passed once in ten thousand times by chance.
        Assert.True(Lean(places[0], places[4]) < 15.1 && Lean(places[1], places[3]) < 15.1, told);
        Assert.All(places, count => Assert.InRange(count / expected, 0.6, 1.4));

        static double Lean(double one, double other) => (one - other) * (one - other) / (one + other);
    }

    private static void HoldsNobody(int seed, IReadOnlyList<Table> tables, IReadOnlyList<Table> trueTables, DisclosureReport report)
    {
        var truth = new PublicKnowledge(trueTables).Shown;
        var known = new PublicKnowledge(tables);
        foreach (var (cell, value) in known.Shown)
        {
            Assert.True(truth[cell] == value, $"{seed}: {cell} viser {value}, og er {truth[cell]}");
            Assert.False(value is > 0 and < K, $"{seed}: {cell} viser {value}");
        }

        Assert.All(known.Ranges, pair => Assert.InRange(truth[pair.Key], pair.Value.From, pair.Value.To));
        Assert.All(report.Lines, line => Assert.True(
            line.Determined == 0 && line.SmallestInterval is null or >= K,
            $"{seed}: {line.Table} {line.Level} {line.Kind}: {line.SmallestInterval} værdier"));
    }

    /// <summary>Counts that are published as a narrowest block between the first and the last, by their place in it.</summary>
    private static void CountPlaces(IReadOnlyList<Table> tables, IReadOnlyList<Table> trueTables, long[] places)
    {
        var truth = new PublicKnowledge(trueTables).Shown;
        var known = new PublicKnowledge(tables);
        foreach (var (cell, range) in known.Ranges.Where(pair => known.Shown.ContainsKey(pair.Key with { Concept = "n" })))
        {
            var whole = truth[cell with { Concept = "n" }];
            var isInner = range.From > 0 && range.To < whole && range.To - range.From == K - 1;
            if (isInner && range == RangeGrid.RangeOf(truth[cell], whole, K, 0, cell))
            {
                places[truth[cell] - range.From]++;
            }
        }
    }
}
