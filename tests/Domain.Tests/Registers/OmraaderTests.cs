using Opgoerelse.Domain.Registers;

namespace Opgoerelse.DomainTests.Registers;

public class OmraaderTests
{
    private static readonly Omraader Omraader = Omraader.Standard;

    [Fact]
    public void There_are_98_kommuner_11_landsdele_and_one_country()
    {
        Assert.Equal(98, Omraader.All.Count(omraade => omraade.Level == OmraadeLevel.Kommune));
        Assert.Equal(11, Omraader.All.Count(omraade => omraade.Level == OmraadeLevel.Landsdel));
        Assert.Equal("DK", Omraader.All.Single(omraade => omraade.Level == OmraadeLevel.Country).Code);
    }

    [Fact]
    public void There_are_five_regions_through_2026_and_four_thereafter()
    {
        Assert.Equal(["1081", "1082", "1083", "1084", "1085"], RegionsOn(new DateOnly(2026, 12, 31)));
        Assert.Equal(["1081", "1082", "1083", "1086"], RegionsOn(new DateOnly(2027, 1, 1)));
    }

    [Theory]
    [InlineData("0101", "2026-12-31", "1084")]
    [InlineData("0101", "2027-01-01", "1086")]
    [InlineData("0360", "2026-12-31", "1085")]
    [InlineData("0360", "2027-01-01", "1086")]
    [InlineData("0851", "2019-01-01", "1081")]
    [InlineData("0851", "2027-01-01", "1081")]
    public void A_kommunes_region_follows_the_start_day(string kommune, string day, string region) =>
        Assert.Equal(
            region,
            Over(kommune, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Single(code =>
                code.StartsWith("108", StringComparison.Ordinal)));

    [Theory]
    [InlineData("2019-01-01")]
    [InlineData("2026-12-31")]
    [InlineData("2027-01-01")]
    public void Every_kommune_is_in_itself_one_landsdel_one_region_and_the_whole_country(string day)
    {
        var asked = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var kommune in Omraader.All.Where(omraade => omraade.Level == OmraadeLevel.Kommune))
        {
            var levels = Over(kommune.Code, asked).Select(code => Omraader.Find(code)!.Level).Order();
            Assert.Equal([OmraadeLevel.Country, OmraadeLevel.Region, OmraadeLevel.Landsdel, OmraadeLevel.Kommune], levels);
        }
    }

    [Fact]
    public void Christiansoe_is_no_kommune()
    {
        Assert.False(Omraader.IsKommune("0411"));
        Assert.True(Omraader.IsKommune("0400"));
        Assert.False(Omraader.IsKommune("1084"));
    }

    [Fact]
    public void The_names_are_the_registers() =>
        Assert.Equal(
            ["Aarhus", "Region Midtjylland", "Østjylland"],
            new[] { "0751", "1082", "DK042" }.Select(code => Omraader.Find(code)!.Name.Da));

    private static IEnumerable<string> RegionsOn(DateOnly day) =>
        Omraader.ValidBetween(day, day).Where(omraade => omraade.Level == OmraadeLevel.Region).Select(omraade => omraade.Code);

    private static IEnumerable<string> Over(string kommune, DateOnly day) =>
        Omraader.Memberships
            .Where(member => member.Kommune == kommune && member.From <= day && !(member.To < day))
            .Select(member => member.Omraade);
}
