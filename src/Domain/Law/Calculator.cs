namespace Opgoerelse.Domain.Law;

/// <summary>
/// The legal rule: what one forloeb's registrations mean under a regelsaet. Pure and without a clock; the definition
/// is docs/opgoerelse.md, the law bekendtgørelse nr. 2408 af 13/12 2021 § 17.
/// </summary>
/// <param name="regelsaet">The switches.</param>
/// <param name="phaseIn">The scheme's phase-in; null where there was none.</param>
public sealed class Calculator(Regelsaet regelsaet, PhaseIn? phaseIn)
{
    /// <summary>§ 17, stk. 4: a genbehandling counts when it is dated within so many months after the frist.</summary>
    private const int GenbehandlingMonths = 3;

    /// <summary>The facts of <paramref name="forloebCase"/>, made for <paramref name="date"/> (opgoerelsesdato D).</summary>
    public CaseFacts Calculate(ForloebCase forloebCase, DateOnly date)
    {
        var age = AgeGroups.Of(AgeGroups.Age(forloebCase.BirthDate, forloebCase.StartDate));
        var start = Calculate(forloebCase, date, forloebCase.StartDate, age, isPhaseIn: false);
        return IsPhasedIn(forloebCase)
            ? new CaseFacts(start, Calculate(forloebCase, date, phaseIn!.Date, age, isPhaseIn: true))
            : new CaseFacts(start, null);
    }

    /// <summary>
    /// S before the phase-in day, still running on it, and no indsats that meets rules 1-5 begun in between.
    /// </summary>
    private bool IsPhasedIn(ForloebCase forloebCase)
    {
        if (phaseIn is null || forloebCase.StartDate >= phaseIn.Date || forloebCase.EndDate < phaseIn.Date)
        {
            return false;
        }

        foreach (var indsats in forloebCase.Indsatser)
        {
            if (indsats.StartDate >= forloebCase.StartDate && indsats.StartDate < phaseIn.Date && Category(indsats) is not null)
            {
                return false;
            }
        }

        return true;
    }

    private ForloebFact Calculate(ForloebCase forloebCase, DateOnly date, DateOnly start, string age, bool isPhaseIn)
    {
        var frist = regelsaet.Pauses
            ? Frist.Compute(start, regelsaet.WindowMonths, forloebCase.Fritagelser)
            : Frist.WithoutPauses(start, regelsaet.WindowMonths);
        var status = Status(forloebCase, date, start, frist);
        var kommuneDay = regelsaet.KommuneAtStart ? start : frist ?? (date > start ? date : start);
        var fact = new ForloebFact
        {
            ForloebId = forloebCase.ForloebId,
            PhaseIn = isPhaseIn,
            Start = start,
            Frist = frist,
            Status = status,
            Kommune = KommuneOn(forloebCase, kommuneDay),
            Age = age,
            Sex = forloebCase.Sex,
            NextDate = NextDate(forloebCase, date, frist, kommuneDay),
        };
        return status == Domain.Law.Status.Population ? Measure(fact, forloebCase, start, frist!.Value) : fact;
    }

    private Status Status(ForloebCase forloebCase, DateOnly date, DateOnly start, DateOnly? frist) =>
        frist is not { } last ? Domain.Law.Status.Fritaget
        : last > date ? Domain.Law.Status.NotObserved
        : forloebCase.EndDate < last && !regelsaet.IncludeEndedBeforeFrist ? Domain.Law.Status.EndedBeforeFrist
        : regelsaet.ExcludeFritagetForHelbred && HasHelbredPause(forloebCase, start, last) ? Domain.Law.Status.Fritaget
        : Domain.Law.Status.Population;

    private static bool HasHelbredPause(ForloebCase forloebCase, DateOnly start, DateOnly frist)
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

    private static string KommuneOn(ForloebCase forloebCase, DateOnly day)
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
    /// A frist that is not reached is reached on its day; without a frist the kommune is that of D and moves with the
    /// citizen.
    /// </summary>
    private DateOnly? NextDate(ForloebCase forloebCase, DateOnly date, DateOnly? frist, DateOnly kommuneDay)
    {
        if (frist is { } last)
        {
            return last > date ? last : null;
        }

        if (!regelsaet.KommuneAtStart)
        {
            foreach (var responsibility in forloebCase.Kommuner)
            {
                if (responsibility.From > kommuneDay)
                {
                    return responsibility.From;
                }
            }
        }

        return null;
    }

