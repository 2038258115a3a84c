namespace Opgoerelse.Domain.Law;

/// <summary>The last day on which an indsats can count (bekendtgørelse nr. 2408 § 17, stk. 1 and 3).</summary>
public static class Frist
{
    /// <summary>
    /// F without pauses: <paramref name="start"/> plus calendar months, the day clamped to the month's end.
    /// </summary>
    public static DateOnly UdenPauser(DateOnly start, int maaneder) => start.AddMonths(maaneder);

    /// <summary>
    /// F with pauses: with n the number of days in (S, S + months], the earliest day such that (S, F] holds n days that
    /// are not paused; null when an open pause never lets n days pass.
    /// </summary>
    public static DateOnly? Beregn(DateOnly start, int maaneder, IReadOnlyList<Fritagelse> fritagelser)
    {
        var udenPauser = UdenPauser(start, maaneder);
        if (fritagelser.Count == 0)
        {
            return udenPauser;
        }

        // Day numbers; an open pause ends at int.MaxValue.
        Span<(int Fra, int Til)> pauser = fritagelser.Count <= 32 ? stackalloc (int, int)[fritagelser.Count] : new (int, int)[fritagelser.Count];
        var antal = 0;
        for (var i = 0; i < fritagelser.Count; i++)
        {
            var fritagelse = fritagelser[i];
            if (fritagelse.Pauser)
            {
                pauser[antal++] = (fritagelse.Fra.DayNumber, fritagelse.Til?.DayNumber ?? int.MaxValue);
            }
        }

        pauser = pauser[..antal];
        pauser.Sort(static (a, b) => a.Fra.CompareTo(b.Fra));

        // Walk from pause to pause. All days up to `naaet` are counted or paused; overlapping pauses need no merging,
        // because what lies before `naaet` is skipped.
        var naaet = start.DayNumber;
        var mangler = udenPauser.DayNumber - naaet;
        foreach (var (fra, til) in pauser)
        {
            if (til <= naaet)
            {
                continue;
            }

            var fri = Math.Max(fra - naaet - 1, 0);
            if (fri >= mangler)
            {
                break;
            }

            if (til == int.MaxValue)
            {
                return null;
            }

            mangler -= fri;
            naaet = til;
        }

        return DateOnly.FromDayNumber(naaet + mangler);
    }
}
