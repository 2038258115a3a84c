using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.ReportsTests;

public sealed class SaetningerTests
{
    private static readonly Dimensionsvaerdi Landet = new("DK", new Tekst("Hele landet", "All Denmark")) { Slags = "land" };
    private static readonly Dimensionsvaerdi Vr = new("virksomhedsrettet", new Tekst("Virksomhedsrettet indsats", ""));
    private static readonly Dimensionsvaerdi Nogen = new("nogen", new Tekst("Mindst én indsats", ""));
    private static readonly Dimensionsvaerdi Ingen = new("ingen", new Tekst("Ingen indsats", ""));

    [Theory]
    [InlineData(333, 1_000, "I hele landet fik 33,3 pct. af 1.000 forløb virksomhedsrettet indsats.")]
    [InlineData(0, 12, "I hele landet fik ingen af 12 forløb virksomhedsrettet indsats.")]
    [InlineData(12, 12, "I hele landet fik alle 12 forløb virksomhedsrettet indsats.")]
    [InlineData(1, 1, "I hele landet fik 1 af 1 forløb virksomhedsrettet indsats.")]
    [InlineData(0, 1, "I hele landet fik 0 af 1 forløb virksomhedsrettet indsats.")]
    [InlineData(411_522, 1_234_567, "I hele landet fik 33,3 pct. af 1.234.567 forløb virksomhedsrettet indsats.")]
    // One of very many is not none, and all but one is not all.
    [InlineData(1, 10_000, "I hele landet fik under 0,1 pct. af 10.000 forløb virksomhedsrettet indsats.")]
    [InlineData(9_999, 10_000, "I hele landet fik over 99,9 pct. af 10.000 forløb virksomhedsrettet indsats.")]
    [InlineData(5, 10_000, "I hele landet fik 0,1 pct. af 10.000 forløb virksomhedsrettet indsats.")]
    public void En_andel(long med, long n, string saetning) => Assert.Equal(saetning, Saetninger.Andel(Landet, Vr, Celle(med, n)));

    [Theory]
    [InlineData(5, 10, "I hele landet fik 50,0 pct. af 10 forløb ingen indsats.")]
    [InlineData(0, 10, "I hele landet fik alle 10 forløb mindst én indsats.")]
    [InlineData(10, 10, "I hele landet fik ingen af 10 forløb nogen indsats.")]
    [InlineData(0, 1, "I hele landet fik 1 af 1 forløb mindst én indsats.")]
    [InlineData(1, 1, "I hele landet fik 0 af 1 forløb mindst én indsats.")]
    public void En_andel_uden(long med, long n, string saetning) => Assert.Equal(saetning, Saetninger.Andel(Landet, Ingen, Celle(med, n)));

    [Theory]
    [InlineData(5, 10, "I hele landet fik 50,0 pct. af 10 forløb mindst én indsats.")]
    [InlineData(0, 10, "I hele landet fik ingen af 10 forløb nogen indsats.")]
    [InlineData(10, 10, "I hele landet fik alle 10 forløb mindst én indsats.")]
    public void En_andel_med_noget(long med, long n, string saetning) => Assert.Equal(saetning, Saetninger.Andel(Landet, Nogen, Celle(med, n)));

    [Theory]
    [InlineData(Cellesymbol.Diskretioneret, "I hele landet kan andelen med virksomhedsrettet indsats ikke vises af hensyn til fortrolighed.")]
    [InlineData(Cellesymbol.IntetGrundlag, "I hele landet var der ingen forløb at opgøre.")]
    [InlineData(Cellesymbol.EndnuIkke, "I hele landet er andelen med virksomhedsrettet indsats endnu ikke offentliggjort.")]
    [InlineData(Cellesymbol.IkkeTilgaengelig, "I hele landet foreligger andelen med virksomhedsrettet indsats ikke.")]
    public void En_andel_der_ikke_er_der(Cellesymbol symbol, string saetning)
    {
        var tal = new Tabeltal(0, 0, symbol);
        Assert.Equal(saetning, Saetninger.Andel(Landet, Vr, new Andelscelle(tal, tal, tal)));
    }

