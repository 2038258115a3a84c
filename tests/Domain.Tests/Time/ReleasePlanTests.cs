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
        Assert.Equal(Time(next), ReleasePlan.Next(Time(after)));

    [Theory]
    // The series ends with 2026Q2: 30 June + 6 months = 30 December, + 3 months = 30 March.
    [InlineData("2026-11-21", "2027-01-15T08:00:00+01:00")]
    [InlineData("2027-03-29", "2027-01-15T08:00:00+01:00")]
    [InlineData("2027-03-30", null)]
    [InlineData("2031-01-01", null)]
    public void A_closed_series_has_no_next_when_all_is_final(string date, string? next) =>
        Assert.Equal(
            next is null ? null : Time(next),
            ReleasePlan.Next(
                Time("2026-11-22T00:00:00+01:00"),
                DateOnly.Parse(date, CultureInfo.InvariantCulture),
                Regelsaet.All["bek-2408"],
                Ordning.Standard));

    [Fact]
    public void An_open_series_always_has_a_next() =>
        Assert.NotNull(ReleasePlan.Next(
            Time("2031-01-01T00:00:00+01:00"),
            new DateOnly(2031, 1, 1),
            Regelsaet.All["bek-2408"],
            Ordning.Standard with { LastStart = null }));

    [Theory]
    [InlineData("2026-10-15T07:59:59+02:00", "2026-07-15T08:00:00+02:00")]
    [InlineData("2026-10-15T08:00:00+02:00", "2026-10-15T08:00:00+02:00")]
    [InlineData("2026-12-31T23:30:00+00:00", "2026-10-15T08:00:00+02:00")]
    public void The_latest_is_the_one_that_was_last_planned(string now, string latest) =>
        Assert.Equal(Time(latest), ReleasePlan.Newest(Time(now)));

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

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
