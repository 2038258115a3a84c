using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>What a kommune is held against: one omraade, or the mean of several kommuner.</summary>
/// <param name="Name">Its name, as a figure's label.</param>
/// <param name="Explanation">Why these, and who they are: a whole sentence. Empty for an omraade.</param>
/// <param name="Omraader">The omraader; more than one: the plain mean of their published shares.</param>
public sealed record ComparisonBasis(BilingualText Name, string Explanation, IReadOnlyList<DimensionValue> Omraader)
{
    /// <summary>Whether they are the best of the newest year.</summary>
    public bool AreTheBest { get; init; }

    /// <summary>The group of the file that it is; null where it is from no file.</summary>
    public string? Group { get; init; }

    /// <summary>The share in a period, 0 to 1; null when none of the omraader has a published one.</summary>
    public double? Share(ShareTable table, string period, string indsats)
    {
        double sum = 0;
        var count = 0;
        foreach (var omraade in Omraader)
        {
            if (table[omraade.Code, period, indsats].Share is { } share)
            {
                sum += share.Value;
                count++;
            }
        }

        return count == 0 ? null : sum / count;
    }

    /// <summary>How many of the omraader have a published share in a period.</summary>
    public int WithFigures(ShareTable table, string period, string indsats) =>
        Omraader.Count(omraade => table[omraade.Code, period, indsats].Share is not null);
}
