using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;
using Opgoerelse.Reports.Benchmarking;

namespace Opgoerelse.ReportsTests.Benchmarking;

public sealed class SammenlignerTests
{
    private static readonly Proeveland Landet = new();
    private static readonly Sammenligner Fundet = new(Landet.Udgiv());

    private static Indsatsbillede Billede(Sammenligner sammenligner, string indsats) => sammenligner.Billeder.Single(billede => billede.Indsats.Kode == indsats);

    [Fact]
    public void Det_nyeste_aar_holdes_op_mod_de_fire_kvartaler_foer()
    {
        Assert.Equal("2025QMAT04", Fundet.Periode.Kode);
        Assert.Equal("2024QMAT04", Fundet.ForrigePeriode!.Kode);
        Assert.Equal(["2019", "2020", "2021"], Fundet.FoerGarantien.Select(aar => aar.Kode));
        Assert.Equal(["2022", "2023", "2024", "2025"], Fundet.EfterGarantien.Select(aar => aar.Kode));
        Assert.Equal(98, Fundet.Kommuner.Count);
    }

    [Fact]
    public void Foer_og_efter_er_summen_af_aarene()
    {
        var udvikling = Billede(Fundet, "virksomhedsrettet").LandFoerOgEfter;
        var sand = new[] { 2019, 2020, 2021 }.Select(aar => Landet.Sum("DK", Periode.AfAar(aar), "virksomhedsrettet")).Aggregate((a, b) => (a.N + b.N, a.Med + b.Med));

        Assert.Equal(new Andel(sand.Med, sand.N), udvikling.Foer);
    }

    /// <summary>What is withheld leaves no trace: no share, interval, expected share, rank or direction.</summary>
    [Fact]
    public void Det_der_er_diskretioneret_er_det_ogsaa_her()
    {
        // 14 forløb a year of which 3 or 4 had it.
        var land = new Proeveland { N = (kommune, kvartal) => kommune == "0825" ? (kvartal.IAaret % 2) + 3 : 30 };
        var sammenligner = new Sammenligner(land.Udgiv());
        var billede = Billede(sammenligner, "virksomhedsrettet");
        var laesoe = billede.Kommuner.Single(kommune => kommune.Kommune.Kode == "0825");

        Assert.Equal(Stilling.Diskretioneret, laesoe.Stilling);
        Assert.Null(laesoe.Usikkerhed);
        Assert.Null(laesoe.Forventning);
        Assert.Null(laesoe.Rang);
        Assert.False(laesoe.Skiller);
        Assert.Null(laesoe.Udvikling.Nu);
        Assert.Equal(Retning.Diskretioneret, laesoe.Udvikling.Retning);
        Assert.Equal(97, billede.Kommuner.Count(kommune => kommune.Rang is not null));
        Assert.Equal(97, billede.Tragt!.Antal);
    }

    /// <summary>The comparison is a function of the published cells: other numbers behind the withheld ones change nothing.</summary>
    [Fact]
    public void Det_der_ligger_bag_de_skjulte_celler_betyder_intet()
    {
        var udgivelse = new Proeveland { N = (kommune, _) => 1 + (kommune[3] % 5) }.Udgiv();
        var anden = new Proeveland { N = (kommune, _) => 1 + (kommune[3] % 5) }.Udgiv();
        var skjulte = 0;
        foreach (var tabel in anden.Tabeller)
        {
            for (var i = 0; i < tabel.Vaerdier.Length; i++)
            {
                if (!tabel.Symboler[i].HarVaerdi())
                {
                    tabel.Vaerdier[i] = i % 7;
                    skjulte++;
                }
            }
        }

        Assert.True(skjulte > 1_000);
        var (a, b) = (new Sammenligner(udgivelse), new Sammenligner(anden));
        for (var i = 0; i < a.Billeder.Count; i++)
        {
            Assert.Equal(a.Billeder[i].Kommuner.Select(Tal), b.Billeder[i].Kommuner.Select(Tal));
            Assert.Equal(a.Billeder[i].Tragt?.Tau2, b.Billeder[i].Tragt?.Tau2);
        }

        static string Tal(Kommunestilling kommune) => $"{kommune.Kommune.Kode} {kommune.Stilling} {kommune.Rang} {kommune.Usikkerhed} {kommune.Forventning} {kommune.Udvikling} {kommune.FoerOgEfter} {kommune.Skiller}";
    }