    [Fact]
    public void Andele_der_ikke_vises_naevnes_sammen()
    {
        Assert.Equal("På Læsø kan andelen uden indsats ikke vises af hensyn til fortrolighed.", Saetninger.Skjult(Sted("Læsø"), [Ingen]));
        Assert.Equal("På Læsø kan andelene med virksomhedsrettet indsats og uden indsats ikke vises af hensyn til fortrolighed.", Saetninger.Skjult(Sted("Læsø"), [Vr, Ingen]));
        Assert.Equal("På Læsø kan ingen af andelene vises af hensyn til fortrolighed: de kunne røbe noget om enkelte borgere.", Saetninger.AltSkjult(Sted("Læsø")));
    }

    [Theory]
    [InlineData(412, 1_000, 500, 900, "I hele landet fik 41,2 pct. af 1.000 forløb virksomhedsrettet indsats. Efter KL's forslag er det 55,6 pct. af 900 forløb, 14,4 procentpoint mere.")]
    [InlineData(500, 1_000, 400, 1_000, "I hele landet fik 50,0 pct. af 1.000 forløb virksomhedsrettet indsats. Efter KL's forslag er det 40,0 pct. af 1.000 forløb, 10,0 procentpoint mindre.")]
    [InlineData(500, 1_000, 450, 900, "I hele landet fik 50,0 pct. af 1.000 forløb virksomhedsrettet indsats. Efter KL's forslag er det 50,0 pct. af 900 forløb, altså lige så stor en andel.")]
    // 70,449 and 70,451: shown as 70,4 and 70,5, and apart by 0,002. 70,36 and 70,44: both shown as 70,4, and apart by 0,08.
    [InlineData(70_449, 100_000, 70_451, 100_000, "I hele landet fik 70,4 pct. af 100.000 forløb virksomhedsrettet indsats. Efter KL's forslag er det 70,5 pct. af 100.000 forløb: forskellen er under 0,1 procentpoint.")]
    [InlineData(7_036, 10_000, 7_044, 10_000, "I hele landet fik 70,4 pct. af 10.000 forløb virksomhedsrettet indsats. Efter KL's forslag er det 70,4 pct. af 10.000 forløb, 0,1 procentpoint mere.")]
    // 70,36 and 70,64: 0,2 between what is shown, 0,3 between the shares. The report says once that differences are of whole numbers, rounded last.
    [InlineData(7_036, 10_000, 7_064, 10_000, "I hele landet fik 70,4 pct. af 10.000 forløb virksomhedsrettet indsats. Efter KL's forslag er det 70,6 pct. af 10.000 forløb, 0,3 procentpoint mere.")]
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
    // No sentence needs a genitive, so a name may end as it likes.
    [InlineData("Randers", "kommune", "I Randers")]
    [InlineData("Assens", "kommune", "I Assens")]
    [InlineData("Stevns", "kommune", "På Stevns")]
    [InlineData("Region Sjælland", "region", "I Region Sjælland")]
    public void Stedet_har_sit_forholdsord(string navn, string slags, string sted) =>
        Assert.Equal(sted, Saetninger.Sted(new Dimensionsvaerdi("x", new Tekst(navn, navn)) { Slags = slags }));

    [Theory]
    [InlineData(100, 400, 200, 400, "Andelen er steget fra 25,0 pct. året før til 50,0 pct.")]
    [InlineData(200, 400, 100, 400, "Andelen er faldet fra 50,0 pct. året før til 25,0 pct.")]
    [InlineData(100, 400, 100, 400, "Andelen er uændret fra året før (25,0 pct.).")]
    [InlineData(10, 40, 12, 40, "Andelen var 25,0 pct. året før; forskellen er ikke større, end at den kan være tilfældig.")]
    [InlineData(5, 5, 0, 400, "Der er for få forløb til at sige, om andelen har ændret sig.")]
    [InlineData(1, 1, 0, 1, "Der er for få forløb til at sige, om andelen har ændret sig.")]
    [InlineData(0, 400, 100, 400, "Andelen er steget fra 0,0 pct. året før til 25,0 pct.")]
    [InlineData(400, 400, 0, 400, "Andelen er faldet fra 100,0 pct. året før til 0,0 pct.")]
    [InlineData(0, 400, 0, 400, "Andelen er uændret fra året før (0,0 pct.).")]
    [InlineData(12_344, 40_000, 12_345, 40_000, "Andelen er uændret fra året før (30,9 pct.).")]
    [InlineData(1, 10_000, 9_999, 10_000, "Andelen er steget fra under 0,1 pct. året før til over 99,9 pct.")]
    // Of a hundred million a change is seen that no decimal shows.
    [InlineData(30_010_000, 100_000_000, 30_040_000, 100_000_000, "Andelen er steget, men med under 0,1 procentpoint: den er 30,0 pct.")]
    [InlineData(30_040_000, 100_000_000, 30_010_000, 100_000_000, "Andelen er faldet, men med under 0,1 procentpoint: den er 30,0 pct.")]
    public void En_udvikling(long a, long m, long b, long n, string saetning) => Assert.Equal(saetning, Saetninger.Udvikling(Udvikling.Af(new Andel(a, m), new Andel(b, n))));

