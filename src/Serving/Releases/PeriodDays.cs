using System.Globalization;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Serving.Releases;

/// <summary>The days on which the forloeb of a published period started.</summary>
internal static class PeriodDays
{
    /// <summary>The first and the last of them; null for a period of another kind than those we know.</summary>
    public static (DateOnly From, DateOnly To)? Of(DimensionValue period)
    {
        if (period.Kind == PeriodKindCodes.PhaseIn)
        {
            return Ordning.Standard.PhaseIn is { } phaseIn && phaseIn.Code == period.Code ? (phaseIn.Date, phaseIn.Date) : null;
        }

        if (period.Kind is not (PeriodKindCodes.Quarter or PeriodKindCodes.RollingYear or PeriodKindCodes.Year
                or PeriodKindCodes.PooledYears)
            || !int.TryParse(period.Code.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return null;
        }

        if (period.Kind == PeriodKindCodes.Year)
        {
            return (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        }

        if (period.Kind == PeriodKindCodes.PooledYears)
        {
            return int.TryParse(period.Code.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var lastYear)
                ? (new DateOnly(year, 1, 1), new DateOnly(lastYear, 12, 31))
                : null;
        }

        var last = new Quarter(year, period.Code[^1] - '0');
        return ((period.Kind == PeriodKindCodes.Quarter ? last : last.Plus(-3)).FirstDay, last.LastDay);
    }
}
