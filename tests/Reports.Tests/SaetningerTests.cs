using Opgoerelse.Aggregation.Sammenligning;
using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Regler;
using Opgoerelse.Reports.Skrift;
using Opgoerelse.Reports.Sprog;

namespace Opgoerelse.ReportsTests;

public sealed class SaetningerTests
{
    private static readonly Dimensionsvaerdi Landet = new("DK", new Tekst("Hele landet", "All Denmark")) { Slags = "land" };
    private static readonly Dimensionsvaerdi Vr = new("virksomhedsrettet", new Tekst("Virksomhedsrettet indsats", ""));
    private static readonly Dimensionsvaerdi Ingen = new("ingen", new Tekst("Ingen indsats", ""));

    [Theory]
    [InlineData(333, 1_000, "I hele landet fik 33,3 pct. af 1.000 forløb virksomhedsrettet indsats.")]
    [InlineData(0, 12, "I hele landet fik ingen af 12 forløb virksomhedsrettet indsats.")]
    [InlineData(12, 12, "I hele landet fik alle 12 forløb virksomhedsrettet indsats.")]
    public void En_andel(long med, long n, string saetning) => Assert.Equal(saetning, Saetninger.Andel(Landet, Vr, Celle(med, n)));

    [Theory]
    [InlineData(5, 10, "I hele landet fik 50,0 pct. af 10 forløb ingen indsats.")]
    [InlineData(0, 10, "I hele landet fik ingen af 10 forløb ingen indsats: alle fik mindst én.")]
    public void En_andel_uden(long med, long n, string saetning) => Assert.Equal(saetning, Saetninger.Andel(Landet, Ingen, Celle(med, n)));

    [Theory]
    [InlineData(Cellesymbol.Diskretioneret, "I hele landet kan andelen med virksomhedsrettet indsats ikke vises af hensyn til fortrolighed.")]
    [InlineData(Cellesymbol.IntetGrundlag, "I hele landet var der ingen forløb at opgøre.")]
    [InlineData(Cellesymbol.EndnuIkke, "I hele landet er andelen med virksomhedsrettet indsats endnu ikke offentliggjort.")]
    public void En_andel_der_ikke_er_der(Cellesymbol symbol, string saetning)
    {
        var tal = new Tabeltal(0, 0, symbol);
        Assert.Equal(saetning, Saetninger.Andel(Landet, Vr, new Andelscelle(tal, tal, tal)));
    }

    [Theory]
    [InlineData(412, 1_000, 500, 900, "I hele landet fik 41,2 pct. af 1.000 forløb virksomhedsrettet indsats. Efter KL's forslag er det 55,6 pct. af 900 forløb, 14,4 procentpoint mere.")]
    [InlineData(500, 1_000, 400, 1_000, "I hele landet fik 50,0 pct. af 1.000 forløb virksomhedsrettet indsats. Efter KL's forslag er det 40,0 pct. af 1.000 forløb, 10,0 procentpoint mindre.")]
    [InlineData(500, 1_000, 450, 900, "I hele landet fik 50,0 pct. af 1.000 forløb virksomhedsrettet indsats. Efter KL's forslag er det 50,0 pct. af 900 forløb, altså lige så stor en andel.")]
    public void De_samme_borgere_efter_to_regler(long med, long n, long klMed, long klN, string saetning) =>
        Assert.Equal(saetning, Saetninger.EfterEnAndenRegel(Landet, Vr, Celle(med, n), Celle(klMed, klN), "KL's forslag"));

    [Theory]
    [InlineData(Cellesymbol.Diskretioneret, "Andelen efter KL's forslag kan ikke vises af hensyn til fortrolighed.")]
    [InlineData(Cellesymbol.IntetGrundlag, "Efter KL's forslag var der ingen forløb at opgøre.")]
    [InlineData(Cellesymbol.IkkeTilgaengelig, "Der er ikke tal efter KL's forslag for det år.")]
    public void En_anden_regel_hvis_tal_ikke_vises(Cellesymbol symbol, string saetning)
    {
        var tal = new Tabeltal(0, 0, symbol);
        Assert.EndsWith(". " + saetning, Saetninger.EfterEnAndenRegel(Landet, Vr, Celle(1, 10), new Andelscelle(tal, tal, tal), "KL's forslag"), StringComparison.Ordinal);
        // With the official one withheld, the other is told alone.
        var skjult = new Tabeltal(0, 0, Cellesymbol.Diskretioneret);
        Assert.EndsWith(" Efter KL's forslag er det 10,0 pct. af 10 forløb.", Saetninger.EfterEnAndenRegel(Landet, Vr, new Andelscelle(skjult, skjult, skjult), Celle(1, 10), "KL's forslag"), StringComparison.Ordinal);
    }

