using Opgoerelse.Domain.Measures;
using Opgoerelse.Reports.Benchmarking;

namespace Opgoerelse.ReportsTests.Benchmarking;

public sealed class TragtTests
{
    /// <summary>
    /// Deaths of children under one at open heart surgery, 12 centres, England 1991-95, Bristol first: the example of the Bristol Royal
    /// Infirmary Inquiry (Spiegelhalter et al. 2002; data as in Marshall and Spiegelhalter 2007, Bayesian Analysis 2:409-444, table 1).
    /// </summary>
    private static readonly Andel[] Bristol =
    [
        new(41, 143), new(25, 187), new(24, 323), new(23, 122), new(25, 164), new(42, 405),
        new(24, 239), new(53, 482), new(26, 195), new(25, 177), new(58, 581), new(31, 301),
    ];

    [Fact]
    public void Bristol_skiller_sig_ud_som_den_eneste()
    {
        var tragt = new Tragt((double)Bristol.Sum(andel => andel.Med) / Bristol.Sum(andel => andel.N), Bristol);

        Assert.Equal([true, .. Enumerable.Repeat(false, 11)], Bristol.Select(tragt.Skiller));
    }

    // 3 of 10 with probability 0.5: P(R <= 2) = 56/1024 = 0.0547 and P(R <= 1) = 11/1024 = 0.0107, P(R = 2) = 45/1024.
    // The 2.5 pct. point is r = 2, and the limit (2 - (0.0546875 - 0.025) / 0.0439453) / 10 = 0.13244.
    [Fact]
    public void Den_eksakte_graense_er_Spiegelhalters()
    {
        Assert.Equal(0.132444, Binomialfordeling.NedreGraense(10, 0.5, 0.025), 6);
        Assert.Equal(0, Binomialfordeling.NedreGraense(10, 0, 0.025));
        Assert.Equal(1, Binomialfordeling.NedreGraense(10, 1, 0.025));
        Assert.InRange(Binomialfordeling.NedreGraense(20_000, 0.3, 0.001), 0.289, 0.291);
    }

    [Fact]
    public void Uden_overdispersion_er_graenserne_mindst_de_eksakte()
    {
        var tragt = new Tragt(0.3, []);

        Assert.Equal(0, tragt.Tau2);
        // 0 of 17 happens 2.3 times in a thousand by chance alone: not outside, though the arcsine scale would say so.
        Assert.False(tragt.Skiller(new Andel(0, 17)));
        Assert.True(tragt.Skiller(new Andel(0, 25)));
        Assert.False(tragt.Skiller(new Andel(9, 9)));
        var graenser = tragt.Graenser(400, Normalfordeling.Z95);
        Assert.InRange(graenser.Nedre, 0.254, 0.257);
        Assert.InRange(graenser.Oevre, 0.344, 0.347);
    }

    [Fact]
    public void Graenserne_snaevrer_ind_og_spejles_i_den_modsatte_andel()
    {
        var tilfaelde = new Random(3);
        var andele = Landet(tilfaelde, 0.3, 0.04);
        var tragt = new Tragt(0.3, andele);
        var modsat = new Tragt(0.7, andele.Select(andel => andel.Modsat()));

        Assert.Equal(tragt.Fi, modsat.Fi, 10);
        Assert.Equal(tragt.Tau2, modsat.Tau2, 10);
        var foer = 1.0;
        foreach (var n in new long[] { 20, 50, 100, 300, 1_000, 5_000 })
        {
            var graenser = tragt.Graenser(n, Normalfordeling.Z998);
            var spejl = modsat.Graenser(n, Normalfordeling.Z998);
            Assert.True(graenser.Oevre - graenser.Nedre < foer);
            Assert.Equal(graenser.Nedre, 1 - spejl.Oevre, 10);
            foer = graenser.Oevre - graenser.Nedre;
        }

        Assert.Equal(andele.Select(tragt.Skiller), andele.Select(andel => modsat.Skiller(andel.Modsat())));
    }

    /// <summary>With chance alone at most about two in a thousand stand out.</summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.08)]
    [InlineData(0.7)]
    public void Ved_tilfaeldighed_alene_skiller_hoejst_omkring_2_af_1000_sig_ud(double land)
    {
        var tilfaelde = new Random(20_260_303);
        int ude = 0, ialt = 0;
        for (var i = 0; i < 400; i++)
        {
            var andele = Landet(tilfaelde, land, 0);
            var tragt = new Tragt(land, andele);
            ude += andele.Count(tragt.Skiller);
            ialt += andele.Count;
        }

        Assert.True((double)ude / ialt < 0.0022, $"{ude} af {ialt}");
    }

    /// <summary>With a spread between kommuner that is more than chance, the limits follow it: false alarms stay few.</summary>
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.10)]
    public void Ved_overdispersion_skiller_faa_sig_ud(double spredning)
    {
        var tilfaelde = new Random(20_260_404);
        int ude = 0, uden = 0, ialt = 0;
        double tau2 = 0;
        const int Forsoeg = 400;
        for (var i = 0; i < Forsoeg; i++)
        {
            var andele = Landet(tilfaelde, 0.3, spredning);
            var tragt = new Tragt(0.3, andele);
            var naiv = new Tragt(0.3, []);
            ude += andele.Count(tragt.Skiller);
            uden += andele.Count(naiv.Skiller);
            ialt += andele.Count;
            tau2 += tragt.Tau2 / Forsoeg;
        }

        Assert.InRange(Math.Sqrt(tau2), spredning * 0.93, spredning * 1.07);
        Assert.True((double)ude / ialt < 0.004, $"{ude} af {ialt}");
        Assert.True(uden > 2 * ude, "uden hensyn til spredningen ville langt flere skille sig ud");
    }

    /// <summary>Those who stand out are found, and do not hide each other by widening the limits.</summary>
    [Fact]
    public void En_der_virkelig_afviger_findes()
    {
        var tilfaelde = new Random(20_260_505);
        var fundet = 0;
        for (var i = 0; i < 200; i++)
        {
            var andele = Landet(tilfaelde, 0.3, 0.04);
            andele.Add(new Andel(Traek.Binomial(tilfaelde, 150, 0.05), 150));
            fundet += new Tragt(0.3, andele).Skiller(andele[^1]) ? 1 : 0;
        }

        Assert.InRange(fundet, 180, 200);
    }

    /// <summary>98 kommuner of the sizes that occur; each has its own true share, spread on the arcsine scale.</summary>
    private static List<Andel> Landet(Random tilfaelde, double land, double spredning) =>
        [.. Enumerable.Range(0, 98).Select(i =>
        {
            long n = i < 60 ? 15 + i : i < 95 ? 4 * (i - 40) : 900;
            var sand = Math.Pow(Math.Sin(Math.Clamp(Math.Asin(Math.Sqrt(land)) + (spredning * Traek.Normal(tilfaelde)), 0, Math.PI / 2)), 2);
            return new Andel(Traek.Binomial(tilfaelde, n, sand), n);
        })];
}
