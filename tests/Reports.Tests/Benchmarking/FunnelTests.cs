using Opgoerelse.Domain.Measures;
using Opgoerelse.Reports.Benchmarking;

namespace Opgoerelse.ReportsTests.Benchmarking;

public sealed class FunnelTests
{
    /// <summary>
    /// Deaths of children under one at open heart surgery, 12 centres, England 1991-95, Bristol first: the example of the Bristol Royal
    /// Infirmary Inquiry (Spiegelhalter et al. 2002; data as in Marshall and Spiegelhalter 2007, Bayesian Analysis 2:409-444, table 1).
    /// </summary>
    private static readonly Share[] Bristol =
    [
        new(41, 143), new(25, 187), new(24, 323), new(23, 122), new(25, 164), new(42, 405),
        new(24, 239), new(53, 482), new(26, 195), new(25, 177), new(58, 581), new(31, 301),
    ];

    [Fact]
    public void Bristol_stands_out_as_the_only_one()
    {
        var funnel = new Funnel((double)Bristol.Sum(share => share.With) / Bristol.Sum(share => share.N), Bristol);

        Assert.Equal([true, .. Enumerable.Repeat(false, 11)], Bristol.Select(funnel.StandsOut));
    }

    // 3 of 10 with probability 0.5: P(R <= 2) = 56/1024 = 0.0547 and P(R <= 1) = 11/1024 = 0.0107, P(R = 2) = 45/1024.
    // The 2.5 pct. point is r = 2, and the limit (2 - (0.0546875 - 0.025) / 0.0439453) / 10 = 0.13244.
    [Fact]
    public void The_exact_limit_is_Spiegelhalters()
    {
        Assert.Equal(0.132444, BinomialDistribution.LowerLimit(10, 0.5, 0.025), 6);
        Assert.Equal(0, BinomialDistribution.LowerLimit(10, 0, 0.025));
        Assert.Equal(1, BinomialDistribution.LowerLimit(10, 1, 0.025));
        Assert.InRange(BinomialDistribution.LowerLimit(20_000, 0.3, 0.001), 0.289, 0.291);
    }

    [Fact]
    public void Without_overdispersion_the_limits_are_at_least_the_exact_ones()
    {
        var funnel = new Funnel(0.3, []);

        Assert.Equal(0, funnel.Tau2);
        // 0 of 17 happens 2.3 times in a thousand by chance alone: not outside, though the arcsine scale would say so.
        Assert.False(funnel.StandsOut(new Share(0, 17)));
        Assert.True(funnel.StandsOut(new Share(0, 25)));
        Assert.False(funnel.StandsOut(new Share(9, 9)));
        var limitsAt = funnel.LimitsAt(400, NormalDistribution.Z95);
        Assert.InRange(limitsAt.Lower, 0.254, 0.257);
        Assert.InRange(limitsAt.Upper, 0.344, 0.347);
    }

    [Fact]
    public void The_limits_narrow_and_are_mirrored_in_the_opposite_share()
    {
        var randomSource = new Random(3);
        var shares = WholeCountry(randomSource, 0.3, 0.04);
        var funnel = new Funnel(0.3, shares);
        var opposite = new Funnel(0.7, shares.Select(share => share.Opposite()));

        Assert.Equal(funnel.Phi, opposite.Phi, 10);
        Assert.Equal(funnel.Tau2, opposite.Tau2, 10);
        var before = 1.0;
        foreach (var n in new long[] { 20, 50, 100, 300, 1_000, 5_000 })
        {
            var limitsAt = funnel.LimitsAt(n, NormalDistribution.Z998);
            var mirror = opposite.LimitsAt(n, NormalDistribution.Z998);
            Assert.True(limitsAt.Upper - limitsAt.Lower < before);
            Assert.Equal(limitsAt.Lower, 1 - mirror.Upper, 10);
            before = limitsAt.Upper - limitsAt.Lower;
        }

        Assert.Equal(shares.Select(funnel.StandsOut), shares.Select(share => opposite.StandsOut(share.Opposite())));
    }

    /// <summary>With chance alone at most about two in a thousand stand out.</summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.08)]
    [InlineData(0.7)]
    public void By_chance_alone_at_most_about_2_of_1000_stand_out(double country)
    {
        var randomSource = new Random(20_260_303);
        int outsideOnes = 0, grandTotal = 0;
        for (var i = 0; i < 400; i++)
        {
            var shares = WholeCountry(randomSource, country, 0);
            var funnel = new Funnel(country, shares);
            outsideOnes += shares.Count(funnel.StandsOut);
            grandTotal += shares.Count;
        }

        Assert.True((double)outsideOnes / grandTotal < 0.0022, $"{outsideOnes} af {grandTotal}");
    }

    /// <summary>With a spread between kommuner that is more than chance, the limits follow it: false alarms stay few.</summary>
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.10)]
    public void With_overdispersion_few_stand_out(double dispersion)
    {
        var randomSource = new Random(20_260_404);
        int outsideOnes = 0, without = 0, grandTotal = 0;
        double tau2 = 0;
        const int Attempts = 400;
        for (var i = 0; i < Attempts; i++)
        {
            var shares = WholeCountry(randomSource, 0.3, dispersion);
            var funnel = new Funnel(0.3, shares);
            var naive = new Funnel(0.3, []);
            outsideOnes += shares.Count(funnel.StandsOut);
            without += shares.Count(naive.StandsOut);
            grandTotal += shares.Count;
            tau2 += funnel.Tau2 / Attempts;
        }

        Assert.InRange(Math.Sqrt(tau2), dispersion * 0.93, dispersion * 1.07);
        Assert.True((double)outsideOnes / grandTotal < 0.004, $"{outsideOnes} af {grandTotal}");
        Assert.True(without > 2 * outsideOnes, "uden hensyn til spredningen ville langt flere skille sig ud");
    }

    /// <summary>Those who stand out are found, and do not hide each other by widening the limits.</summary>
    [Fact]
    public void One_that_really_deviates_is_found()
    {
        var randomSource = new Random(20_260_505);
        var found = 0;
        for (var i = 0; i < 200; i++)
        {
            var shares = WholeCountry(randomSource, 0.3, 0.04);
            shares.Add(new Share(Draws.Binomial(randomSource, 150, 0.05), 150));
            found += new Funnel(0.3, shares).StandsOut(shares[^1]) ? 1 : 0;
        }

        Assert.InRange(found, 180, 200);
    }

    /// <summary>98 kommuner of the sizes that occur; each has its own true share, spread on the arcsine scale.</summary>
    private static List<Share> WholeCountry(Random randomSource, double country, double dispersion) =>
        [.. Enumerable.Range(0, 98).Select(i =>
        {
            long n = i < 60 ? 15 + i : i < 95 ? 4 * (i - 40) : 900;
            var truth = Math.Pow(
                Math.Sin(Math.Clamp(Math.Asin(Math.Sqrt(country)) + (dispersion * Draws.Normal(randomSource)), 0, Math.PI / 2)),
                2);
            return new Share(Draws.Binomial(randomSource, n, truth), n);
        })];
}
