using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.RuleComparison;

/// <summary>
/// What may be shown of hele landet in one period under another regelsaet, the official figures being public (ADR 32). Small is 1 to
/// k − 1, as everywhere.
/// </summary>
/// <param name="rules">The rules of confidentiality.</param>
/// <param name="officialCell">The official figures of the period by indsats, as they are published.</param>
/// <param name="before">Whether the release before withheld the figure of this period and indsats.</param>
internal sealed class RuleComparisonSuppression(DisclosureRules rules, Func<string, ShareCell> officialCell, Func<string, bool> before)
{
    private const string Nogen = CategoryCodes.Nogen;

    /// <summary>
    /// The indsatser (nogen and the categories) whose counts may be shown; null when not even N may be. ingen follows nogen.
    /// </summary>
    public IReadOnlySet<string>? ShownCells(ComparedCounts number)
    {
        var n = officialCell(Nogen).Forloeb;
        if (!n.HasValue || rules.IsSmall(number.N) || rules.IsSmall(Math.Abs(number.N - n.Value)))
        {
            return null;
        }

        var withheldIndsatser = number.With.Keys.Where(indsats => before(indsats) || IsWithheldNumber(indsats, number, n.Value))
            .ToHashSet(StringComparer.Ordinal);
        return withheldIndsatser.All(indsats => Values(indsats, number, n.Value, withheldIndsatser) >= rules.Threshold)
            ? number.With.Keys.Except(withheldIndsatser, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal)
            : null;
    }

    private bool IsWithheldNumber(string indsats, ComparedCounts number, long n)
    {
        var having = number.With[indsats];
        if (rules.IsSmallPart(having, number.N, Concepts.IsSensitive(indsats)))
        {
            return true;
        }

        // What the official rule does not know, such as mentor, has nothing to be subtracted from.
        var otherOne = officialCell(indsats).With;
        return otherOne.Symbol != CellSymbol.NotAvailable
            && (otherOne.Symbol == CellSymbol.Withheld
                || rules.IsSmall(Math.Abs(having - otherOne.Value))
                || rules.IsSmall(Math.Abs(number.N - having - (n - otherOne.Value))));
    }

    /// <summary>
    /// How many values a withheld count may have, for a reader who has all that is shown, and knows that who counts under the
    /// official rule counts under this one unless they are left out.
    /// </summary>
    private long Values(string indsats, ComparedCounts number, long n, HashSet<string> withheldIndsatser)
    {
        long lower = 0, upper = number.N;
        if (officialCell(indsats).With is { HasValue: true, Value: var having })
        {
            lower = Math.Max(lower, having - Math.Max(0, n - number.N));
        }

        var shownCells = number.With.Where(pair => pair.Key != Nogen && pair.Key != indsats && !withheldIndsatser.Contains(pair.Key))
            .Select(pair => pair.Value)
            .ToList();
        var allShown = withheldIndsatser.All(withheld => withheld == indsats || withheld == Nogen);
        if (indsats == Nogen)
        {
            lower = Math.Max(lower, shownCells.DefaultIfEmpty(0).Max());
            upper = allShown ? Math.Min(upper, shownCells.Sum()) : upper;
        }
        else if (!withheldIndsatser.Contains(Nogen))
        {
            upper = Math.Min(upper, number.With[Nogen]);
            lower = allShown ? Math.Max(lower, number.With[Nogen] - shownCells.Sum()) : lower;
        }

        return Math.Max(0, upper - lower + 1);
    }
}