    [Fact]
    public void Hvad_KLs_regel_goer_anderledes_staar_i_dens_kontakter()
    {
        Assert.Equal(
            [
                "Mentorstøtte tæller som en slags indsats for sig.",
                "Sundhedsindsats tæller også, når regionen udfører den.",
                "En indsats, der var begyndt før forløbet, tæller, når den stadig var i gang på startdagen, og teamet havde indstillet til den slags.",
                "Forløb, hvor borgeren var fritaget af helbredsgrunde inden fristen, er ikke med.",
            ],
            Regelforskelle.Af(Regelsaet.Alle["bek-2408"], Regelsaet.Alle["kl-2021"]));
        Assert.Equal(["Dage, hvor borgeren var fritaget, forlænger ikke fristen."], Regelforskelle.Af(Regelsaet.Alle["bek-2408"], Regelsaet.Alle["uden-pauser"]));
        Assert.Empty(Regelforskelle.Af(Regelsaet.Alle["bek-2408"], Regelsaet.Alle["bek-2408"]));
    }

    [Theory]
    [InlineData("Samsø", "kommune", "På Samsø")]
    [InlineData("Frederiksberg", "kommune", "På Frederiksberg")]
    [InlineData("Fyn", "landsdel", "På Fyn")]
    [InlineData("Aarhus", "kommune", "I Aarhus")]
    [InlineData("Region Sjælland", "region", "I Region Sjælland")]
    public void Stedet_har_sit_forholdsord(string navn, string slags, string sted) =>
        Assert.Equal(sted, Saetninger.Sted(new Dimensionsvaerdi("x", new Tekst(navn, navn)) { Slags = slags }));

    [Theory]
    [InlineData(100, 400, 200, 400, "Andelen er steget fra 25,0 pct. året før til 50,0 pct.")]
    [InlineData(200, 400, 100, 400, "Andelen er faldet fra 50,0 pct. året før til 25,0 pct.")]
    [InlineData(100, 400, 100, 400, "Andelen er uændret fra året før (25,0 pct.).")]
    [InlineData(10, 40, 12, 40, "Andelen var 25,0 pct. året før; forskellen er ikke større, end at den kan være tilfældig.")]
    [InlineData(5, 5, 0, 400, "Der er for få forløb til at sige, om andelen har ændret sig.")]
    public void En_udvikling(long a, long m, long b, long n, string saetning) => Assert.Equal(saetning, Saetninger.Udvikling(Udvikling.Af(new Andel(a, m), new Andel(b, n))));

    [Fact]
    public void En_udvikling_der_ikke_kan_vises()
    {
        Assert.Equal("Udviklingen kan ikke vises af hensyn til fortrolighed.", Saetninger.Udvikling(new Udvikling(Retning.Diskretioneret, null, new Andel(1, 2), null)));
        Assert.Equal("Der er ikke et helt år før at sammenligne med.", Saetninger.Udvikling(new Udvikling(Retning.IntetGrundlag, null, null, null)));
    }

    [Theory]
    [InlineData(100, 400, 200, 400, "Andelen var 25,0 pct. for starter i 2019-2021 og 50,0 pct. for starter i 2022-2025: en stigning, der med 95 pct. sikkerhed er mellem +18,4 og +31,3 procentpoint.")]
    [InlineData(10, 40, 12, 40, "Andelen var 25,0 pct. for starter i 2019-2021 og 30,0 pct. for starter i 2022-2025; forskellen er ikke større, end at den kan være tilfældig.")]
    public void Foer_og_efter(long a, long m, long b, long n, string saetning) =>
        Assert.Equal(saetning, Saetninger.FoerOgEfter(Udvikling.Af(new Andel(a, m), new Andel(b, n)), "2019-2021", "2022-2025"));

