using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>How a kommune does with one indsats in the newest rolling year.</summary>
/// <param name="Kommune">The kommune.</param>
/// <param name="Cell">Its published cells.</param>
/// <param name="Uncertainty">The 95 pct. interval of the share, unit 1; null without a published share.</param>
/// <param name="Standing">How it stands beside hele landet.</param>
/// <param name="StandsOut">Whether it stands out: outside the funnel's 99.8 pct. limits.</param>
/// <param name="Rank">1 is the best of those with a published share; equal shares by name. Null without one.</param>
/// <param name="Expectation">The expected share; null when it cannot be computed from what is published.</param>
/// <param name="Development">Against the rolling year before.</param>
/// <param name="BeforeAndAfter">The years of the guarantee against the three years before it.</param>
public sealed record KommuneStanding(
    DimensionValue Kommune,
    ShareCell Cell,
    Interval? Uncertainty,
    Standing Standing,
    bool StandsOut,
    int? Rank,
    Expectation? Expectation,
    Development Development,
    Development BeforeAndAfter);

/// <summary>All kommuner with one indsats in the newest rolling year.</summary>
/// <param name="Indsats">Which.</param>
/// <param name="Polarity">Which way is the wanted one.</param>
/// <param name="Country">Hele landet.</param>
/// <param name="CountryDevelopment">Hele landet against the rolling year before.</param>
/// <param name="CountryBeforeAndAfter">Hele landet in the years of the guarantee against the three before it.</param>
/// <param name="Funnel">The funnel; null when hele landet has no published share.</param>
/// <param name="Kommuner">The kommuner, by code.</param>
public sealed record IndsatsPicture(
    DimensionValue Indsats,
    Polarity Polarity,
    ShareCell Country,
    Development CountryDevelopment,
    Development CountryBeforeAndAfter,
    Funnel? Funnel,
    IReadOnlyList<KommuneStanding> Kommuner)
{
    /// <summary>Those who stand out, the farthest from the good end first.</summary>
    public IEnumerable<KommuneStanding> ThoseStandingOut =>
        Kommuner.Where(kommune => kommune.StandsOut).OrderBy(kommune => Polarity.Goodness(kommune.Cell.Share!.Value.Value));
}
