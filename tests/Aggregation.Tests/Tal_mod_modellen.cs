using System.Collections.Concurrent;
using System.Text;
using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Extracts;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Domain.Law;
using Opgoerelse.DomainTests.Sager;
using Opgoerelse.Model;
using Opgoerelse.Motorer;
using Opgoerelse.Storage;

namespace Opgoerelse.AggregationTests;

/// <summary>Registrations in two leverancer, and what is in force after each.</summary>
public sealed class ToLeverancer : IDisposable
{
    public static readonly DateOnly FoersteModtagelse = new(2022, 3, 15);
    public static readonly DateOnly AndenModtagelse = new(2024, 10, 1);
    private readonly ConcurrentDictionary<string, Lazy<Testdatabase>> _baser = new(StringComparer.Ordinal);
    private readonly List<SlowForloeb> _aendrede = [];
    private readonly List<string> _slettede;

    public ToLeverancer()
    {
        var tilfaeldig = new TilfaeldigSag(7);
        for (var i = 0; i < 1500; i++)
        {
            var (sag, _) = tilfaeldig.Naeste();
            Foer.Add(sag.ForloebId, sag);
        }

        // The second leverance brings new ones, new contents for some of the old, and deletes a few.
        Efter = new Dictionary<string, SlowForloeb>(Foer);
        foreach (var id in Foer.Keys.Take(300))
        {
            _aendrede.Add(tilfaeldig.Naeste().Model with { ForloebId = id });
        }

        for (var i = 0; i < 500; i++)
        {
            _aendrede.Add(tilfaeldig.Naeste().Model);
        }

        _slettede = Foer.Keys.Skip(300).Take(50).ToList();
        _aendrede.ForEach(sag => Efter[sag.ForloebId] = sag);
        _slettede.ForEach(id => Efter.Remove(id));
    }

    public Dictionary<string, SlowForloeb> Foer { get; } = [];

    public Dictionary<string, SlowForloeb> Efter { get; }

    /// <summary>A database of this engine that has received both.</summary>
    public Database Database(string motor) => _baser.GetOrAdd(motor, en => new(() => Modtag(en))).Value.Database;

    public void Dispose()
    {
        foreach (var test in _baser.Values)
        {
            test.Value.Dispose();
        }
    }

    private Testdatabase Modtag(string motor)
    {
        var test = new Testdatabase(motor);
        test.Modtag(FoersteModtagelse, Foer.Values);
        test.Modtag(AndenModtagelse, _aendrede, _slettede);
        return test;
    }
}

/// <summary>Facts and figures out of the database against the slow model, under every regelsaet and as of several days.</summary>
public sealed class Tal_mod_modellen(ToLeverancer leverancer) : IClassFixture<ToLeverancer>
{
    private static readonly DateOnly FoersteModtagelse = ToLeverancer.FoersteModtagelse;

    public static TheoryData<string, string, string> Motor_regelsaet_og_dato() =>
        new((from motor in Motor.Alle
             from regelsaet in SlowRegelsaet.Alle
             from dato in (string[])["2022-03-15", "2022-07-01", "2024-09-30", "2024-10-01", "2026-11-21"]
             select (motor, regelsaet.Navn, dato)).ToArray());

