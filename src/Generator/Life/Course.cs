using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Premises;

namespace Opgoerelse.Generator.Life;

/// <summary>The plan of one forløb, which everything registered about it follows.</summary>
/// <param name="Id">The forløb's id.</param>
/// <param name="Start">S.</param>
/// <param name="Frist">The last day on which an indsats can count; far away while an open pause runs.</param>
/// <param name="End">The day it ends, known or not.</param>
/// <param name="Kommune">The kommune at the start, whose system reports.</param>
internal sealed record Course(Guid Id, DateOnly Start, DateOnly Frist, DateOnly End, GeneratedKommune Kommune)
{
    /// <summary>Days from the start to the frist, or some months of them while the frist is far away.</summary>
    public int Window { get; } = Math.Min(Frist.DayNumber - Start.DayNumber, 400);
}

/// <summary>One day after the other, as the definition says it. The real calculation lives in Domain; this one
/// only lets the generator place events on and around the frist.</summary>
internal static class FristByDays
{
    /// <summary>Later than anything that is registered: an open pause never lets the days pass.</summary>
    public static readonly DateOnly Never = new(2040, 1, 1);

    public static DateOnly Of(DateOnly start, IReadOnlyList<(DateOnly From, DateOnly? To)> pauses)
    {
        var unpaused = start.AddMonths(6);
        if (pauses.Count == 0)
            return unpaused;

        var left = unpaused.DayNumber - start.DayNumber;
        var day = start;
        while (left > 0 && day < Never)
        {
            day = day.AddDays(1);
            if (!IsPaused(day, pauses))
                left--;
        }

        return day;
    }

    private static bool IsPaused(DateOnly day, IReadOnlyList<(DateOnly From, DateOnly? To)> pauses)
    {
        foreach (var (from, to) in pauses)
        {
            if (from <= day && (to is null || day <= to))
                return true;
        }

        return false;
    }
}

/// <summary>Makes people of the age and sex that start a forløb on a given day.</summary>
internal static class PersonFactory
{
    public static SyntheticPersonnummer Make(DateOnly start, Rng rng)
    {
        var woman = rng.Hits(Assumptions.Women);
        return SyntheticPersonnummer.Make(BirthDate(start, Assumptions.Age.Draw(rng), rng), woman, rng);
    }

    private static DateOnly BirthDate(DateOnly start, int age, Rng rng)
    {
        var youngest = start.AddYears(-age);
        var born = rng.Hits(Assumptions.StartOnBirthday) ? youngest : youngest.AddDays(-rng.Below(365));
        if (rng.Hits(Assumptions.BornOnLeapDay))
        {
            // The nearest leap day on the side that keeps everybody between 18 and 64.
            var sinceLeapYear = born.Year % 4;
            var year = age < 40 || sinceLeapYear == 0 ? born.Year - sinceLeapYear : born.Year + 4 - sinceLeapYear;
            if (new DateOnly(year, 2, 29) is var leapDay && leapDay <= youngest)
                born = leapDay;
        }

        // 1 January is the day on which numbers without a modulus 11 check are really issued; see Personnummer.
        return born is { Month: 1, Day: 1 } ? born.AddDays(-1) : born;
    }
}
