using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.ReportsTests.Benchmarking;

public sealed class KommuneComparisonTests
{
    private static readonly BenchmarkingCountry WholeCountry = new();
    private static readonly KommuneComparison Found = new(WholeCountry.Publish());

    private static IndsatsPicture Picture(KommuneComparison kommuneComparison, string indsats) =>
        kommuneComparison.Pictures.Single(picture => picture.Indsats.Code == indsats);

    [Fact]
    public void The_newest_calendar_year_is_held_against_the_year_before()
    {
        Assert.Equal("2025", Found.Period.Code);
        Assert.Equal("2024", Found.PreviousPeriod!.Code);
        Assert.Equal(["2019", "2020", "2021"], Found.BeforeGuarantee.Select(year => year.Code));
        Assert.Equal(["2022", "2023", "2024", "2025"], Found.AfterGuarantee.Select(year => year.Code));
        Assert.Equal("2022-2025", Found.SinceGuarantee!.Code);
        Assert.Equal(98, Found.Kommuner.Count);
    }

    /// <summary>Where a year is withheld and the years together are not, the published whole is used.</summary>
    [Fact]
    public void Pooled_years_tell_what_a_withheld_year_does_not()
    {
        // 8 forløb a year of which 2 had it, 32 and 8 in four years: 25 pct.
        var country = new BenchmarkingCountry
        {
            N = (kommune, quarter) => kommune == "0825" ? 2 * (quarter.OfTheYear % 2 * 2) : 30,
            Percentage = (_, _, _) => 25,
        };
        var found = new KommuneComparison(country.Publish());
        var laesoe = Picture(found, "virksomhedsrettet").Kommuner.Single(kommune => kommune.Kommune.Code == "0825");
        Assert.Equal(Standing.Withheld, laesoe.Standing);
        Assert.Equal(new Share(8, 32), laesoe.BeforeAndAfter.Now);
        Assert.Equal(new Share(6, 24), laesoe.BeforeAndAfter.Before);
    }

    [Fact]
    public void Before_and_after_is_the_sum_of_the_years()
    {
        var development = Picture(Found, "virksomhedsrettet").CountryBeforeAndAfter;
        var truth = new[] { 2019, 2020, 2021 }.Select(year => WholeCountry.Sum("DK", Period.OfYear(year), "virksomhedsrettet"))
            .Aggregate((a, b) =>
            (a.N + b.N, a.With + b.With));

        Assert.Equal(new Share(truth.With, truth.N), development.Before);
    }

    /// <summary>What is withheld leaves no trace: no share, interval, expected share, rank or direction.</summary>
    [Fact]
    public void What_is_withheld_is_withheld_here_too()
    {
        // 14 forløb a year of which 3 or 4 had it.
        var country = new BenchmarkingCountry { N = (kommune, quarter) => kommune == "0825" ? (quarter.OfTheYear % 2) + 3 : 30 };
        var kommuneComparison = new KommuneComparison(country.Publish());
        var picture = Picture(kommuneComparison, "virksomhedsrettet");
        var laesoe = picture.Kommuner.Single(kommune => kommune.Kommune.Code == "0825");

        Assert.Equal(Standing.Withheld, laesoe.Standing);
        Assert.Null(laesoe.Uncertainty);
        Assert.Null(laesoe.Expectation);
        Assert.Null(laesoe.Rank);
        Assert.False(laesoe.StandsOut);
        Assert.Null(laesoe.Development.Now);
        Assert.Equal(Direction.Withheld, laesoe.Development.Direction);
        Assert.Equal(97, picture.Kommuner.Count(kommune => kommune.Rank is not null));
        Assert.Equal(97, picture.Funnel!.Count);
    }

    /// <summary>The comparison is a function of the published cells: other numbers behind the withheld ones change nothing.</summary>
    [Fact]
    public void What_lies_behind_the_withheld_cells_means_nothing()
    {
        var release = new BenchmarkingCountry { N = (kommune, _) => 1 + (kommune[3] % 5) }.Publish();
        var other = new BenchmarkingCountry { N = (kommune, _) => 1 + (kommune[3] % 5) }.Publish();
        var withheldOnes = 0;
        foreach (var table in other.Tables)
        {
            for (var i = 0; i < table.Values.Length; i++)
            {
                if (!table.Symbols[i].HasValue())
                {
                    table.Values[i] = i % 7;
                    withheldOnes++;
                }
            }
        }

        Assert.True(withheldOnes > 1_000);
        var (a, b) = (new KommuneComparison(release), new KommuneComparison(other));
        for (var i = 0; i < a.Pictures.Count; i++)
        {
            Assert.Equal(a.Pictures[i].Kommuner.Select(Number), b.Pictures[i].Kommuner.Select(Number));
            Assert.Equal(a.Pictures[i].Funnel?.Tau2, b.Pictures[i].Funnel?.Tau2);
        }

        static string Number(KommuneStanding kommune) =>
            $"{kommune.Kommune.Code} {kommune.Standing} {kommune.Rank} {kommune.Uncertainty} {kommune.Expectation} "
                + $"{kommune.Development} {kommune.BeforeAndAfter} {kommune.StandsOut}";
    }