    [Theory]
    [MemberData(nameof(Motor_regelsaet_og_dato))]
    public void Fakta_og_figurer_er_ens_i_hver_linje(string motor, string regelsaet, string dag)
    {
        var dato = DateOnly.Parse(dag, System.Globalization.CultureInfo.InvariantCulture);
        var regler = SlowRegelsaet.Named(regelsaet);
        var sager = dato < ToLeverancer.AndenModtagelse ? leverancer.Foer : leverancer.Efter;
        var fakta = sager.Values.SelectMany(sag => SlowModel.Facts(sag, regler, dato)).ToList();
        var ventedeFakta = fakta.Select(linje => linje.ToLine()).Order(StringComparer.Ordinal).ToList();
        var ventedeFigurer = SlowModel.Figures(fakta, regler, dato).Select(figur => figur.ToLine()).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(ventedeFakta, Linjer(ud => new Faktafil(leverancer.Database(motor)).Skriv(Regelsaet.Alle[regelsaet], dato, ud)).Order(StringComparer.Ordinal));
        var figurer = Linjer(ud => new Figurfil(leverancer.Database(motor)).Skriv(null, Regelsaet.Alle[regelsaet], dato, ud)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(ventedeFigurer.Count, figurer.Count);
        for (var i = 0; i < figurer.Count; i++)
        {
            if (ventedeFigurer[i] != figurer[i])
            {
                Assert.Equal(ventedeFigurer[i], figurer[i]);
            }
        }
    }

    [Theory]
    [PaaHverMotor]
    public void Et_loebende_saet_der_foeres_frem_er_lig_en_fuld_genberegning(string motor)
    {
        foreach (var regelsaet in Regelsaet.Alle.Values)
        {
            var danner = new Faktadanner(leverancer.Database(motor));
            Assert.True(danner.Opdater(regelsaet, FoersteModtagelse).Fuld);
            // Time alone: frister are reached and citizens move.
            var senere = danner.Opdater(regelsaet, new DateOnly(2023, 5, 5));
            Assert.False(senere.Fuld);
            Assert.InRange(senere.Forloeb, 1, 1499);
            // A leverance.
            var sidste = danner.Opdater(regelsaet, new DateOnly(2026, 11, 21));
            Assert.False(sidste.Fuld);
            var frem = Indhold();
            Assert.Equal(0, danner.Opdater(regelsaet, new DateOnly(2026, 11, 21)).Forloeb);
            Assert.True(danner.Opdater(regelsaet, new DateOnly(2026, 11, 21), fuld: true).Fuld);
            Assert.Equal(frem, Indhold());
        }

        string Indhold()
        {
            using var forbindelse = leverancer.Database(motor).Connect();
            return Databaseindhold.Af(forbindelse, "faktasaet", "fakta", "kube", "kube_dage", "niveau_omraade", "niveau_periode", "niveau_alder", "niveau_koen", "fakta_arbejde");
        }
    }

    [Theory]
    [PaaHverMotor]
    public void En_tidligere_dato_danner_saettet_forfra(string motor)
    {
        var danner = new Faktadanner(leverancer.Database(motor));
        var regelsaet = Regelsaet.Alle["bek-2408"];
        danner.Opdater(regelsaet, new DateOnly(2026, 11, 21));
        Assert.True(danner.Opdater(regelsaet, new DateOnly(2024, 1, 1)).Fuld);
        Assert.Equal(new DateOnly(2024, 1, 1), danner.Opdater(regelsaet, new DateOnly(2024, 1, 1)).Saet.Dato);
    }

    [Theory]
    [PaaHverMotor]
    public void Foer_den_foerste_modtagelse_er_tallene_ikke_tilgaengelige(string motor)
    {
        var fejl = Assert.Throws<IkkeTilgaengeligException>(() => new Faktadanner(leverancer.Database(motor)).Opdater(Regelsaet.Alle["bek-2408"], FoersteModtagelse.AddDays(-1)));
        Assert.Contains("2022-03-14", fejl.Message, StringComparison.Ordinal);
    }

    /// <summary>N and what is left out add up to all valid forloeb started; kommuner add up to landsdele, regions, the country; quarters to years.</summary>
    [Theory]
    [PaaHverMotor]
    public void Intet_forloeb_forsvinder_og_intet_taelles_to_gange(string motor)
    {
        var dato = new DateOnly(2026, 11, 21);
        var tal = new Dictionary<(string Tabel, string Omraade, string Periode, string Indsats, string Maal), decimal>();
        foreach (var linje in Linjer(ud => new Figurfil(leverancer.Database(motor)).Skriv(null, Regelsaet.Alle["bek-2408"], dato, ud)))
        {
            var felt = linje.Split(';');
            if (felt[7] != "-" && felt[3] == "alle" && felt[4] == "alle")
            {
                tal[(felt[0], felt[1], felt[2], felt[5], felt[6])] = decimal.Parse(felt[7], System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        var perioder = tal.Keys.Where(noegle => noegle.Tabel == "Y11IGA05").Select(noegle => noegle.Periode).Distinct().ToList();
        Assert.True(perioder.Count > 25);
        foreach (var periode in perioder)
        {
            var startede = periode == "INDF2022"
                ? leverancer.Efter.Values.Count(sag => SlowModel.IsPhasedIn(sag, SlowRegelsaet.Bek2408))
                : leverancer.Efter.Values.Count(sag => SlowModel.Quarter(sag.Startdato) == periode);
            Assert.Equal(startede, Sum("DK", periode));
            foreach (var niveau in (IEnumerable<string>[])[Koder(kode => kode.Length == 5), Koder(kode => kode.StartsWith("108", StringComparison.Ordinal)), Koder(kode => kode.Length == 4 && !kode.StartsWith("108", StringComparison.Ordinal))])
            {
                Assert.Equal(startede, niveau.Sum(omraade => Sum(omraade, periode)));
            }
        }

        foreach (var omraade in Koder(_ => true))
        {
            foreach (var indsats in (string[])["nogen", "virksomhedsrettet", "ingen"])
            {
                Assert.Equal(
                    Enumerable.Range(1, 4).Sum(kvartal => tal[("Y11IGA01", omraade, $"2023Q{kvartal}", indsats, "antalMed")]),
                    tal[("Y11IGA01", omraade, "2023", indsats, "antalMed")]);
                Assert.Equal(tal[("Y11IGA01", omraade, "2023", indsats, "antalMed")], tal[("Y11IGA01", omraade, "2023QMAT04", indsats, "antalMed")]);
            }
        }

        decimal Sum(string omraade, string periode) =>
            new[] { "antalForloeb", "afsluttetInden", "fritaget", "ikkeObserveret" }.Sum(maal => tal[("Y11IGA05", omraade, periode, "alle", maal)]);

        IEnumerable<string> Koder(Func<string, bool> med) => tal.Keys.Select(noegle => noegle.Omraade).Distinct().Where(med);
    }

    private static List<string> Linjer(Action<Stream> skriv)
    {
        using var ud = new MemoryStream();
        skriv(ud);
        return [.. Encoding.UTF8.GetString(ud.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];
    }
}
