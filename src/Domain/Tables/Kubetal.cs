using Opgoerelse.Domain.Law;

namespace Opgoerelse.Domain.Tables;

/// <summary>The sums of one omraade and period (and age and sex): whole numbers from which every measure is computed.</summary>
internal sealed class Kubetal
{
    public static readonly Kubetal Tomt = new();

    /// <summary>N, the population.</summary>
    public long N { get; init; }

    public long AfsluttetInden { get; init; }

    public long Fritaget { get; init; }

    public long IkkeObserveret { get; init; }

    /// <summary>antalMed, per category and <c>nogen</c>.</summary>
    public Kategoritabel Med { get; init; }

    /// <summary>Counting indsatser.</summary>
    public Kategoritabel Antal { get; init; }

    /// <summary>Days covered.</summary>
    public Kategoritabel Dage { get; init; }

    /// <summary>Minutes a week times days.</summary>
    public Kategoritabel Minutdage { get; init; }

    /// <summary>Forloeb with their first indsats within each interval, cumulative.</summary>
    public IReadOnlyList<long> Inden { get; init; } = new long[Intervaller.Alle.Count];

    public long UndtagetLoentimer { get; init; }

    public long Genbehandlet { get; init; }

    public long Indstillet { get; init; }

    public long Givet { get; init; }

    /// <summary>Forloeb in N without any counting indsats.</summary>
    public long Ingen => N - Med[Kategoritabel.Nogen];

    /// <summary>Twice the median of days to the first indsats; null without an observation.</summary>
    public long? DobbeltMedian { get; set; }
}
