using Opgoerelse.Model;
using static Opgoerelse.ModelTests.Examples;

namespace Opgoerelse.ModelTests;

public class OneForloebTests
{
    private static readonly DateOnly Late = Day("2026-12-31");

    [Theory]
    [InlineData("2022-01-01", "2022-07-01")]
    [InlineData("2022-08-31", "2023-02-28")]
    [InlineData("2023-08-31", "2024-02-29")]
    public void The_frist_is_six_calendar_months_after_the_start(string start, string frist) =>
        Assert.Equal(Day(frist), SlowModel.Fact(Forloeb(start), "bek-2408", Late).Frist);

    [Fact]
    public void Overlapping_pauses_are_merged_and_a_pause_in_the_extension_extends_again()
    {
        // (1 Jan, 1 Jul] holds 181 days. 10 paused in March; 11 July is the tenth day after; 3 of those paused: 14 July.
        SlowForloeb forloeb = Forloeb("2022-01-01", fritagelser:
        [
            Pause("2022-03-01", "2022-03-07"), Pause("2022-03-05", "2022-03-10"), Pause("2022-07-05", "2022-07-07"),
            Pause("2021-01-01", "2022-01-01"), Pause("2022-04-01", "2022-04-30", "ANDEN"),
        ]);
        Assert.Equal(Day("2022-07-14"), SlowModel.Fact(forloeb, "bek-2408", Late).Frist);
        Assert.Equal(Day("2022-07-01"), SlowModel.Fact(forloeb, "uden-pauser", Late).Frist);
    }

    [Fact]
    public void An_open_pause_lets_no_frist_come_and_an_open_pause_after_the_frist_means_nothing()
    {
        SlowKommune[] kommuner = [new("0101", Day("2022-01-01")), new("0147", Day("2022-06-01"))];
        SlowFact open = SlowModel.Fact(
            Forloeb("2022-01-01", fritagelser: [Pause("2022-07-01", null)], kommuner: kommuner),
            "bek-2408",
            Day("2022-05-31"));
        Assert.Equal(("fritaget", (DateOnly?)null, "0101"), (open.Status, open.Frist, open.Kommune));
        Assert.Equal("N", SlowModel.Fact(Forloeb("2022-01-01", fritagelser: [Pause("2022-07-02", null)]), "bek-2408", Late).Status);
    }

    [Fact]
    public void Status_is_the_first_that_holds()
    {
        Assert.Equal("ikkeObserveret", SlowModel.Fact(Forloeb("2022-01-01", "2022-02-01"), "bek-2408", Day("2022-06-30")).Status);
        Assert.Equal("afsluttetInden", SlowModel.Fact(Forloeb("2022-01-01", "2022-06-30"), "bek-2408", Late).Status);
        Assert.Equal("N", SlowModel.Fact(Forloeb("2022-01-01", "2022-07-01"), "bek-2408", Day("2022-07-01")).Status);
        Assert.Equal("N", SlowModel.Fact(Forloeb("2022-01-01", "2022-02-01"), "foerste-aar", Late).Status);
        SlowForloeb sick = Forloeb("2022-01-01", fritagelser: [Pause("2022-07-02", "2022-07-02", "LAB-33-5", helbred: true)]);
        Assert.Equal("N", SlowModel.Fact(sick, "kl-2021", Late).Status);
        sick = Forloeb("2022-01-01", fritagelser: [Pause("2022-07-01", "2022-07-01", "LAB-33-5", helbred: true)]);
        Assert.Equal("fritaget", SlowModel.Fact(sick, "kl-2021", Late).Status);
        Assert.Equal("N", SlowModel.Fact(sick, "bek-2408", Late).Status);
    }

    [Fact]
    public void Indsats_on_the_start_day_and_on_the_frist_counts_the_day_before_and_after_does_not()
    {
        SlowForloeb forloeb = Forloeb("2022-01-01", indsatser:
        [
            Virksomhedspraktik("2021-12-31"), Virksomhedspraktik("2022-01-01", "2022-01-03"),
            Virksomhedspraktik("2022-01-03", "2022-01-05"),
            Virksomhedspraktik("2022-07-01"), Virksomhedspraktik("2022-07-02"),
        ]);
        SlowFact fact = SlowModel.Fact(forloeb, "bek-2408", Late);
        Assert.Equal(3, fact.Count["nogen"]);
        Assert.Equal(6, fact.Days["nogen"]);
        Assert.Equal(7 * 630, fact.MinuteDays["virksomhedsrettet"]);
        Assert.Equal(0, fact.DaysToFirst);
        Assert.Equal(
            "00000000-0000-4000-8000-000000000001;2022Q1;2022-01-01;2022-07-01;N;0101;30-39;kvinde;virksomhedsrettet;"
            + "3;0;0;0;0;3;6;0;0;0;0;6;4410;0;0;0;0;4410;2022-01-01;0;nej;nej;nej",
            fact.ToLine());
    }

