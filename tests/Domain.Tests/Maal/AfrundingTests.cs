using Opgoerelse.Domain.Measures;

namespace Opgoerelse.DomainTests.Maal;

public class AfrundingTests
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
    public void En_andel_har_een_decimal_og_rundes_halv_op(long antal, long ialt, string ventet) =>
        Assert.Equal(ventet, Afrunding.Tekst(Afrunding.Forhold((Int128)100 * antal, ialt, 1)!.Value, 1));

    [Fact]
    public void Uden_naevner_er_der_intet_grundlag()
    {
        Assert.Null(Afrunding.Forhold(0, 0, 1));
        Assert.Null(Afrunding.Forhold(5, 0, 2));
    }

    [Fact]
    public void Negative_forskelle_rundes_vaek_fra_nul()
    {
        Assert.Equal("-0.3", Afrunding.Tekst(Afrunding.Forhold(-1, 4, 1)!.Value, 1));
        Assert.Equal("-12", Afrunding.Tekst(-12, 0));
        Assert.Equal("-0.05", Afrunding.Tekst(-5, 2));
    }

    [Fact]
    public void Store_tal_regnes_eksakt()
    {
        // 9,007,199,254,740,993 is the first whole number that a double cannot hold.
        Assert.Equal(90_071_992_547_409_930, Afrunding.Forhold(9_007_199_254_740_993, 1, 1));
        Assert.Equal("9223372036854775807", Afrunding.Tekst(long.MaxValue, 0));
    }

    [Theory]
    [InlineData(5, 1, "0.5")]
    [InlineData(125, 2, "1.25")]
    [InlineData(0, 1, "0.0")]
    [InlineData(7, 0, "7")]
    public void Teksten_har_altid_alle_decimaler(long vaerdi, int decimaler, string ventet) =>
        Assert.Equal(ventet, Afrunding.Tekst(vaerdi, decimaler));
}
