using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Domain.Law;

/// <summary>
/// What is asked of the forloeb: who is in the population, where it is counted, and what else is known of it at the frist.
/// </summary>
internal static class ForloebRules
{
    /// <summary>The definition's own: a genbehandling is counted when it is dated within so many months after the frist.</summary>
    private const int GenbehandlingMonths = 3;

    /// <summary>LAB § 112, stk. 3: who has less than so many years to folkepensionsalderen.</summary>
    private const int SeniorYears = 6;

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

    /// <summary>S + 6 years is later than the day of folkepensionsalderen; exactly six years is not under six.</summary>
    [Rule(LegalRule.Senior)]
    public static bool IsSenior(DateOnly birthDate, DateOnly start) =>
        start.AddYears(SeniorYears) > Folkepensionsalder.Standard.ReachedOn(birthDate);

    /// <summary>
    /// How it has ended by D: in the kommune responsible on slutdato, and what followed; without a reason that is
    /// <see cref="Afslutningsaarsager.NotStated"/>. Null where it has not.
    /// </summary>
    [Rule(LegalRule.Ending)]
    public static ForloebEnding? EndingOf(ForloebCase forloebCase, DateOnly date) =>
        forloebCase.EndDate is { } end && end <= date
            ? new ForloebEnding(
                end,
                KommuneOn(forloebCase, end),
                forloebCase.Ending ?? Afslutningsaarsager.NotStated,
                LengthOf(forloebCase.StartDate, end))
            : null;

    /// <summary>Which of the cumulative lengths it lies in: slutdato before S + 1, 2 or 3 years.</summary>
    [Rule(LegalRule.Length)]
    public static int LengthOf(DateOnly start, DateOnly end) => LengthInterval.IndexOf(start, end);

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

    /// <summary>From the latest indstilling not after S, a genbehandling aside, to S and to the first counting indsats.</summary>
    [Rule(LegalRule.Waiting)]
    public static ForloebWait? WaitingFrom(ForloebCase forloebCase, DateOnly start, DateOnly? firstIndsats)
    {
        DateOnly? latest = null;
        foreach (var indstilling in forloebCase.Indstillinger)
        {
            if (!indstilling.Genbehandling && indstilling.Date <= start && !(indstilling.Date < latest))
            {
                latest = indstilling.Date;
            }
        }

        return latest is { } day
            ? new ForloebWait(
                day,
                WaitingInterval.IndexOf(day, start),
                firstIndsats is { } first ? WaitingInterval.IndexOf(day, first) : null)
            : null;
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
