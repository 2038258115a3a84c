using Opgoerelse.Aggregation.Sammenligning;
using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.AggregationTests.Sammenligning;
using Opgoerelse.Api.Http;
using Opgoerelse.Domain;
using Opgoerelse.Reports.Skrift;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The English sentences in every case that their figures can be in.</summary>
public class EngelskeSaetningerProever
{
    private static readonly Dimensionsvaerdi Aarhus = new("0751", new Tekst("Aarhus", "Aarhus")) { Slags = "kommune" };
    private static readonly Dimensionsvaerdi Landet = new("DK", new Tekst("Hele landet", "All Denmark")) { Slags = "land" };
    private static readonly Dimensionsvaerdi Vr = new("virksomhedsrettet", new Tekst("Virksomhedsrettet indsats", "Company-based effort"));
    private static readonly Dimensionsvaerdi Ingen = new("ingen", new Tekst("Ingen indsats", "No effort"));

    [Theory]
    [InlineData(1_333, 4_000, "In Denmark as a whole, 33.3 per cent of 4,000 courses had company-based effort.")]
    [InlineData(0, 12, "In Denmark as a whole, none of 12 courses had company-based effort.")]
    [InlineData(12, 12, "In Denmark as a whole, all 12 courses had company-based effort.")]
    [InlineData(1, 10_000, "In Denmark as a whole, less than 0.1 per cent of 10,000 courses had company-based effort.")]
    [InlineData(9_999, 10_000, "In Denmark as a whole, more than 99.9 per cent of 10,000 courses had company-based effort.")]
    public void En_andel(long med, long n, string saetning) => Assert.Equal(saetning, EngelskeSaetninger.Andel(Landet, Vr, Celle(med, n)));

    [Theory]
    [InlineData(5, 10, "In Aarhus, 50.0 per cent of 10 courses had no effort.")]
    [InlineData(0, 10, "In Aarhus, all 10 courses had at least one effort.")]
    [InlineData(10, 10, "In Aarhus, all 10 courses had no effort.")]
    public void En_andel_uden(long med, long n, string saetning) => Assert.Equal(saetning, EngelskeSaetninger.Andel(Aarhus, Ingen, Celle(med, n)));

    [Theory]
    [InlineData(Cellesymbol.Diskretioneret, "In Aarhus, the share with company-based effort cannot be shown, for confidentiality.")]
    [InlineData(Cellesymbol.IntetGrundlag, "In Aarhus, there were no courses to count.")]
    [InlineData(Cellesymbol.IkkeTilgaengelig, "In Aarhus, the share with company-based effort is not available.")]
    [InlineData(Cellesymbol.EndnuIkke, "In Aarhus, the share with company-based effort is not published yet.")]
    public void En_andel_der_ikke_er_der(Cellesymbol symbol, string saetning) => Assert.Equal(saetning, EngelskeSaetninger.Andel(Aarhus, Vr, Uden(symbol)));