    [Fact]
    public void En_udvikling_der_ikke_kan_vises()
    {
        Assert.Equal("Udviklingen kan ikke vises af hensyn til fortrolighed.", Saetninger.Udvikling(new Udvikling(Retning.Diskretioneret, new Andel(1, 2), null, null)));
        Assert.Equal("Udviklingen kan ikke vises af hensyn til fortrolighed.", Saetninger.Udvikling(new Udvikling(Retning.Diskretioneret, null, null, null)));
        Assert.Equal("Andelen året før vises ikke af hensyn til fortrolighed, og derfor heller ikke udviklingen.", Saetninger.Udvikling(new Udvikling(Retning.Diskretioneret, null, new Andel(1, 2), null)));
        Assert.Equal("Der er ikke tal for et helt år før at sammenligne med.", Saetninger.Udvikling(new Udvikling(Retning.IntetGrundlag, null, null, null)));
        Assert.Equal("Der var ingen forløb året før at sammenligne med.", Saetninger.Udvikling(new Udvikling(Retning.IntetGrundlag, null, new Andel(1, 2), null)));
        Assert.Equal("Der er ingen forløb i det nyeste år at sammenligne med året før.", Saetninger.Udvikling(new Udvikling(Retning.IntetGrundlag, new Andel(1, 2), null, null)));
    }

    [Theory]
    [InlineData(100, 400, 200, 400, "Andelen var 25,0 pct. for starter i 2019-2021 og 50,0 pct. for starter i 2022-2025: en stigning på mellem 18,4 og 31,3 procentpoint (95 pct. sikkerhed).")]
    [InlineData(200, 400, 100, 400, "Andelen var 50,0 pct. for starter i 2019-2021 og 25,0 pct. for starter i 2022-2025: et fald på mellem 18,4 og 31,3 procentpoint (95 pct. sikkerhed).")]
    [InlineData(100, 400, 100, 400, "Andelen var den samme, 25,0 pct., for starter i 2019-2021 og i 2022-2025.")]
    [InlineData(0, 5, 5, 5, "Andelen var 0,0 pct. for starter i 2019-2021 og 100,0 pct. for starter i 2022-2025, men der er for få forløb til at sige, om den har ændret sig.")]
    [InlineData(3_000, 10_000, 3_128, 10_000, "Andelen var 30,0 pct. for starter i 2019-2021 og 31,3 pct. for starter i 2022-2025: en stigning på højst 2,6 procentpoint (95 pct. sikkerhed).")]
    [InlineData(30_010_000, 100_000_000, 30_040_000, 100_000_000, "Andelen var 30,0 pct. for starter i 2019-2021 og 30,0 pct. for starter i 2022-2025: en stigning på under 0,1 procentpoint (95 pct. sikkerhed).")]
    [InlineData(30_000_000, 100_000_000, 30_110_000, 100_000_000, "Andelen var 30,0 pct. for starter i 2019-2021 og 30,1 pct. for starter i 2022-2025: en stigning på 0,1 procentpoint (95 pct. sikkerhed).")]
    [InlineData(10, 40, 12, 40, "Andelen var 25,0 pct. for starter i 2019-2021 og 30,0 pct. for starter i 2022-2025; forskellen er ikke større, end at den kan være tilfældig.")]
    public void Foer_og_efter(long a, long m, long b, long n, string saetning) =>
        Assert.Equal(saetning, Saetninger.FoerOgEfter(Udvikling.Af(new Andel(a, m), new Andel(b, n)), "2019-2021", "2022-2025"));