    [Fact]
    public void Pladserne_er_1_til_98_og_lige_andele_staar_efter_navn()
    {
        var ens = new Sammenligner(new Proeveland { N = (_, _) => 40, Procent = (kommune, _, indsats) => indsats == "nogen" ? 70 : kommune == "0851" ? 60 : 30 }.Udgiv());
        var vr = Billede(ens, "virksomhedsrettet").Kommuner;
        var ingen = Billede(ens, "ingen").Kommuner;

        Assert.Equal(Enumerable.Range(1, 98), vr.Select(kommune => kommune.Rang!.Value).Order());
        Assert.Equal(["Aalborg", "Albertslund", "Allerød", "Assens"], vr.OrderBy(kommune => kommune.Rang).Take(4).Select(kommune => kommune.Kommune.Navn.Da));
        // Aabenraa begins with Å, the last letter; Aalborg and Aarhus follow it.
        Assert.Equal(["Aabenraa", "Aalborg", "Aarhus"], ingen.OrderBy(kommune => kommune.Rang).TakeLast(3).Select(kommune => kommune.Kommune.Navn.Da));
        Assert.True(vr.Single(kommune => kommune.Kommune.Kode == "0851").Skiller);
        Assert.Equal(1, vr.Count(kommune => kommune.Skiller));
    }

    [Fact]
    public void For_ingen_indsats_er_den_laveste_andel_den_bedste()
    {
        var billede = Billede(Fundet, "ingen");
        var ordnet = billede.Kommuner.Where(kommune => kommune.Rang is not null).OrderBy(kommune => kommune.Rang).Select(kommune => kommune.Celle.Andel!.Value.Vaerdi).ToList();

        Assert.Equal(ordnet.Order(), ordnet);
    }

    [Fact]
    public void Grundlagene_er_landet_regionen_landsdelen_de_ti_bedste_og_syv_lignende()
    {
        var billede = Billede(Fundet, "virksomhedsrettet");
        var grundlag = Fundet.Grundlag(Fundet.Find("Aarhus")!, billede);

        Assert.Equal(["Hele landet", "Region Midtjylland", "Østjylland", "Top 10", "Lignende kommuner"], grundlag.Select(hvad => hvad.Navn));
        Assert.Equal(10, grundlag[3].Omraader.Count);
        Assert.Equal(7, grundlag[4].Omraader.Count);
        Assert.DoesNotContain(grundlag[4].Omraader, omraade => omraade.Navn.Da == "Aarhus");
        Assert.Contains("ligger nærmest i antal forløb", grundlag[4].Forklaring, StringComparison.Ordinal);
        // The mean of the ten, worked out another way; and the same ten four quarters before.
        foreach (var periode in new[] { "2025QMAT04", "2024QMAT04" })
        {
            var middel = grundlag[3].Omraader.Average(omraade => Fundet.Tabel[omraade.Kode, periode, "virksomhedsrettet"].Procent.Tal!.Value);
            Assert.Equal(middel, 100 * grundlag[3].Andel(Fundet.Tabel, periode, "virksomhedsrettet")!.Value, 0.06);
        }

        var laveste = grundlag[3].Omraader.Min(omraade => Fundet.Tabel[omraade.Kode, "2025QMAT04", "virksomhedsrettet"].Andel!.Value.Vaerdi);
        Assert.Equal(10, billede.Kommuner.Count(kommune => kommune.Celle.Andel?.Vaerdi >= laveste && kommune.Stilling != Stilling.ForFaa && kommune.Rang <= 10 + billede.Kommuner.Count(en => en.Stilling == Stilling.ForFaa)));
    }

    [Fact]
    public void De_lignende_ligger_naermest_i_antal_naar_aldrene_er_ens()
    {
        var kommune = Fundet.Find("0751")!;
        long N(Dimensionsvaerdi en) => Fundet.Tabel[en.Kode, Fundet.Periode.Kode, "nogen"].Forloeb.Vaerdi;
        var lige = Fundet.Ligestillede(kommune)!.Omraader;
        var fjernest = lige.Max(en => Math.Abs(Math.Log((double)N(en) / N(kommune))));

        // Ages are spread alike over all landsdele here, but for rounding.
        Assert.True(Fundet.Kommuner.Except(lige).Where(en => en != kommune).Count(en => Math.Abs(Math.Log((double)N(en) / N(kommune))) < fjernest * 0.8) <= 12);
    }

