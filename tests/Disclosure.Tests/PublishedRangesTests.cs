using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Disclosure.Verification;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.DisclosureTests;

/// <summary>The ranges that are published of withheld counts: where they are laid, and what they tell.</summary>
public sealed class PublishedRangesTests
{
    private const int K = 5;

    private static readonly Dictionary<PublicCell, long> NothingKnown = [];
    private static readonly Dictionary<PublicCell, CountRange> NoRanges = [];

    /// <summary>
    /// The blocks of a cell cut the numbers into pieces of at least k values, the first and the last of one more; every number of a block
    /// has that block, and a wider block consists of narrower ones. So a block says that the count is one of its numbers, and nothing else.
    /// </summary>
    [Fact]
    public void The_blocks_of_a_cell_are_laid_before_its_count_is_known()
    {
        for (var whole = 0; whole <= 130; whole++)
        {
            Laid(whole, whole);
        }

        Laid(null, 400);
    }

    /// <summary>Two cells have their blocks in different places: a reader cannot expect the count at an end of them.</summary>
    [Fact]
    public void Where_blocks_begin_differs_from_cell_to_cell()
    {
        var places = Enumerable.Range(0, 1_000).Select(i => 52 - RangeGrid.RangeOf(52, 100, K, 0, Cell($"k{i}")).From).ToList();
        // 100 - 2 (k + 1) + 1 = 89 numbers lie between the first block and the last: 17 blocks of 5, and 4 left over for the ends.
        Assert.Equal([0, 1, 2, 3, 4], places.Distinct().Order());
        Assert.All(places.CountBy(place => place), pair => Assert.InRange(pair.Value, 150, 250));
    }

    /// <summary>
    /// The ranges of a whole release: no small number can be found by who knows them, they are narrower than what the sums tell,
    /// and who reads one cannot
    /// tell where in it the count lies.
    /// </summary>
    [Fact]
    public void Ranges_are_narrow_and_tell_of_nobody()
    {
        var (narrow, ranged) = (0, 0);
        var places = new List<double>();
        var (country, tables, _) = SampleCountry.Published(3, 5, 12.0);
        var truth = new PublicKnowledge(country.TrueTables()).Shown;
        var known = new PublicKnowledge(tables);
        var small = known.Withheld.Where(cell => IsSmall(truth[cell]) || IsSmallRest(cell)).ToList();
        Assert.True(small.Count > 500, $"{small.Count} små tal");
        Assert.All(
            new ReleaseAttack(NothingKnown, NoRanges, K).Attack(new PublicKnowledge(tables), small, present: []),
            found => Assert.True(found.Values >= K, $"{found.Cell} er {found.Low}-{found.High}"));

        var attack = new ReleaseAttack(NothingKnown, NoRanges, K);
        attack.Attack(new PublicKnowledge([.. tables.Select(WithoutRanges)]), small, present: []);
        var told = attack.Bounds().ToDictionary(pair => pair.Cell, pair => pair.Range);
        foreach (var (cell, range) in known.Ranges.Where(pair => pair.Key.Age == "alle" && pair.Key.Sex == "alle"))
        {
            Assert.InRange(truth[cell], range.From, range.To);
            ranged++;
            narrow += told.TryGetValue(cell, out var wide) && wide.To - wide.From <= range.To - range.From ? 0 : 1;
            if (cell.Concept != "ingen" && range.From > 0 && range.To - range.From is >= K - 1 and < 3 * K)
            {
                places.Add((double)(truth[cell] - range.From) / (range.To - range.From));
            }
        }

        Assert.True(narrow * 2 > ranged, $"{narrow} af {ranged} intervaller er snævrere end det, summerne siger");
        // Uniform would be 0.5; counts thin out upwards, so that a block's lower numbers are a little more frequent.
        Assert.True(places.Count > 200, $"{places.Count} intervaller uden ende i 0");
        Assert.InRange(places.Average(), 0.42, 0.54);

        bool IsSmallRest(PublicCell cell) =>
            cell.Concept is not ("n" or "afsluttetInden" or "fritaget" or "ikkeObserveret")
                && IsSmall(truth[cell with { Concept = "n" }] - truth[cell]);

        static bool IsSmall(long count) => count is > 0 and < K;
    }

    private static void Laid(int? whole, int most)
    {
        var cell = Cell($"0{whole}");
        var narrower = new List<CountRange>();
        for (var level = 0; level < RangeGrid.Levels; level++)
        {
            var blocks = new List<CountRange>();
            for (long value = 0; value <= most; value = blocks[^1].To + 1)
            {
                var block = RangeGrid.RangeOf(value, whole, K, level, cell);
                Assert.Equal(value, block.From);
                for (var other = block.From; other <= Math.Min(block.To, most); other++)
                {
                    Assert.Equal(block, RangeGrid.RangeOf(other, whole, K, level, cell));
                }

                blocks.Add(block);
            }

            Assert.Equal(whole ?? blocks[^1].To, blocks[^1].To);
            Assert.All(
                blocks,
                block => Assert.True(block.To - block.From + 1 >= K || block == new CountRange(0, most), $"{block} af {whole}"));
            Assert.True(blocks.Count == 1 || (blocks[0].To >= K && (whole is null || blocks[^1].To - blocks[^1].From >= K)));
            Assert.All(narrower, block => Assert.Contains(blocks, wide => wide.From <= block.From && block.To <= wide.To));
            narrower = blocks;
        }
    }

    /// <summary>The table with its ranges withheld as well.</summary>
    internal static Table WithoutRanges(Table table)
    {
        var symbols = (CellSymbol[])table.Symbols.Clone();
        foreach (var cell in CellWalk.Visit(table).Where(cell => RangeEnds.IsEnd(cell.Measure.Code)))
        {
            symbols[cell.Index] = CellSymbol.Withheld;
        }

        return DisclosureControlTests.With(table, symbols);
    }

    private static PublicCell Cell(string omraade) => new("nogen", omraade, "2022", "alle", "alle");
}
