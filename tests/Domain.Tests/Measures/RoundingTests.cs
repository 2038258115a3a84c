using Opgoerelse.Domain.Measures;

namespace Opgoerelse.DomainTests.Measures;

public class RoundingTests
{
    [Theory]
    [InlineData(1, 3, "33.3")]
    [InlineData(2, 3, "66.7")]
    [InlineData(1, 8, "12.5")]
    // 0.0625 of 100 is 6.25: half goes away from zero.
    [InlineData(1, 16, "6.3")]
    [InlineData(3, 16, "18.8")]
    [InlineData(0, 7, "0.0")]
    [InlineData(7, 7, "100.0")]
    [InlineData(1, 2000, "0.1")]
    [InlineData(1, 2001, "0.0")]
    // 99.95 lies half way and goes up; 99.9 is exact.
    [InlineData(1999, 2000, "100.0")]
    [InlineData(1998, 2000, "99.9")]
    public void A_share_has_one_decimal_and_is_rounded_half_up(long count, long grandTotal, string expected) =>
        Assert.Equal(expected, Rounding.Text(Rounding.Ratio((Int128)100 * count, grandTotal, 1)!.Value, 1));

    [Fact]
    public void Without_a_denominator_there_is_no_basis()
    {
        Assert.Null(Rounding.Ratio(0, 0, 1));
        Assert.Null(Rounding.Ratio(5, 0, 2));
    }

    [Fact]
    public void Negative_differences_are_rounded_away_from_zero()
    {
        Assert.Equal("-0.3", Rounding.Text(Rounding.Ratio(-1, 4, 1)!.Value, 1));
        Assert.Equal("-12", Rounding.Text(-12, 0));
        Assert.Equal("-0.05", Rounding.Text(-5, 2));
    }

    [Fact]
    public void Large_numbers_are_computed_exactly()
    {
        // 9,007,199,254,740,993 is the first whole number that a double cannot hold.
        Assert.Equal(90_071_992_547_409_930, Rounding.Ratio(9_007_199_254_740_993, 1, 1));
        Assert.Equal("9223372036854775807", Rounding.Text(long.MaxValue, 0));
    }

    [Theory]
    [InlineData(5, 1, "0.5")]
    [InlineData(125, 2, "1.25")]
    [InlineData(0, 1, "0.0")]
    [InlineData(7, 0, "7")]
    public void The_text_always_has_all_decimals(long value, int decimals, string expected) =>
        Assert.Equal(expected, Rounding.Text(value, decimals));
}