    [Fact]
    public void En_fil_kan_bestemme_grupperne()
    {
        using var tekst = new StringReader("kommunekode;gruppe\n# de store\n0751;Storbyer\n0851;Storbyer\n0461;Storbyer\n");
        var sammenligner = new Sammenligner(Landet.Udgiv(), Gruppefil.Laes(tekst));
        var lige = sammenligner.Ligestillede(sammenligner.Find("aarhus")!)!;

        Assert.Equal("Lignende kommuner er de andre i gruppen Storbyer: Odense og Aalborg.", lige.Forklaring);
        Assert.Equal(7, sammenligner.Ligestillede(sammenligner.Find("Skive")!)!.Omraader.Count);
    }

    [Theory]
    [InlineData("kommunekode;gruppe\n0751\n", "Linje 2")]
    [InlineData("kommunekode;gruppe\n0411;A\n", "'0411'")]
    [InlineData("kommunekode;gruppe\n0751;A\n0751;B\n", "Linje 3")]
    public void En_forkert_gruppefil_afvises(string fil, string grund)
    {
        using var tekst = new StringReader(fil);
        Assert.Contains(grund, Assert.Throws<InvalidDataException>(() => Gruppefil.Laes(tekst)).Message, StringComparison.Ordinal);
    }

    /// <summary>With the same shares everywhere a kommune is expected to have the national share.</summary>
    [Fact]
    public void Hvor_alle_er_ens_er_det_forventede_landets()
    {
        var ens = new Sammenligner(new Proeveland { N = (_, _) => 100, Procent = (_, _, _) => 30 }.Udgiv());
        foreach (var kommune in Billede(ens, "virksomhedsrettet").Kommuner)
        {
            // The made-up counts by age are rounded down.
            Assert.Equal(0.3, kommune.Forventning!.Value.Forventet, 0.005);
            Assert.Equal(0.3 - kommune.Forventning.Value.Forventet, kommune.Forventning.Value.Forskel, 10);
        }
    }

    // 10 forløb where the rate is 20 pct. and 30 where it is 40: expected (10 * 0.2 + 30 * 0.4) / 40 = 35 pct. 20 of 40 had it: 15 points above.
    [Fact]
    public void Indirekte_standardisering_regnet_i_haanden()
    {
        var forventet = Standardisering.Forventet([(10, 0.2), (30, 0.4)])!.Value;
        var fundet = Standardisering.Sammenlign(new Andel(20, 40), forventet);

        Assert.Equal(0.35, forventet, 12);
        Assert.Equal(0.15, fundet.Forskel, 12);
        Assert.Equal(new Andel(20, 40).Wilson().Nedre - 0.35, fundet.Usikkerhed.Nedre, 12);
        Assert.Null(Standardisering.Forventet([]));
    }

    [Theory]
    [InlineData("0751", "Aarhus")]
    [InlineData("århus", "Aarhus")]
    [InlineData("AABENRAA", "Aabenraa")]
    [InlineData("høje-taastrup", "Høje-Taastrup")]
    public void En_kommune_findes_paa_kode_eller_navn(string spurgt, string navn) => Assert.Equal(navn, Fundet.Find(spurgt)?.Navn.Da);

    [Fact]
    public void En_kort_serie_har_intet_at_sammenligne_med()
    {
        var kort = new Sammenligner(new Proeveland { Foerste = new Kvartal(2025, 1), Sidste = new Kvartal(2025, 4) }.Udgiv());

        Assert.Null(kort.ForrigePeriode);
        Assert.Empty(kort.FoerGarantien);
        Assert.Equal(Retning.IntetGrundlag, Billede(kort, "nogen").LandUdvikling.Retning);
        Assert.Throws<ArgumentException>(() => new Sammenligner(new Proeveland { Foerste = new Kvartal(2025, 2), Sidste = new Kvartal(2025, 4) }.Udgiv()));
    }
}