    [Theory]
    [InlineData("", "Ingen kommuner skiller sig ud med virksomhedsrettet indsats: forskellene er ikke større, end at de kan være tilfældige.")]
    [InlineData("Aarhus+", "1 kommune ligger så langt over landet med virksomhedsrettet indsats, at det næppe er tilfældigt: Aarhus.")]
    [InlineData("Skive-", "1 kommune ligger så langt under landet med virksomhedsrettet indsats, at det næppe er tilfældigt: Skive.")]
    [InlineData("Skive-,Aarhus-", "2 kommuner ligger så langt under landet med virksomhedsrettet indsats, at det næppe er tilfældigt: Skive og Aarhus.")]
    [InlineData("Ærø+,Skive+,Aarhus+", "3 kommuner ligger så langt over landet med virksomhedsrettet indsats, at det næppe er tilfældigt: Skive, Ærø og Aarhus.")]
    [InlineData("Skive-,Ærø+,Aarhus+", "2 kommuner ligger langt over landet med virksomhedsrettet indsats (Ærø og Aarhus), og 1 kommune langt under (Skive), mere end hvad der kan være tilfældigt.")]
    public void De_der_skiller_sig_ud(string hvem, string saetning)
    {
        var kommuner = hvem.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(navn => Kommune(navn[..^1], navn[^1] == '+' ? 90 : 10, skiller: true))
            .Append(Kommune("Lolland", 50, skiller: false));
        var billede = new Indsatsbillede(Vr, Polaritet.HoejereErBedre, Celle(500, 1_000), default, default, new Tragt(0.5, []), [.. kommuner]);

        Assert.Equal(saetning, Saetninger.SkillerSig(billede));
        Assert.Equal("For virksomhedsrettet indsats kan kommunerne ikke sammenlignes: landets andel er ikke offentliggjort.", Saetninger.SkillerSig(billede with { Tragt = null }));
    }

    [Fact]
    public void Hver_stilling_har_sin_saetning()
    {
        var billede = new Indsatsbillede(Vr, Polaritet.HoejereErBedre, Celle(500, 1_000), default, default, new Tragt(0.5, []), []);
        var saetninger = Enum.GetValues<Stilling>().Select(stilling => Saetninger.Stilling(Kommune("Skive", 50, false) with { Stilling = stilling }, billede)).ToList();

        Assert.Equal(saetninger.Count, saetninger.Distinct(StringComparer.Ordinal).Count());
        Assert.All(saetninger, saetning => Assert.Matches("^[A-ZÆØÅ].*\\.$", saetning));
    }

    [Fact]
    public void Det_forventede_har_sin_retning_og_sit_forbehold()
    {
        Assert.Equal("", Saetninger.Forventet(null));
        Assert.EndsWith("den faktiske andel er 15,0 procentpoint over.", Saetninger.Forventet(Standardisering.Sammenlign(new Andel(200, 400), 0.35)), StringComparison.Ordinal);
        Assert.EndsWith("den faktiske andel er 15,0 procentpoint under.", Saetninger.Forventet(Standardisering.Sammenlign(new Andel(80, 400), 0.35)), StringComparison.Ordinal);
        Assert.EndsWith("den faktiske andel er det samme.", Saetninger.Forventet(Standardisering.Sammenlign(new Andel(140, 400), 0.35)), StringComparison.Ordinal);
        Assert.EndsWith("over, men ikke mere, end at det kan være tilfældigt.", Saetninger.Forventet(Standardisering.Sammenlign(new Andel(8, 20), 0.35)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0004, "0,0")]
    [InlineData(-0.0004, "0,0")]
    [InlineData(0.0205, "+2,1")]
    [InlineData(-0.004, "-0,4")]
    public void Procentpoint_har_fortegn(double forskel, string tekst) => Assert.Equal(tekst, DanskSkrift.Procentpoint(forskel));

    [Theory]
    [InlineData(0, "ingen kommuner")]
    [InlineData(1, "1 kommune")]
    [InlineData(2, "2 kommuner")]
    public void Antal_kommuner(int antal, string tekst) => Assert.Equal(tekst, Saetninger.Kommuner(antal));

    private static Kommunestilling Kommune(string navn, long procent, bool skiller) => new(
        new Dimensionsvaerdi(navn, new Tekst(navn, navn)) { Slags = "kommune" }, Celle(procent, 100), null, procent > 50 ? Stilling.Over : Stilling.Under, skiller, 1, null, default, default);

    private static Andelscelle Celle(long med, long n) =>
        new(new Tabeltal(n, 0, Cellesymbol.Ingen), new Tabeltal(med, 0, Cellesymbol.Ingen), new Tabeltal(1_000 * med / n, 1, Cellesymbol.Ingen));
}
