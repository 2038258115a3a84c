namespace Opgoerelse.Domain.Law;

/// <summary>The last day on which an indsats can count.</summary>
public static class Frist
{
    /// <summary>
    /// F without pauses: <paramref name="start"/> plus calendar months, the day clamped to the month's end.
    /// </summary>
    [Rule(LegalRule.Frist)]
    public static DateOnly WithoutPauses(DateOnly start, int months) => start.AddMonths(months);

    /// <summary>
    /// F with pauses: with n the number of days in (S, S + months], the earliest day such that (S, F] holds n days that
    /// are not paused; null when an open pause never lets n days pass.
    /// </summary>
    [Rule(LegalRule.Pause)]
    public static DateOnly? Compute(DateOnly start, int months, IReadOnlyList<Fritagelse> fritagelser)
    {
        var withoutPauses = WithoutPauses(start, months);
        if (fritagelser.Count == 0)
        {
            return withoutPauses;
        }

        // Day numbers; an open pause ends at int.MaxValue.
        Span<(int From, int To)> pauses =
            fritagelser.Count <= 32 ? stackalloc (int, int)[fritagelser.Count] : new (int, int)[fritagelser.Count];
        var count = 0;
        for (var i = 0; i < fritagelser.Count; i++)
        {
            var fritagelse = fritagelser[i];
            if (fritagelse.Pauses)
            {
                pauses[count++] = (fritagelse.From.DayNumber, fritagelse.To?.DayNumber ?? int.MaxValue);
            }
        }

        pauses = pauses[..count];
        pauses.Sort(static (a, b) => a.From.CompareTo(b.From));

        // Walk from pause to pause. All days up to `reached` are counted or paused; overlapping pauses need no merging,
        // because what lies before `reached` is skipped.
        var reached = start.DayNumber;
        var left = withoutPauses.DayNumber - reached;
        foreach (var (from, to) in pauses)
        {
            if (to <= reached)
            {
                continue;
            }

            var free = Math.Max(from - reached - 1, 0);
            if (free >= left)
            {
                break;
            }

            if (to == int.MaxValue)
            {
                return null;
            }

            left -= free;
            reached = to;
        }

        return DateOnly.FromDayNumber(reached + left);
    }
}
