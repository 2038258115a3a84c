using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.ReportsTests;

public sealed class SentencesTests
{
    private static readonly DimensionValue WholeCountry = new("DK", new BilingualText("Hele landet", "All Denmark")) { Kind = "land" };
    private static readonly DimensionValue Vr = new("virksomhedsrettet", new BilingualText("Virksomhedsrettet indsats", ""));
    private static readonly DimensionValue Nogen = new("nogen", new BilingualText("Mindst én indsats", ""));
    private static readonly DimensionValue Ingen = new("ingen", new BilingualText("Ingen indsats", ""));

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
    public void A_share(long having, long n, string sentence) => Assert.Equal(sentence, Sentences.Share(WholeCountry, Vr, Cell(having, n)));

    [Theory]
    [InlineData(5, 10, "I hele landet fik 50,0 pct. af 10 forløb ingen indsats.")]
    [InlineData(0, 10, "I hele landet fik alle 10 forløb mindst én indsats.")]
    [InlineData(10, 10, "I hele landet fik ingen af 10 forløb nogen indsats.")]
    [InlineData(0, 1, "I hele landet fik 1 af 1 forløb mindst én indsats.")]
    [InlineData(1, 1, "I hele landet fik 0 af 1 forløb mindst én indsats.")]
    public void A_share_without(long having, long n, string sentence) =>
        Assert.Equal(sentence, Sentences.Share(WholeCountry, Ingen, Cell(having, n)));

    [Theory]
    [InlineData(5, 10, "I hele landet fik 50,0 pct. af 10 forløb mindst én indsats.")]
    [InlineData(0, 10, "I hele landet fik ingen af 10 forløb nogen indsats.")]
    [InlineData(10, 10, "I hele landet fik alle 10 forløb mindst én indsats.")]
    public void A_share_with_something(long having, long n, string sentence) =>
        Assert.Equal(sentence, Sentences.Share(WholeCountry, Nogen, Cell(having, n)));

    [Theory]
    [InlineData(CellSymbol.Withheld, "I hele landet kan andelen med virksomhedsrettet indsats ikke vises af hensyn til fortrolighed.")]
    [InlineData(CellSymbol.NoBasis, "I hele landet var der ingen forløb at opgøre.")]
    [InlineData(CellSymbol.NotYet, "I hele landet er andelen med virksomhedsrettet indsats endnu ikke offentliggjort.")]
    [InlineData(CellSymbol.NotAvailable, "I hele landet foreligger andelen med virksomhedsrettet indsats ikke.")]
    public void A_share_that_is_not_there(CellSymbol symbol, string sentence)
    {
        var number = new TableFigure(0, 0, symbol);
        Assert.Equal(sentence, Sentences.Share(WholeCountry, Vr, new ShareCell(number, number, number)));
    }

    [Fact]
    public void Shares_that_are_not_shown_are_named_together()
    {
        Assert.Equal(
            "På Læsø kan andelen uden indsats ikke vises af hensyn til fortrolighed.",
            Sentences.Withheld(PlaceAt("Læsø"), [Ingen]));
        Assert.Equal(
            "På Læsø kan andelene med virksomhedsrettet indsats og uden indsats ikke vises af hensyn til fortrolighed.",
            Sentences.Withheld(PlaceAt("Læsø"), [Vr, Ingen]));
        Assert.Equal(
            "På Læsø kan ingen af andelene vises af hensyn til fortrolighed: de kunne røbe noget om enkelte borgere.",
            Sentences.AllWithheld(PlaceAt("Læsø")));
    }

