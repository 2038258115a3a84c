using Opgoerelse.Domain.Measures;

namespace Opgoerelse.DomainTests.Measures;

/// <summary>The index of the shortest interval, on its last day and on the day after; the indices are kept in the facts.</summary>
public sealed class IntervalTests
{
    private static readonly DateOnly Start = new(2025, 1, 31);

    [Theory]
    [InlineData("2025-01-31", 0)]
    [InlineData("2025-02-01", 0)]
    [InlineData("2025-02-02", 1)]
    [InlineData("2025-02-07", 1)]
    [InlineData("2025-02-28", 2)]
    [InlineData("2025-03-01", 3)]
    [InlineData("2025-04-01", 4)]
    [InlineData("2025-07-31", 5)]
    [InlineData("2025-08-01", 6)]
    public void From_the_start_to_the_first_indsats(string first, int index) =>
        Assert.Equal(index, StartInterval.IndexOf(Start, DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-01-30", 0)]
    [InlineData("2026-01-31", 1)]
    [InlineData("2028-01-30", 2)]
    [InlineData("2028-01-31", 3)]
    public void The_length_of_a_forloeb(string end, int index) =>
        Assert.Equal(index, LengthInterval.IndexOf(Start, DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2025-02-28", 0)]
    [InlineData("2025-03-01", 1)]
    [InlineData("2025-07-31", 2)]
    [InlineData("2026-01-31", 3)]
    [InlineData("2026-02-01", 4)]
    public void The_wait(string end, int index) =>
        Assert.Equal(index, WaitingInterval.IndexOf(Start, DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture)));
}
