using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.AggregationTests.SideOmSide;

/// <summary>
/// What is shown of hele landet under KL's rule beside the official one, worked by hand. Official: N = 1000, nogen 700,
/// virksomhedsrettet 300, øvrig 400, social 200, sundhed 100.
/// </summary>
public sealed class SideOmSideTests
{
    private static readonly Dictionary<string, long> Officielt = new(StringComparer.Ordinal)
    {
        ["nogen"] = 700,
        ["virksomhedsrettet"] = 300,
        ["oevrig-beskaeftigelse"] = 400,
        ["social"] = 200,
        ["sundhed"] = 100,
    };

    /// <summary>100 are left out because of their health, and everything else counts more.</summary>
    [Fact]
    public void Langt_fra_den_officielle_regel_vises_alt()
    {
        Assert.Equal(["mentor", "nogen", "oevrig-beskaeftigelse", "social", "sundhed", "virksomhedsrettet"], Viste(900, 720, 320, 380, 230, 160, 90)!);
    }

    /// <summary>1000 - 996 = 4 citizens were exempt because of their health: their number would be told.</summary>
    [Theory]
    [InlineData(996, false)]
    [InlineData(999, false)]
    [InlineData(995, true)]
    [InlineData(1000, true)]
    public void Faa_holdt_ude_af_helbredsgrunde_skjuler_hele_perioden(long n, bool vises)
    {
        Assert.Equal(vises, Viste(n, 720, 320, 420, 230, 160, 90) is not null);
    }

    [Theory]
    // Social: 204 beside 200, a difference of 4; 196, of -4; 205 and 200 (nobody) are shown.
    [InlineData(204, false)]
    [InlineData(196, false)]
    [InlineData(205, true)]
    [InlineData(200, true)]
    // Without social: officially 800; under KL 900 - 104 = 796, and 900 - 95 = 805.
    [InlineData(104, false)]
    [InlineData(105, true)]
    [InlineData(95, true)]
    [InlineData(96, false)]
    // Small by itself, or its complement: 4 of 900, all but 4.
    [InlineData(4, false)]
    [InlineData(896, false)]
    public void Et_tal_skjules_hvor_det_selv_dets_modsatte_eller_en_forskel_er_lille(long social, bool vises)
    {
        var viste = Viste(900, 900, 320, 380, social, 160, 90)!;
        Assert.Equal(vises, viste.Contains("social"));
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "nogen", "virksomhedsrettet", "mentor" }, viste.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Mentor has no official side: only its own size counts.</summary>
    [Theory]
    [InlineData(5, true)]
    [InlineData(0, true)]
    [InlineData(3, false)]
    public void Det_den_officielle_regel_ikke_kender_maales_paa_sig_selv(long mentor, bool vises) =>
        Assert.Equal(vises, Viste(900, 720, 320, 380, 230, 160, mentor)!.Contains("mentor"));

    /// <summary>An official figure that is withheld, for whatever reason, is not told by the one beside it.</summary>
    [Fact]
    public void Er_det_officielle_tal_diskretioneret_er_dette_det_ogsaa()
    {
        Assert.DoesNotContain("sundhed", Viste(900, 720, 320, 380, 230, 160, 90, skjult: "sundhed")!);
        Assert.Null(Viste(900, 720, 320, 380, 230, 160, 90, skjult: "nogen", ogsaaForloeb: true));
    }

    /// <summary>
    /// A withheld count lies between what the others leave of nogen and nogen itself, and is at least the official one less those left
    /// out. Where fewer than five values are open, the whole period is withheld.
    /// </summary>
    [Fact]
    public void Kan_et_skjult_tal_regnes_for_snaevert_skjules_hele_perioden()
    {
        // nogen 13, social 10, mentor 3 (withheld): at least 13 - 10 = 3, at most 13. Eleven values: shown.
        Assert.NotNull(Beskyt(new(StringComparer.Ordinal) { ["nogen"] = 0, ["social"] = 0 }, 1000, new(900, Med(("nogen", 13), ("social", 10), ("mentor", 3)))));
        // nogen 5, social 5, mentor 2: at least 0, at most 5: six values.
        Assert.NotNull(Beskyt(new(StringComparer.Ordinal) { ["nogen"] = 0, ["social"] = 0 }, 1000, new(900, Med(("nogen", 5), ("social", 5), ("mentor", 2)))));
        // The two left out are few.
        Assert.Null(Beskyt(Officielt, 1000, new(998, Med(("nogen", 700), ("sundhed", 98)))));
        // nogen is officially 897 and under KL 899 of 900; at most one is without. Nobody was left out: 897 to 900 are open, four values.
        Assert.Null(Beskyt(new(StringComparer.Ordinal) { ["nogen"] = 897 }, 900, new(900, Med(("nogen", 899), ("social", 2)))));
        // 896 to 900: five values.
        Assert.Empty(Beskyt(new(StringComparer.Ordinal) { ["nogen"] = 896 }, 900, new(900, Med(("nogen", 899), ("social", 2))))!);
    }

