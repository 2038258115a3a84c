using Opgoerelse.Domain;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The English sentences in every case that their figures can be in.</summary>
public class EngelskeSaetningerProever
{
    private static readonly Dimensionsvaerdi Aarhus = new("0751", new Tekst("Aarhus", "Aarhus")) { Slags = "kommune" };
    private static readonly Dimensionsvaerdi Landet = new("DK", new Tekst("Hele landet", "All Denmark")) { Slags = "land" };
    private static readonly Dimensionsvaerdi Vr = new("virksomhedsrettet", new Tekst("Virksomhedsrettet indsats", "Company-based effort"));
    private static readonly Dimensionsvaerdi Nogen = new("nogen", new Tekst("Mindst én indsats", "At least one effort"));
    private static readonly Dimensionsvaerdi Ingen = new("ingen", new Tekst("Ingen indsats", "No effort"));

    [Theory]
    [InlineData(1_333, 4_000, "In Denmark as a whole, 33.3 per cent of 4,000 courses had company-based effort.")]
    [InlineData(0, 12, "In Denmark as a whole, none of 12 courses had company-based effort.")]
    [InlineData(12, 12, "In Denmark as a whole, all 12 courses had company-based effort.")]
    [InlineData(1, 1, "In Denmark as a whole, 1 of 1 course had company-based effort.")]
    [InlineData(0, 1, "In Denmark as a whole, 0 of 1 course had company-based effort.")]
    [InlineData(411_522, 1_234_567, "In Denmark as a whole, 33.3 per cent of 1,234,567 courses had company-based effort.")]
    [InlineData(1, 10_000, "In Denmark as a whole, less than 0.1 per cent of 10,000 courses had company-based effort.")]
    [InlineData(9_999, 10_000, "In Denmark as a whole, more than 99.9 per cent of 10,000 courses had company-based effort.")]
    public void En_andel(long med, long n, string saetning) => Assert.Equal(saetning, EngelskeSaetninger.Andel(Landet, Vr, Celle(med, n)));

    [Theory]
    [InlineData(5, 10, "In Aarhus, 50.0 per cent of 10 courses had no effort.")]
    [InlineData(0, 10, "In Aarhus, all 10 courses had at least one effort.")]
    [InlineData(10, 10, "In Aarhus, none of 10 courses had any effort.")]
    [InlineData(0, 1, "In Aarhus, 1 of 1 course had at least one effort.")]
    [InlineData(1, 1, "In Aarhus, 0 of 1 course had at least one effort.")]
    public void En_andel_uden(long med, long n, string saetning) => Assert.Equal(saetning, EngelskeSaetninger.Andel(Aarhus, Ingen, Celle(med, n)));

    [Theory]
    [InlineData(5, 10, "In Aarhus, 50.0 per cent of 10 courses had at least one effort.")]
    [InlineData(0, 10, "In Aarhus, none of 10 courses had any effort.")]
    [InlineData(10, 10, "In Aarhus, all 10 courses had at least one effort.")]
    public void En_andel_med_noget(long med, long n, string saetning) => Assert.Equal(saetning, EngelskeSaetninger.Andel(Aarhus, Nogen, Celle(med, n)));

    [Theory]
    [InlineData(Cellesymbol.Diskretioneret, "In Aarhus, the share with company-based effort cannot be shown, for confidentiality.")]
    [InlineData(Cellesymbol.IntetGrundlag, "In Aarhus, there were no courses to count.")]
    [InlineData(Cellesymbol.IkkeTilgaengelig, "In Aarhus, the share with company-based effort is not available.")]
    [InlineData(Cellesymbol.EndnuIkke, "In Aarhus, the share with company-based effort is not published yet.")]
    public void En_andel_der_ikke_er_der(Cellesymbol symbol, string saetning)
    {
        Assert.Equal(saetning, EngelskeSaetninger.Andel(Aarhus, Vr, Uden(symbol)));
        Assert.Equal(saetning.Replace("with company-based effort", "without effort", StringComparison.Ordinal), EngelskeSaetninger.Andel(Aarhus, Ingen, Uden(symbol)));
    }

