using System.Globalization;
using Opgoerelse.Domain.Regler;
using Opgoerelse.Domain.Tid;

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

    private static DateTimeOffset Tid(string tekst) => DateTimeOffset.Parse(tekst, CultureInfo.InvariantCulture);
}
