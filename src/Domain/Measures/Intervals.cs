namespace Opgoerelse.Domain.Measures;

/// <summary>How soon after the start the first counting indsats began, as published cumulatively in Y11IGA04.</summary>
/// <param name="Code">Its code in tables and in the cube.</param>
/// <param name="Name">What it is called.</param>
/// <param name="AxisName">What it is called on an axis.</param>
/// <param name="Days">Its length on an axis, in days; a month is a twelfth of a year.</param>
/// <param name="End">Its last day: S + 1 day, 7 days, or calendar months (clamped).</param>
public sealed record StartInterval(string Code, BilingualText Name, BilingualText AxisName, double Days, Func<DateOnly, DateOnly> End)
{
    /// <summary>The index in the place of an interval when there is no first indsats within six months.</summary>
    public static int NothingFound => Each.Length;

    private static readonly StartInterval[] Each =
    [
        new("1-dag", new("Inden for 1 dag", "Within 1 day"), new("1 dag", "1 day"), 1, start => start.AddDays(1)),
        new("1-uge", new("Inden for 1 uge", "Within 1 week"), new("1 uge", "1 week"), 7, start => start.AddDays(7)),
        new("1-maaned", new("Inden for 1 måned", "Within 1 month"), new("1 md.", "1 month"), 30.4, start => start.AddMonths(1)),
        new("2-maaneder", new("Inden for 2 måneder", "Within 2 months"), new("2 mdr.", "2 months"), 60.9, start => start.AddMonths(2)),
        new("3-maaneder", new("Inden for 3 måneder", "Within 3 months"), new("3 mdr.", "3 months"), 91.3, start => start.AddMonths(3)),
        new("6-maaneder", new("Inden for 6 måneder", "Within 6 months"), new("6 mdr.", "6 months"), 182.6, start => start.AddMonths(6)),
    ];

    /// <summary>Shortest first.</summary>
    public static IReadOnlyList<StartInterval> All => Each;

    /// <summary>The index of the first interval that <paramref name="first"/> lies in, or <see cref="NothingFound"/>.</summary>
    public static int IndexOf(DateOnly start, DateOnly first) => Intervals.IndexOf(Each, interval => first <= interval.End(start));
}

/// <summary>How long a forloeb was, as published in Y11IGA08.</summary>
/// <param name="Code">Its code in tables.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Years">It ended before so many years after its start (clamped).</param>
public sealed record LengthInterval(string Code, BilingualText Name, int Years)
{
    /// <summary>The index of those that are in none: they had reached the agreement's limit.</summary>
    public static int Over => All.Count;

    /// <summary>The code of those in <see cref="Over"/>.</summary>
    public const string OverCode = "over-3-aar";

    /// <summary>Cumulative, the shortest first.</summary>
    public static IReadOnlyList<LengthInterval> All { get; } =
    [
        new("inden-1-aar", new("Under 1 år", "Less than 1 year"), 1),
        new("inden-2-aar", new("Under 2 år", "Less than 2 years"), 2),
        new("inden-3-aar", new("Under 3 år", "Less than 3 years"), 3),
    ];

    /// <summary>What those in <see cref="Over"/> are called.</summary>
    public static BilingualText OverName { get; } = new("3 år eller mere", "3 years or more");

    /// <summary>The index of the shortest that a forloeb lies in, or <see cref="Over"/>.</summary>
    public static int IndexOf(DateOnly start, DateOnly end) => Intervals.IndexOf(All, interval => end < start.AddYears(interval.Years));
}

/// <summary>What is waited for from the team's indstilling on, as published in Y11IGA09.</summary>
/// <param name="Code">Its code in tables and in the cube.</param>
/// <param name="Name">What it is called.</param>
public sealed record WaitingStretch(string Code, BilingualText Name)
{
    /// <summary>To the start of the forloeb: everybody has it.</summary>
    public static WaitingStretch ToStart { get; } =
        new("indstilling-start", new("Fra indstilling til start", "From recommendation to start"));

    /// <summary>To the first counting indsats.</summary>
    public static WaitingStretch ToIndsats { get; } =
        new("indstilling-indsats", new("Fra indstilling til første indsats", "From recommendation to first effort"));

    /// <summary>In the order of the tables.</summary>
    public static IReadOnlyList<WaitingStretch> All { get; } = [ToStart, ToIndsats];
}

/// <summary>How long was waited, as published cumulatively in Y11IGA09.</summary>
/// <param name="Code">Its code in tables.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Months">It ends so many months after the indstilling (clamped).</param>
public sealed record WaitingInterval(string Code, BilingualText Name, int Months)
{
    /// <summary>The index in the place of an interval of who waited longer than all.</summary>
    public static int Longer => All.Count;

    /// <summary>The shortest first.</summary>
    public static IReadOnlyList<WaitingInterval> All { get; } =
    [
        new("1-maaned", new("Inden for 1 måned", "Within 1 month"), 1),
        new("3-maaneder", new("Inden for 3 måneder", "Within 3 months"), 3),
        new("6-maaneder", new("Inden for 6 måneder", "Within 6 months"), 6),
        new("12-maaneder", new("Inden for 12 måneder", "Within 12 months"), 12),
    ];

    /// <summary>The index of the shortest that <paramref name="end"/> lies in, or <see cref="Longer"/>.</summary>
    public static int IndexOf(DateOnly indstillet, DateOnly end) =>
        Intervals.IndexOf(All, interval => end <= indstillet.AddMonths(interval.Months));
}

/// <summary>Intervals that stand with the shortest first.</summary>
file static class Intervals
{
    /// <summary>The index of the first that holds what is looked for; their number when none does.</summary>
    public static int IndexOf<T>(IReadOnlyList<T> all, Func<T, bool> holds)
    {
        var i = 0;
        while (i < all.Count && !holds(all[i]))
        {
            i++;
        }

        return i;
    }
}