    [Theory]
    [InlineData(100, 1_000, 200, 1_000, "The share has risen from 10.0 per cent the year before to 20.0 per cent.")]
    [InlineData(200, 1_000, 100, 1_000, "The share has fallen from 20.0 per cent the year before to 10.0 per cent.")]
    [InlineData(200, 1_000, 200, 1_000, "The share is the same as the year before (20.0 per cent).")]
    [InlineData(200, 1_000, 210, 1_000, "The share was 20.0 per cent the year before; the difference is no larger than what may be chance.")]
    [InlineData(2, 9, 8, 9, "There are too few courses to tell whether the share has changed.")]
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
        Assert.Equal("There were no courses to compare.", EngelskeSaetninger.FoerOgEfter(new Udvikling(Retning.IntetGrundlag, null, null, null), "2019-2021", "2022-2025"));
        Assert.Equal("A comparison cannot be shown, for confidentiality.", EngelskeSaetninger.FoerOgEfter(new Udvikling(Retning.Diskretioneret, null, null, null), "2019-2021", "2022-2025"));
        Assert.Equal("The series has no figures for the three years before the guarantee.", EngelskeSaetninger.FoerOgEfter(new Udvikling(Retning.IntetGrundlag, null, null, null), "", ""));
    }

    [Fact]
    public void Foer_og_efter_garantien() => Assert.StartsWith(
        "The share was 10.0 per cent for starts in 2019-2021 and 20.0 per cent for starts in 2022-2025: a rise of ",
        EngelskeSaetninger.FoerOgEfter(Udvikling.Af(new Andel(100, 1_000), new Andel(200, 1_000)), "2019-2021", "2022-2025"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(412, 1_000, 500, 900, "In Aarhus, 41.2 per cent of 1,000 courses had company-based effort. By KL's proposal it is 55.6 per cent of 900 courses, 14.4 percentage points more.")]
    [InlineData(500, 1_000, 400, 1_000, "In Aarhus, 50.0 per cent of 1,000 courses had company-based effort. By KL's proposal it is 40.0 per cent of 1,000 courses, 10.0 percentage points less.")]
    [InlineData(500, 1_000, 450, 900, "In Aarhus, 50.0 per cent of 1,000 courses had company-based effort. By KL's proposal it is 50.0 per cent of 900 courses, which is the same share.")]
    public void De_samme_borgere_efter_to_regler(long med, long n, long klMed, long klN, string saetning) =>
        Assert.Equal(saetning, EngelskeSaetninger.EfterEnAndenRegel(Aarhus, Vr, Celle(med, n), Celle(klMed, klN), "KL's proposal"));

    [Theory]
    [InlineData(Cellesymbol.Diskretioneret, " The share by KL's proposal cannot be shown, for confidentiality.")]
    [InlineData(Cellesymbol.IntetGrundlag, " By KL's proposal there were no courses to count.")]
    [InlineData(Cellesymbol.IkkeTilgaengelig, " There are no figures by KL's proposal for that year.")]
    public void En_anden_regel_hvis_tal_ikke_vises(Cellesymbol symbol, string saetning) =>
        Assert.EndsWith(saetning, EngelskeSaetninger.EfterEnAndenRegel(Aarhus, Vr, Celle(1, 10), Uden(symbol), "KL's proposal"), StringComparison.Ordinal);

    [Theory]
    [InlineData(0.3, 0.02, -0.01, 0.05, "the actual share is 2.0 percentage points above, but no more than what may be chance.")]
    [InlineData(0.3, -0.1, -0.12, -0.08, "30.0 per cent would be expected; the actual share is 10.0 percentage points below.")]
    [InlineData(0.3, 0.0001, -0.01, 0.01, "the actual share is the same.")]
    public void Det_forventede(double forventet, double forskel, double nedre, double oevre, string slut) =>
        Assert.EndsWith(slut, EngelskeSaetninger.Forventet(new Forventning(forventet, forskel, new Interval(nedre, oevre))), StringComparison.Ordinal);

    /// <summary>None, one and many, over and under.</summary>
    [Theory]
    [InlineData("", "", "No municipalities stand out with company-based effort: the differences are no larger than what may be chance.")]
    [InlineData("0851", "", "1 municipality is so far above the national share with company-based effort that it is hardly chance: Aalborg.")]
    [InlineData("", "0851,0751", "2 municipalities are so far below the national share with company-based effort that it is hardly chance: Aalborg and Aarhus.")]
    [InlineData("0851", "0751", "1 municipality is far above the national share with company-based effort (Aalborg), and 1 municipality far below (Aarhus), more than what may be chance.")]
    public void Hvem_der_skiller_sig_ud(string over, string under, string saetning)
    {
        var land = new Proeveland
        {
            Foerste = new(2024, 1),
            N = (_, _) => 200,
            Procent = (kommune, _, indsats) => indsats == "nogen" ? 90 : over.Contains(kommune, StringComparison.Ordinal) ? 80 : under.Contains(kommune, StringComparison.Ordinal) ? 5 : 40,
        };
        var billede = new Sammenligner(land.Udgiv()).Billeder.Single(et => et.Indsats.Kode == "virksomhedsrettet");

        Assert.Equal(saetning, EngelskeSaetninger.SkillerSig(billede with { Indsats = Vr }));
        var kommune = billede.Kommuner.Single(en => en.Kommune.Kode == "0751");
        Assert.StartsWith(
            under.Contains("0751", StringComparison.Ordinal) ? "That is below the national share (" : "That ",
            EngelskeSaetninger.Stillingen(kommune, billede),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Tal_og_dage_skrives_paa_engelsk()
    {
        Assert.Equal("1,234,567.8", EngelskSkrift.Tal(12_345_678, 1));
        Assert.Equal("-0.4", EngelskSkrift.Procent(-0.004));
        Assert.Equal("0.0", EngelskSkrift.Procent(-0.0001));
        Assert.Equal("1 month", EngelskSkrift.Maanedstal(1));
        Assert.Equal("1 October 2026, 08:00 (Copenhagen)", EngelskSkrift.Tidspunkt(new DateTimeOffset(2026, 10, 1, 6, 0, 0, TimeSpan.Zero)));
    }

    private static Andelscelle Celle(long med, long n) => new(new Tabeltal(n, 0, Cellesymbol.Ingen), new Tabeltal(med, 0, Cellesymbol.Ingen), new Tabeltal(1_000 * med / n, 1, Cellesymbol.Ingen));

    private static Andelscelle Uden(Cellesymbol symbol) => new(new Tabeltal(0, 0, symbol), new Tabeltal(0, 0, symbol), new Tabeltal(0, 1, symbol));
}