    [Fact]
    public void Det_der_var_skjult_i_udgivelsen_foer_bliver_ved_med_at_vaere_det()
    {
        Assert.DoesNotContain("social", Beskyt(Officielt, 1000, Kl(900, 720, 320, 380, 230, 160, 90), foer: "social")!);
    }

    /// <summary>412/1000 officially and 500/900 under KL: 41.2 and 55.555... pct., 14.3555... points, which is 14.4. The rounded shares differ by 14.4 too; 1/3 and 2/3 do not: 33.3 and 66.7 differ by 33.4, the exact shares by 33.3.</summary>
    [Theory]
    [InlineData(412, 1000, 500, 900, 144)]
    [InlineData(1, 3, 2, 3, 333)]
    [InlineData(2, 3, 1, 3, -333)]
    [InlineData(10, 100, 10, 100, 0)]
    // 0.05 exactly, half away from zero, either way.
    [InlineData(1000, 2000, 1001, 2000, 1)]
    [InlineData(1001, 2000, 1000, 2000, -1)]
    public void Forskellen_regnes_af_de_hele_tal_og_afrundes_til_sidst(long med, long n, long klMed, long klN, long tiendedele)
    {
        var forskel = Sideregel.Forskel(Celle(med, n), Celle(klMed, klN));
        Assert.Equal((tiendedele, 1, Cellesymbol.Ingen), (forskel.Vaerdi, forskel.Decimaler, forskel.Symbol));
    }

    [Fact]
    public void En_forskel_findes_kun_hvor_begge_sider_er_offentlige()
    {
        var skjult = new Tabeltal(0, 0, Cellesymbol.Diskretioneret);
        Assert.Equal(Cellesymbol.Diskretioneret, Sideregel.Forskel(Celle(10, 100), new(Celle(10, 100).Forloeb, skjult, skjult)).Symbol);
        Assert.Equal(Cellesymbol.Diskretioneret, Sideregel.Forskel(new(skjult, skjult, skjult), Celle(10, 100)).Symbol);
        Assert.Equal(Cellesymbol.IkkeTilgaengelig, Sideregel.Forskel(new(Tabeltal.Mangler, Tabeltal.Mangler, Tabeltal.Mangler), Celle(10, 100)).Symbol);
    }

    /// <summary>Years and the newest rolling year, in each nogen, five categories and ingen, which is what is left of N.</summary>
    [Fact]
    public void Perioderne_er_kalenderaarene_og_det_nyeste_rullende_aar()
    {
        var regelsaet = Regelsaet.Alle["kl-2021"];
        var plan = new Periodeplan(new DateOnly(2023, 1, 5), new DateOnly(2025, 10, 2), regelsaet, Ordning.Standard with { SidsteStart = null });
        var tal = new Dictionary<string, Sidetal>(StringComparer.Ordinal) { ["2023"] = Kl(900, 720, 320, 380, 230, 160, 90), ["2024"] = Kl(996, 720, 320, 380, 230, 160, 90) };
        var celler = Sidedanner.Byg(tal, regelsaet, plan, Tabel(plan), Fortrolighedsregler.Standard, forrige: null);

        Assert.Equal(["2023", "2024", "2025QMAT01"], celler.Select(celle => celle.Periode).Distinct());
        Assert.Equal(["nogen", "virksomhedsrettet", "oevrig-beskaeftigelse", "social", "sundhed", "mentor", "ingen"], celler.Take(7).Select(celle => celle.Indsats));
        Assert.Equal((900, 180, 200), (celler[6].Forloeb.Vaerdi, celler[6].Med.Vaerdi, celler[6].Andel.Procent.Vaerdi));
        Assert.All(celler.Where(celle => celle.Periode == "2024"), celle => Assert.Equal((Cellesymbol.Diskretioneret, Cellesymbol.Diskretioneret, 0L), (celle.Forloeb.Symbol, celle.Med.Symbol, celle.Forloeb.Vaerdi)));
        // Nobody counts in the newest year under KL, and 1000 officially: that 1000 were left out may be told.
        Assert.All(celler.Where(celle => celle.Periode == "2025QMAT01"), celle => Assert.Equal((0L, Cellesymbol.IntetGrundlag), (celle.Forloeb.Vaerdi, celle.Med.Symbol)));

        // The next release: 2024 has grown past the limit, and is withheld as it was.
        tal["2024"] = Kl(900, 720, 320, 380, 230, 160, 90);
        var igen = Sidedanner.Byg(tal, regelsaet, plan, Tabel(plan), Fortrolighedsregler.Standard, new Sideregel("kl-2021", 1, "", celler));
        Assert.All(igen.Where(celle => celle.Periode == "2024"), celle => Assert.Equal(Cellesymbol.Diskretioneret, celle.Forloeb.Symbol));
    }

