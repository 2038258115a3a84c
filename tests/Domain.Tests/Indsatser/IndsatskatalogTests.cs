using Opgoerelse.Domain.Law;

namespace Opgoerelse.DomainTests.Indsatser;

public class IndsatskatalogTests
{
    [Theory]
    [InlineData("LAB-11-VPP", "2019-12-31", Kategori.Virksomhedsrettet)]
    [InlineData("LAB-11-VPP", "2020-01-01", Kategori.Virksomhedsrettet)]
    [InlineData("LAB-14-OVO", "2015-06-01", Kategori.OevrigBeskaeftigelse)]
    [InlineData("LAB-26-MEN", "2022-01-01", Kategori.Mentor)]
    [InlineData("SEL-82B", "2018-01-01", Kategori.Social)]
    public void En_type_har_sin_kategori_paa_startdagen(string type, string dag, Kategori kategori) =>
        Assert.Equal(kategori, Indsatskatalog.Standard[type].TaellerI(Dato(dag), Udfoerer.Ukendt, regionalSundhed: false));

    [Theory]
    [InlineData("SEL-82B", "2017-12-31")]
    [InlineData("LAB-26-MEN", "2011-12-31")]
    [InlineData("LAB-11-NYT", "2013-12-31")]
    public void Foer_en_raekkes_gyldighed_taeller_typen_ikke(string type, string dag) =>
        Assert.Null(Indsatskatalog.Standard[type].TaellerI(Dato(dag), Udfoerer.Kommune, regionalSundhed: true));

    [Theory]
    [InlineData(Udfoerer.Kommune, false, true)]
    [InlineData(Udfoerer.Region, false, false)]
    [InlineData(Udfoerer.Region, true, true)]
    [InlineData(Udfoerer.Ukendt, true, false)]
    [InlineData(Udfoerer.AndenAktoer, true, false)]
    [InlineData(Udfoerer.Virksomhed, true, false)]
    public void Sundhedsindsats_afhaenger_af_hvem_der_udfoerer_den(Udfoerer udfoerer, bool regional, bool taeller) =>
        Assert.Equal(taeller ? Kategori.Sundhed : null, Indsatskatalog.Standard["SUL-140"].TaellerI(Dato("2022-01-01"), udfoerer, regional));

    [Fact]
    public void Kun_katalogets_koder_kendes()
    {
        Assert.Equal("LAB-11-VPP", Indsatskatalog.Standard.Normaliser("LAB-11-VPP"));
        Assert.Null(Indsatskatalog.Standard.Normaliser("LAB-11-XXX"));
        Assert.Null(Indsatskatalog.Standard.Normaliser("lab-11-vpp"));
    }

    /// <summary>Two rows of one type never hold on the same day: the category would be a matter of order.</summary>
    [Fact]
    public void Ingen_type_har_to_raekker_paa_samme_dag() =>
        Assert.All(Indsatskatalog.Standard.Typer, type =>
            Assert.All(type.Klassifikationer.Zip(type.Klassifikationer.Skip(1)), par => Assert.True(par.First.GyldigTil < par.Second.GyldigFra, type.Kode)));

    private static DateOnly Dato(string tekst) => DateOnly.ParseExact(tekst, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