    [Theory]
    [InlineData(100, 1_000, 200, 1_000, "The share has risen from 10.0 per cent the year before to 20.0 per cent.")]
    [InlineData(200, 1_000, 100, 1_000, "The share has fallen from 20.0 per cent the year before to 10.0 per cent.")]
    [InlineData(200, 1_000, 200, 1_000, "The share is the same as the year before (20.0 per cent).")]
    [InlineData(200, 1_000, 210, 1_000, "The share was 20.0 per cent the year before; the difference is no larger than what may be chance.")]
    [InlineData(2, 9, 8, 9, "There are too few courses to tell whether the share has changed.")]
    [InlineData(1, 1, 0, 1, "There are too few courses to tell whether the share has changed.")]
    [InlineData(0, 400, 100, 400, "The share has risen from 0.0 per cent the year before to 25.0 per cent.")]
    [InlineData(400, 400, 0, 400, "The share has fallen from 100.0 per cent the year before to 0.0 per cent.")]
    [InlineData(0, 400, 0, 400, "The share is the same as the year before (0.0 per cent).")]
    [InlineData(1, 10_000, 9_999, 10_000, "The share has risen from less than 0.1 per cent the year before to more than 99.9 per cent.")]
    [InlineData(30_010_000, 100_000_000, 30_040_000, 100_000_000, "The share has risen, but by less than 0.1 percentage points: it is 30.0 per cent.")]
    [InlineData(30_040_000, 100_000_000, 30_010_000, 100_000_000, "The share has fallen, but by less than 0.1 percentage points: it is 30.0 per cent.")]
    public void En_udvikling(long foer, long foerN, long nu, long nuN, string saetning) =>
        Assert.Equal(saetning, EngelskeSaetninger.Udvikling(Udvikling.Af(new Andel(foer, foerN), new Andel(nu, nuN))));

    [Fact]
    public void En_udvikling_der_ikke_kan_vises()
    {
        Assert.Equal("The change cannot be shown, for confidentiality.", EngelskeSaetninger.Udvikling(new Udvikling(Retning.Diskretioneret, new Andel(1, 9), null, null)));
        Assert.StartsWith("The share of the year before is not shown, for confidentiality", EngelskeSaetninger.Udvikling(new Udvikling(Retning.Diskretioneret, null, new Andel(1, 9), null)), StringComparison.Ordinal);
        Assert.Equal("There were no courses the year before to compare with.", EngelskeSaetninger.Udvikling(new Udvikling(Retning.IntetGrundlag, null, new Andel(1, 9), null)));
        Assert.Equal("There are no courses in the newest year to compare with the year before.", EngelskeSaetninger.Udvikling(new Udvikling(Retning.IntetGrundlag, new Andel(1, 9), null, null)));
        Assert.Equal("There are no figures for a whole year before to compare with.", EngelskeSaetninger.Udvikling(new Udvikling(Retning.IntetGrundlag, null, null, null)));
        Assert.Equal("The series has no figures for a whole year after the guarantee yet.", EngelskeSaetninger.FoerOgEfter(new Udvikling(Retning.IntetGrundlag, null, null, null), "2019-2021", ""));
        Assert.Equal("There were no courses that started in 2019-2021 to compare with.", EngelskeSaetninger.FoerOgEfter(new Udvikling(Retning.IntetGrundlag, null, new Andel(1, 2), null), "2019-2021", "2022-2025"));
        Assert.Equal("There were no courses that started in 2022 to compare with.", EngelskeSaetninger.FoerOgEfter(new Udvikling(Retning.IntetGrundlag, new Andel(1, 2), null, null), "2019-2021", "2022"));
        Assert.Equal("There were no courses to compare.", EngelskeSaetninger.FoerOgEfter(new Udvikling(Retning.IntetGrundlag, null, null, null), "2019-2021", "2022-2025"));
        Assert.Equal("A comparison cannot be shown, for confidentiality.", EngelskeSaetninger.FoerOgEfter(new Udvikling(Retning.Diskretioneret, null, null, null), "2019-2021", "2022-2025"));
        Assert.Equal("The series has no figures for the three years before the guarantee.", EngelskeSaetninger.FoerOgEfter(new Udvikling(Retning.IntetGrundlag, null, null, null), "", ""));
    }