    /// <summary>The one place of a kommune whose share is shown where all are.</summary>
    private static int Place(KommuneStanding kommune) =>
        kommune.Rank is { } rank && rank.From == rank.To
            ? rank.From
            : throw new InvalidOperationException($"{kommune.Kommune.Code}: {kommune.Rank}");

    [Fact]
    public void The_places_are_1_to_98_and_equal_shares_stand_by_name()
    {
        var alike = new KommuneComparison(new BenchmarkingCountry
        {
            N = (_, _) => 40,
            Percentage = (kommune, _, indsats) => indsats == "nogen" ? 70 : kommune == "0851" ? 60 : 30,
        }.Publish());
        var vr = Picture(alike, "virksomhedsrettet").Kommuner;
        var ingen = Picture(alike, "ingen").Kommuner;

        Assert.Equal(Enumerable.Range(1, 98), vr.Select(kommune => Place(kommune)).Order());
        Assert.Equal(["Aalborg", "Albertslund", "Allerød", "Assens"], vr.OrderBy(Place).Take(4).Select(kommune => kommune.Kommune.Name.Da));
        // Aabenraa begins with Å, the last letter; Aalborg and Aarhus follow it.
        Assert.Equal(["Aabenraa", "Aalborg", "Aarhus"], ingen.OrderBy(Place).TakeLast(3).Select(kommune => kommune.Kommune.Name.Da));
        Assert.True(vr.Single(kommune => kommune.Kommune.Code == "0851").StandsOut);
        Assert.Equal(1, vr.Count(kommune => kommune.StandsOut));
    }

    [Fact]
    public void For_no_indsats_the_lowest_share_is_the_best()
    {
        var picture = Picture(Found, "ingen");
        var ordered = picture.Kommuner
            .Where(kommune => kommune.Rank is not null)
            .OrderBy(Place)
            .Select(kommune => kommune.Cell.Share!.Value.Value)
            .ToList();

        Assert.Equal(ordered.Order(), ordered);
    }

    [Fact]
    public void The_bases_are_the_country_the_region_the_landsdel_the_ten_best_and_seven_similar()
    {
        var picture = Picture(Found, "virksomhedsrettet");
        var basis = Found.Basis(Found.Find("Aarhus")!, picture);

        Assert.Equal(
            ["Hele landet", "Region Midtjylland", "Østjylland", "Top 10", "Lignende kommuner"],
            basis.Select(what => what.Name.Da));
        Assert.Equal(10, basis[3].Omraader.Count);
        Assert.Equal(7, basis[4].Omraader.Count);
        Assert.DoesNotContain(basis[4].Omraader, omraade => omraade.Name.Da == "Aarhus");
        Assert.Contains("ligger nærmest i antal forløb", basis[4].Explanation, StringComparison.Ordinal);
        // The mean of the ten, worked out another way; and the same ten the year before.
        foreach (var period in new[] { "2025", "2024" })
        {
            var mean = basis[3]
                .Omraader
                .Average(omraade => Found.Table[omraade.Code, period, "virksomhedsrettet"].Percentage.Number!.Value);
            Assert.Equal(mean, 100 * basis[3].Share(Found.Table, period, "virksomhedsrettet")!.Value, 0.06);
        }

        var lowest = basis[3].Omraader.Min(omraade => Found.Table[omraade.Code, "2025", "virksomhedsrettet"].Share!.Value.Value);
        Assert.Equal(
            10,
            picture.Kommuner.Count(kommune =>
                kommune.Cell.Share?.Value >= lowest
                    && kommune.Standing != Standing.TooFew
                    && kommune.Rank is { From: var place }
                    && place <= 10 + picture.Kommuner.Count(one => one.Standing == Standing.TooFew)));
    }

