using Opgoerelse.Domain.Registers;
using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Premises;

namespace Opgoerelse.GeneratorTests;

/// <summary>Does the synthetic country look like what is publicly known? Shares in per cent.</summary>
public sealed class SharesTests(TestCountry country)
{
    [Fact]
    public void Nothing_before_the_frist_for_20_to_30_pct() => Share(f => f.Counting.Count == 0, 20, 30);

    [Fact]
    public void Virksomhedsrettet_for_15_to_25_pct() => Share(f => f.Virksomhedsrettet, 15, 25);

    [Fact]
    public void Chapter_14_for_40_to_55_pct() => Share(f => f.Has("LAB-14"), 40, 55);

    [Fact]
    public void Social_for_20_to_30_pct() => Share(f => f.Has("SEL"), 20, 30);

    [Fact]
    public void Municipal_health_for_10_to_25_pct() => Share(f => f.Has("SUL"), 10, 25);

    [Fact]
    public void Regional_health_for_some() => Share(f => Any(f, i => i.Udfoerer == "region"), 4, 8);

    [Fact]
    public void Mentor_for_8_to_12_pct() => Share(f => Any(f, i => i.Indsatstype == "LAB-26-MEN"), 8, 12);

    [Fact]
    public void An_indsats_still_running_from_before_the_start_for_some() => Share(
        f => Any(f, i => i.StartDate < f.Forloeb.StartDate && !(i.EndDate < f.Forloeb.StartDate)), 5, 10);

    [Fact]
    public void The_guarantee_gives_some_points_more_something()
    {
        var before = Percent(country.Population.Where(f => f.Forloeb.StartDate.Year < 2022), f => f.Counting.Count > 0);
        var after = Percent(country.Population.Where(f => f.Forloeb.StartDate.Year >= 2022), f => f.Counting.Count > 0);
        Assert.InRange(after - before, 2, 9);
    }

    [Fact]
    public void Half_of_the_first_indsatser_begin_within_8_to_10_weeks()
    {
        var days = country.Population.Where(f => f.Counting.Count > 0).Select(f => f.DaysToFirst).Order().ToList();
        Assert.InRange(days[days.Count / 2], 56, 70);
    }

    [Fact]
    public void Every_status_is_met_and_the_early_ends_are_3_to_6_pct()
    {
        Assert.Equal(Enum.GetValues<PlainStatus>(), country.Facts.Select(f => f.Status).Distinct().Order());
        Assert.InRange(Percent(country.Facts, f => f.Status == PlainStatus.EndedBeforeFrist), 3, 6);
    }