    [Fact]
    public void Foer_og_efter_der_ikke_kan_vises()
    {
        string Saetning(Retning retning, Andel? foer, Andel? nu, string foerAar = "2019-2021", string efterAar = "2022-2025") => Saetninger.FoerOgEfter(new Udvikling(retning, foer, nu, null), foerAar, efterAar);

        Assert.Equal("En sammenligning kan ikke vises af hensyn til fortrolighed.", Saetning(Retning.Diskretioneret, new Andel(1, 2), null));
        Assert.Equal("Der var ingen forløb med start i 2019-2021 at sammenligne med.", Saetning(Retning.IntetGrundlag, null, new Andel(1, 2)));
        Assert.Equal("Der var ingen forløb med start i 2022 at sammenligne med.", Saetning(Retning.IntetGrundlag, new Andel(1, 2), null, efterAar: "2022"));
        Assert.Equal("Der var ingen forløb at sammenligne.", Saetning(Retning.IntetGrundlag, null, null));
        Assert.Equal("Serien har ikke tal for de tre år før garantien.", Saetning(Retning.IntetGrundlag, null, null, foerAar: ""));
        Assert.Equal("Serien har endnu ikke tal for et helt år efter garantien.", Saetning(Retning.IntetGrundlag, null, null, efterAar: ""));
    }

    [Theory]
    [InlineData("", "Ingen kommuner skiller sig ud i andelen med virksomhedsrettet indsats: forskellene er ikke større, end at de kan være tilfældige.")]
    [InlineData("Aarhus+", "Én kommune ligger så langt over landet i andelen med virksomhedsrettet indsats, at det næppe er tilfældigt: Aarhus.")]
    [InlineData("Skive-", "Én kommune ligger så langt under landet i andelen med virksomhedsrettet indsats, at det næppe er tilfældigt: Skive.")]
    [InlineData("Skive-,Aarhus-", "2 kommuner ligger så langt under landet i andelen med virksomhedsrettet indsats, at det næppe er tilfældigt: Skive og Aarhus.")]
    [InlineData("Ærø+,Skive+,Aarhus+", "3 kommuner ligger så langt over landet i andelen med virksomhedsrettet indsats, at det næppe er tilfældigt: Skive, Ærø og Aarhus.")]
    [InlineData("Skive-,Aarhus+", "Én kommune ligger så langt over landet i andelen med virksomhedsrettet indsats, at det næppe er tilfældigt (Aarhus), og én kommune så langt under (Skive).")]
    [InlineData("Skive-,Ærø+,Aarhus+", "2 kommuner ligger så langt over landet i andelen med virksomhedsrettet indsats, at det næppe er tilfældigt (Ærø og Aarhus), og én kommune så langt under (Skive).")]
    public void De_der_skiller_sig_ud(string hvem, string saetning)
    {
        var kommuner = hvem.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(navn => Kommune(navn[..^1], navn[^1] == '+' ? 90 : 10, skiller: true))
            .Append(Kommune("Lolland", 50, skiller: false));
        var billede = new Indsatsbillede(Vr, Polaritet.HoejereErBedre, Celle(500, 1_000), default, default, new Tragt(0.5, []), [.. kommuner]);

        Assert.Equal(saetning, Saetninger.SkillerSig(billede));
        Assert.Equal("Kommunernes andele med virksomhedsrettet indsats kan ikke sammenlignes: landets andel er ikke offentliggjort.", Saetninger.SkillerSig(billede with { Tragt = null }));
        Assert.Equal(saetning.Replace("med virksomhedsrettet indsats", "uden indsats", StringComparison.Ordinal), Saetninger.SkillerSig(billede with { Indsats = Ingen, Polaritet = Polaritet.LavereErBedre }));
    }

    [Fact]
    public void Alle_98_kan_skille_sig_ud()
    {
        var kommuner = Omraader.Standard.Alle.Where(omraade => omraade.Niveau == Omraadeniveau.Kommune).Select(omraade => Kommune(omraade.Navn.Da, 90, skiller: true)).ToList();
        var saetning = Saetninger.SkillerSig(new Indsatsbillede(Vr, Polaritet.HoejereErBedre, Celle(500, 1_000), default, default, new Tragt(0.5, []), kommuner));

        Assert.StartsWith("98 kommuner ligger så langt over landet i andelen med virksomhedsrettet indsats, at det næppe er tilfældigt: Albertslund, Allerød, ", saetning, StringComparison.Ordinal);
        Assert.EndsWith(", Aabenraa, Aalborg og Aarhus.", saetning, StringComparison.Ordinal);
        Assert.Equal(96, saetning.Count(tegn => tegn == ',') - 1);
    }

