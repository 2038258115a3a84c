using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Domain.Law;

/// <summary>
/// The legal rule: what one forloeb's registrations mean under a regelsaet. Pure and without a clock; the definition
/// is docs/opgoerelse.md, the law bekendtgørelse nr. 2408 af 13/12 2021 § 17. Each rule is a method of its own, with its
/// paragraph: <see cref="LegalRule"/>.
/// </summary>
/// <param name="regelsaet">The switches.</param>
/// <param name="phaseIn">The scheme's phase-in; null where there was none.</param>
public sealed class Calculator(Regelsaet regelsaet, PhaseIn? phaseIn)
{
    /// <summary>The facts of <paramref name="forloebCase"/>, made for <paramref name="date"/> (opgoerelsesdato D).</summary>
    public ForloebFacts Calculate(ForloebCase forloebCase, DateOnly date)
    {
        var age = AgeGroup.BandOf(ForloebRules.AgeOn(forloebCase.BirthDate, forloebCase.StartDate));
        var start = Calculate(forloebCase, date, forloebCase.StartDate, age, isPhaseIn: false);
        return phaseIn is not null && ForloebRules.IsPhasedIn(forloebCase, phaseIn, regelsaet)
            ? new ForloebFacts(start, Calculate(forloebCase, date, phaseIn.Date, age, isPhaseIn: true))
            : new ForloebFacts(start, null);
    }

    private ForloebFact Calculate(ForloebCase forloebCase, DateOnly date, DateOnly start, string age, bool isPhaseIn)
    {
        var frist = regelsaet.Pauses
            ? Frist.Compute(start, regelsaet.WindowMonths, forloebCase.Fritagelser)
            : Frist.WithoutPauses(start, regelsaet.WindowMonths);
        var status = StatusOf(forloebCase, date, start, frist);
        var kommuneDay = ForloebRules.DayOfKommune(start, frist, date, regelsaet.KommuneAtStart);
        var fact = new ForloebFact
        {
            ForloebId = forloebCase.ForloebId,
            PhaseIn = isPhaseIn,
            Start = start,
            Frist = frist,
            Status = status,
            Kommune = ForloebRules.KommuneOn(forloebCase, kommuneDay),
            Age = age,
            Sex = forloebCase.Sex,
            IsSenior = ForloebRules.IsSenior(forloebCase.BirthDate, forloebCase.StartDate),
            Ending = isPhaseIn ? null : ForloebRules.EndingOf(forloebCase, date),
            NextDate = NextDate(forloebCase, date, frist, kommuneDay, isPhaseIn),
        };
        return status == Status.Population ? Measure(fact, forloebCase, start, frist!.Value) : fact;
    }

    /// <summary>The first that holds.</summary>
    private Status StatusOf(ForloebCase forloebCase, DateOnly date, DateOnly start, DateOnly? frist) =>
        frist is not { } last ? Status.Fritaget
        : !ForloebRules.IsObserved(last, date) ? Status.NotObserved
        : ForloebRules.HasEndedBeforeFrist(forloebCase, last) && !regelsaet.IncludeEndedBeforeFrist ? Status.EndedBeforeFrist
        : regelsaet.ExcludeFritagetForHelbred && ForloebRules.HasHelbredPause(forloebCase, start, last) ? Status.Fritaget
        : Status.Population;

    /// <summary>
    /// A frist that is not reached is reached on its day, and so is a slutdato; without a frist the kommune is that of D and moves with
    /// the citizen.
    /// </summary>
    private DateOnly? NextDate(ForloebCase forloebCase, DateOnly date, DateOnly? frist, DateOnly kommuneDay, bool isPhaseIn)
    {
        var next = NextDate(forloebCase, date, frist, kommuneDay);
        return !isPhaseIn && forloebCase.EndDate is { } end && end > date && !(next <= end) ? end : next;
    }

    private DateOnly? NextDate(ForloebCase forloebCase, DateOnly date, DateOnly? frist, DateOnly kommuneDay)
    {
        if (frist is { } last)
        {
            return ForloebRules.IsObserved(last, date) ? null : last;
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

    private ForloebFact Measure(ForloebFact fact, ForloebCase forloebCase, DateOnly start, DateOnly frist)
    {
        var indstillet = ForloebRules.IndstilletBy(forloebCase, frist);
        var most = forloebCase.Indsatser.Count;
        Span<CountingIndsats> counting = most <= 32 ? stackalloc CountingIndsats[most] : new CountingIndsats[most];
        counting = counting[..FindCounting(forloebCase, start, frist, indstillet, counting)];
        var first = IndsatsMeasures.FirstDate(counting);
        return fact with
        {
            Categories = IndsatsMeasures.CategoriesOf(counting),
            Count = IndsatsMeasures.Count(counting),
            Days = IndsatsMeasures.Days(counting),
            MinuteDays = IndsatsMeasures.MinuteDays(counting),
            FirstDate = first,
            Interval = first is { } day ? StartInterval.IndexOf(start, day) : StartInterval.NothingFound,
            Loentimer = ForloebRules.HasLoentimer(forloebCase, start, frist),
            Genbehandlet = ForloebRules.IsGenbehandlet(forloebCase, frist),
            IndstilletVirksomhedsrettet = indstillet.Contains(Category.Virksomhedsrettet),
            Waiting = ForloebRules.WaitingFrom(forloebCase, start, first),
        };
    }

    /// <summary>
    /// Fills <paramref name="counting"/> with the indsatser that count, sorted by their first day in [S, F], and gives how many.
    /// </summary>
    private int FindCounting(ForloebCase forloebCase, DateOnly start, DateOnly frist, Categories indstillet, Span<CountingIndsats> counting)
    {
        var found = 0;
        var indsatser = forloebCase.Indsatser;
        for (var i = 0; i < indsatser.Count; i++)
        {
            var indsats = indsatser[i];
            if (IndsatsRules.MayCountIn(indsats, regelsaet) is { } category
                && IndsatsRules.BeganInTime(indsats, category, start, frist, regelsaet.BeforeStart, indstillet))
            {
                counting[found++] = CountingIndsats.Of(indsats, category, start, frist);
            }
        }

        counting[..found].Sort(static (a, b) => a.From.CompareTo(b.From));
        return found;
    }
}