    [Theory]
    [InlineData(
        412,
        1_000,
        500,
        900,
        "I hele landet fik 41,2 pct. af 1.000 forløb virksomhedsrettet indsats. Efter KL's forslag er det 55,6 pct. af 900 "
            + "forløb, 14,4 procentpoint mere.")]
    [InlineData(
        500,
        1_000,
        400,
        1_000,
        "I hele landet fik 50,0 pct. af 1.000 forløb virksomhedsrettet indsats. Efter KL's forslag er det 40,0 pct. af 1.000 "
            + "forløb, 10,0 procentpoint mindre.")]
    [InlineData(
        500,
        1_000,
        450,
        900,
        "I hele landet fik 50,0 pct. af 1.000 forløb virksomhedsrettet indsats. Efter KL's forslag er det 50,0 pct. af 900 "
            + "forløb, altså lige så stor en andel.")]
    // 70,449 and 70,451: shown as 70,4 and 70,5, and apart by 0,002. 70,36 and 70,44: both shown as 70,4, and apart by 0,08.
    [InlineData(
        70_449,
        100_000,
        70_451,
        100_000,
        "I hele landet fik 70,4 pct. af 100.000 forløb virksomhedsrettet indsats. Efter KL's forslag er det 70,5 pct. af 100.000 "
            + "forløb: forskellen er under 0,1 procentpoint.")]
    [InlineData(
        7_036,
        10_000,
        7_044,
        10_000,
        "I hele landet fik 70,4 pct. af 10.000 forløb virksomhedsrettet indsats. Efter KL's forslag er det 70,4 pct. af 10.000 "
            + "forløb, 0,1 procentpoint mere.")]
    // 70,36 and 70,64: 0,2 between what is shown, 0,3 between the shares. The report says once that differences are of whole
    // numbers, rounded last.
    [InlineData(
        7_036,
        10_000,
        7_064,
        10_000,
        "I hele landet fik 70,4 pct. af 10.000 forløb virksomhedsrettet indsats. Efter KL's forslag er det 70,6 pct. af 10.000 "
            + "forløb, 0,3 procentpoint mere.")]
    public void The_same_citizens_under_two_rules(long having, long n, long klWith, long klN, string sentence) =>
        Assert.Equal(sentence, Sentences.UnderAnotherRule(WholeCountry, Vr, Cell(having, n), Cell(klWith, klN), "KL's forslag"));