    [Fact]
    public void Sundhed_requires_the_kommune_and_mentor_counts_only_for_KL()
    {
        SlowIndsats Sundhed(string? udfoerer) =>
            new("SUL-140", "afsluttet", Day("2022-02-01"), null, Udfoerer: udfoerer);
        Assert.Equal(["sundhed"], SlowModel.Fact(Forloeb("2022-01-01", indsatser: [Sundhed("kommune")]), "bek-2408", Late).Categories);
        Assert.Empty(SlowModel.Fact(Forloeb("2022-01-01", indsatser: [Sundhed("region"), Sundhed(null)]), "bek-2408", Late).Categories);
        Assert.Equal(
            1,
            SlowModel.Fact(Forloeb("2022-01-01", indsatser: [Sundhed("region"), Sundhed(null)]), "kl-2021", Late).Count["sundhed"]);
        SlowIndsats mentor = new("LAB-26-MEN", "afsluttet", Day("2022-02-01"));
        Assert.Empty(SlowModel.Fact(Forloeb("2022-01-01", indsatser: [mentor]), "bek-2408", Late).Categories);
        Assert.Equal(["mentor"], SlowModel.Fact(Forloeb("2022-01-01", indsatser: [mentor]), "kl-2021", Late).Categories);
    }

    [Fact]
    public void Before_start_is_included_when_running_and_indstillet_but_is_not_in_the_count()
    {
        SlowForloeb forloeb = Forloeb(
            "2022-01-01",
            indsatser: [Virksomhedspraktik("2021-12-01", "2022-01-07")],
            settings: [new(Day("2022-07-01"), false, ["virksomhedsrettet"])]);
        SlowFact fact = SlowModel.Fact(forloeb, "kl-2021", Late);
        Assert.Equal(["virksomhedsrettet"], fact.Categories);
        Assert.Equal((0L, 7L, 7L * 630), (fact.Count["nogen"], fact.Days["nogen"], fact.MinuteDays["nogen"]));
        Assert.Equal((Day("2022-01-01"), (int?)0), (fact.FirstDate!.Value, fact.DaysToFirst));
        Assert.Empty(SlowModel.Fact(forloeb, "bek-2408", Late).Categories);
        SlowForloeb forSent = forloeb with { Indstillinger = [new(Day("2022-07-02"), false, ["virksomhedsrettet"])] };
        Assert.Empty(SlowModel.Fact(forSent, "kl-2021", Late).Categories);
    }

    [Fact]
    public void The_phase_in_gives_one_row_more_when_nothing_counted_before_2022()
    {
        SlowForloeb forloeb = Forloeb(
            "2021-05-15", indsatser: [Virksomhedspraktik("2021-05-14"), Virksomhedspraktik("2022-02-01")], hours: [new(Day("2022-01-01"))]);
        IReadOnlyList<SlowFact> facts = SlowModel.Facts(forloeb, SlowRegelsaet.Bek2408, Late);
        Assert.Equal(["2021Q2", "INDF2022"], facts.Select(f => f.Period));
        Assert.Equal(["2021-11-15", "2022-07-01"], facts.Select(f => f.Frist!.Value.ToString("yyyy-MM-dd", null)));
        Assert.Equal([false, true], facts.Select(f => f.Loentimer));
        Assert.Equal(31, facts[1].DaysToFirst);

        Assert.Single(SlowModel.Facts(forloeb with { EndDate = Day("2021-12-31") }, SlowRegelsaet.Bek2408, Late));
        Assert.Single(SlowModel.Facts(forloeb with { Indsatser = [Virksomhedspraktik("2021-12-31")] }, SlowRegelsaet.Bek2408, Late));
    }

    [Fact]
    public void Genbehandling_lies_after_the_frist_and_at_most_three_months_after()
    {
        bool Genbehandlet(string date) => SlowModel.Fact(
            Forloeb("2022-01-01", settings: [new(Day(date), true, [])]), "bek-2408", Late).Genbehandlet;
        Assert.Equal(
            [false, true, true, false],
            new[] { "2022-07-01", "2022-07-02", "2022-10-01", "2022-10-02" }.Select(Genbehandlet));
    }

    [Theory]
    [InlineData("1992-02-29", "2022-02-28", "u30")]
    [InlineData("1992-02-29", "2022-03-01", "30-39")]
    [InlineData("1982-05-05", "2022-05-04", "30-39")]
    [InlineData("1982-05-05", "2022-05-05", "40-49")]
    [InlineData("1972-05-05", "2022-05-05", "50+")]
    public void Age_is_whole_years_on_the_start_day(string born, string start, string band) =>
        Assert.Equal(band, SlowModel.AgeBand(Day(born), Day(start)));

    [Theory]
    [InlineData(1, 2, 0, "-")]
    [InlineData(100, 8, 1, "12.5")]
    [InlineData(1, 20, 1, "0.1")]
    [InlineData(0, 7, 1, "0.0")]
    [InlineData(2, 3, 2, "0.67")]
    public void Exact_numbers_are_rounded_half_up(int numerator, int denominator, int decimals, string text) =>
        Assert.Equal(text, SlowRatio.Text(numerator, text == "-" ? 0 : denominator, decimals));
}
