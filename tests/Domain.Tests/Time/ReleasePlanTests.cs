using System.Globalization;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.DomainTests.Time;

public class ReleasePlanTests
{
    [Theory]
    [InlineData("2026-10-15T07:59:59+02:00", "2026-10-15T08:00:00+02:00")]
    [InlineData("2026-10-15T08:00:00+02:00", "2027-01-15T08:00:00+01:00")]
    [InlineData("2026-11-22T00:00:00+01:00", "2027-01-15T08:00:00+01:00")]
    // Still December in UTC, already January in Denmark.
    [InlineData("2026-12-31T23:30:00+00:00", "2027-01-15T08:00:00+01:00")]
    [InlineData("2027-01-15T08:00:01+01:00", "2027-04-15T08:00:00+02:00")]
    public void The_next_is_the_15th_of_the_quarters_first_month_at_8_Danish_time(string after, string next) =>
        Assert.Equal(Time(next), ReleaseCalendar.AsPlanned.Of(ReleaseCalendar.AsPlanned.NextQuarter(Time(after))));

    [Theory]
    // The series ends with 2026Q2: 30 June + 6 months = 30 December, + 3 months = 30 March.
    [InlineData("2026-11-21", "2027-01-15T08:00:00+01:00")]
    [InlineData("2027-03-29", "2027-01-15T08:00:00+01:00")]
    [InlineData("2027-03-30", null)]
    [InlineData("2031-01-01", null)]
    public void A_closed_series_has_no_next_when_all_is_final(string date, string? next) =>
        Assert.Equal(
            next is null ? null : Time(next),
            Next(ReleaseCalendar.AsPlanned, "2026-11-22T00:00:00+01:00", date, Ordning.Standard));

    [Fact]
    public void An_open_series_always_has_a_next() =>
        Assert.NotNull(
            Next(ReleaseCalendar.AsPlanned, "2031-01-01T00:00:00+01:00", "2031-01-01", Ordning.Standard with { LastStart = null }));

    [Theory]
    [InlineData("2026-10-15T07:59:59+02:00", "2026-07-15T08:00:00+02:00")]
    [InlineData("2026-10-15T08:00:00+02:00", "2026-10-15T08:00:00+02:00")]
    [InlineData("2026-12-31T23:30:00+00:00", "2026-10-15T08:00:00+02:00")]
    public void The_latest_is_the_one_that_was_last_planned(string now, string latest) =>
        Assert.Equal(Time(latest), ReleaseCalendar.AsPlanned.Of(ReleaseCalendar.AsPlanned.NewestQuarter(Time(now))));

    [Theory]
    [InlineData("2027-01-15T07:59:59+01:00", false)]
    [InlineData("2027-01-15T08:00:00+01:00", true)]
    public void The_next_is_late_from_the_moment_it_was_planned_for(string now, bool late)
    {
        var next = new NextRelease(Time("2027-01-15T08:00:00+01:00"), IsLate: false).At(Time(now));

        Assert.Equal((late, late ? null : next.Planned), (next.IsLate, next.Announced));
        // A clock that is set back makes it announced again; one that does not come is never late.
        Assert.False(next.At(Time("2026-12-01T00:00:00+01:00")).IsLate);
        Assert.False(new NextRelease(null, IsLate: false).At(Time(now)).IsLate);
    }

    /// <summary>
    /// By hand: January's publication was moved to the 20th, then on to 2 February at 9; April's from the 15th to the 14th. In summer 8 is
    /// 6 UTC.
    /// </summary>
    [Fact]
    public void What_was_moved_comes_when_it_was_moved_to()
    {
        MovedRelease first = new(
            Time("2027-01-15T08:00:00+01:00"), Time("2027-01-20T08:00:00+01:00"), "Leverancer mangler", Time("2026-12-20T10:00:00Z"));
        var second = first with { To = Time("2027-02-02T08:00:00Z"), Reason = "De mangler stadig", Told = Time("2027-01-19T10:00:00Z") };
        MovedRelease third = new(Time("2027-04-15T06:00:00Z"), Time("2027-04-14T06:00:00Z"), "Helligdag", Time("2027-01-25T10:00:00Z"));
        var calendar = new ReleaseCalendar([first, second, third]);
        var open = Ordning.Standard with { LastStart = null };

        Assert.Equal(Time("2027-02-02T09:00:00+01:00"), Next(calendar, "2026-11-22T00:00:00+01:00", "2026-11-21", open));
        Assert.Equal(Time("2027-02-02T09:00:00+01:00"), Next(calendar, "2027-01-25T00:00:00+01:00", "2027-01-24", open));
        Assert.Equal(Time("2027-04-14T08:00:00+02:00"), Next(calendar, "2027-02-02T09:00:00+01:00", "2027-02-01", open));
        Assert.Equal("2026Q4", calendar.NewestQuarter(Time("2027-02-02T07:59:59Z")).Code);
        Assert.Equal("2027Q1", calendar.NewestQuarter(Time("2027-02-02T08:00:00Z")).Code);
        var year = Following(calendar, "2026-11-22T00:00:00Z", "2026-11-21", 1, open).ToList();
        Assert.Equal(["2027Q1", "2027Q2", "2027Q3", "2027Q4"], year.Select(release => release.Quarter.Code));
        Assert.Equal([first, second], year[0].Moves);
        Assert.Equal(Time("2027-07-15T08:00:00+02:00"), year[2].At);
        // The scheme is closed: April's is the last, for its day lies after 30 March (see above).
        Assert.Equal(
            [("2027Q1", false), ("2027Q2", true)],
            Following(calendar, "2026-11-22T00:00:00Z", "2026-11-21", 2, Ordning.Standard)
                .Select(release => (release.Quarter.Code, release.IsLast)));
    }

    [Theory]
    [InlineData("2026-12-01T08:00:00+01:00", "tidspunktet er passeret")]
    [InlineData("2026-12-01T08:00:01+01:00", null)]
    [InlineData("2027-04-15T07:59:59+02:00", null)]
    [InlineData("2027-04-15T08:00:00+02:00", "den næste udgivelse kommer før")]
    public void A_publication_stays_between_its_neighbours(string to, string? why) =>
        Assert.Equal(why, ReleaseCalendar.AsPlanned.WhyNot(new Quarter(2027, 1), Time(to), Time("2026-12-01T08:00:00+01:00")));

    [Fact]
    public void A_publication_does_not_come_before_the_one_before_it() =>
        Assert.Equal(
            "udgivelsen før den kommer først da",
            ReleaseCalendar.AsPlanned.WhyNot(new Quarter(2027, 2), Time("2027-01-15T08:00:00+01:00"), Time("2026-12-01T08:00:00+01:00")));

    private static DateTimeOffset? Next(ReleaseCalendar calendar, string published, string date, Ordning ordning) =>
        Following(calendar, published, date, 1, ordning).FirstOrDefault()?.At;

    private static IEnumerable<AnnouncedRelease> Following(
        ReleaseCalendar calendar,
        string published,
        string date,
        int years,
        Ordning ordning) => calendar.Following(
            Time(published),
            Time(published).AddYears(years),
            DateOnly.Parse(date, CultureInfo.InvariantCulture),
            Regelsaet.All["bek-2408"],
            ordning);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