    [Theory]
    [InlineData(4, 45, 1, 3, 45, 0, "4 kommuner ligger over landet, 45 som landet og én under. I 3 kommuner er der for få forløb til at sige noget. For 45 kommuner vises andelen ikke af hensyn til fortrolighed.")]
    [InlineData(1, 95, 0, 0, 1, 1, "Én kommune ligger over landet, 95 som landet og ingen under. For én kommune vises andelen ikke af hensyn til fortrolighed. I én kommune er der intet at sammenligne.")]
    [InlineData(0, 98, 0, 0, 0, 0, "Ingen kommuner ligger over landet, 98 som landet og ingen under.")]
    [InlineData(98, 0, 0, 0, 0, 0, "98 kommuner ligger over landet, ingen som landet og ingen under.")]
    [InlineData(0, 0, 0, 98, 0, 0, "Ingen kommuner ligger over landet, ingen som landet og ingen under. I 98 kommuner er der for få forløb til at sige noget.")]
    [InlineData(1, 1, 1, 1, 0, 0, "Én kommune ligger over landet, én som landet og én under. I én kommune er der for få forløb til at sige noget.")]
    public void Kortet_i_ord(int over, int som, int under, int forFaa, int skjult, int intet, string saetning)
    {
        int[] antal = [over, som, under, forFaa, skjult, intet];
        var kommuner = Enum.GetValues<Stilling>().SelectMany((stilling, i) => Enumerable.Range(0, antal[i]).Select(_ => Kommune("Skive", 50, false) with { Stilling = stilling })).ToList();
        Assert.Equal(saetning, Stillingskort.Saetning(new Indsatsbillede(Vr, Polaritet.HoejereErBedre, Celle(500, 1_000), default, default, null, kommuner)));
    }

    [Theory]
    [InlineData(Stilling.Over, true, "Det er over landet (50,0 pct.), og så langt over, at det næppe er tilfældigt.")]
    [InlineData(Stilling.Under, true, "Det er under landet (50,0 pct.), og så langt under, at det næppe er tilfældigt.")]
    [InlineData(Stilling.Over, false, "Det er over landet (50,0 pct.), men ikke mere, end kommuner af den størrelse kan svinge.")]
    [InlineData(Stilling.Under, false, "Det er under landet (50,0 pct.), men ikke mere, end kommuner af den størrelse kan svinge.")]
    [InlineData(Stilling.Som, false, "Det kan ikke skelnes fra landet (50,0 pct.).")]
    [InlineData(Stilling.ForFaa, false, "Der er for få forløb til at sige, om det er anderledes end i hele landet (50,0 pct.).")]
    [InlineData(Stilling.Diskretioneret, false, "En sammenligning med landet kan ikke vises af hensyn til fortrolighed.")]
    [InlineData(Stilling.IntetGrundlag, false, "Der er intet at sammenligne med landet.")]
    public void En_stilling(Stilling stilling, bool skiller, string saetning)
    {
        var billede = new Indsatsbillede(Vr, Polaritet.HoejereErBedre, Celle(500, 1_000), default, default, new Tragt(0.5, []), []);
        Assert.Equal(saetning, Saetninger.Stilling(Kommune("Skive", 50, skiller) with { Stilling = stilling }, billede));
    }

