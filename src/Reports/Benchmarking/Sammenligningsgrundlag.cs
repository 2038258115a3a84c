using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>What a kommune is held against: one omraade, or the mean of several kommuner.</summary>
/// <param name="Navn">Its name, as a figure's label.</param>
/// <param name="Forklaring">Why these, and who they are: a whole sentence. Empty for an omraade.</param>
/// <param name="Omraader">The omraader; more than one: the plain mean of their published shares.</param>
public sealed record Sammenligningsgrundlag(string Navn, string Forklaring, IReadOnlyList<Dimensionsvaerdi> Omraader)
{
    /// <summary>The group of the file that it is; null where it is from no file.</summary>
    public string? Gruppe { get; init; }

    /// <summary>The share in a period, 0 to 1; null when none of the omraader has a published one.</summary>
    public double? Andel(Andelstabel tabel, string periode, string indsats)
    {
        double sum = 0;
        var antal = 0;
        foreach (var omraade in Omraader)
        {
            if (tabel[omraade.Kode, periode, indsats].Andel is { } andel)
            {
                sum += andel.Vaerdi;
                antal++;
            }
        }

        return antal == 0 ? null : sum / antal;
    }

    /// <summary>How many of the omraader have a published share in a period.</summary>
    public int MedTal(Andelstabel tabel, string periode, string indsats) =>
        Omraader.Count(omraade => tabel[omraade.Kode, periode, indsats].Andel is not null);
}