    [Theory]
    [InlineData(100, 400, 200, 400, "The share was 25.0 per cent for starts in 2019-2021 and 50.0 per cent for starts in 2022-2025: a rise of between 18.4 and 31.3 percentage points (95 per cent certainty).")]
    [InlineData(200, 400, 100, 400, "The share was 50.0 per cent for starts in 2019-2021 and 25.0 per cent for starts in 2022-2025: a fall of between 18.4 and 31.3 percentage points (95 per cent certainty).")]
    [InlineData(100, 400, 100, 400, "The share was the same, 25.0 per cent, for starts in 2019-2021 and in 2022-2025.")]
    [InlineData(0, 5, 5, 5, "The share was 0.0 per cent for starts in 2019-2021 and 100.0 per cent for starts in 2022-2025, but there are too few courses to tell whether it has changed.")]
    [InlineData(3_000, 10_000, 3_128, 10_000, "The share was 30.0 per cent for starts in 2019-2021 and 31.3 per cent for starts in 2022-2025: a rise of at most 2.6 percentage points (95 per cent certainty).")]
    [InlineData(30_010_000, 100_000_000, 30_040_000, 100_000_000, "The share was 30.0 per cent for starts in 2019-2021 and 30.0 per cent for starts in 2022-2025: a rise of less than 0.1 percentage points (95 per cent certainty).")]
    [InlineData(30_000_000, 100_000_000, 30_110_000, 100_000_000, "The share was 30.0 per cent for starts in 2019-2021 and 30.1 per cent for starts in 2022-2025: a rise of 0.1 percentage points (95 per cent certainty).")]
    [InlineData(10, 40, 12, 40, "The share was 25.0 per cent for starts in 2019-2021 and 30.0 per cent for starts in 2022-2025; the difference is no larger than what may be chance.")]
    public void Foer_og_efter_garantien(long a, long m, long b, long n, string saetning) =>
        Assert.Equal(saetning, EngelskeSaetninger.FoerOgEfter(Udvikling.Af(new Andel(a, m), new Andel(b, n)), "2019-2021", "2022-2025"));

    [Theory]
    [InlineData(412, 1_000, 500, 900, "In Aarhus, 41.2 per cent of 1,000 courses had company-based effort. By KL's proposal it is 55.6 per cent of 900 courses, 14.4 percentage points more.")]
    [InlineData(500, 1_000, 400, 1_000, "In Aarhus, 50.0 per cent of 1,000 courses had company-based effort. By KL's proposal it is 40.0 per cent of 1,000 courses, 10.0 percentage points less.")]
    [InlineData(500, 1_000, 450, 900, "In Aarhus, 50.0 per cent of 1,000 courses had company-based effort. By KL's proposal it is 50.0 per cent of 900 courses, which is the same share.")]
    [InlineData(70_449, 100_000, 70_451, 100_000, "In Aarhus, 70.4 per cent of 100,000 courses had company-based effort. By KL's proposal it is 70.5 per cent of 100,000 courses: the difference is less than 0.1 percentage points.")]
    public void De_samme_borgere_efter_to_regler(long med, long n, long klMed, long klN, string saetning) =>
        Assert.Equal(saetning, EngelskeSaetninger.EfterEnAndenRegel(Aarhus, Vr, Celle(med, n), Celle(klMed, klN), "KL's proposal"));

    [Theory]
    [InlineData(Cellesymbol.Diskretioneret, " The share by KL's proposal cannot be shown, for confidentiality.")]
    [InlineData(Cellesymbol.IntetGrundlag, " By KL's proposal there were no courses to count.")]
    [InlineData(Cellesymbol.IkkeTilgaengelig, " There are no figures by KL's proposal for that year.")]
    public void En_anden_regel_hvis_tal_ikke_vises(Cellesymbol symbol, string saetning) =>
        Assert.EndsWith(saetning, EngelskeSaetninger.EfterEnAndenRegel(Aarhus, Vr, Celle(1, 10), Uden(symbol), "KL's proposal"), StringComparison.Ordinal);

    [Theory]
    [InlineData(200, 400, "35.0 per cent with company-based effort would be expected; the actual share is 15.0 percentage points above, between 10.1 and 19.9 percentage points with 95 per cent certainty.")]
    [InlineData(80, 400, "the actual share is 15.0 percentage points below, between 10.8 and 18.6 percentage points with 95 per cent certainty.")]
    [InlineData(140, 400, "35.0 per cent with company-based effort would be expected; the actual share is the same.")]
    [InlineData(35_040_000, 100_000_000, "the actual share is less than 0.1 percentage points above.")]
    [InlineData(8, 20, "the actual share is 5.0 percentage points above, but no more than what may be chance.")]
    public void Det_forventede(long med, long n, string slut) =>
        Assert.EndsWith(slut, EngelskeSaetninger.Forventet(Vr, Standardisering.Sammenlign(new Andel(med, n), 0.35)), StringComparison.Ordinal);

    [Fact]
    public void Intet_forventet() => Assert.Equal("", EngelskeSaetninger.Forventet(Vr, null));