    [Fact]
    public void Det_en_kommune_ogsaa_skiller_sig_ud_med()
    {
        Assert.Equal("Også andelen med virksomhedsrettet indsats (10,0 pct., under landet) skiller sig ud.", Saetninger.UdenFor([(Vr, Kommune("Skive", 10, true))], ogsaa: true));
        Assert.Equal("Andelen med virksomhedsrettet indsats (10,0 pct., under landet) skiller sig ud.", Saetninger.UdenFor([(Vr, Kommune("Skive", 10, true))], ogsaa: false));
        Assert.Equal("Også andelene med virksomhedsrettet indsats (10,0 pct., under landet) og uden indsats (90,0 pct., over landet) skiller sig ud.", Saetninger.UdenFor([(Vr, Kommune("Skive", 10, true)), (Ingen, Kommune("Skive", 90, true))], ogsaa: true));
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
        Assert.Equal("", Saetninger.Forventet(Vr, null));
        Assert.EndsWith("den faktiske andel er 15,0 procentpoint over, mellem 10,1 og 19,9 procentpoint med 95 pct. sikkerhed.", Saetninger.Forventet(Vr, Standardisering.Sammenlign(new Andel(200, 400), 0.35)), StringComparison.Ordinal);
        Assert.EndsWith("den faktiske andel er 15,0 procentpoint under, mellem 10,8 og 18,6 procentpoint med 95 pct. sikkerhed.", Saetninger.Forventet(Vr, Standardisering.Sammenlign(new Andel(80, 400), 0.35)), StringComparison.Ordinal);
        Assert.EndsWith("den faktiske andel er lige så stor.", Saetninger.Forventet(Vr, Standardisering.Sammenlign(new Andel(140, 400), 0.35)), StringComparison.Ordinal);
        Assert.StartsWith("Med landets andele for tilsvarende alder, køn og startkvartal måtte der ventes 35,0 pct. uden indsats; den", Saetninger.Forventet(Ingen, Standardisering.Sammenlign(new Andel(140, 400), 0.35)), StringComparison.Ordinal);
        // Of so many forløb that a difference too small to be seen in a decimal is more than chance.
        Assert.EndsWith("den faktiske andel er under 0,1 procentpoint over.", Saetninger.Forventet(Vr, new Forventning(0.35, 0.0003, new Interval(0.0001, 0.0005))), StringComparison.Ordinal);
        Assert.EndsWith("den faktiske andel er under 0,1 procentpoint under.", Saetninger.Forventet(Vr, new Forventning(0.35, -0.0003, new Interval(-0.0005, -0.0001))), StringComparison.Ordinal);
        Assert.EndsWith("den faktiske andel er lige så stor.", Saetninger.Forventet(Vr, new Forventning(0.35, -0.0003, new Interval(-0.0008, 0.0002))), StringComparison.Ordinal);
        Assert.EndsWith("over, men ikke mere, end at det kan være tilfældigt.", Saetninger.Forventet(Vr, Standardisering.Sammenlign(new Andel(8, 20), 0.35)), StringComparison.Ordinal);
    }

    /// <summary>A share that lies between two decimals is rounded as the published one is: from the whole numbers, half away from zero.</summary>
    [Theory]
    [InlineData(201, 400, "50,3")]
    [InlineData(203, 400, "50,8")]
    [InlineData(1_001, 2_000, "50,1")]
    [InlineData(199, 400, "49,8")]
    [InlineData(1, 3, "33,3")]
    public void En_andel_er_den_samme_i_saetning_og_tabel(long med, long n, string vist)
    {
        var offentliggjort = Afrunding.Forhold((Int128)100 * med, n, 1)!.Value;
        Assert.Equal(vist, DanskSkrift.Tal(offentliggjort, 1));
        Assert.Equal(vist, DanskSkrift.Procent(new Andel(med, n).Vaerdi));
        Assert.Equal("-" + vist, DanskSkrift.Procent(-new Andel(med, n).Vaerdi));
        Assert.Equal(vist.Replace(',', '.'), EngelskSkrift.Procent(new Andel(med, n).Vaerdi));
        Assert.Equal(offentliggjort / 10m, Felt.Procent(new Andel(med, n).Vaerdi).Tal);
    }

    [Theory]
    [InlineData(0, "ingen kommuner")]
    [InlineData(1, "én kommune")]
    [InlineData(2, "2 kommuner")]
    [InlineData(98, "98 kommuner")]
    public void Antal_kommuner(int antal, string tekst) => Assert.Equal(tekst, Saetninger.Kommuner(antal));

    [Theory]
    [InlineData(600, "Halvdelen af dem, der fik en indsats, havde fået den første senest 60 dage efter starten.")]
    [InlineData(455, "Halvdelen af dem, der fik en indsats, havde fået den første senest 45,5 dage efter starten.")]
    [InlineData(10, "Halvdelen af dem, der fik en indsats, havde fået den første senest 1 dag efter starten.")]
    [InlineData(5, "Halvdelen af dem, der fik en indsats, havde fået den første senest 0,5 dage efter starten.")]
    [InlineData(0, "Halvdelen af dem, der fik en indsats, fik den første på startdagen.")]
    [InlineData(10_000, "Halvdelen af dem, der fik en indsats, havde fået den første senest 1.000 dage efter starten.")]
    public void En_median(long tiendedele, string saetning) => Assert.Equal(saetning, Antalssaetninger.Median(new Tabeltal(tiendedele, 1, Cellesymbol.Ingen)));

    [Theory]
    [InlineData(565, "På Læsø havde halvdelen af dem, der fik en indsats, fået den første senest 56,5 dage efter starten.")]
    [InlineData(0, "På Læsø fik halvdelen af dem, der fik en indsats, den første på startdagen.")]
    public void En_median_med_sted(long tiendedele, string saetning) => Assert.Equal(saetning, Antalssaetninger.Median(new Tabeltal(tiendedele, 1, Cellesymbol.Ingen), Sted("Læsø")));

