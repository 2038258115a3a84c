using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Domain.Tables;

/// <summary>The sums of one omraade and period (and age and sex): whole numbers from which every measure is computed.</summary>
internal sealed class CubeSums
{
    public static readonly CubeSums None = new();

    /// <summary>N, the population.</summary>
    public long N { get; init; }

    public long EndedBeforeFrist { get; init; }

    public long Fritaget { get; init; }

    public long NotObserved { get; init; }

    /// <summary>antalMed, per category and <c>nogen</c>.</summary>
    public CategoryTable With { get; init; }

    /// <summary>Counting indsatser.</summary>
    public CategoryTable Count { get; init; }

    /// <summary>Days covered.</summary>
    public CategoryTable Days { get; init; }

    /// <summary>Minutes a week times days.</summary>
    public CategoryTable MinuteDays { get; init; }

    /// <summary>Forloeb with their first indsats within each interval, cumulative.</summary>
    public IReadOnlyList<long> Within { get; init; } = new long[StartInterval.All.Count];

    public long ExemptLoentimer { get; init; }

    public long Genbehandlet { get; init; }

    public long Indstillet { get; init; }

    public long Given { get; init; }

    /// <summary>Forloeb in N without any counting indsats.</summary>
    public long Ingen => N - With[CategoryTable.Nogen];

    /// <summary>Twice the median of days to the first indsats; null without an observation.</summary>
    public long? DoubledMedian { get; set; }
}
