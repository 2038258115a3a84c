using Opgoerelse.Domain.Law;

namespace Opgoerelse.DomainTests.Law;

public class IndsatsCatalogueTests
{
    [Theory]
    [InlineData("LAB-11-VPP", "2019-12-31", Category.Virksomhedsrettet)]
    [InlineData("LAB-11-VPP", "2020-01-01", Category.Virksomhedsrettet)]
    [InlineData("LAB-14-OVO", "2015-06-01", Category.OevrigBeskaeftigelse)]
    [InlineData("LAB-26-MEN", "2022-01-01", Category.Mentor)]
    [InlineData("SEL-82B", "2018-01-01", Category.Social)]
    public void A_type_has_its_category_on_the_start_day(string type, string day, Category category) =>
        Assert.Equal(category, IndsatsCatalogue.Standard[type].CountsIn(Date(day), Udfoerer.Unknown, regionalSundhed: false));

    [Theory]
    [InlineData("SEL-82B", "2017-12-31")]
    [InlineData("LAB-26-MEN", "2011-12-31")]
    [InlineData("LAB-11-NYT", "2013-12-31")]
    public void Before_a_rows_validity_the_type_does_not_count(string type, string day) =>
        Assert.Null(IndsatsCatalogue.Standard[type].CountsIn(Date(day), Udfoerer.Kommune, regionalSundhed: true));

    [Theory]
    [InlineData(Udfoerer.Kommune, false, true)]
    [InlineData(Udfoerer.Region, false, false)]
    [InlineData(Udfoerer.Region, true, true)]
    [InlineData(Udfoerer.Unknown, true, false)]
    [InlineData(Udfoerer.OtherActor, true, false)]
    [InlineData(Udfoerer.Company, true, false)]
    public void Sundhedsindsats_depends_on_who_carries_it_out(Udfoerer udfoerer, bool regional, bool numerator) =>
        Assert.Equal(
            numerator ? Category.Sundhed : null,
            IndsatsCatalogue.Standard["SUL-140"].CountsIn(Date("2022-01-01"), udfoerer, regional));

    [Fact]
    public void Only_the_catalogues_codes_are_known()
    {
        Assert.Equal("LAB-11-VPP", IndsatsCatalogue.Standard.Normalise("LAB-11-VPP"));
        Assert.Null(IndsatsCatalogue.Standard.Normalise("LAB-11-XXX"));
        Assert.Null(IndsatsCatalogue.Standard.Normalise("lab-11-vpp"));
    }

    /// <summary>Two rows of one type never hold on the same day: the category would be a matter of order.</summary>
    [Fact]
    public void No_type_has_two_rows_on_the_same_day() =>
        Assert.All(IndsatsCatalogue.Standard.Types, type =>
            Assert.All(
                type.Classifications.Zip(type.Classifications.Skip(1)),
                pair => Assert.True(pair.First.ValidTo < pair.Second.ValidFrom, type.Code)));

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