    [Fact]
    public void En_median_der_ikke_vises() => Assert.Equal("", Antalssaetninger.Median(new Tabeltal(0, 1, Cellesymbol.Diskretioneret)));

    [Theory]
    [InlineData(1_029, 32, 264, "1.029 forløb var uden indsats, da fristen var nået. Heraf havde 32 ordinære løntimer og er undtaget fra at blive forelagt rehabiliteringsteamet igen. 264 blev genbehandlet i teamet inden for tre måneder efter fristen.")]
    [InlineData(1, 1, 0, "1 forløb var uden indsats, da fristen var nået. Heraf havde 1 ordinære løntimer og er undtaget fra at blive forelagt rehabiliteringsteamet igen. Ingen blev genbehandlet i teamet inden for tre måneder efter fristen.")]
    [InlineData(7, 0, 1, "7 forløb var uden indsats, da fristen var nået. Ingen af dem havde ordinære løntimer. 1 blev genbehandlet i teamet inden for tre måneder efter fristen.")]
    [InlineData(0, 0, 0, "Ingen forløb var uden indsats, da fristen var nået.")]
    [InlineData(12, -1, -1, "12 forløb var uden indsats, da fristen var nået. Hvor mange af dem der havde ordinære løntimer, vises ikke. Hvor mange der blev genbehandlet i teamet, vises ikke.")]
    [InlineData(-1, 3, 4, "Antallet uden indsats vises ikke.")]
    public void De_uden_indsats(long uden, long loentimer, long genbehandlet, string saetning) =>
        Assert.Equal(saetning, Antalssaetninger.UdenIndsats(Antal(uden), Antal(loentimer), Antal(genbehandlet)));

    [Theory]
    [InlineData(1_296, 590, 455, "Rehabiliteringsteamet indstillede 1.296 forløb til virksomhedsrettet indsats. 590 af dem fik den inden for fristen (45,5 pct.).")]
    [InlineData(9, 1, 111, "Rehabiliteringsteamet indstillede 9 forløb til virksomhedsrettet indsats. 1 af dem fik den inden for fristen (11,1 pct.).")]
    [InlineData(9, 0, 0, "Rehabiliteringsteamet indstillede 9 forløb til virksomhedsrettet indsats. Ingen af dem fik den inden for fristen.")]
    [InlineData(9, 9, 1_000, "Rehabiliteringsteamet indstillede 9 forløb til virksomhedsrettet indsats. De fik den alle inden for fristen.")]
    [InlineData(1, 1, 1_000, "Rehabiliteringsteamet indstillede 1 forløb til virksomhedsrettet indsats. Den blev givet inden for fristen.")]
    [InlineData(1, 0, 0, "Rehabiliteringsteamet indstillede 1 forløb til virksomhedsrettet indsats. Den blev ikke givet inden for fristen.")]
    [InlineData(0, 0, -1, "Rehabiliteringsteamet indstillede ingen forløb til virksomhedsrettet indsats.")]
    [InlineData(9, -1, -1, "Rehabiliteringsteamet indstillede 9 forløb til virksomhedsrettet indsats. Hvor mange af dem der fik den, vises ikke.")]
    [InlineData(-1, -1, -1, "Hvor mange der blev indstillet til virksomhedsrettet indsats og fik den, vises ikke.")]
    public void Indstillet_og_givet(long indstillet, long givet, long andel, string saetning) =>
        Assert.Equal(saetning, Antalssaetninger.IndstilletOgGivet(Antal(indstillet), Antal(givet), Antal(andel) with { Decimaler = 1 }));

    [Theory]
    [InlineData(9, 1, 111, "På Læsø indstillede rehabiliteringsteamet 9 forløb til virksomhedsrettet indsats. 1 af dem fik den inden for fristen (11,1 pct.).")]
    [InlineData(0, 0, -1, "På Læsø indstillede rehabiliteringsteamet ingen forløb til virksomhedsrettet indsats.")]
    [InlineData(9, -1, -1, "På Læsø indstillede rehabiliteringsteamet 9 forløb til virksomhedsrettet indsats. Hvor mange af dem der fik den, vises ikke af hensyn til fortrolighed.")]
    [InlineData(-1, -1, -1, "På Læsø vises det ikke af hensyn til fortrolighed, hvor mange der blev indstillet til virksomhedsrettet indsats og fik den.")]
    public void Indstillet_og_givet_med_sted(long indstillet, long givet, long andel, string saetning) =>
        Assert.Equal(saetning, Antalssaetninger.IndstilletOgGivet(Antal(indstillet), Antal(givet), Antal(andel) with { Decimaler = 1 }, Sted("Læsø")));

