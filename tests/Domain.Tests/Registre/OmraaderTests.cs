using Opgoerelse.Domain.Registers;

namespace Opgoerelse.DomainTests.Registre;

public class OmraaderTests
{
    private static readonly Omraader Omraader = Omraader.Standard;

    [Fact]
    public void Der_er_98_kommuner_11_landsdele_og_et_land()
    {
        Assert.Equal(98, Omraader.Alle.Count(omraade => omraade.Niveau == Omraadeniveau.Kommune));
        Assert.Equal(11, Omraader.Alle.Count(omraade => omraade.Niveau == Omraadeniveau.Landsdel));
        Assert.Equal("DK", Omraader.Alle.Single(omraade => omraade.Niveau == Omraadeniveau.Land).Kode);
    }

    [Fact]
    public void Der_er_fem_regioner_til_og_med_2026_og_fire_derefter()
    {
        Assert.Equal(["1081", "1082", "1083", "1084", "1085"], Regioner(new DateOnly(2026, 12, 31)));
        Assert.Equal(["1081", "1082", "1083", "1086"], Regioner(new DateOnly(2027, 1, 1)));
    }

    [Theory]
    [InlineData("0101", "2026-12-31", "1084")]
    [InlineData("0101", "2027-01-01", "1086")]
    [InlineData("0360", "2026-12-31", "1085")]
    [InlineData("0360", "2027-01-01", "1086")]
    [InlineData("0851", "2019-01-01", "1081")]
    [InlineData("0851", "2027-01-01", "1081")]
    public void En_kommunes_region_foelger_startdagen(string kommune, string dag, string region) =>
        Assert.Equal(region, Over(kommune, DateOnly.Parse(dag, System.Globalization.CultureInfo.InvariantCulture)).Single(kode => kode.StartsWith("108", StringComparison.Ordinal)));

    [Theory]
    [InlineData("2019-01-01")]
    [InlineData("2026-12-31")]
    [InlineData("2027-01-01")]
    public void Hver_kommune_er_i_sig_selv_een_landsdel_een_region_og_hele_landet(string dag)
    {
        var paa = DateOnly.Parse(dag, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var kommune in Omraader.Alle.Where(omraade => omraade.Niveau == Omraadeniveau.Kommune))
        {
            var niveauer = Over(kommune.Kode, paa).Select(kode => Omraader.Find(kode)!.Niveau).Order();
            Assert.Equal([Omraadeniveau.Land, Omraadeniveau.Region, Omraadeniveau.Landsdel, Omraadeniveau.Kommune], niveauer);
        }
    }

    [Fact]
    public void Christiansoe_er_ingen_kommune()
    {
        Assert.False(Omraader.ErKommune("0411"));
        Assert.True(Omraader.ErKommune("0400"));
        Assert.False(Omraader.ErKommune("1084"));
    }

    [Fact]
    public void Navnene_er_registrets() =>
        Assert.Equal(
            ["Aarhus", "Region Midtjylland", "Østjylland"],
            new[] { "0751", "1082", "DK042" }.Select(kode => Omraader.Find(kode)!.Navn.Da));

    private static IEnumerable<string> Regioner(DateOnly dag) =>
        Omraader.Gyldige(dag, dag).Where(omraade => omraade.Niveau == Omraadeniveau.Region).Select(omraade => omraade.Kode);

    private static IEnumerable<string> Over(string kommune, DateOnly dag) =>
        Omraader.Medlemskaber.Where(medlem => medlem.Kommune == kommune && medlem.Fra <= dag && !(medlem.Til < dag)).Select(medlem => medlem.Omraade);
}
