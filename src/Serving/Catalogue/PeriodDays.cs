using System.Globalization;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Serving.Catalogue;

/// <summary>The days on which the forloeb of a published period started.</summary>
internal static class PeriodDays
{
    /// <summary>The first and the last of them; null for a period of another kind than those we know.</summary>
    public static (DateOnly From, DateOnly To)? Of(Dimensionsvaerdi period)
    {
        if (period.Slags == "indfasning")
        {
            return Ordning.Standard.Indfasning is { } phaseIn && phaseIn.Kode == period.Kode ? (phaseIn.Dato, phaseIn.Dato) : null;
        }

        if (period.Slags is not ("kvartal" or "rullendeaar" or "aar")
            || !int.TryParse(period.Kode.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return null;
        }

        if (period.Slags == "aar")
        {
            return (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        }

        var last = new Kvartal(year, period.Kode[^1] - '0');
        return ((period.Slags == "kvartal" ? last : last.Plus(-3)).FoersteDag, last.SidsteDag);
    }
}