    [Theory]
    [InlineData("24,0 pct. af 1.438 forløb", "24,0\u00A0pct. af 1.438\u00A0forløb")]
    [InlineData("opgjort pr. 31. oktober 2026. Kilde", "opgjort pr. 31.\u00A0oktober 2026. Kilde")]
    [InlineData("2026 kl. 08.00.", "2026 kl.\u00A008.00.")]
    [InlineData("i 2022. Andelen", "i 2022. Andelen")]
    [InlineData("starter i 2019-2021", "starter i 2019\u2060-\u20602021")]
    public void Tal_staar_sammen_med_deres_enhed(string tekst, string samlet) => Assert.Equal(samlet, DanskSkrift.Samlet(tekst));

    /// <summary>Whatever the numbers: a whole sentence, with no word doubled or left out that a figure should have filled.</summary>
    [Fact]
    public void Enhver_saetning_er_hel()
    {
        long[] antal = [0, 1, 2, 9, 10, 17, 100, 1_000, 41_000, 1_234_567];
        List<Andelscelle> celler = [.. antal.Where(n => n > 0).SelectMany(n => new[] { 0, 1, n / 3, n / 2, n - 1, n }.Distinct().Where(med => med <= n).Select(med => Celle(med, n)))];
        celler.AddRange(new[] { Cellesymbol.Diskretioneret, Cellesymbol.IntetGrundlag, Cellesymbol.EndnuIkke, Cellesymbol.IkkeTilgaengelig }.Select(symbol => new Tabeltal(0, 0, symbol)).Select(tal => new Andelscelle(tal, tal, tal)));
        var saetninger = new HashSet<string>(StringComparer.Ordinal);
        foreach (var celle in celler)
        {
            saetninger.UnionWith(new[] { Nogen, Vr, Ingen }.Select(indsats => Saetninger.Andel(Sted("Randers"), indsats, celle)));
            foreach (var foer in celler)
            {
                var udvikling = foer.Andel is { } a && celle.Andel is { } b ? Udvikling.Af(a, b) : new Udvikling(foer.ErDiskretioneret || celle.ErDiskretioneret ? Retning.Diskretioneret : Retning.IntetGrundlag, foer.Andel, celle.Andel, null);
                saetninger.Add(Saetninger.Udvikling(udvikling));
                saetninger.Add(Saetninger.FoerOgEfter(udvikling, "2019-2021", "2022-2025"));
                saetninger.Add(Saetninger.EfterEnAndenRegel(Landet, Vr, foer, celle, "KL's forslag"));
            }
        }

        Assert.True(saetninger.Count > 1_000);
        Assert.All(saetninger, saetning =>
        {
            Assert.Matches(@"^[A-ZÆØÅ](?:[^\s]| (?! ))*\.$", saetning);
            Assert.DoesNotMatch(@" [,.;:)]|\( |\.\.| -[0-9]|\b1 kommuner|(?:steget|stigning|fald(?:et)?) (?:med|på) 0,0|NaN|∞|Rander(?:s[s'’]|\b)", saetning);
            // A change of nothing is none.
            Assert.DoesNotMatch(@"(?:steget|faldet) fra (?<tal>.+) pct\. året før til \k<tal> pct\.", saetning);
        });
    }

    private static Tabeltal Antal(long tal) => tal < 0 ? new Tabeltal(0, 0, Cellesymbol.Diskretioneret) : new Tabeltal(tal, 0, Cellesymbol.Ingen);

    private static Dimensionsvaerdi Sted(string navn) => new(navn, new Tekst(navn, navn)) { Slags = "kommune" };

    private static Kommunestilling Kommune(string navn, long procent, bool skiller) => new(
        new Dimensionsvaerdi(navn, new Tekst(navn, navn)) { Slags = "kommune" }, Celle(procent, 100), null, procent > 50 ? Stilling.Over : Stilling.Under, skiller, 1, null, default, default);

    private static Andelscelle Celle(long med, long n) =>
        new(new Tabeltal(n, 0, Cellesymbol.Ingen), new Tabeltal(med, 0, Cellesymbol.Ingen), new Tabeltal(1_000 * med / n, 1, Cellesymbol.Ingen));
}
