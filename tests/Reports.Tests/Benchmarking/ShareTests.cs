using Opgoerelse.Domain.Measures;
using Opgoerelse.Reports.Benchmarking;

namespace Opgoerelse.ReportsTests.Benchmarking;

public sealed class ShareTests
{
    // Newcombe (1998), Statistics in Medicine 17:857-872, table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilsons_interval_is_the_published_one(long having, long n, double lower, double upper)
    {
        var interval = new Share(having, n).Wilson();

        Assert.Equal(lower, interval.Lower, 4);
        Assert.Equal(upper, interval.Upper, 4);
    }

    /// <summary>A share that held its opposite as a property printed itself for ever.</summary>
    [Fact]
    public void A_share_can_be_written() => Assert.Contains("N = 4", new Share(1, 4).ToString(), StringComparison.Ordinal);

    // Newcombe (1998), Statistics in Medicine 17:873-890, table II, method 10.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void Newcombes_interval_of_a_difference_is_the_published_one(long a, long m, long b, long n, double lower, double upper)
    {
        var interval = new Share(a, m).Minus(new Share(b, n));

        Assert.Equal(lower, interval.Lower, 4);
        Assert.Equal(upper, interval.Upper, 4);
    }

    [Fact]
    public void The_interval_holds_the_share_and_is_mirrored_in_the_opposite()
    {
        for (var n = 1L; n <= 40; n++)
        {
            for (var having = 0L; having <= n; having++)
            {
                var share = new Share(having, n);
                var interval = share.Wilson();
                var opposite = share.Opposite().Wilson();
                Assert.True(interval.Contains(share.Value));
                Assert.InRange(interval.Lower, 0, 1);
                Assert.InRange(interval.Upper, 0, 1);
                Assert.Equal(interval.Lower, 1 - opposite.Upper, 12);
                Assert.Equal(interval.Upper, 1 - opposite.Lower, 12);
            }
        }
    }

    /// <summary>
    /// Over the shares that occur, the interval holds the true one about 95 times of 100 (Wilson's covers it on average, not for
    /// each share).
    /// </summary>
    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(400)]
    public void The_interval_covers_the_true_share_95_times_of_100(int n)
    {
        var randomSource = new Random(20_260_101 + n);
        const int Attempts = 40_000;
        var covered = 0;
        for (var i = 0; i < Attempts; i++)
        {
            var truth = 0.05 + (0.9 * randomSource.NextDouble());
            covered += new Share(Draws.Binomial(randomSource, n, truth), n).Wilson().Contains(truth) ? 1 : 0;
        }

        Assert.InRange((double)covered / Attempts, 0.943, 0.960);
    }

    [Theory]
    [InlineData(40, 40)]
    [InlineData(60, 200)]
    public void Without_a_change_one_is_told_in_at_most_about_5_of_100(int before, int now)
    {
        var randomSource = new Random(20_260_202 + before);
        const int Attempts = 20_000;
        var reported = 0;
        for (var i = 0; i < Attempts; i++)
        {
            var truth = 0.1 + (0.8 * randomSource.NextDouble());
            var development = Development.Of(
                new Share(Draws.Binomial(randomSource, before, truth), before),
                new Share(Draws.Binomial(randomSource, now, truth), now));
            reported += development.Direction is Direction.Rose or Direction.Fell ? 1 : 0;
        }

        Assert.InRange((double)reported / Attempts, 0.03, 0.055);
    }

    [Theory]
    [InlineData(10, 40, 25, 40, Direction.Rose)]
    [InlineData(25, 40, 10, 40, Direction.Fell)]
    [InlineData(10, 40, 12, 40, Direction.Unchanged)]
    [InlineData(0, 9, 9, 9, Direction.TooFew)]
    public void A_change_is_told_only_when_it_is_more_than_chance(long a, long m, long b, long n, Direction direction) =>
        Assert.Equal(direction, Development.Of(new Share(a, m), new Share(b, n)).Direction);

    // 16 forløb at 30 pct. are 4.8 expected: too few; at 17 they are 5.1. Of 100 forløb the score test has z = 9 / 4.583 = 1.964 for 39
    // and 1.746 for 38.
    [Theory]
    [InlineData(16, 16, 0.30, Standing.TooFew)]
    [InlineData(17, 17, 0.30, Standing.Over)]
    [InlineData(0, 17, 0.30, Standing.Under)]
    [InlineData(5, 17, 0.30, Standing.As)]
    [InlineData(40, 100, 0.30, Standing.Over)]
    [InlineData(39, 100, 0.30, Standing.Over)]
    [InlineData(38, 100, 0.30, Standing.As)]
    public void The_word_follows_the_interval_and_is_not_given_for_too_few(long having, long n, double country, Standing standing) =>
        Assert.Equal(standing, Standings.Of(new Share(having, n), country));

    [Fact]
    public void The_words_say_which_way_is_the_good_one()
    {
        Assert.Equal("over landet", Standing.Over.Word());
        Assert.Equal("over landet (flere uden indsats)", Standing.Over.Word(Polarities.Of("ingen")));
        Assert.True(Standing.Over.IsBetter(Polarities.Of("nogen")));
        Assert.False(Standing.Over.IsBetter(Polarities.Of("ingen")));
        Assert.Null(Standing.As.IsBetter(Polarities.Of("nogen")));
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.959963984540054, 0.975)]
    [InlineData(-3.090232306167813, 0.001)]
    [InlineData(1, 0.841344746068543)]
    public void The_normal_distribution_is_the_tables(double x, double p) => Assert.Equal(p, NormalDistribution.Distribution(x), 12);
}
