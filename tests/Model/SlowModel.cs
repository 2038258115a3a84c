using System.Globalization;

namespace Opgoerelse.Model;

/// <summary>
/// The definition, followed sentence by sentence and day by day: a second, independent and deliberately slow
/// calculation. Days are walked one at a time, and nothing is remembered between calls.
/// </summary>
public static partial class SlowModel
{
    /// <summary>All rows of one valid forløb: its start quarter's, and INDF2022's where the phase-in takes it.</summary>
    public static IReadOnlyList<SlowFact> Facts(SlowForloeb forloeb, SlowRegelsaet regelsaet, DateOnly d)
    {
        List<SlowFact> facts = [Fact(forloeb, regelsaet, d)];
        if (IsPhasedIn(forloeb, regelsaet))
        {
            facts.Add(FactFrom(forloeb, regelsaet, d, SlowOrdning.PhaseIn, SlowOrdning.PhaseInPeriod));
        }

        return facts;
    }

    /// <summary>The row of the start quarter of one valid forløb.</summary>
    public static SlowFact Fact(SlowForloeb forloeb, SlowRegelsaet regelsaet, DateOnly d) =>
        WithEnding(FactFrom(forloeb, regelsaet, d, forloeb.StartDate, Quarter(forloeb.StartDate)), forloeb, d);

    /// <summary>The row of the start quarter of one valid forløb.</summary>
    public static SlowFact Fact(SlowForloeb forloeb, string regelsaet, DateOnly d) =>
        Fact(forloeb, SlowRegelsaet.Named(regelsaet), d);

