using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Premises;

namespace Opgoerelse.Generator.Life;

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
