using System.Globalization;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.DomainTests.Tid;

public class UdgivelsesplanTests
{
    [Theory]
    [InlineData("2026-10-15T07:59:59+02:00", "2026-10-15T08:00:00+02:00")]
    [InlineData("2026-10-15T08:00:00+02:00", "2027-01-15T08:00:00+01:00")]
    [InlineData("2026-11-22T00:00:00+01:00", "2027-01-15T08:00:00+01:00")]
    // Still December in UTC, already January in Denmark.
    [InlineData("2026-12-31T23:30:00+00:00", "2027-01-15T08:00:00+01:00")]
    [InlineData("2027-01-15T08:00:01+01:00", "2027-04-15T08:00:00+02:00")]
    public void Den_naeste_er_den_15_i_kvartalets_foerste_maaned_kl_8_dansk_tid(string efter, string naeste) =>
        Assert.Equal(Tid(naeste), Udgivelsesplan.Naeste(Tid(efter)));

    [Theory]
    // The series ends with 2026Q2: 30 June + 6 months = 30 December, + 3 months = 30 March.
    [InlineData("2026-11-21", "2027-01-15T08:00:00+01:00")]
    [InlineData("2027-03-29", "2027-01-15T08:00:00+01:00")]
    [InlineData("2027-03-30", null)]
    [InlineData("2031-01-01", null)]
    public void En_lukket_serie_har_ingen_naeste_naar_alt_er_endeligt(string dato, string? naeste) =>
        Assert.Equal(
            naeste is null ? null : Tid(naeste),
            Udgivelsesplan.Naeste(Tid("2026-11-22T00:00:00+01:00"), DateOnly.Parse(dato, CultureInfo.InvariantCulture), Regelsaet.Alle["bek-2408"], Ordning.Standard));

    [Fact]
    public void En_aaben_serie_har_altid_en_naeste() =>
        Assert.NotNull(Udgivelsesplan.Naeste(Tid("2031-01-01T00:00:00+01:00"), new DateOnly(2031, 1, 1), Regelsaet.Alle["bek-2408"], Ordning.Standard with { SidsteStart = null }));

    [Theory]
    [InlineData("2026-10-15T07:59:59+02:00", "2026-07-15T08:00:00+02:00")]
    [InlineData("2026-10-15T08:00:00+02:00", "2026-10-15T08:00:00+02:00")]
    [InlineData("2026-12-31T23:30:00+00:00", "2026-10-15T08:00:00+02:00")]
    public void Den_seneste_er_den_der_sidst_var_planlagt(string nu, string seneste) =>
        Assert.Equal(Tid(seneste), Udgivelsesplan.Newest(Tid(nu)));

    [Theory]
    [InlineData("2027-01-15T07:59:59+01:00", false)]
    [InlineData("2027-01-15T08:00:00+01:00", true)]
    public void Den_naeste_er_forsinket_fra_det_oejeblik_den_var_planlagt_til(string nu, bool late)
    {
        var next = new NextRelease(Tid("2027-01-15T08:00:00+01:00"), IsLate: false).At(Tid(nu));

        Assert.Equal((late, late ? null : next.Planned), (next.IsLate, next.Announced));
        // A clock that is set back makes it announced again; one that does not come is never late.
        Assert.False(next.At(Tid("2026-12-01T00:00:00+01:00")).IsLate);
        Assert.False(new NextRelease(null, IsLate: false).At(Tid(nu)).IsLate);
    }

    private static DateTimeOffset Tid(string tekst) => DateTimeOffset.Parse(tekst, CultureInfo.InvariantCulture);
}
