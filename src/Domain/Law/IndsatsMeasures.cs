namespace Opgoerelse.Domain.Law;

/// <summary>
/// A counting indsats within [S, F]: day numbers, both inclusive. One from before S begins on S and is not among those begun in [S, F].
/// </summary>
internal readonly record struct CountingIndsats(int From, int To, Category Category, bool BegunBefore, long MinutesPerWeek)
{
    /// <summary>What of <paramref name="indsats"/> lies in [S, F]; an open end is F, missing hours are 0.</summary>
    public static CountingIndsats Of(in Indsats indsats, Category category, DateOnly start, DateOnly frist)
    {
        var before = indsats.StartDate < start;
        return new CountingIndsats(
            (before ? start : indsats.StartDate).DayNumber,
            indsats.EndDate is { } end && end < frist ? end.DayNumber : frist.DayNumber,
            category,
            before,
            (60L * indsats.HoursPerWeek.GetValueOrDefault()) + indsats.MinutesPerWeek.GetValueOrDefault());
    }
}

/// <summary>
/// The measures of a forloeb's counting indsatser, sorted by their first day: the definition's section 4, a method for each.
/// </summary>
internal static class IndsatsMeasures
{
    /// <summary>The categories with at least one.</summary>
    public static Categories CategoriesOf(ReadOnlySpan<CountingIndsats> counting)
    {
        var categories = Categories.Ingen;
        foreach (var indsats in counting)
        {
            categories |= indsats.Category.As();
        }

        return categories;
    }

    /// <summary>How many began in [S, F].</summary>
    public static PerCategory Count(ReadOnlySpan<CountingIndsats> counting)
    {
        var count = new PerCategory();
        foreach (var indsats in counting)
        {
            if (!indsats.BegunBefore)
            {
                count[(int)indsats.Category]++;
                count[PerCategory.Nogen]++;
            }
        }

        return count;
    }

    /// <summary>Days covered, per category and by any: a union, so that overlapping ones count once.</summary>
    public static PerCategory Days(ReadOnlySpan<CountingIndsats> counting)
    {
        var days = new PerCategory();
        var coveredTo = new PerCategory();
        foreach (var indsats in counting)
        {
            Cover(ref days, ref coveredTo, indsats, (int)indsats.Category);
            Cover(ref days, ref coveredTo, indsats, PerCategory.Nogen);
        }

        return days;

        static void Cover(ref PerCategory days, ref PerCategory coveredTo, in CountingIndsats indsats, int k)
        {
            var from = Math.Max(indsats.From, coveredTo[k] + 1);
            if (indsats.To >= from)
            {
                days[k] += indsats.To - from + 1;
                coveredTo[k] = indsats.To;
            }
        }
    }

    /// <summary>Minutes a week times days: a sum, no union; hours = this / 420.</summary>
    public static PerCategory MinuteDays(ReadOnlySpan<CountingIndsats> counting)
    {
        var minuteDays = new PerCategory();
        foreach (var indsats in counting)
        {
            var sum = indsats.MinutesPerWeek * (indsats.To - indsats.From + 1);
            minuteDays[(int)indsats.Category] += sum;
            minuteDays[PerCategory.Nogen] += sum;
        }

        return minuteDays;
    }

    /// <summary>The first day of the first; null when there is none.</summary>
    public static DateOnly? FirstDate(ReadOnlySpan<CountingIndsats> counting) =>
        counting.IsEmpty ? null : DateOnly.FromDayNumber(counting[0].From);
}
