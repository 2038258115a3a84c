using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Domain.Tables;

/// <summary>The sums of one omraade and period (and age and sex): whole numbers from which every measure is computed.</summary>
internal sealed class CubeSums
{
    public static readonly CubeSums None = new();

    private PerCategory _with;
    private PerCategory _count;
    private PerCategory _days;
    private PerCategory _minuteDays;

    /// <summary>N, the population.</summary>
    public long N { get; set; }

    public long EndedBeforeFrist { get; set; }

    public long Fritaget { get; set; }

    public long NotObserved { get; set; }

    /// <summary>antalMed, per category and <c>nogen</c>.</summary>
    public ref PerCategory With => ref _with;

    /// <summary>Counting indsatser.</summary>
    public ref PerCategory Count => ref _count;

    /// <summary>Days covered.</summary>
    public ref PerCategory Days => ref _days;

    /// <summary>Minutes a week times days.</summary>
    public ref PerCategory MinuteDays => ref _minuteDays;

    /// <summary>Forloeb with their first indsats within each interval, cumulative.</summary>
    public long[] Within { get; init; } = new long[StartInterval.All.Count];

    public long ExemptLoentimer { get; set; }

    public long Genbehandlet { get; set; }

    public long Indstillet { get; set; }

    public long Given { get; set; }

    /// <summary>Forloeb in N without any counting indsats.</summary>
    public long Ingen => N - With[PerCategory.Nogen];

    /// <summary>Twice the median of days to the first indsats; null without an observation.</summary>
    public long? DoubledMedian { get; set; }
}

/// <summary>The cube of one set of facts, lifted to every level and read into memory.</summary>
/// <param name="total">By omraade and period.</param>
/// <param name="ageAndSex">By omraade above the kommuner, period, age and sex.</param>
internal sealed class CubeExtract(
    Dictionary<(string Omraade, string Period), CubeSums> total,
    Dictionary<(string Omraade, string Period, string Age, string Sex), CubeSums> ageAndSex)
{
    private readonly Dictionary<(string Omraade, string Period), CubeSums> _total = total;
    private readonly Dictionary<(string Omraade, string Period, string Age, string Sex), CubeSums> _ageAndSex = ageAndSex;

    /// <summary>The sums of an omraade and period; zeros where nothing started.</summary>
    public CubeSums this[string omraade, string period] =>
        _total.GetValueOrDefault((omraade, period), CubeSums.None);

    /// <summary>N and antalMed by age and sex, above the kommuner.</summary>
    public CubeSums this[string omraade, string period, string age, string sex] =>
        _ageAndSex.GetValueOrDefault((omraade, period, age, sex), CubeSums.None);
}