    /// <summary>Rules 1, 2 and 5: the category in which the indsats may count, or null.</summary>
    private Category? Category(in Indsats indsats)
    {
        var begun = indsats.Status is IndsatsStatus.Started or IndsatsStatus.Ended;
        var iIndsatsdel = regelsaet.Indsatsdel switch
        {
            IndsatsdelRequirement.Require => indsats.IIndsatsdel == true,
            IndsatsdelRequirement.RequireUnknownAllowed => indsats.IIndsatsdel != false,
            _ => true,
        };
        if (!begun || !iIndsatsdel)
        {
            return null;
        }

        var category = indsats.Type.CountsIn(indsats.StartDate, indsats.Udfoerer, regelsaet.RegionalSundhed);
        return category == Domain.Law.Category.Mentor && !regelsaet.Mentor ? null : category;
    }

    /// <summary>Rule 4 and its switch: begun in the forloeb, or before it and counted all the same.</summary>
    private bool BegunInTime(in Indsats indsats, Category category, DateOnly start, Categories indstillet) =>
        indsats.StartDate >= start
        || (regelsaet.BeforeStart != BeforeStart.Leave
            && !(indsats.EndDate < start)
            && (regelsaet.BeforeStart == BeforeStart.IncludeIfRunning || indstillet.Contains(category)));

    private ForloebFact Measure(ForloebFact fact, ForloebCase forloebCase, DateOnly start, DateOnly frist)
    {
        var indstillet = Categories.Ingen;
        var genbehandlet = false;
        foreach (var indstilling in forloebCase.Indstillinger)
        {
            if (!indstilling.Genbehandling && indstilling.Date <= frist)
            {
                indstillet |= indstilling.Categories;
            }

            genbehandlet |= indstilling.Genbehandling && indstilling.Date > frist && indstilling.Date <= frist.AddMonths(GenbehandlingMonths);
        }

        var loentimer = false;
        foreach (var month in forloebCase.MonthsWithLoentimer)
        {
            loentimer |= month <= frist && month.AddMonths(1).AddDays(-1) > start;
        }

        var count = new CategoryTable();
        var minuteDays = new CategoryTable();
        var categories = Categories.Ingen;
        var indsatser = forloebCase.Indsatser;
        Span<DaySpan> spans = indsatser.Count <= 32 ? stackalloc DaySpan[indsatser.Count] : new DaySpan[indsatser.Count];
        var countingFrom = 0;
        for (var i = 0; i < indsatser.Count; i++)
        {
            var indsats = indsatser[i];
            if (indsats.StartDate > frist || Category(indsats) is not { } category || !BegunInTime(indsats, category, start, indstillet))
            {
                continue;
            }

            var before = indsats.StartDate < start;
            var from = (before ? start : indsats.StartDate).DayNumber;
            var to = indsats.EndDate is { } end && end < frist ? end.DayNumber : frist.DayNumber;
            var k = (int)category;
            categories |= category.As();
            var minuteSum = ((60L * indsats.HoursPerWeek.GetValueOrDefault()) + indsats.MinutesPerWeek.GetValueOrDefault()) * (to - from + 1);
            minuteDays[k] += minuteSum;
            minuteDays[CategoryTable.Nogen] += minuteSum;
            if (!before)
            {
                count[k]++;
                count[CategoryTable.Nogen]++;
            }

            spans[countingFrom++] = new DaySpan(from, to, k);
        }

        spans = spans[..countingFrom];
        spans.Sort(static (a, b) => a.From.CompareTo(b.From));
        DateOnly? first = countingFrom == 0 ? null : DateOnly.FromDayNumber(spans[0].From);
        return fact with
        {
            Categories = categories,
            Count = count,
            Days = UnionDays(spans),
            MinuteDays = minuteDays,
            FirstDate = first,
            Interval = first is { } day ? Intervals.Of(start, day) : Intervals.NothingFound,
            Loentimer = loentimer,
            Genbehandlet = genbehandlet,
            IndstilletVirksomhedsrettet = indstillet.Contains(Domain.Law.Category.Virksomhedsrettet),
        };
    }

    /// <summary>Days covered, per category and by any, of spans sorted by their first day.</summary>
    private static CategoryTable UnionDays(ReadOnlySpan<DaySpan> spans)
    {
        var days = new CategoryTable();
        var coveredTo = new CategoryTable();
        foreach (var span in spans)
        {
            Cover(ref days, ref coveredTo, span, span.Category);
            Cover(ref days, ref coveredTo, span, CategoryTable.Nogen);
        }

        return days;

        static void Cover(ref CategoryTable days, ref CategoryTable coveredTo, DaySpan span, int k)
        {
            var from = Math.Max(span.From, coveredTo[k] + 1);
            if (span.To >= from)
            {
                days[k] += span.To - from + 1;
                coveredTo[k] = span.To;
            }
        }
    }

    /// <summary>Day numbers, both inclusive.</summary>
    private readonly record struct DaySpan(int From, int To, int Category);
}
