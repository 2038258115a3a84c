using Opgoerelse.Generator.Chance;

namespace Opgoerelse.GeneratorTests;

public sealed class ChanceTests
{
    private readonly Rng _rng = new(7, 0);

    [Fact]
    public void A_stream_repeats_itself_and_differs_from_the_next()
    {
        var again = new Rng(7, 0);
        var other = new Rng(7, 1);
        var first = Enumerable.Range(0, 100).Select(_ => _rng.Next()).ToList();
        Assert.Equal(first, Enumerable.Range(0, 100).Select(_ => again.Next()));
        Assert.Empty(first.Intersect(Enumerable.Range(0, 100).Select(_ => other.Next())));
    }

    [Fact]
    public void Both_ends_are_reached_and_none_is_passed()
    {
        var drawn = Enumerable.Range(0, 1_000).Select(_ => _rng.Between(-2, 2)).ToList();
        Assert.Equal([-2, -1, 0, 1, 2], drawn.Distinct().Order());
    }

    [Fact]
    public void A_quantile_table_has_the_median_it_tells()
    {
        var table = new QuantileTable((0, 0), (500, 60), (1000, 180));
        var drawn = Enumerable.Range(0, 20_001).Select(_ => table.Draw(_rng)).Order().ToList();
        Assert.InRange(drawn[10_000], 58, 62);
        Assert.Equal((0, 180), (drawn[0], drawn[^1]));
    }

    [Fact]
    public void Weights_decide_how_often_an_item_is_drawn()
    {
        var weighted = new Weighted<string>(("often", 9), ("never", 0), ("seldom", 1));
        var drawn = Enumerable.Range(0, 10_000).CountBy(_ => weighted.Draw(_rng)).ToDictionary();
        Assert.Equal(2, drawn.Count);
        Assert.InRange(drawn["seldom"], 900, 1_100);
    }

    [Fact]
    public void Guids_are_of_version_4() =>
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(4, _rng.NextGuid().Version));
}