    [Theory]
    [InlineData(CellSymbol.Withheld, "Andelen efter KL's forslag kan ikke vises af hensyn til fortrolighed.")]
    [InlineData(CellSymbol.NoBasis, "Efter KL's forslag var der ingen forløb at opgøre.")]
    [InlineData(CellSymbol.NotAvailable, "Der er ikke tal efter KL's forslag for det år.")]
    public void Another_rule_whose_figures_are_not_shown(CellSymbol symbol, string sentence)
    {
        var number = new TableFigure(0, 0, symbol);
        Assert.EndsWith(
            ". " + sentence,
            Sentences.UnderAnotherRule(WholeCountry, Vr, Cell(1, 10), new ShareCell(number, number, number), "KL's forslag"),
            StringComparison.Ordinal);
        // With the official one withheld, the other is told alone.
        var withheld = new TableFigure(0, 0, CellSymbol.Withheld);
        Assert.EndsWith(
            " Efter KL's forslag er det 10,0 pct. af 10 forløb.",
            Sentences.UnderAnotherRule(WholeCountry, Vr, new ShareCell(withheld, withheld, withheld), Cell(1, 10), "KL's forslag"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_KLs_rule_does_otherwise_stands_in_its_switches()
    {
        Assert.Equal(
            [
                "Mentorstøtte tæller som en indsatstype for sig.",
                "Sundhedsindsats tæller også, når regionen udfører den.",
                "En indsats, der var begyndt før forløbet, tæller, når den stadig var i gang på startdagen, og teamet havde "
                    + "indstillet til den indsatstype.",
                "Forløb, hvor borgeren var fritaget af helbredsgrunde inden fristen, er ikke med.",
            ],
            RuleDifferences.Of(Regelsaet.All["bek-2408"], Regelsaet.All["kl-2021"]));
        Assert.Equal(
            ["Dage, hvor borgeren var fritaget, forlænger ikke fristen."],
            RuleDifferences.Of(Regelsaet.All["bek-2408"], Regelsaet.All["uden-pauser"]));
        Assert.Empty(RuleDifferences.Of(Regelsaet.All["bek-2408"], Regelsaet.All["bek-2408"]));
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
    public void The_place_has_its_preposition(string name, string kind, string placeAt) =>
        Assert.Equal(placeAt, Sentences.PlaceAt(new DimensionValue("x", new BilingualText(name, name)) { Kind = kind }));

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
    public void A_development(long a, long m, long b, long n, string sentence) =>
        Assert.Equal(sentence, Sentences.Development(Development.Of(new Share(a, m), new Share(b, n))));

    [Fact]
    public void A_development_that_cannot_be_shown()
    {
        Assert.Equal(
            "Udviklingen kan ikke vises af hensyn til fortrolighed.",
            Sentences.Development(new Development(Direction.Withheld, new Share(1, 2), null, null)));
        Assert.Equal(
            "Udviklingen kan ikke vises af hensyn til fortrolighed.",
            Sentences.Development(new Development(Direction.Withheld, null, null, null)));
        Assert.Equal(
            "Andelen året før vises ikke af hensyn til fortrolighed, og derfor heller ikke udviklingen.",
            Sentences.Development(new Development(Direction.Withheld, null, new Share(1, 2), null)));
        Assert.Equal(
            "Der er ikke tal for et helt år før at sammenligne med.",
            Sentences.Development(new Development(Direction.NoBasis, null, null, null)));
        Assert.Equal(
            "Der var ingen forløb året før at sammenligne med.",
            Sentences.Development(new Development(Direction.NoBasis, null, new Share(1, 2), null)));
        Assert.Equal(
            "Der er ingen forløb i det nyeste år at sammenligne med året før.",
            Sentences.Development(new Development(Direction.NoBasis, new Share(1, 2), null, null)));
    }

    [Theory]
    [InlineData(
        100,
        400,
        200,
        400,
        "Andelen var 25,0 pct. for starter i 2019-2021 og 50,0 pct. for starter i 2022-2025: en stigning på mellem 18,4 og 31,3 "
            + "procentpoint (95 pct. sikkerhed).")]
    [InlineData(
        200,
        400,
        100,
        400,
        "Andelen var 50,0 pct. for starter i 2019-2021 og 25,0 pct. for starter i 2022-2025: et fald på mellem 18,4 og 31,3 "
            + "procentpoint (95 pct. sikkerhed).")]
    [InlineData(100, 400, 100, 400, "Andelen var den samme, 25,0 pct., for starter i 2019-2021 og i 2022-2025.")]
    [InlineData(
        0,
        5,
        5,
        5,
        "Andelen var 0,0 pct. for starter i 2019-2021 og 100,0 pct. for starter i 2022-2025, men der er for få forløb til at "
            + "sige, om den har ændret sig.")]
    [InlineData(
        3_000,
        10_000,
        3_128,
        10_000,
        "Andelen var 30,0 pct. for starter i 2019-2021 og 31,3 pct. for starter i 2022-2025: en stigning på højst 2,6 "
            + "procentpoint (95 pct. sikkerhed).")]
    [InlineData(
        30_010_000,
        100_000_000,
        30_040_000,
        100_000_000,
        "Andelen var 30,0 pct. for starter i 2019-2021 og 30,0 pct. for starter i 2022-2025: en stigning på under 0,1 "
            + "procentpoint (95 pct. sikkerhed).")]
    [InlineData(
        30_000_000,
        100_000_000,
        30_110_000,
        100_000_000,
        "Andelen var 30,0 pct. for starter i 2019-2021 og 30,1 pct. for starter i 2022-2025: en stigning på 0,1 procentpoint (95 "
            + "pct. sikkerhed).")]
    [InlineData(
        10,
        40,
        12,
        40,
        "Andelen var 25,0 pct. for starter i 2019-2021 og 30,0 pct. for starter i 2022-2025; forskellen er ikke større, end at "
            + "den kan være tilfældig.")]
    public void Before_and_after(long a, long m, long b, long n, string sentence) =>
        Assert.Equal(sentence, Sentences.BeforeAndAfter(Development.Of(new Share(a, m), new Share(b, n)), "2019-2021", "2022-2025"));

    [Fact]
    public void Before_and_after_that_cannot_be_shown()
    {
        string Sentence(Direction direction, Share? before, Share? now, string beforeYear = "2019-2021", string afterYear = "2022-2025") =>
            Sentences.BeforeAndAfter(new Development(direction, before, now, null), beforeYear, afterYear);

        Assert.Equal("En sammenligning kan ikke vises af hensyn til fortrolighed.", Sentence(Direction.Withheld, new Share(1, 2), null));
        Assert.Equal("Der var ingen forløb med start i 2019-2021 at sammenligne med.", Sentence(Direction.NoBasis, null, new Share(1, 2)));
        Assert.Equal(
            "Der var ingen forløb med start i 2022 at sammenligne med.",
            Sentence(Direction.NoBasis, new Share(1, 2), null, afterYear: "2022"));
        Assert.Equal("Der var ingen forløb at sammenligne.", Sentence(Direction.NoBasis, null, null));
        Assert.Equal("Serien har ikke tal for de tre år før garantien.", Sentence(Direction.NoBasis, null, null, beforeYear: ""));
        Assert.Equal("Serien har endnu ikke tal for et helt år efter garantien.", Sentence(Direction.NoBasis, null, null, afterYear: ""));
    }

    [Theory]
    [InlineData("", "Den ene kommune, der kan bedømmes, skiller sig ikke ud i andelen med virksomhedsrettet indsats.")]
    [InlineData(
        "Aarhus+",
        "Én kommune ligger så langt over landet i andelen med virksomhedsrettet indsats, at det næppe er tilfældigt: Aarhus.")]
    [InlineData(
        "Skive-",
        "Én kommune ligger så langt under landet i andelen med virksomhedsrettet indsats, at det næppe er tilfældigt: Skive.")]
    [InlineData(
        "Skive-,Aarhus-",
        "2 kommuner ligger så langt under landet i andelen med virksomhedsrettet indsats, at det næppe er tilfældigt: Skive og Aarhus.")]
    [InlineData(
        "Ærø+,Skive+,Aarhus+",
        "3 kommuner ligger så langt over landet i andelen med virksomhedsrettet indsats, at det næppe er tilfældigt: Skive, Ærø "
            + "og Aarhus.")]
    [InlineData(
        "Skive-,Aarhus+",
        "Én kommune ligger så langt over landet i andelen med virksomhedsrettet indsats, at det næppe er tilfældigt (Aarhus), og "
            + "én kommune så langt under (Skive).")]
    [InlineData(
        "Skive-,Ærø+,Aarhus+",
        "2 kommuner ligger så langt over landet i andelen med virksomhedsrettet indsats, at det næppe er tilfældigt (Ærø og "
            + "Aarhus), og én kommune så langt under (Skive).")]
    public void Those_that_stand_out(string who, string sentence)
    {
        var kommuner = who.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => Kommune(name[..^1], name[^1] == '+' ? 90 : 10, standsOut: true))
            .Append(Kommune("Lolland", 50, standsOut: false));
        var picture = new IndsatsPicture(
            Vr,
            Polarity.HigherIsBetter,
            Cell(500, 1_000),
            default,
            default,
            new Funnel(0.5, []),
            [.. kommuner]);

        Assert.Equal(sentence, Sentences.StandsOutSheet(picture));
        Assert.Equal(
            "Kommunernes andele med virksomhedsrettet indsats kan ikke sammenlignes: landets andel er ikke offentliggjort.",
            Sentences.StandsOutSheet(picture with { Funnel = null }));
        Assert.Equal(
            sentence.Replace("med virksomhedsrettet indsats", "uden indsats", StringComparison.Ordinal),
            Sentences.StandsOutSheet(picture with { Indsats = Ingen, Polarity = Polarity.LowerIsBetter }));
    }

    [Fact]
    public void All_98_can_stand_out()
    {
        var kommuner = Omraader.Standard.All
            .Where(omraade => omraade.Level == OmraadeLevel.Kommune)
            .Select(omraade => Kommune(omraade.Name.Da, 90, standsOut: true))
            .ToList();
        var sentence = Sentences.StandsOutSheet(new IndsatsPicture(
            Vr,
            Polarity.HigherIsBetter,
            Cell(500, 1_000),
            default,
            default,
            new Funnel(0.5, []),
            kommuner));

        Assert.StartsWith(
            "98 kommuner ligger så langt over landet i andelen med virksomhedsrettet indsats, at det næppe er tilfældigt: "
                + "Albertslund, Allerød, ",
            sentence,
            StringComparison.Ordinal);
        Assert.EndsWith(", Aabenraa, Aalborg og Aarhus.", sentence, StringComparison.Ordinal);
        Assert.Equal(96, sentence.Count(sign => sign == ',') - 1);
    }

    [Theory]
    [InlineData(
        4,
        45,
        1,
        3,
        45,
        0,
        "Af de 98 kommuner kan 50 bedømmes: 4 ligger over landet, 45 som landet og én under. I 3 kommuner er der for få forløb "
            + "til en vurdering. For 45 kommuner vises andelen ikke af hensyn til fortrolighed.")]
    [InlineData(
        1,
        95,
        0,
        0,
        1,
        1,
        "Af de 98 kommuner kan 96 bedømmes: én ligger over landet, 95 som landet og ingen under. For én kommune vises andelen "
            + "ikke af hensyn til fortrolighed. I én kommune er der intet at sammenligne.")]
    [InlineData(0, 98, 0, 0, 0, 0, "Alle 98 kommuner kan bedømmes: ingen ligger over landet, 98 som landet og ingen under.")]
    [InlineData(98, 0, 0, 0, 0, 0, "Alle 98 kommuner kan bedømmes: 98 ligger over landet, ingen som landet og ingen under.")]
    [InlineData(0, 0, 0, 98, 0, 0, "Ingen af de 98 kommuner kan bedømmes. I 98 kommuner er der for få forløb til en vurdering.")]
    [InlineData(
        1,
        1,
        1,
        1,
        0,
        0,
        "Af de 4 kommuner kan 3 bedømmes: én ligger over landet, én som landet og én under. I én kommune er der for få forløb "
            + "til en vurdering.")]
    public void The_map_in_words(int over, int asValue, int under, int tooFew, int withheld, int nothingFound, string sentence)
    {
        int[] count = [over, asValue, under, tooFew, withheld, 0, nothingFound];
        var kommuner = Enum.GetValues<Standing>()
            .SelectMany((standing, i) =>
                Enumerable.Range(0, count[i]).Select(_ => Kommune("Skive", 50, false) with { Standing = standing }))
            .ToList();
        Assert.Equal(
            sentence,
            Sentences.StandingsOf(new IndsatsPicture(Vr, Polarity.HigherIsBetter, Cell(500, 1_000), default, default, null, kommuner)));
    }

    [Theory]
    [InlineData(Standing.Over, true, "Det er over landet (50,0 pct.), og så langt over, at det næppe er tilfældigt.")]
    [InlineData(Standing.Under, true, "Det er under landet (50,0 pct.), og så langt under, at det næppe er tilfældigt.")]
    [InlineData(Standing.Over, false, "Det er over landet (50,0 pct.), men ikke mere, end kommuner af den størrelse kan svinge.")]
    [InlineData(Standing.Under, false, "Det er under landet (50,0 pct.), men ikke mere, end kommuner af den størrelse kan svinge.")]
    [InlineData(Standing.As, false, "Det kan ikke skelnes fra landet (50,0 pct.).")]
    [InlineData(Standing.TooFew, false, "Der er for få forløb til at sige, om det er anderledes end i hele landet (50,0 pct.).")]
    [InlineData(Standing.Withheld, false, "En sammenligning med landet kan ikke vises af hensyn til fortrolighed.")]
    [InlineData(Standing.NoBasis, false, "Der er intet at sammenligne med landet.")]
    public void A_standing(Standing standing, bool standsOut, string sentence)
    {
        var picture = new IndsatsPicture(Vr, Polarity.HigherIsBetter, Cell(500, 1_000), default, default, new Funnel(0.5, []), []);
        Assert.Equal(sentence, Sentences.StandingOf(Kommune("Skive", 50, standsOut) with { Standing = standing }, picture));
    }

    [Fact]
    public void What_a_kommune_also_stands_out_with()
    {
        Assert.Equal(
            "Også andelen med virksomhedsrettet indsats (10,0 pct., under landet) skiller sig ud.",
            Sentences.Outside([(Vr, Kommune("Skive", 10, true))], alsoUnder: true));
        Assert.Equal(
            "Andelen med virksomhedsrettet indsats (10,0 pct., under landet) skiller sig ud.",
            Sentences.Outside([(Vr, Kommune("Skive", 10, true))], alsoUnder: false));
        Assert.Equal(
            "Også andelene med virksomhedsrettet indsats (10,0 pct., under landet) og uden indsats (90,0 pct., over landet) "
                + "skiller sig ud.",
            Sentences.Outside([(Vr, Kommune("Skive", 10, true)), (Ingen, Kommune("Skive", 90, true))], alsoUnder: true));
    }

    [Fact]
    public void Every_standing_has_its_sentence()
    {
        var picture = new IndsatsPicture(Vr, Polarity.HigherIsBetter, Cell(500, 1_000), default, default, new Funnel(0.5, []), []);
        var sentences = Enum.GetValues<Standing>()
            .Select(standing => Sentences.StandingOf(Kommune("Skive", 50, false) with { Standing = standing }, picture))
            .ToList();

        Assert.Equal(sentences.Count, sentences.Distinct(StringComparer.Ordinal).Count());
        Assert.All(sentences, sentence => Assert.Matches("^[A-ZÆØÅ].*\\.$", sentence));
    }

    [Fact]
    public void The_expected_has_its_direction_and_its_reservation()
    {
        Assert.Equal("", Sentences.Expected(Vr, null));
        Assert.EndsWith(
            "den faktiske andel er 15,0 procentpoint over, mellem 10,1 og 19,9 procentpoint med 95 pct. sikkerhed.",
            Sentences.Expected(Vr, Standardisation.Compare(new Share(200, 400), 0.35)),
            StringComparison.Ordinal);
        Assert.EndsWith(
            "den faktiske andel er 15,0 procentpoint under, mellem 10,8 og 18,6 procentpoint med 95 pct. sikkerhed.",
            Sentences.Expected(Vr, Standardisation.Compare(new Share(80, 400), 0.35)),
            StringComparison.Ordinal);
        Assert.EndsWith(
            "den faktiske andel er lige så stor.",
            Sentences.Expected(Vr, Standardisation.Compare(new Share(140, 400), 0.35)),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Med landets andele for tilsvarende alder og køn ville man forvente 35,0 pct. uden indsats; den",
            Sentences.Expected(Ingen, Standardisation.Compare(new Share(140, 400), 0.35)),
            StringComparison.Ordinal);
        // Of so many forløb that a difference too small to be seen in a decimal is more than chance.
        Assert.EndsWith(
            "den faktiske andel er under 0,1 procentpoint over.",
            Sentences.Expected(Vr, new Expectation(0.35, 0.0003, new Interval(0.0001, 0.0005))),
            StringComparison.Ordinal);
        Assert.EndsWith(
            "den faktiske andel er under 0,1 procentpoint under.",
            Sentences.Expected(Vr, new Expectation(0.35, -0.0003, new Interval(-0.0005, -0.0001))),
            StringComparison.Ordinal);
        Assert.EndsWith(
            "den faktiske andel er lige så stor.",
            Sentences.Expected(Vr, new Expectation(0.35, -0.0003, new Interval(-0.0008, 0.0002))),
            StringComparison.Ordinal);
        Assert.EndsWith(
            "over, men ikke mere, end at det kan være tilfældigt.",
            Sentences.Expected(Vr, Standardisation.Compare(new Share(8, 20), 0.35)),
            StringComparison.Ordinal);
    }

    /// <summary>
    /// A share that lies between two decimals is rounded as the published one is: from the whole numbers, half away from zero.
    /// </summary>
    [Theory]
    [InlineData(201, 400, "50,3")]
    [InlineData(203, 400, "50,8")]
    [InlineData(1_001, 2_000, "50,1")]
    [InlineData(199, 400, "49,8")]
    [InlineData(1, 3, "33,3")]
    public void A_share_is_the_same_in_sentence_and_table(long having, long n, string shown)
    {
        var publishedCount = Rounding.Ratio((Int128)100 * having, n, 1)!.Value;
        Assert.Equal(shown, DanishNotation.Number(publishedCount, 1));
        Assert.Equal(shown, DanishNotation.Percentage(new Share(having, n).Value));
        Assert.Equal("-" + shown, DanishNotation.Percentage(-new Share(having, n).Value));
        Assert.Equal(shown.Replace(',', '.'), EnglishNotation.Percentage(new Share(having, n).Value));
        Assert.Equal(publishedCount / 10m, SheetCell.Percentage(new Share(having, n).Value).Number);
    }

    [Theory]
    [InlineData(0, "ingen kommuner")]
    [InlineData(1, "én kommune")]
    [InlineData(2, "2 kommuner")]
    [InlineData(98, "98 kommuner")]
    public void Antal_kommuner(int count, string text) => Assert.Equal(text, Sentences.Kommuner(count));

    [Theory]
    [InlineData(600, "Halvdelen af dem, der fik en indsats, havde fået den første senest 60 dage efter starten.")]
    [InlineData(455, "Halvdelen af dem, der fik en indsats, havde fået den første senest 45,5 dage efter starten.")]
    [InlineData(10, "Halvdelen af dem, der fik en indsats, havde fået den første senest 1 dag efter starten.")]
    [InlineData(5, "Halvdelen af dem, der fik en indsats, havde fået den første senest 0,5 dage efter starten.")]
    [InlineData(0, "Halvdelen af dem, der fik en indsats, fik den første på startdagen.")]
    [InlineData(10_000, "Halvdelen af dem, der fik en indsats, havde fået den første senest 1.000 dage efter starten.")]
    public void A_median(long tenths, string sentence) =>
        Assert.Equal(sentence, CountSentences.Median(new TableFigure(tenths, 1, CellSymbol.None)));

    [Theory]
    [InlineData(565, "På Læsø havde halvdelen af dem, der fik en indsats, fået den første senest 56,5 dage efter starten.")]
    [InlineData(0, "På Læsø fik halvdelen af dem, der fik en indsats, den første på startdagen.")]
    public void A_median_with_place(long tenths, string sentence) =>
        Assert.Equal(sentence, CountSentences.Median(new TableFigure(tenths, 1, CellSymbol.None), PlaceAt("Læsø")));

    [Fact]
    public void A_median_that_is_not_shown() => Assert.Equal("", CountSentences.Median(new TableFigure(0, 1, CellSymbol.Withheld)));

    [Theory]
    [InlineData(
        1_029,
        32,
        264,
        "1.029 forløb var uden indsats, da fristen var nået. Heraf havde 32 ordinære løntimer og er undtaget fra at blive "
            + "forelagt rehabiliteringsteamet igen. 264 blev genbehandlet i teamet inden for tre måneder efter fristen.")]
    [InlineData(
        1,
        1,
        0,
        "1 forløb var uden indsats, da fristen var nået. Heraf havde 1 ordinære løntimer og er undtaget fra at blive forelagt "
            + "rehabiliteringsteamet igen. Ingen blev genbehandlet i teamet inden for tre måneder efter fristen.")]
    [InlineData(
        7,
        0,
        1,
        "7 forløb var uden indsats, da fristen var nået. Ingen af dem havde ordinære løntimer. 1 blev genbehandlet i teamet "
            + "inden for tre måneder efter fristen.")]
    [InlineData(0, 0, 0, "Ingen forløb var uden indsats, da fristen var nået.")]
    [InlineData(
        12,
        -1,
        -1,
        "12 forløb var uden indsats, da fristen var nået. Hvor mange af dem der havde ordinære løntimer, vises ikke. Hvor mange "
            + "der blev genbehandlet i teamet, vises ikke.")]
    [InlineData(-1, 3, 4, "Antallet uden indsats vises ikke.")]
    public void Those_without_indsats(long without, long loentimer, long genbehandlet, string sentence) =>
        Assert.Equal(sentence, CountSentences.WithoutIndsats(Count(without), Count(loentimer), Count(genbehandlet)));

    [Theory]
    [InlineData(
        1_296,
        590,
        455,
        "Rehabiliteringsteamet indstillede 1.296 forløb til virksomhedsrettet indsats. 590 af dem fik den inden for fristen (45,5 pct.).")]
    [InlineData(
        9,
        1,
        111,
        "Rehabiliteringsteamet indstillede 9 forløb til virksomhedsrettet indsats. 1 af dem fik den inden for fristen (11,1 pct.).")]
    [InlineData(
        9,
        0,
        0,
        "Rehabiliteringsteamet indstillede 9 forløb til virksomhedsrettet indsats. Ingen af dem fik den inden for fristen.")]
    [InlineData(
        9,
        9,
        1_000,
        "Rehabiliteringsteamet indstillede 9 forløb til virksomhedsrettet indsats. De fik den alle inden for fristen.")]
    [InlineData(1, 1, 1_000, "Rehabiliteringsteamet indstillede 1 forløb til virksomhedsrettet indsats. Den blev givet inden for fristen.")]
    [InlineData(
        1,
        0,
        0,
        "Rehabiliteringsteamet indstillede 1 forløb til virksomhedsrettet indsats. Den blev ikke givet inden for fristen.")]
    [InlineData(0, 0, -1, "Rehabiliteringsteamet indstillede ingen forløb til virksomhedsrettet indsats.")]
    [InlineData(
        9,
        -1,
        -1,
        "Rehabiliteringsteamet indstillede 9 forløb til virksomhedsrettet indsats. Hvor mange af dem der fik den, vises ikke.")]
    [InlineData(-1, -1, -1, "Hvor mange der blev indstillet til virksomhedsrettet indsats og fik den, vises ikke.")]
    public void Indstillet_and_given(long indstillet, long given, long share, string sentence) =>
        Assert.Equal(sentence, CountSentences.IndstilletAndGiven(Count(indstillet), Count(given), Count(share) with { Decimals = 1 }));

    [Theory]
    [InlineData(
        9,
        1,
        111,
        "På Læsø indstillede rehabiliteringsteamet 9 forløb til virksomhedsrettet indsats. 1 af dem fik den inden for fristen "
            + "(11,1 pct.).")]
    [InlineData(0, 0, -1, "På Læsø indstillede rehabiliteringsteamet ingen forløb til virksomhedsrettet indsats.")]
    [InlineData(
        9,
        -1,
        -1,
        "På Læsø indstillede rehabiliteringsteamet 9 forløb til virksomhedsrettet indsats. Hvor mange af dem der fik den, vises "
            + "ikke af hensyn til fortrolighed.")]
    [InlineData(
        -1,
        -1,
        -1,
        "På Læsø vises det ikke af hensyn til fortrolighed, hvor mange der blev indstillet til virksomhedsrettet indsats og fik den.")]
    public void Indstillet_and_given_with_place(long indstillet, long given, long share, string sentence) =>
        Assert.Equal(
            sentence,
            CountSentences.IndstilletAndGiven(Count(indstillet), Count(given), Count(share) with { Decimals = 1 }, PlaceAt("Læsø")));

    [Theory]
    [InlineData("24,0 pct. af 1.438 forløb", "24,0\u00A0pct. af 1.438\u00A0forløb")]
    [InlineData("opgjort pr. 31. oktober 2026. Kilde", "opgjort pr. 31.\u00A0oktober 2026. Kilde")]
    [InlineData("2026 kl. 08.00.", "2026 kl.\u00A008.00.")]
    [InlineData("i 2022. Andelen", "i 2022. Andelen")]
    [InlineData("starter i 2019-2021", "starter i 2019\u2060-\u20602021")]
    public void Numbers_stand_together_with_their_unit(string text, string total) => Assert.Equal(total, DanishNotation.Total(text));

    /// <summary>Whatever the numbers: a whole sentence, with no word doubled or left out that a figure should have filled.</summary>
    [Fact]
    public void Every_sentence_is_whole()
    {
        long[] count = [0, 1, 2, 9, 10, 17, 100, 1_000, 41_000, 1_234_567];
        List<ShareCell> cells =
        [
            .. count.Where(n => n > 0).SelectMany(n =>
                new[] { 0, 1, n / 3, n / 2, n - 1, n }.Distinct().Where(having => having <= n).Select(having => Cell(having, n))),
        ];
        cells.AddRange(new[] { CellSymbol.Withheld, CellSymbol.NoBasis, CellSymbol.NotYet, CellSymbol.NotAvailable }.Select(symbol =>
            new TableFigure(0, 0, symbol)).Select(number => new ShareCell(number, number, number)));
        var sentences = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in cells)
        {
            sentences.UnionWith(new[] { Nogen, Vr, Ingen }.Select(indsats => Sentences.Share(PlaceAt("Randers"), indsats, cell)));
            foreach (var before in cells)
            {
                var development = before.Share is { } a && cell.Share is { } b
                    ? Development.Of(a, b)
                    : new Development(
                        before.IsWithheld || cell.IsWithheld ? Direction.Withheld : Direction.NoBasis,
                        before.Share,
                        cell.Share,
                        null);
                sentences.Add(Sentences.Development(development));
                sentences.Add(Sentences.BeforeAndAfter(development, "2019-2021", "2022-2025"));
                sentences.Add(Sentences.UnderAnotherRule(WholeCountry, Vr, before, cell, "KL's forslag"));
            }
        }

        Assert.True(sentences.Count > 1_000);
        Assert.All(sentences, sentence =>
        {
            Assert.Matches(@"^[A-ZÆØÅ](?:[^\s]| (?! ))*\.$", sentence);
            Assert.DoesNotMatch(
                @" [,.;:)]|\( |\.\.| -[0-9]|\b1 kommuner|(?:steget|stigning|fald(?:et)?) (?:med|på) 0,0|NaN|∞|Rander(?:s[s'’]|\b)",
                sentence);
            // A change of nothing is none.
            Assert.DoesNotMatch(@"(?:steget|faldet) fra (?<tal>.+) pct\. året før til \k<tal> pct\.", sentence);
        });
    }

    private static TableFigure Count(long number) =>
        number < 0 ? new TableFigure(0, 0, CellSymbol.Withheld) : new TableFigure(number, 0, CellSymbol.None);

    private static DimensionValue PlaceAt(string name) => new(name, new BilingualText(name, name)) { Kind = "kommune" };

    private static KommuneStanding Kommune(string name, long percentage, bool standsOut) => new(
        new DimensionValue(name, new BilingualText(name, name)) { Kind = "kommune" }, Cell(percentage, 100), null,
        percentage > 50 ? Standing.Over : Standing.Under, standsOut, true, new RankRange(1, 1, 98), null, default, default);

    private static ShareCell Cell(long having, long n) =>
        new(
            new TableFigure(n, 0, CellSymbol.None),
            new TableFigure(having, 0, CellSymbol.None),
            new TableFigure(1_000 * having / n, 1, CellSymbol.None));
}