    private static string[]? Viste(long n, long nogen, long vr, long oevrig, long social, long sundhed, long mentor, string? skjult = null, bool ogsaaForloeb = false) =>
        Beskyt(Officielt, 1000, Kl(n, nogen, vr, oevrig, social, sundhed, mentor), skjult, ogsaaForloeb)?.Order(StringComparer.Ordinal).ToArray();

    private static IReadOnlySet<string>? Beskyt(Dictionary<string, long> officielt, long n, Sidetal tal, string? skjult = null, bool ogsaaForloeb = false, string? foer = null)
    {
        var stjerne = new Tabeltal(0, 0, Cellesymbol.Diskretioneret);
        return new Sidebeskyttelse(
            Fortrolighedsregler.Standard,
            indsats => !officielt.TryGetValue(indsats, out var med) ? new Andelscelle(Tabeltal.Mangler, Tabeltal.Mangler, Tabeltal.Mangler)
                : indsats == skjult ? new Andelscelle(ogsaaForloeb ? stjerne : new Tabeltal(n, 0, Cellesymbol.Ingen), stjerne, stjerne)
                : Celle(med, n),
            indsats => indsats == foer).Viste(tal);
    }

    private static Sidetal Kl(long n, long nogen, long vr, long oevrig, long social, long sundhed, long mentor) =>
        new(n, Med(("nogen", nogen), ("virksomhedsrettet", vr), ("oevrig-beskaeftigelse", oevrig), ("social", social), ("sundhed", sundhed), ("mentor", mentor)));

    private static Dictionary<string, long> Med(params (string Kode, long Antal)[] antal) => antal.ToDictionary(par => par.Kode, par => par.Antal, StringComparer.Ordinal);

    private static Andelscelle Celle(long med, long n) => new Sidecelle("2024", "nogen", new Tabeltal(n, 0, Cellesymbol.Ingen), new Tabeltal(med, 0, Cellesymbol.Ingen)).Andel;

    /// <summary>The official table: the same in all periods.</summary>
    private static Tabel Tabel(Periodeplan plan)
    {
        Dimension land = new("omraade", new Tekst("område", "area"), Dimensionsrolle.Geografi, [new("DK", new Tekst("Hele landet", "Denmark"))], "DK");
        var perioder = Dimensioner.AfPerioder([.. plan.Aar, .. plan.RullendeAar], null, null);
        var indsats = Dimensioner.AfIndsats(Regelsaet.Alle["bek-2408"], medIngen: true);
        var maal = Dimensioner.AfMaal([new("antalForloeb", new Tekst("", "")), new("antalMed", new Tekst("", "")), new("andel", new Tekst("", "")) { Decimaler = 1 }]);
        long[] vaerdier = [.. perioder.Vaerdier.SelectMany(_ => indsats.Vaerdier).SelectMany(vaerdi => Officielt.GetValueOrDefault(vaerdi.Kode, 300) is var med ? new[] { 1000, med, med } : [])];
        return new Tabel("Y11IGA01", new Tekst("", ""), [], [land, perioder, indsats, maal], vaerdier, new Cellesymbol[vaerdier.Length]);
    }
}
