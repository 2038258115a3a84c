using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>How a kommune does with one indsats in the newest rolling year.</summary>
/// <param name="Kommune">The kommune.</param>
/// <param name="Celle">Its published cells.</param>
/// <param name="Usikkerhed">The 95 pct. interval of the share, unit 1; null without a published share.</param>
/// <param name="Stilling">How it stands beside hele landet.</param>
/// <param name="Skiller">Whether it stands out: outside the funnel's 99.8 pct. limits.</param>
/// <param name="Rang">1 is the best of those with a published share; equal shares by name. Null without one.</param>
/// <param name="Forventning">The expected share; null when it cannot be computed from what is published.</param>
/// <param name="Udvikling">Against the rolling year before.</param>
/// <param name="FoerOgEfter">The years of the guarantee against the three years before it.</param>
public sealed record Kommunestilling(
    Dimensionsvaerdi Kommune,
    Andelscelle Celle,
    Interval? Usikkerhed,
    Stilling Stilling,
    bool Skiller,
    int? Rang,
    Forventning? Forventning,
    Udvikling Udvikling,
    Udvikling FoerOgEfter);

/// <summary>All kommuner with one indsats in the newest rolling year.</summary>
/// <param name="Indsats">Which.</param>
/// <param name="Polaritet">Which way is the wanted one.</param>
/// <param name="Land">Hele landet.</param>
/// <param name="LandUdvikling">Hele landet against the rolling year before.</param>
/// <param name="LandFoerOgEfter">Hele landet in the years of the guarantee against the three before it.</param>
/// <param name="Tragt">The funnel; null when hele landet has no published share.</param>
/// <param name="Kommuner">The kommuner, by code.</param>
public sealed record Indsatsbillede(
    Dimensionsvaerdi Indsats,
    Polaritet Polaritet,
    Andelscelle Land,
    Udvikling LandUdvikling,
    Udvikling LandFoerOgEfter,
    Tragt? Tragt,
    IReadOnlyList<Kommunestilling> Kommuner)
{
    /// <summary>Those who stand out, the farthest from the good end first.</summary>
    public IEnumerable<Kommunestilling> DerSkiller =>
        Kommuner.Where(kommune => kommune.Skiller).OrderBy(kommune => Polaritet.Godhed(kommune.Celle.Andel!.Value.Vaerdi));
}
