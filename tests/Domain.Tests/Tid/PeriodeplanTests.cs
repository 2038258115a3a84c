using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.DomainTests.Tid;

public class PeriodeplanTests
{
    private static readonly Ordning Ordning = Ordning.Standard;

    [Theory]
    // The last possible frist of 2023Q4 (31 December) is 30 June: June has no 31st.
    [InlineData("2024-06-29", "2023Q3")]
    [InlineData("2024-06-30", "2023Q4")]
    // 31 March + 6 months = 30 September.
    [InlineData("2024-09-29", "2023Q4")]
    [InlineData("2024-09-30", "2024Q1")]
    // 30 September + 6 months = 30 March.
    [InlineData("2024-03-29", "2023Q2")]
    [InlineData("2024-03-30", "2023Q3")]
    public void Et_kvartal_udgives_naar_dets_sidste_frist_er_naaet(string dato, string sidste) =>
        Assert.Equal(sidste, Plan("2019-01-02", dato).Kvartaler[^1].Kode);

    [Fact]
    public void Vinduet_er_regelsaettets()
    {
        Assert.Equal("2023Q2", Plan("2019-01-02", "2024-06-30", "foerste-aar").Kvartaler[^1].Kode);
        Assert.Equal("2023Q4", Plan("2019-01-02", "2024-06-30", "kl-2021").Kvartaler[^1].Kode);
    }

    [Fact]
    public void Serien_begynder_med_kvartalet_for_den_foerste_start_og_et_ufuldt_aar_udgives_ikke()
    {
        var plan = Plan("2019-05-20", "2024-06-30");
        Assert.Equal("2019Q2", plan.Kvartaler[0].Kode);
        Assert.Equal("2020QMAT01", plan.RullendeAar[0].Kode);
        Assert.Equal(["2020", "2021", "2022", "2023"], plan.Aar.Select(aar => aar.Kode));
    }

    [Fact]
    public void Efter_lukningen_findes_ingen_perioder_og_2026_er_intet_aar()
    {
        var plan = Plan("2019-01-02", "2031-01-01");
        Assert.Equal("2026Q2", plan.Kvartaler[^1].Kode);
        Assert.Equal("2026QMAT02", plan.RullendeAar[^1].Kode);
        Assert.Equal("2025", plan.Aar[^1].Kode);
        Assert.Empty(plan.KommendeKvartaler);
    }

    [Fact]
    public void Begyndte_kvartaler_hvis_frist_ikke_er_naaet_er_endnu_ikke_udgivet()
    {
        Assert.Equal(["2026Q1", "2026Q2"], Plan("2019-01-02", "2026-09-29").KommendeKvartaler.Select(periode => periode.Kode));
        Assert.Equal(["2023Q4", "2024Q1", "2024Q2"], Plan("2019-01-02", "2024-06-29").KommendeKvartaler.Select(periode => periode.Kode));
    }

    [Theory]
    [InlineData("2019-01-02", "2022-06-30", false)]
    [InlineData("2019-01-02", "2022-07-01", true)]
    [InlineData("2021-12-31", "2022-07-01", true)]
    [InlineData("2022-01-01", "2024-01-01", false)]
    public void Indfasningen_udgives_som_et_kvartal_der_slutter_1_januar_2022(string foersteStart, string dato, bool udgivet)
    {
        Assert.Equal(udgivet, Plan(foersteStart, dato).Indfasning is not null);
        Assert.DoesNotContain(Plan(foersteStart, dato).Aar.Concat(Plan(foersteStart, dato).RullendeAar), periode => periode.Startperioder.Contains("INDF2022"));
    }

    [Fact]
    public void Et_kvartal_er_foreloebigt_til_tre_maaneder_efter_sidste_frist_begge_dele_klemt()
    {
        // 31 August is no quarter's end; 31 December: + 6 months = 30 June, + 3 months = 30 September.
        var kvartal = Periode.AfKvartal(new Kvartal(2023, 4));
        Assert.True(Plan("2019-01-02", "2024-09-29").ErForeloebig(kvartal));
        Assert.False(Plan("2019-01-02", "2024-09-30").ErForeloebig(kvartal));
        // 31 March + 6 = 30 September, + 3 = 30 December, not 31.
        var foerste = Periode.AfKvartal(new Kvartal(2024, 1));
        Assert.True(Plan("2019-01-02", "2024-12-29").ErForeloebig(foerste));
        Assert.False(Plan("2019-01-02", "2024-12-30").ErForeloebig(foerste));
        // A year is as final as its last quarter, a rolling year likewise.
        Assert.True(Plan("2019-01-02", "2024-09-29").ErForeloebig(Periode.AfAar(2023)));
        Assert.False(Plan("2019-01-02", "2024-09-30").ErForeloebig(Periode.AfAar(2023)));
        Assert.False(Plan("2019-01-02", "2024-09-30").ErForeloebig(Periode.AfRullendeAar(new Kvartal(2023, 4))));
    }

    [Fact]
    public void Uden_et_eneste_forloeb_er_der_ingen_perioder()
    {
        var plan = new Periodeplan(null, new DateOnly(2026, 1, 1), Regelsaet.Alle["bek-2408"], Ordning);
        Assert.Empty(plan.Publicerede);
        Assert.Empty(plan.KommendeKvartaler);
    }

    [Fact]
    public void En_start_efter_lukningen_giver_ingen_perioder() =>
        Assert.Empty(Plan("2027-02-01", "2030-01-01").Publicerede);

    [Fact]
    public void Koder_og_navne_er_som_paa_jobindsats()
    {
        var kvartal = Periode.AfKvartal(new Kvartal(2024, 1));
        Assert.Equal(("2024Q1", "1. kvartal 2024", "Q1 2024"), (kvartal.Kode, kvartal.Navn.Da, kvartal.Navn.En));
        var rullende = Periode.AfRullendeAar(new Kvartal(2024, 1));
        Assert.Equal(("2024QMAT01", "2. kvartal 2023 - 1. kvartal 2024"), (rullende.Kode, rullende.Navn.Da));
        Assert.Equal(["2023Q2", "2023Q3", "2023Q4", "2024Q1"], rullende.Startperioder);
        Assert.Equal(["2024Q1", "2024Q2", "2024Q3", "2024Q4"], Periode.AfAar(2024).Startperioder);
    }

    [Theory]
    [InlineData("2024-01-01", "2024Q1")]
    [InlineData("2024-03-31", "2024Q1")]
    [InlineData("2024-04-01", "2024Q2")]
    [InlineData("2024-12-31", "2024Q4")]
    public void Et_kvartal_er_kalenderens(string dag, string kode) => Assert.Equal(kode, Kvartal.Af(Dato(dag)).Kode);

    private static Periodeplan Plan(string foersteStart, string dato, string regelsaet = "bek-2408") =>
        new(Dato(foersteStart), Dato(dato), Regelsaet.Alle[regelsaet], Ordning);

    private static DateOnly Dato(string tekst) => DateOnly.ParseExact(tekst, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
