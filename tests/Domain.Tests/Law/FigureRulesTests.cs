using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;

namespace Opgoerelse.DomainTests.Law;

/// <summary>The division behind a share (the definition's section 4, andel), worked by hand.</summary>
public class FigureRulesTests
{
    /// <summary>
    /// 2 / 17 = 0.117647...; 1 / 16 = 0.0625 and 3 / 16 = 0.1875 lie halfway and go up; 1 / 2001 = 0.0004998 does not reach 0.05
    /// pct., 1 / 2000 does.
    /// </summary>
    [Theory]
    [InlineData(2, 17, 118)]
    [InlineData(1, 3, 333)]
    [InlineData(2, 3, 667)]
    [InlineData(1, 16, 63)]
    [InlineData(3, 16, 188)]
    [InlineData(1, 2_000, 1)]
    [InlineData(1, 2_001, 0)]
    [InlineData(0, 17, 0)]
    [InlineData(17, 17, 1_000)]
    [InlineData(long.MaxValue, long.MaxValue, 1_000)]
    public void A_share_is_100_times_antalMed_of_N_with_one_decimal(long with, long n, long tenths) =>
        Assert.Equal(tenths, FigureRules.Percentage(with, n));

    [Fact]
    public void Without_forloeb_there_is_no_share_and_not_0_pct() => Assert.Null(FigureRules.Percentage(0, 0));

    /// <summary>
    /// 1/3 - 1/4 = 1/12, 8.333 points; 2/3 - 1/3 = 33.333 points, where the rounded shares tell 66.7 - 33.3 = 33.4; 1/16 - 1/8 =
    /// -6.25 points,
    /// halfway and away from zero.
    /// </summary>
    [Theory]
    [InlineData(1, 3, 1, 4, 83)]
    [InlineData(2, 3, 1, 3, 333)]
    [InlineData(1, 3, 2, 3, -333)]
    [InlineData(1, 16, 1, 8, -63)]
    [InlineData(1, 2, 2, 4, 0)]
    public void A_difference_is_of_the_exact_shares_and_rounded_last(long with, long n, long otherWith, long otherN, long tenths) =>
        Assert.Equal(tenths, FigureRules.PercentagePoints(new Share(with, n), new Share(otherWith, otherN)));
}
