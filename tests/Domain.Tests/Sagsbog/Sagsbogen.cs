using Opgoerelse.Domain.Law;

namespace Opgoerelse.DomainTests.Sagsbog;

/// <summary>The book of cases (docs/sagsbog.md), reckoned by hand from the definition, against the program.</summary>
public class Sagsbogen
{
    private static readonly string[] Led = ["**Regel:**", "**Udregning:**", "**Resultat:**"];

    public static TheoryData<int> Numre()
    {
        var numre = new TheoryData<int>();
        foreach (var sag in Bog.Sager)
        {
            numre.Add(new TheoryDataRow<int>(sag.Nummer) { TestDisplayName = $"Sag {sag.Nummer}: {sag.Titel}" });
        }

        return numre;
    }

    [Theory]
    [MemberData(nameof(Numre))]
    public void Programmet_naar_til_bogens_resultat(int nummer)
    {
        var sag = Bogsag.Laes(Assert.Single(Bog.Sager.Single(sag => sag.Nummer == nummer).Blokke));
        var afvigelser = new List<string>();
        foreach (var regelsaet in sag.Forventninger.GroupBy(ventet => ventet.Regelsaet, StringComparer.Ordinal))
        {
            var fakta = new Opgoerer(Regelsaet.Alle[regelsaet.Key], Ordning.Standard.Indfasning).Opgoer(sag.Sag, sag.Opgjort);
            foreach (var ventet in regelsaet)
            {
                var raekke = ventet.Indfasning ? fakta.Indfasning : fakta.Start;
                var hvor = ventet.Indfasning ? $"{regelsaet.Key}, indfasning" : regelsaet.Key;
                afvigelser.AddRange((raekke is null ? ["rækken findes ikke"] : ventet.Afvigelser(raekke)).Select(afvigelse => $"{hvor}: {afvigelse}"));
            }

            // What the book does not expect must not be there: a phase-in unspoken of is none.
            if (fakta.Indfasning is not null && !regelsaet.Any(ventet => ventet.Indfasning))
            {
                afvigelser.Add($"{regelsaet.Key}: bogen venter ingen indfasning, men programmet har en");
            }
        }

        Assert.True(afvigelser.Count == 0, string.Join(Environment.NewLine, afvigelser));
    }

    [Fact]
    public void Bogen_har_mindst_50_sager_med_fortloebende_numre_og_hver_sin_titel()
    {
        Assert.True(Bog.Sager.Count >= 50, $"{Bog.Sager.Count} sager");
        Assert.Equal(Enumerable.Range(1, Bog.Sager.Count), Bog.Sager.Select(sag => sag.Nummer));
        Assert.Equal(Bog.Sager.Count, Bog.Sager.Select(sag => sag.Titel).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Hver_sag_fortaeller_hvad_der_skete_og_har_regel_udregning_resultat_og_netop_een_blok()
    {
        Assert.Equal(Bog.Sager.Count, Bog.AntalBlokke);
        Assert.All(Bog.Sager, sag =>
        {
            var prosa = sag.Prosa.Where(linje => linje.Length > 0).ToList();
            Assert.Single(sag.Blokke);
            Assert.False(prosa[0].StartsWith("**", StringComparison.Ordinal), $"Sag {sag.Nummer} fortæller ikke, hvad der skete.");
            Assert.Equal(Led, prosa.SelectMany(linje => Led.Where(led => linje.StartsWith(led, StringComparison.Ordinal))));
        });
    }

    [Theory]
    [InlineData("start: 2022-01-10")]
    [InlineData("forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "forvent: status=N frist=2022-07-10")]
    [InlineData("start: 2022-01-10", "forvent: frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "forvent: status=ok frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "forvent: status=N frist=2022-06-31 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "forvent: status=N frist=2022-07-10 kategorier=ingen farve=roed")]
    [InlineData("start: 2022-01-10", "forvent: status=N frist=2022-07-10 kategorier=ingen dage.social=0")]
    [InlineData("start: 2022-01-10", "forvent: status=N frist=2022-07-10 kategorier=social")]
    [InlineData("start: 2022-01-10", "forvent: status=N frist=2022-07-10 kategorier=ukendt")]
    [InlineData("start: 2022-01-10", "forvent: status=fritaget frist=ingen kategorier=ingen")]
    [InlineData("start: 2022-01-10", "forvent INDF2022: status=N frist=2022-07-01 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "forvent bek-1: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "start: 2022-01-11", "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "forvent: status=N frist=2022-07-10 kategorier=ingen", "forvent: status=N")]
    [InlineData("start: 2022-01-10", "vejr: sol", "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "slut: 2022-01-09", "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "foedt: 1990-01-01", "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "kommuner: 0101@2022-01-10|0147@2022-02-01", "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "indsats: LAB-99-XXX 2022-02-01.. paabegyndt", "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "indsats: SEL-85 2022-02-01 paabegyndt", "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "indsats: SEL-85 2022-02-01.. paabegyndt 20x", "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "indsats: SEL-85 2022-02-01.. paabegyndt indsatsdel=maaske", "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    [InlineData("start: 2022-01-10", "fritagelse: LAS-13-9 2022-02-01..", "forvent: status=N frist=2022-07-10 kategorier=ingen")]
    public void En_sag_som_ikke_kan_laeses_helt_er_en_fejl(params string[] linjer) =>
        Assert.Throws<FormatException>(() => Bogsag.Laes(linjer));

    [Fact]
    public void Bogen_opdager_et_program_som_regner_anderledes()
    {
        var sag = Bogsag.Laes(
        [
            "start: 2022-01-10",
            "indsats: SEL-85 2022-02-01..2022-02-14 paabegyndt 7t",
            "forvent: status=N frist=2022-07-11 kategorier=social antal.social=1 dage.social=13 timer.social=14,0 foersteDato=2022-02-01 dageTilFoerste=22",
        ]);
        var fakta = new Opgoerer(Regelsaet.Alle["bek-2408"], Ordning.Standard.Indfasning).Opgoer(sag.Sag, sag.Opgjort).Start;
        Assert.Equal(
            ["frist: bogen har 2022-07-11, programmet 2022-07-10", "dage.social: bogen har 13, programmet 14", "dage.nogen: bogen har 13, programmet 14"],
            Assert.Single(sag.Forventninger).Afvigelser(fakta));
    }
}
