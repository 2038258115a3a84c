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
    public const int NothingFound = 6;

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
    public static int IndexOf(DateOnly start, DateOnly first)
    {
        for (var i = 0; i < Each.Length; i++)
        {
            if (first <= Each[i].End(start))
            {
                return i;
            }
        }

        return NothingFound;
    }
}
