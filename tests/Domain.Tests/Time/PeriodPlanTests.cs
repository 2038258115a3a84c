using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.DomainTests.Time;

public class PeriodPlanTests
{
    private static readonly Ordning Ordning = Ordning.Standard;

    [Theory]
    // The last possible frist of 2023Q4 (31 December) is 30 June: June has no 31st.
    [InlineData("2024-06-29", "2023Q3")]
    [InlineData("2024-06-30", "2023Q4")]
    // 31 March + 6 months = 30 September.
    [InlineData("2024-09-29", "2023Q4")]
    [InlineData("2024-09-30", "2024Q1")]
    // 30 September + 6 months = 30 March.
    [InlineData("2024-03-29", "2023Q2")]
    [InlineData("2024-03-30", "2023Q3")]
    public void A_quarter_is_published_when_its_last_frist_is_reached(string date, string last) =>
        Assert.Equal(last, Plan("2019-01-02", date).Quarters[^1].Code);

    [Theory]
    [InlineData("2024Q1", "2024-01-01")]
    [InlineData("2019Q4", "2019-10-01")]
    [InlineData("2024Q5", null)]
    [InlineData("2024", null)]
    [InlineData("2024QMAT01", null)]
    [InlineData("INDF2022", null)]
    [InlineData("+024Q1", null)]
    public void A_quarter_is_found_by_its_code(string code, string? firstDay)
    {
        Assert.Equal(firstDay, Quarter.Find(code)?.FirstDay.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(firstDay is null ? null : code, Quarter.Find(code)?.Code);
    }

    [Fact]
    public void The_window_is_the_regelsaets()
    {
        Assert.Equal("2023Q2", Plan("2019-01-02", "2024-06-30", "foerste-aar").Quarters[^1].Code);
        Assert.Equal("2023Q4", Plan("2019-01-02", "2024-06-30", "kl-2021").Quarters[^1].Code);
    }

    [Fact]
    public void The_series_begins_with_the_quarter_of_the_first_start_and_an_incomplete_year_is_not_published()
    {
        var plan = Plan("2019-05-20", "2024-06-30");
        Assert.Equal("2019Q2", plan.Quarters[0].Code);
        Assert.Equal("2020QMAT01", plan.RollingYear[0].Code);
        Assert.Equal(["2020", "2021", "2022", "2023"], plan.Year.Select(year => year.Code));
    }

    [Fact]
    public void After_the_closing_there_are_no_periods_and_2026_is_no_year()
    {
        var plan = Plan("2019-01-02", "2031-01-01");
        Assert.Equal("2026Q2", plan.Quarters[^1].Code);
        Assert.Equal("2026QMAT02", plan.RollingYear[^1].Code);
        Assert.Equal("2025", plan.Year[^1].Code);
        Assert.Empty(plan.UpcomingQuarters);
    }

    [Fact]
    public void Begun_quarters_whose_frist_is_not_reached_are_not_yet_published()
    {
        Assert.Equal(["2026Q1", "2026Q2"], Plan("2019-01-02", "2026-09-29").UpcomingQuarters.Select(period => period.Code));
        Assert.Equal(["2023Q4", "2024Q1", "2024Q2"], Plan("2019-01-02", "2024-06-29").UpcomingQuarters.Select(period => period.Code));
    }

    [Theory]
    [InlineData("2019-01-02", "2022-06-30", false)]
    [InlineData("2019-01-02", "2022-07-01", true)]
    [InlineData("2021-12-31", "2022-07-01", true)]
    [InlineData("2022-01-01", "2024-01-01", false)]
    public void The_phase_in_is_published_as_a_quarter_that_ends_1_January_2022(string firstStart, string date, bool published)
    {
        Assert.Equal(published, Plan(firstStart, date).PhaseIn is not null);
        Assert.DoesNotContain(
            Plan(firstStart, date).PublishedPeriods.Where(period => period.Kind != PeriodKind.PhaseIn),
            period => period.StartPeriods.Contains("INDF2022"));
    }

    [Fact]
    public void A_quarter_is_preliminary_until_three_months_after_its_last_frist_both_clamped()
    {
        // 31 August is no quarter's end; 31 December: + 6 months = 30 June, + 3 months = 30 September.
        var quarter = Period.OfQuarter(new Quarter(2023, 4));
        Assert.True(Plan("2019-01-02", "2024-09-29").IsPreliminary(quarter));
        Assert.False(Plan("2019-01-02", "2024-09-30").IsPreliminary(quarter));
        // 31 March + 6 = 30 September, + 3 = 30 December, not 31.
        var first = Period.OfQuarter(new Quarter(2024, 1));
        Assert.True(Plan("2019-01-02", "2024-12-29").IsPreliminary(first));
        Assert.False(Plan("2019-01-02", "2024-12-30").IsPreliminary(first));
        // A year is as final as its last quarter, a rolling year likewise.
        Assert.True(Plan("2019-01-02", "2024-09-29").IsPreliminary(Period.OfYear(2023)));
        Assert.False(Plan("2019-01-02", "2024-09-30").IsPreliminary(Period.OfYear(2023)));
        Assert.False(Plan("2019-01-02", "2024-09-30").IsPreliminary(Period.OfRollingYear(new Quarter(2023, 4))));
    }

    [Theory]
    // The guarantee is of 1 January 2022. A series from January 2019; 2025's last frist is 30 June 2026.
    [InlineData("2019-01-02", "2026-06-30", "2019-2021 2022-2025")]
    [InlineData("2019-01-02", "2026-06-29", "2019-2021 2022-2024")]
    // 2022 alone, and 2021 alone (2020 is not whole), would be the same years under a second name.
    [InlineData("2019-01-02", "2023-06-30", "2019-2021")]
    [InlineData("2020-04-01", "2024-06-30", "2022-2023")]
    [InlineData("2022-01-03", "2023-06-30", "")]
    // 2026 is no year of the series.
    [InlineData("2019-01-02", "2031-01-01", "2019-2021 2022-2025")]
    public void Whole_years_are_pooled_before_and_since_the_guarantee(string firstStart, string date, string codes) =>
        Assert.Equal(codes, string.Join(' ', Plan(firstStart, date).PooledYears.Select(period => period.Code)));

    [Fact]
    public void The_guarantee_is_the_schemes_and_divides_the_years_of_every_regelsaet()
    {
        // The first-year regelsaet has no day from which it was law; with 12 months the year 2024 is published on 31 December 2025.
        Assert.Equal(["2019-2021", "2022-2024"], Plan("2019-01-02", "2025-12-31", "foerste-aar").PooledYears.Select(period => period.Code));
        var without = new PeriodPlan(
            Date("2019-01-02"),
            Date("2026-06-30"),
            Regelsaet.All["bek-2408"],
            Ordning with { GuaranteeFrom = null });
        Assert.Empty(without.PooledYears);
    }

    [Fact]
    public void Pooled_years_are_counted_by_their_quarters_and_as_final_as_the_last_of_them()
    {
        var plan = Plan("2019-01-02", "2026-09-29");
        var (before, since) = (plan.PooledYears[0], plan.PooledYears[1]);
        Assert.Equal(("2019-2021 (før indsatsgarantien)", "2019-2021 (before the guarantee)"), (before.Name.Da, before.Name.En));
        Assert.Equal(("2022-2025 (siden indsatsgarantien)", "2022-2025 (since the guarantee)"), (since.Name.Da, since.Name.En));
        Assert.Equal(
            "2019Q1 2019Q2 2019Q3 2019Q4 2020Q1 2020Q2 2020Q3 2020Q4 2021Q1 2021Q2 2021Q3 2021Q4",
            string.Join(' ', before.StartPeriods));
        Assert.Equal(16, since.StartPeriods.Count);
        Assert.Equal(Date("2025-12-31"), since.LastDay);
        // 31 December 2025 + 6 months = 30 June, + 3 months = 30 September 2026.
        Assert.True(plan.IsPreliminary(since));
        Assert.False(Plan("2019-01-02", "2026-09-30").IsPreliminary(since));
        Assert.False(plan.IsPreliminary(before));
        Assert.Equal(
            [PeriodKind.PooledYears, PeriodKind.Year, PeriodKind.RollingYear, PeriodKind.PhaseIn, PeriodKind.Quarter],
            plan.PublishedPeriods.Select(period => period.Kind).Distinct());
    }

    [Fact]
    public void Without_a_single_forloeb_there_are_no_periods()
    {
        var plan = new PeriodPlan(null, new DateOnly(2026, 1, 1), Regelsaet.All["bek-2408"], Ordning);
        Assert.Empty(plan.PublishedPeriods);
        Assert.Empty(plan.UpcomingQuarters);
    }

    [Fact]
    public void A_start_after_the_closing_gives_no_periods() =>
        Assert.Empty(Plan("2027-02-01", "2030-01-01").PublishedPeriods);

    [Fact]
    public void Codes_and_names_are_as_on_jobindsats()
    {
        var quarter = Period.OfQuarter(new Quarter(2024, 1));
        Assert.Equal(("2024Q1", "1. kvartal 2024", "Q1 2024"), (quarter.Code, quarter.Name.Da, quarter.Name.En));
        var rolling = Period.OfRollingYear(new Quarter(2024, 1));
        Assert.Equal(("2024QMAT01", "2. kvartal 2023 - 1. kvartal 2024"), (rolling.Code, rolling.Name.Da));
        Assert.Equal(["2023Q2", "2023Q3", "2023Q4", "2024Q1"], rolling.StartPeriods);
        Assert.Equal(["2024Q1", "2024Q2", "2024Q3", "2024Q4"], Period.OfYear(2024).StartPeriods);
    }

    [Theory]
    [InlineData("2024-01-01", "2024Q1")]
    [InlineData("2024-03-31", "2024Q1")]
    [InlineData("2024-04-01", "2024Q2")]
    [InlineData("2024-12-31", "2024Q4")]
    public void A_quarter_is_the_calendars(string day, string code) => Assert.Equal(code, Quarter.Of(Date(day)).Code);

    private static PeriodPlan Plan(string firstStart, string date, string regelsaet = "bek-2408") =>
        new(Date(firstStart), Date(date), Regelsaet.All[regelsaet], Ordning);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
