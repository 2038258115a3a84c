using Opgoerelse.Aggregation.Tables;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Disclosure.Verification;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.AggregationTests.Fortrolighed;

/// <summary>All tables of a release together: protected, attacked as the public meets them, and release after release.</summary>
public sealed class TabelbeskyttelseTests
{
    private static readonly Dictionary<Offentligcelle, long> IntetKendt = [];

    /// <summary>
    /// Whole releases of made-up countries, from one with hardly anybody to one like ours. Byg itself attacks and throws;
    /// here every shown number is also held against the truth, and no small number or complement stands.
    /// </summary>
    [Theory]
    [InlineData(1, 5, 1.0)]
    [InlineData(2, 6, 4.0)]
    [InlineData(3, 9, 12.0)]
    public void Ingen_primaer_celle_kan_findes_i_en_hel_udgivelse(int fro, int kvartaler, double prKvartal)
    {
        var land = new Proeveland(fro, kvartaler, prKvartal);
        var (tabeller, rapport) = land.Udgiv();
        var sande = new Offentligt(land.Sande()).Vist;
        var vist = new Offentligt(tabeller).Vist;
        foreach (var (celle, vaerdi) in vist)
        {
            Assert.Equal(sande[celle], vaerdi);
            Assert.False(vaerdi is > 0 and < 5, $"{celle} viser {vaerdi}");
            if (celle.Begreb is not ("n" or "afsluttetInden" or "fritaget" or "ikkeObserveret"))
            {
                var n = celle with { Begreb = "n" };
                Assert.True(vist.TryGetValue(n, out var ialt), $"{celle} vises uden sit N");
                Assert.False(ialt - vaerdi is > 0 and < 5, $"{celle} viser {vaerdi} af {ialt}");
            }
        }

        Assert.All(rapport.Linjer, linje => Assert.Equal(0, linje.Bestemte));
        Assert.All(rapport.Linjer, linje => Assert.True(linje.MindsteInterval is null or >= 5, $"{linje.Tabel} {linje.Niveau} {linje.Slags}: {linje.MindsteInterval} værdier"));
        Assert.True(vist.Count > 500, $"{vist.Count} viste tal");
        Assert.True(rapport.Linjer.Sum(linje => linje.Sekundaere) > 0);
    }

    /// <summary>The attacker must be able to win: with only the small numbers themselves withheld, it finds them.</summary>
    [Fact]
    public void Angriberen_finder_hvad_den_primaere_regel_alene_lader_staa()
    {
        var land = new Proeveland(4, 5, 8.0);
        var regelsaet = Regelsaet.Alle["bek-2408"];
        var kube = land.Kube();
        var rum = new Cellerum(kube, land.Plan, Tabelbygger.GyldigeOmraader(land.Plan));
        var begreber = Begreber.Af(regelsaet, Fortrolighedsregler.Standard);
        var skjulte = begreber.ToDictionary(begreb => begreb.Kode, begreb => (bool[])[.. Enumerable.Range(0, rum.Antal).Select(nr => begreb.Primaer(rum.Tal(nr)))], StringComparer.Ordinal);
        var tabeller = Tabeller();
        var maal = new Offentligt(tabeller).Skjult;
        var sande = new Offentligt(land.Sande()).Vist;
        var angreb = new Udgivelsesangreb(IntetKendt, 5);
        var fund = angreb.Angrib(tabeller, maal);
        Assert.True(fund.Count(f => f.Bestemt) > 20, $"{fund.Count(f => f.Bestemt)} af {fund.Count} fundet");
        Assert.All(fund, f => Assert.True(f.Lav <= sande[f.Celle] && sande[f.Celle] <= f.Hoej, $"{f.Celle} = {sande[f.Celle]}, ikke {f.Lav}-{f.Hoej}"));

        // A second attempt looks only at what differs, and finds what one from the beginning does.
        for (var nr = 0; nr < rum.Antal; nr++)
        {
            skjulte[Begreber.Nogen][nr] |= rum.Omraader[rum.Omraade(nr)].Kode == "0253";
        }

        tabeller = Tabeller();
        Assert.Equal(new Udgivelsesangreb(IntetKendt, 5).Angrib(tabeller, maal), angreb.Angrib(tabeller, maal));
        Assert.NotEqual(fund, angreb.Angrib(tabeller, maal));

        IReadOnlyList<Tabel> Tabeller() => new Tabelbygger(kube, land.Plan, Ordning.Standard, regelsaet, new Moenster(rum, skjulte)).Byg(medKommende: false);
    }

    /// <summary>A share that stands beside its N is as good as the count.</summary>
    [Fact]
    public void En_andel_der_vises_uden_sit_antal_bliver_fundet()
    {
        var land = new Proeveland(5, 5, 8.0);
        var (tabeller, _) = land.Udgiv();
        var tabel = tabeller[0];
        var symboler = (Cellesymbol[])tabel.Symboler.Clone();
        var celle = tabel.Celle("DK", "2022", "virksomhedsrettet", "antalMed");
        Assert.True(symboler[celle].HarVaerdi());
        symboler[celle] = Cellesymbol.Diskretioneret;
        var maal = new Offentligcelle("virksomhedsrettet", "DK", "2022", "alle", "alle");
        var fund = new Udgivelsesangreb(IntetKendt, 5).Angrib([new Tabel(tabel.Id, tabel.Titel, tabel.Noter, tabel.Dimensioner, tabel.Vaerdier, symboler)], [maal]);
        Assert.Contains("andel", fund.Single().Hvordan, StringComparison.Ordinal);
    }

    /// <summary>One more person, and the release after: what was withheld is withheld, and the old release helps nobody.</summary>
    [Fact]
    public void To_udgivelser_der_afviger_med_een_person_roeber_ingen()
    {
        var land = new Proeveland(6, 5, 6.0);
        var (foerste, _) = land.Udgiv();
        var (igen, _) = land.Udgiv(foerste);
        Assert.Equal(foerste.SelectMany(tabel => tabel.Symboler), igen.SelectMany(tabel => tabel.Symboler));

        land.Tilfoej("0253", "2022Q3");
        // Byg attacks with what the first release showed and still stands; it would throw.
        var (anden, _) = land.Udgiv(foerste);
        var foer = new Offentligt(foerste);
        var efter = new Offentligt(anden);
        Assert.All(foer.Skjult, celle => Assert.Contains(celle, efter.Skjult));
        var sande = new Offentligt(land.Sande()).Vist;
        Assert.All(efter.Vist, par => Assert.Equal(sande[par.Key], par.Value));
    }

    [Fact]
    public void Naar_grupper_beskyttes_vises_0_og_100_pct_ikke_i_et_lille_grundlag()
    {
        var land = new Proeveland(7, 4, 3.0);
        var aabent = new Offentligt(land.Udgiv().Tabeller).Vist;
        var beskyttet = new Offentligt(land.Udgiv(regler: new Fortrolighedsregler { BeskytGruppe = true, Gruppegraense = 10 }).Tabeller).Vist;
        Assert.True(Alle(aabent) > 0);
        Assert.Equal(0, Alle(beskyttet));

        static int Alle(Dictionary<Offentligcelle, long> vist) => vist.Count(par =>
            par.Key.Begreb is "nogen" or "ingen" or "virksomhedsrettet" or "social" && vist.TryGetValue(par.Key with { Begreb = "n" }, out var n) && n is > 0 and < 10 && (par.Value == 0 || par.Value == n));
    }
}