    /// <summary>None, one and many, over and under.</summary>
    [Theory]
    [InlineData("", "No municipalities stand out in the share with company-based effort: the differences are no larger than what may be chance.")]
    [InlineData("Aarhus+", "One municipality is so far above the national share with company-based effort that it is hardly chance: Aarhus.")]
    [InlineData("Skive-,Aarhus-", "2 municipalities are so far below the national share with company-based effort that it is hardly chance: Skive and Aarhus.")]
    [InlineData("Ærø+,Skive+,Aarhus+", "3 municipalities are so far above the national share with company-based effort that it is hardly chance: Skive, Ærø and Aarhus.")]
    [InlineData("Skive-,Aarhus+", "One municipality is so far above the national share with company-based effort that it is hardly chance (Aarhus), and one municipality so far below (Skive).")]
    public void Hvem_der_skiller_sig_ud(string hvem, string saetning)
    {
        var kommuner = hvem.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(navn => Kommune(navn[..^1], navn[^1] == '+' ? 90 : 10, skiller: true))
            .Append(Kommune("Lolland", 50, skiller: false));
        var billede = Billede([.. kommuner]);

        Assert.Equal(saetning, EngelskeSaetninger.SkillerSig(billede));
        Assert.Equal("The shares of the municipalities with company-based effort cannot be compared: the national share is not published.", EngelskeSaetninger.SkillerSig(billede with { Tragt = null }));
        Assert.Equal(saetning.Replace("with company-based effort", "without effort", StringComparison.Ordinal), EngelskeSaetninger.SkillerSig(billede with { Indsats = Ingen, Polaritet = Polaritet.LavereErBedre }));
    }

    [Fact]
    public void Alle_98_kan_skille_sig_ud()
    {
        var saetning = EngelskeSaetninger.SkillerSig(Billede([.. Omraader.Standard.Alle.Where(omraade => omraade.Niveau == Omraadeniveau.Kommune).Select(omraade => Kommune(omraade.Navn.Da, 90, skiller: true))]));

        Assert.StartsWith("98 municipalities are so far above the national share with company-based effort that it is hardly chance: Albertslund, Allerød, ", saetning, StringComparison.Ordinal);
        Assert.EndsWith(", Aabenraa, Aalborg and Aarhus.", saetning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 45, 1, 3, 45, 0, "4 municipalities are above the national share, 45 as it and one below. In 3 municipalities there are too few courses to tell. For 45 municipalities the share is not shown, for confidentiality.")]
    [InlineData(1, 95, 0, 0, 1, 1, "One municipality is above the national share, 95 as it and none below. For one municipality the share is not shown, for confidentiality. In one municipality there is nothing to compare.")]
    [InlineData(0, 98, 0, 0, 0, 0, "No municipalities are above the national share, 98 as it and none below.")]
    [InlineData(98, 0, 0, 0, 0, 0, "98 municipalities are above the national share, none as it and none below.")]
    [InlineData(1, 1, 1, 1, 0, 0, "One municipality is above the national share, one as it and one below. In one municipality there are too few courses to tell.")]
    public void Kortet_i_ord(int over, int som, int under, int forFaa, int skjult, int intet, string saetning)
    {
        int[] antal = [over, som, under, forFaa, skjult, intet];
        var kommuner = Enum.GetValues<Stilling>().SelectMany((stilling, i) => Enumerable.Range(0, antal[i]).Select(_ => Kommune("Skive", 50, false) with { Stilling = stilling })).ToList();
        Assert.Equal(saetning, EngelskeSaetninger.Stillingerne(Billede(kommuner)));
    }

    [Theory]
    [InlineData(Stilling.Over, true, "That is above the national share (50.0 per cent), and so far above that it is hardly chance.")]
    [InlineData(Stilling.Under, true, "That is below the national share (50.0 per cent), and so far below that it is hardly chance.")]
    [InlineData(Stilling.Over, false, "That is above the national share (50.0 per cent), but no further than municipalities of its size may vary.")]
    [InlineData(Stilling.Under, false, "That is below the national share (50.0 per cent), but no further than municipalities of its size may vary.")]
    [InlineData(Stilling.Som, false, "That cannot be told from the national share (50.0 per cent).")]
    [InlineData(Stilling.ForFaa, false, "There are too few courses to tell whether that differs from the national share (50.0 per cent).")]
    [InlineData(Stilling.Diskretioneret, false, "A comparison with the national share cannot be shown, for confidentiality.")]
    [InlineData(Stilling.IntetGrundlag, false, "There is nothing to compare with the national share.")]
    public void En_stilling(Stilling stilling, bool skiller, string saetning) =>
        Assert.Equal(saetning, EngelskeSaetninger.Stillingen(Kommune("Skive", 50, skiller) with { Stilling = stilling }, Billede([])));