    [Fact]
    public void The_similar_are_nearest_in_number_when_the_ages_are_equal()
    {
        var kommune = Found.Find("0751")!;
        long N(DimensionValue one) => Found.Table[one.Code, Found.Period.Code, "nogen"].Forloeb.Value;
        var equalOnes = Found.Peers(kommune)!.Omraader;
        var farthest = equalOnes.Max(one => Math.Abs(Math.Log((double)N(one) / N(kommune))));

        // Ages are spread alike over all landsdele here, but for rounding.
        Assert.True(
            Found.Kommuner
                .Except(equalOnes)
                .Where(one => one != kommune)
                .Count(one => Math.Abs(Math.Log((double)N(one) / N(kommune))) < farthest * 0.8) <= 12);
    }

    [Fact]
    public void A_file_can_decide_the_groups()
    {
        using var text = new StringReader("kommunekode;gruppe\n# de store\n0751;Storbyer\n0851;Storbyer\n0461;Storbyer\n");
        var kommuneComparison = new KommuneComparison(WholeCountry.Publish(), GroupFile.Read(text));
        var equalOnes = kommuneComparison.Peers(kommuneComparison.Find("aarhus")!)!;

        Assert.Equal("Lignende kommuner er de andre i gruppen Storbyer: Odense og Aalborg.", equalOnes.Explanation);
        Assert.Equal(7, kommuneComparison.Peers(kommuneComparison.Find("Skive")!)!.Omraader.Count);
    }

    [Theory]
    [InlineData("kommunekode;gruppe\n0751\n", "Linje 2")]
    [InlineData("kommunekode;gruppe\n0411;A\n", "'0411'")]
    [InlineData("kommunekode;gruppe\n0751;A\n0751;B\n", "Linje 3")]
    public void A_wrong_group_file_is_refused(string file, string reason)
    {
        using var text = new StringReader(file);
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => GroupFile.Read(text)).Message, StringComparison.Ordinal);
    }

    /// <summary>With the same shares everywhere a kommune is expected to have the national share.</summary>
    [Fact]
    public void Where_all_are_alike_the_expected_is_the_countrys()
    {
        var alike = new KommuneComparison(new BenchmarkingCountry { N = (_, _) => 100, Percentage = (_, _, _) => 30 }.Publish());
        foreach (var kommune in Picture(alike, "virksomhedsrettet").Kommuner)
        {
            // The made-up counts by age are rounded down.
            Assert.Equal(0.3, kommune.Expectation!.Value.Expected, 0.005);
            Assert.Equal(0.3 - kommune.Expectation.Value.Expected, kommune.Expectation.Value.Difference, 10);
        }
    }

    // 10 forløb where the rate is 20 pct. and 30 where it is 40: expected (10 * 0.2 + 30 * 0.4) / 40 = 35 pct. 20 of 40 had it: 15
    // points above.
    [Fact]
    public void Indirect_standardisation_computed_by_hand()
    {
        var expected = Standardisation.Expected([(10, 0.2), (30, 0.4)])!.Value;
        var found = Standardisation.Compare(new Share(20, 40), expected);

        Assert.Equal(0.35, expected, 12);
        Assert.Equal(0.15, found.Difference, 12);
        Assert.Equal(new Share(20, 40).Wilson().Lower - 0.35, found.Uncertainty.Lower, 12);
        Assert.Null(Standardisation.Expected([]));
    }

    [Theory]
    [InlineData("0751", "Aarhus")]
    [InlineData("århus", "Aarhus")]
    [InlineData("AABENRAA", "Aabenraa")]
    [InlineData("høje-taastrup", "Høje-Taastrup")]
    public void A_kommune_is_found_by_code_or_name(string asked, string name) => Assert.Equal(name, Found.Find(asked)?.Name.Da);

    [Fact]
    public void A_short_series_has_nothing_to_compare_with()
    {
        var shortened =
            new KommuneComparison(new BenchmarkingCountry { First = new Quarter(2025, 1), Last = new Quarter(2025, 4) }.Publish());

        Assert.Null(shortened.PreviousPeriod);
        Assert.Empty(shortened.BeforeGuarantee);
        Assert.Equal(Direction.NoBasis, Picture(shortened, "nogen").CountryDevelopment.Direction);
        Assert.Throws<ArgumentException>(() =>
            new KommuneComparison(new BenchmarkingCountry { First = new Quarter(2025, 2), Last = new Quarter(2025, 4) }.Publish()));
    }
}
