using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>How a kommune does with one indsats in the newest year.</summary>
/// <param name="Kommune">The kommune.</param>
/// <param name="Cell">Its published cells.</param>
/// <param name="Uncertainty">The 95 pct. interval of the share, unit 1; of a range what holds it wherever the share lies. Null without
/// either.</param>
/// <param name="Standing">How it stands beside hele landet.</param>
/// <param name="StandsOut">Whether it stands out: outside the funnel's 99.8 pct. limits, at both ends of a range.</param>
/// <param name="IsJudged">Whether it can be told that it stands out, or that it does not.</param>
/// <param name="Rank">Its rank among those with a published share or range; null without one.</param>
/// <param name="Expectation">The expected share; null when it cannot be computed from what is published.</param>
/// <param name="Development">Against the year before.</param>
/// <param name="BeforeAndAfter">The years of the guarantee against the three years before it.</param>
public sealed record KommuneStanding(
    DimensionValue Kommune,
    ShareCell Cell,
    Interval? Uncertainty,
    Standing Standing,
    bool StandsOut,
    bool IsJudged,
    RankRange? Rank,
    Expectation? Expectation,
    Development Development,
    Development BeforeAndAfter);

/// <summary>
/// The places that a kommune can have, 1 the best: more than one where its own share is a range, or that of one that it may lie
/// before or after.
/// </summary>
/// <param name="From">The best place that it can have.</param>
/// <param name="To">The worst.</param>
/// <param name="Of">How many can be ranked.</param>
public readonly record struct RankRange(int From, int To, int Of)
{
    /// <summary>The places of the kommuner that have a share or a range, best first where they are known; equal shares by name.</summary>
    internal static Dictionary<string, RankRange> Among(
        IEnumerable<(DimensionValue Kommune, ShareCell Cell)> cells,
        Polarity polarity)
    {
        var all = cells.Where(pair => pair.Cell.Ends is not null)
            .Select(pair => (
                pair.Kommune,
                Worst: Math.Min(Low(pair.Cell), High(pair.Cell)),
                Best: Math.Max(Low(pair.Cell), High(pair.Cell))))
            .OrderBy(one => one.Kommune.Name.Da, DanishOrder.Standard)
            .ToList();
        return all.Index().ToDictionary(
            one => one.Item.Kommune.Code,
            one => new RankRange(
                1 + all.Index().Count(other => IsBefore(other, one)),
                all.Count - all.Index().Count(other => IsBefore(one, other)),
                all.Count),
            StringComparer.Ordinal);

        double Low(ShareCell cell) => polarity.Goodness(cell.Ends!.Value.Low.Value);

        double High(ShareCell cell) => polarity.Goodness(cell.Ends!.Value.High.Value);

        // Wherever in their ranges both lie.
        static bool IsBefore(
            (int Index, (DimensionValue Kommune, double Worst, double Best) Item) a,
            (int Index, (DimensionValue Kommune, double Worst, double Best) Item) b) =>
            a.Item.Worst > b.Item.Best
                || (a.Item.Worst == b.Item.Best && a.Item.Worst == a.Item.Best && b.Item.Worst == b.Item.Best && a.Index < b.Index);
    }
}

/// <summary>All kommuner with one indsats in the newest year.</summary>
/// <param name="Indsats">Which.</param>
/// <param name="Polarity">Which way is the wanted one.</param>
/// <param name="Country">Hele landet.</param>
/// <param name="CountryDevelopment">Hele landet against the year before.</param>
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
    /// <summary>How many kommuner it can be told of whether they stand out.</summary>
    public int Judged => Kommuner.Count(kommune => kommune.IsJudged);

    /// <summary>How many kommuner have a share that is shown.</summary>
    public int WithShare => Kommuner.Count(kommune => kommune.Cell.Share is not null);

    /// <summary>Those who stand out, the farthest from the good end first.</summary>
    public IEnumerable<KommuneStanding> ThoseStandingOut =>
        Kommuner.Where(kommune => kommune.StandsOut).OrderBy(kommune => Polarity.Goodness(kommune.Cell.Ends!.Value.Low.Value));
}