    [Theory]
    [InlineData(600, "In Aarhus, half of those who had an effort had had the first no later than 60 days after the start.")]
    [InlineData(455, "In Aarhus, half of those who had an effort had had the first no later than 45.5 days after the start.")]
    [InlineData(10, "In Aarhus, half of those who had an effort had had the first no later than 1 day after the start.")]
    [InlineData(5, "In Aarhus, half of those who had an effort had had the first no later than 0.5 days after the start.")]
    [InlineData(0, "In Aarhus, half of those who had an effort had the first on the day of the start.")]
    [InlineData(10_000, "In Aarhus, half of those who had an effort had had the first no later than 1,000 days after the start.")]
    public void En_median(long tiendedele, string saetning) => Assert.Equal(saetning, EngelskeSaetninger.Median(new Tabeltal(tiendedele, 1, Cellesymbol.Ingen), Aarhus));

    [Fact]
    public void En_median_der_ikke_vises() => Assert.Equal("", EngelskeSaetninger.Median(new Tabeltal(0, 1, Cellesymbol.Diskretioneret), Aarhus));

    [Theory]
    [InlineData(1_296, 590, 455, "In Aarhus, the rehabilitation team recommended 1,296 courses for company-based effort. 590 of them had it before the deadline (45.5 per cent).")]
    [InlineData(9, 0, 0, "In Aarhus, the rehabilitation team recommended 9 courses for company-based effort. None of them had it before the deadline.")]
    [InlineData(9, 9, 1_000, "In Aarhus, the rehabilitation team recommended 9 courses for company-based effort. They all had it before the deadline.")]
    [InlineData(1, 1, 1_000, "In Aarhus, the rehabilitation team recommended 1 course for company-based effort. It was given before the deadline.")]
    [InlineData(1, 0, 0, "In Aarhus, the rehabilitation team recommended 1 course for company-based effort. It was not given before the deadline.")]
    [InlineData(0, 0, -1, "In Aarhus, the rehabilitation team recommended no courses for company-based effort.")]
    [InlineData(9, -1, -1, "In Aarhus, the rehabilitation team recommended 9 courses for company-based effort. How many of them had it is not shown, for confidentiality.")]
    [InlineData(-1, -1, -1, "In Aarhus, how many were recommended for company-based effort, and had it, is not shown, for confidentiality.")]
    public void Indstillet_og_givet(long indstillet, long givet, long andel, string saetning) =>
        Assert.Equal(saetning, EngelskeSaetninger.IndstilletOgGivet(Antal(indstillet), Antal(givet), Antal(andel) with { Decimaler = 1 }, Aarhus));

    [Fact]
    public void Tal_og_dage_skrives_paa_engelsk()
    {
        Assert.Equal("1,234,567.8", EngelskSkrift.Tal(12_345_678, 1));
        Assert.Equal("-0.4", EngelskSkrift.Procent(-0.004));
        Assert.Equal("0.0", EngelskSkrift.Procent(-0.0001));
        Assert.Equal("1 month", EngelskSkrift.Maanedstal(1));
        Assert.Equal("1 October 2026, 08:00 (Copenhagen)", EngelskSkrift.Tidspunkt(new DateTimeOffset(2026, 10, 1, 6, 0, 0, TimeSpan.Zero)));
    }

    private static Tabeltal Antal(long tal) => tal < 0 ? new Tabeltal(0, 0, Cellesymbol.Diskretioneret) : new Tabeltal(tal, 0, Cellesymbol.Ingen);

    private static Kommunestilling Kommune(string navn, long procent, bool skiller) => new(
        new Dimensionsvaerdi(navn, new Tekst(navn, navn)) { Slags = "kommune" }, Celle(procent, 100), null, procent > 50 ? Stilling.Over : Stilling.Under, skiller, 1, null, default, default);

    private static Indsatsbillede Billede(IReadOnlyList<Kommunestilling> kommuner) => new(Vr, Polaritet.HoejereErBedre, Celle(500, 1_000), default, default, new Tragt(0.5, []), kommuner);

    private static Andelscelle Celle(long med, long n) => new(new Tabeltal(n, 0, Cellesymbol.Ingen), new Tabeltal(med, 0, Cellesymbol.Ingen), new Tabeltal(1_000 * med / n, 1, Cellesymbol.Ingen));

    private static Andelscelle Uden(Cellesymbol symbol) => new(new Tabeltal(0, 0, symbol), new Tabeltal(0, 0, symbol), new Tabeltal(0, 1, symbol));
}
