namespace Opgoerelse.Domain.Law;

/// <summary>
/// What is asked of the forloeb: who is in the population, where it is counted, and what else is known of it at the frist.
/// </summary>
internal static class ForloebRules
{
    /// <summary>The definition's own: a genbehandling is counted when it is dated within so many months after the frist.</summary>
    private const int GenbehandlingMonths = 3;

    /// <summary>On opgoerelsesdato D the frist has come.</summary>
    [Rule(LegalRule.Observed)]
    public static bool IsObserved(DateOnly frist, DateOnly date) => frist <= date;

    /// <summary>It ended before the frist; on the day of the frist is not before.</summary>
    [Rule(LegalRule.EndedBeforeFrist)]
    public static bool HasEndedBeforeFrist(ForloebCase forloebCase, DateOnly frist) => forloebCase.EndDate < frist;

    /// <summary>A pausing fritagelse of health kind on a day in (S, F].</summary>
    [Rule(LegalRule.HelbredPause)]
    public static bool HasHelbredPause(ForloebCase forloebCase, DateOnly start, DateOnly frist)
    {
        foreach (var fritagelse in forloebCase.Fritagelser)
        {
            if (fritagelse is { Pauses: true, Helbred: true } && fritagelse.From <= frist && !(fritagelse.To <= start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The day whose responsible kommune it is counted in: F; without an F D, but never before S. By a switch: S.</summary>
    [Rule(LegalRule.Kommune)]
    public static DateOnly DayOfKommune(DateOnly start, DateOnly? frist, DateOnly date, bool kommuneAtStart) =>
        kommuneAtStart ? start : frist ?? (date > start ? date : start);

    /// <summary>The kommune responsible on <paramref name="day"/>: the newest that took over by then.</summary>
    public static string KommuneOn(ForloebCase forloebCase, DateOnly day)
    {
        var kommuner = forloebCase.Kommuner;
        var i = kommuner.Count - 1;
        while (i > 0 && kommuner[i].From > day)
        {
            i--;
        }

        return kommuner[i].Kommune;
    }

    /// <summary>
    /// Whole years on <paramref name="day"/>; who is born on 29 February is a year older on 1 March in common years.
    /// </summary>
    [Rule(LegalRule.Age)]
    public static int AgeOn(DateOnly birthDate, DateOnly day)
    {
        var year = day.Year - birthDate.Year;
        return (day.Month, day.Day).CompareTo((birthDate.Month, birthDate.Day)) < 0 ? year - 1 : year;
    }

    /// <summary>
    /// S before the phase-in day, still running on it, and no indsats that meets rules 1-5 begun in between.
    /// </summary>
    [Rule(LegalRule.PhaseIn)]
    public static bool IsPhasedIn(ForloebCase forloebCase, PhaseIn phaseIn, Regelsaet regelsaet)
    {
        if (forloebCase.StartDate >= phaseIn.Date || forloebCase.EndDate < phaseIn.Date)
        {
            return false;
        }

        foreach (var indsats in forloebCase.Indsatser)
        {
            if (indsats.StartDate >= forloebCase.StartDate
                && indsats.StartDate < phaseIn.Date
                && IndsatsRules.MayCountIn(indsats, regelsaet) is not null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The categories that the rehabiliteringsteam named by F; a genbehandling names none.</summary>
    [Rule(LegalRule.Indstilling)]
    public static Categories IndstilletBy(ForloebCase forloebCase, DateOnly frist)
    {
        var indstillet = Categories.Ingen;
        foreach (var indstilling in forloebCase.Indstillinger)
        {
            if (!indstilling.Genbehandling && indstilling.Date <= frist)
            {
                indstillet |= indstilling.Categories;
            }
        }

        return indstillet;
    }

    /// <summary>The team took the case up again in (F, F + 3 months].</summary>
    [Rule(LegalRule.Genbehandling)]
    public static bool IsGenbehandlet(ForloebCase forloebCase, DateOnly frist)
    {
        foreach (var indstilling in forloebCase.Indstillinger)
        {
            if (indstilling.Genbehandling && indstilling.Date > frist && indstilling.Date <= frist.AddMonths(GenbehandlingMonths))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Ordinary paid hours in a month with a day in (S, F].</summary>
    [Rule(LegalRule.Loentimer)]
    public static bool HasLoentimer(ForloebCase forloebCase, DateOnly start, DateOnly frist)
    {
        foreach (var month in forloebCase.MonthsWithLoentimer)
        {
            if (month <= frist && month.AddMonths(1).AddDays(-1) > start)
            {
                return true;
            }
        }

        return false;
    }
}