    /// <summary>The code of the quarter in which a day lies.</summary>
    public static string Quarter(DateOnly day) =>
        day.Year.ToString("0000", CultureInfo.InvariantCulture)
        + "Q"
        + (((day.Month - 1) / 3) + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// "forløb with S &lt; 1 January 2022, still running on that day, and with no indsats that meets rules 1-5
    /// begun in [S, 31 December 2021]".
    /// </summary>
    public static bool IsPhasedIn(SlowForloeb forloeb, SlowRegelsaet regelsaet)
    {
        DateOnly january = SlowOrdning.PhaseIn;
        if (forloeb.StartDate >= january)
        {
            return false;
        }

        bool stillRunning = forloeb.EndDate is null || forloeb.EndDate >= january;
        bool effortBefore = forloeb.Indsatser.Any(i =>
            MeetsRules1235(i, regelsaet) && i.StartDate >= forloeb.StartDate && i.StartDate < january);
        return stillRunning && !effortBefore;
    }

    /// <summary>F, the last day on which an indsats can count; null where there is none yet.</summary>
    public static DateOnly? Frist(SlowForloeb forloeb, SlowRegelsaet regelsaet, DateOnly start)
    {
        DateOnly unpaused = start.AddMonths(regelsaet.Months);
        if (!regelsaet.Pauses)
        {
            return unpaused;
        }

        int n = 0;
        for (DateOnly day = start.AddDays(1); day <= unpaused; day = day.AddDays(1))
        {
            n++;
        }

        List<SlowFritagelse> pauses = forloeb.Fritagelser.Where(IsPause).ToList();
        int notPaused = 0;
        for (DateOnly day = start.AddDays(1); ; day = day.AddDays(1))
        {
            if (pauses.Any(p => p.To is null && p.From <= day))
            {
                return null; // this day and every later one is paused
            }

            if (pauses.Any(p => Covers(p, day)))
            {
                continue;
            }

            notPaused++;
            if (notPaused == n)
            {
                return day;
            }
        }
    }

    /// <summary>Age band on day S.</summary>
    public static string AgeBand(DateOnly born, DateOnly start)
    {
        int age = start.Year - born.Year;
        if (start.Month < born.Month || (start.Month == born.Month && start.Day < born.Day))
        {
            age--; // the birthday of this year is still to come; for 29 February it comes on 1 March in a common year
        }

        return age < 30 ? "u30" : age < 40 ? "30-39" : age < 50 ? "40-49" : "50+";
    }

    private static SlowFact FactFrom(
        SlowForloeb forloeb, SlowRegelsaet regelsaet, DateOnly d, DateOnly start, string period)
    {
        DateOnly? frist = Frist(forloeb, regelsaet, start);
        SlowFact fact = new()
        {
            ForloebId = forloeb.ForloebId,
            Period = period,
            Start = start,
            Frist = frist,
            Status = Status(forloeb, regelsaet, d, start, frist),
            Kommune = Kommune(forloeb, regelsaet, d, start, frist),
            Age = AgeBand(forloeb.BirthDate, forloeb.StartDate),
            Sex = forloeb.Sex,
            Senior = IsSenior(forloeb.BirthDate, forloeb.StartDate),
        };
        return fact.IN ? WithMeasures(fact, forloeb, regelsaet, start, frist!.Value) : fact;
    }

    /// <summary>Exactly one, the first that holds.</summary>
    private static string Status(
        SlowForloeb forloeb, SlowRegelsaet regelsaet, DateOnly d, DateOnly start, DateOnly? frist)
    {
        if (frist is null)
        {
            return "fritaget";
        }

        if (frist > d)
        {
            return "ikkeObserveret";
        }

        if (!regelsaet.CountsEnded && forloeb.EndDate < frist)
        {
            return "afsluttetInden";
        }

        if (regelsaet.ExcludesHelbred && HasHealthPause(forloeb, start, frist.Value))
        {
            return "fritaget";
        }

        return "N";
    }

    /// <summary>A pausing fritagelse with helbred = true on a day in (S, F].</summary>
    private static bool HasHealthPause(SlowForloeb forloeb, DateOnly start, DateOnly frist)
    {
        List<SlowFritagelse> health = forloeb.Fritagelser.Where(p => IsPause(p) && p.Helbred == true).ToList();
        for (DateOnly day = start.AddDays(1); day <= frist; day = day.AddDays(1))
        {
            if (health.Any(p => Covers(p, day)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>On day F; without F on D, never before S; by switch on S. The newest entry with fra ≤ the day.</summary>
    private static string Kommune(
        SlowForloeb forloeb, SlowRegelsaet regelsaet, DateOnly d, DateOnly start, DateOnly? frist)
    {
        DateOnly day;
        if (regelsaet.KommuneAtStart)
        {
            day = start;
        }
        else if (frist is not null)
        {
            day = frist.Value;
        }
        else
        {
            day = d < start ? start : d;
        }

        return forloeb.Kommuner.Where(k => k.From <= day).OrderBy(k => k.From).Last().KommuneCode;
    }

    private static SlowFact WithMeasures(
        SlowFact fact, SlowForloeb forloeb, SlowRegelsaet regelsaet, DateOnly start, DateOnly frist)
    {
        Dictionary<string, long> count = [];
        Dictionary<string, long> coveredDays = [];
        Dictionary<string, long> minuteDays = [];
        List<string> categories = [];
        HashSet<DateOnly> daysOfAny = [];
        DateOnly? first = null;

        foreach (string category in SlowCategory.All)
        {
            count[category] = 0;
            minuteDays[category] = 0;
            HashSet<DateOnly> days = [];
            foreach (SlowIndsats indsats in forloeb.Indsatser)
            {
                if (Category(indsats) != category || !Counts(indsats, forloeb, regelsaet, start, frist))
                {
                    continue;
                }

                if (!categories.Contains(category))
                {
                    categories.Add(category);
                }

                if (indsats.StartDate >= start)
                {
                    count[category]++;
                }

                long minutesAWeek = ((indsats.HoursPerWeek ?? 0) * 60) + (indsats.MinutesPerWeek ?? 0);
                for (DateOnly day = start; day <= frist; day = day.AddDays(1))
                {
                    bool covered = indsats.StartDate <= day && (indsats.EndDate is null || day <= indsats.EndDate);
                    if (covered)
                    {
                        days.Add(day);
                        daysOfAny.Add(day);
                        minuteDays[category] += minutesAWeek;
                    }
                }

                DateOnly firstDay = indsats.StartDate < start ? start : indsats.StartDate;
                if (first is null || firstDay < first)
                {
                    first = firstDay;
                }
            }

            coveredDays[category] = days.Count;
        }

        count["nogen"] = SlowCategory.All.Sum(k => count[k]);
        coveredDays["nogen"] = daysOfAny.Count;
        minuteDays["nogen"] = SlowCategory.All.Sum(k => minuteDays[k]);

        return fact with
        {
            Categories = categories,
            Count = count,
            Days = coveredDays,
            MinuteDays = minuteDays,
            FirstDate = first,
            DaysToFirst = first is null ? null : first.Value.DayNumber - start.DayNumber,
            Loentimer = HasOrdinaryHours(forloeb, start, frist),
            Genbehandlet = forloeb.Indstillinger.Any(i =>
                i.Genbehandling && i.Date > frist && i.Date <= frist.AddMonths(3)),
            IndstilletVirksomhedsrettet = IsNamed(forloeb, SlowCategory.Virksomhedsrettet, frist),
            Indstillet = forloeb.Indstillinger
                .Where(i => !i.Genbehandling && i.Date <= start)
                .Select(i => (DateOnly?)i.Date)
                .Max(),
        };
    }

    /// <summary>Section 2: all six rules, as the regelsæt's switches change them.</summary>
    private static bool Counts(
        SlowIndsats indsats, SlowForloeb forloeb, SlowRegelsaet regelsaet, DateOnly start, DateOnly frist) =>
        MeetsRules1235(indsats, regelsaet)
        && MeetsRule4(indsats, forloeb, regelsaet, start, frist)
        && indsats.StartDate <= frist;

    /// <summary>All but the two that ask for S and F: type, status, existence, indsatsdel.</summary>
    private static bool MeetsRules1235(SlowIndsats indsats, SlowRegelsaet regelsaet)
    {
        // 1. its type is in a counting category on its start date
        SlowIndsatstype? type = TypeOnStart(indsats);
        if (type is null || !regelsaet.Categories().Contains(type.Category))
        {
            return false;
        }

        if (type.RequiredUdfoerer != "")
        {
            bool right = indsats.Udfoerer == type.RequiredUdfoerer;
            bool regional = regelsaet.RegionalSundhed
                && type.Category == SlowCategory.Sundhed
                && indsats.Udfoerer == "region";
            if (!right && !regional)
            {
                return false;
            }
        }

        // 2. it has begun
        if (indsats.Status is not ("paabegyndt" or "afsluttet"))
        {
            return false;
        }

        // 3. it exists (a deleted one never comes here)
        if (indsats.Fejloprettet == true)
        {
            return false;
        }

        // 5. it stands in the indsatsdel
        return regelsaet.Indsatsdel switch
        {
            SlowIndsatsdel.Require => indsats.IIndsatsdel == true,
            SlowIndsatsdel.RequireUnknownAllowed => indsats.IIndsatsdel != false,
            _ => true,
        };
    }

    /// <summary>4. begun in the forløb, or before it where the regelsæt lets that count.</summary>
    private static bool MeetsRule4(
        SlowIndsats indsats, SlowForloeb forloeb, SlowRegelsaet regelsaet, DateOnly start, DateOnly frist)
    {
        if (indsats.StartDate >= start)
        {
            return true;
        }

        bool stillRunning = indsats.EndDate is null || indsats.EndDate >= start;
        return regelsaet.BeforeStart switch
        {
            SlowBeforeStart.IncludeIfRunning => stillRunning,
            SlowBeforeStart.IncludeIfIndstillet => stillRunning && IsNamed(forloeb, Category(indsats), frist),
            _ => false,
        };
    }

    /// <summary>"Named by the team": in an indstilling with genbehandling = false and dato ≤ F.</summary>
    private static bool IsNamed(SlowForloeb forloeb, string category, DateOnly frist) =>
        forloeb.Indstillinger.Any(i => !i.Genbehandling && i.Date <= frist && i.Categories.Contains(category));

    /// <summary>A month lies in (S, F] if any of its days does.</summary>
    private static bool HasOrdinaryHours(SlowForloeb forloeb, DateOnly start, DateOnly frist)
    {
        for (DateOnly day = start.AddDays(1); day <= frist; day = day.AddDays(1))
        {
            if (forloeb.Hours.Any(t => t.Month.Year == day.Year && t.Month.Month == day.Month))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>hjemmel ANDEN never pauses; a fejloprettet fritagelse does not exist.</summary>
    private static bool IsPause(SlowFritagelse fritagelse) =>
        fritagelse.Fejloprettet != true && fritagelse.Hjemmel != "ANDEN";

    private static bool Covers(SlowFritagelse fritagelse, DateOnly day) =>
        fritagelse.From <= day && (fritagelse.To is null || day <= fritagelse.To);

    /// <summary>The row of the type valid on the start date; null where there is none.</summary>
    private static SlowIndsatstype? TypeOnStart(SlowIndsats indsats) =>
        SlowRegisters.Indsatstyper.SingleOrDefault(t =>
            t.Code == indsats.Indsatstype
            && t.ValidFrom <= indsats.StartDate
            && (t.ValidTo is null || indsats.StartDate <= t.ValidTo));

    private static string Category(SlowIndsats indsats) => TypeOnStart(indsats)?.Category ?? "";
}