    [Fact]
    public void Fritagelser_for_8_to_12_pct_under_every_hjemmel()
    {
        Assert.InRange(Percent(country.Facts, f => f.Children.OfType<RegisteredFritagelse>().Any()), 8, 12);
        Assert.Equal(
            ["ANDEN", "LAB-33-5", "LAS-13-15", "LAS-13-7", "LAS-13-8"],
            country.Newest<RegisteredFritagelse>().Select(f => f.Hjemmel).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(country.Newest<RegisteredFritagelse>(), f => f.To is null);
        Assert.Equal([null, false, true], country.Newest<RegisteredFritagelse>().Select(f => f.Helbred).Distinct().Order());
    }

    [Fact]
    public void Moves_between_kommuner_for_3_to_6_pct_in_the_long_run()
    {
        Assert.InRange(Percent(country.Facts, f => f.Forloeb.Kommuner.Count > 1), 3, 6);
        Assert.Contains(country.Population, f => f.Forloeb.Kommuner.Skip(1).Any(k => k.From == f.Frist));
    }

    [Fact]
    public void About_60_pct_women() => Assert.InRange(Percent(country.Facts, f => f.Forloeb.Personnummer.IsWoman), 58, 62);

    [Fact]
    public void Mostly_30_to_49_years_old_with_tails_from_18_to_64()
    {
        var ages = country.Facts.Select(AgeAtStart).ToList();
        Assert.InRange(ages.Count(a => a is >= 30 and <= 49) * 100.0 / ages.Count, 55, 75);
        Assert.Equal(18, ages.Min());
        Assert.Equal(64, ages.Max());
    }

    [Fact]
    public void Some_start_on_their_birthday_and_some_are_born_on_the_leap_day()
    {
        Assert.Contains(country.Facts, f => f.Forloeb.Personnummer.BirthDate is { Month: 2, Day: 29 });
        Assert.Contains(country.Facts, f =>
            (f.Forloeb.StartDate.Month, f.Forloeb.StartDate.Day)
            == (f.Forloeb.Personnummer.BirthDate.Month, f.Forloeb.Personnummer.BirthDate.Day));
    }

    [Fact]
    public void Starts_fall_from_year_to_year_until_the_scheme_closes()
    {
        var starts = country.Facts.GroupBy(f => f.Forloeb.StartDate.Year).OrderBy(g => g.Key).ToList();
        Assert.Equal(Enumerable.Range(2019, 8), starts.Select(g => g.Key).Where(y => y is > 2018 and < 2027));
        Assert.InRange(starts.Single(g => g.Key == 2019).Count(), 3_000, 3_500);
        Assert.InRange(starts.Single(g => g.Key == 2025).Count(), 2_000, 2_500);
        Assert.InRange(starts.Single(g => g.Key == 2026).Count(), 700, 1_000);
    }

    [Fact]
    public void All_98_kommuner_in_proportion_to_population()
    {
        var kommuner = country.Facts.CountBy(f => f.Forloeb.Kommuner[0].KommuneCode).ToDictionary();
        Assert.Equal(98, kommuner.Count);
        Assert.InRange(kommuner["0101"] * 100.0 / country.Facts.Count, 10, 12);
        Assert.InRange(kommuner["0751"] * 100.0 / country.Facts.Count, 5.5, 7);
    }

    [Fact]
    public void Kommuner_differ_by_more_than_chance()
    {
        // Pearson's chi square over its degrees of freedom is about 1 where all kommuner are alike.
        var share = Percent(country.Population, f => f.Counting.Count == 0) / 100;
        var large = country.Population.GroupBy(f => f.Forloeb.Kommuner[0].KommuneCode).Where(g => g.Count() >= 100).ToList();
        var chi = large.Sum(g =>
        {
            var expected = g.Count() * share;
            return Math.Pow(g.Count(f => f.Counting.Count == 0) - expected, 2) / (expected * (1 - share));
        });
        Assert.InRange(chi / (large.Count - 1), 2, 12);
    }

    [Fact]
    public void Some_forloeb_from_before_2022_are_running_on_1_January_2022_without_any_indsats() => Assert.InRange(
        country.Facts.Count(f => f.Forloeb.StartDate.Year < 2022
            && !(f.Forloeb.EndDate?.Year < 2022)
            && !f.Children.OfType<RegisteredIndsats>().Any(i => i.StartDate >= f.Forloeb.StartDate && i.StartDate.Year < 2022)),
        300, 3_000);

    [Fact]
    public void Indsatser_come_in_every_status_with_and_without_hours_inside_and_outside_the_plan()
    {
        var indsatser = country.Newest<RegisteredIndsats>().ToList();
        Assert.Equal(
            ["afsluttet", "annulleret", "paabegyndt", "planlagt"],
            indsatser.Select(i => i.Status).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal([null, false, true], indsatser.Select(i => i.IIndsatsdel).Distinct().Order());
        Assert.InRange(indsatser.Count(i => i.HoursPerWeek is null) * 100.0 / indsatser.Count, 8, 16);
        Assert.Contains(indsatser, i => i.Status == "afsluttet" && i.EndDate is null);
        Assert.Equal(
            RegisterTable.Rows("indsatstyper.csv").Select(r => r[0]).ToHashSet(),
            indsatser.Select(i => i.Indsatstype).ToHashSet());
    }

    [Fact]
    public void Those_with_nothing_are_sometimes_presented_to_the_team_again()
    {
        var without = country.Population.Where(f => f.Counting.Count == 0);
        Assert.InRange(
            Percent(without, f => f.Children.OfType<RegisteredIndstilling>().Any(i => i.Genbehandling && i.Date > f.Frist)),
            20,
            45);
    }

    /// <summary>By the orders of magnitude that are published, and weakly linked with whether there was an indsats.</summary>
    [Fact]
    public void Over_half_end_in_foertidspension_a_quarter_in_fleksjob_and_some_in_work()
    {
        var ended = country.Facts.Where(f => f.Forloeb is { EndDate: not null, Afslutningsaarsag: not null }).ToList();
        Assert.InRange(Percent(ended, f => Ending(f) == "foertidspension"), 52, 62);
        Assert.InRange(Percent(ended, f => Ending(f) == "fleksjob"), 23, 31);
        Assert.InRange(Percent(ended, f => Ending(f) == "beskaeftigelse"), 3, 8);
        Assert.InRange(Percent(ended, f => Ending(f) == "uoplyst"), 0.5, 4);
        Assert.Equal(
            EndingCategory.All.Select(category => category.Code).Order(StringComparer.Ordinal),
            ended.Select(Ending).Distinct().Order(StringComparer.Ordinal));
        var work = ended.Where(f => f.Status == PlainStatus.N).ToLookup(f => f.Counting.Count > 0);
        Assert.InRange(
            Percent(work[true], f => Ending(f) == "beskaeftigelse") - Percent(work[false], f => Ending(f) == "beskaeftigelse"),
            0.5,
            6);
    }

    [Fact]
    public void Most_start_within_a_month_of_the_indstilling_and_some_wait_for_half_a_year()
    {
        var waits = country.Population
            .Select(f => (
                f.Forloeb.StartDate,
                Day: f.Children
                    .OfType<RegisteredIndstilling>()
                    .Where(i => !i.Genbehandling && i.Date <= f.Forloeb.StartDate)
                    .Select(i => (DateOnly?)i.Date)
                    .Max()))
            .Where(wait => wait.Day is not null)
            .ToList();
        Assert.InRange(waits.Count * 100.0 / country.Population.Count, 65, 80);
        Assert.InRange(waits.Count(wait => wait.StartDate <= wait.Day!.Value.AddMonths(1)) * 100.0 / waits.Count, 55, 75);
        Assert.InRange(waits.Count(wait => wait.StartDate > wait.Day!.Value.AddMonths(6)) * 100.0 / waits.Count, 0.5, 4);
    }

    [Fact]
    public void Some_are_seniors() => Assert.InRange(
        Percent(
            country.Facts,
            f => f.Forloeb.StartDate.AddYears(6) > Folkepensionsalder.Standard.ReachedOn(f.Forloeb.Personnummer.BirthDate)), 0.5, 4);

    private static string Ending(PlainFact fact) =>
        Afslutningsaarsager.Standard.Category(fact.Forloeb.Afslutningsaarsag, fact.Forloeb.EndDate);

    [Fact]
    public void Ordinary_hours_for_a_few() => Share(f => f.Children.OfType<RegisteredOrdinaryHours>().Any(), 3, 7);

    [Fact]
    public void Some_people_have_several_forloeb() => Assert.InRange(
        country.People.Count(p => p.Where(b => b.Entity == RegisteredEntity.Forloeb).DistinctBy(b => b.Content.Id).Count() > 1),
        200, 2_000);

    private static bool Any(PlainFact fact, Func<RegisteredIndsats, bool> condition) =>
        fact.Children.OfType<RegisteredIndsats>().Any(condition);

    private static double Percent(IEnumerable<PlainFact> facts, Func<PlainFact, bool> condition)
    {
        var all = facts.ToList();
        return all.Count(condition) * 100.0 / all.Count;
    }

    private static int AgeAtStart(PlainFact fact)
    {
        var (born, start) = (fact.Forloeb.Personnummer.BirthDate, fact.Forloeb.StartDate);
        var birthdayCame = (start.Month, start.Day).CompareTo((born.Month, born.Day)) >= 0;
        return start.Year - born.Year - (birthdayCame ? 0 : 1);
    }

    private void Share(Func<PlainFact, bool> condition, double low, double high) =>
        Assert.InRange(Percent(country.Population, condition), low, high);
}
