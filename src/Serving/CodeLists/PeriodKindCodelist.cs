using Opgoerelse.Domain;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Serving.CodeLists;

/// <summary>A kind of period, as clients meet it: the periods of all kinds stand on one axis, a codelist shows one kind.</summary>
/// <param name="Code">Its code in a release (<see cref="DimensionValue.Kind"/>).</param>
/// <param name="Codelist">The codelist of its periods; null where there is none, as there is but one period.</param>
/// <param name="Only">What that codelist is called.</param>
/// <param name="Name">What its periods are called in a sentence.</param>
internal sealed record PeriodKindCodelist(string Code, string? Codelist, BilingualText Only, BilingualText Name)
{
    /// <summary>The kinds that codelists are offered of, in the order in which they are offered.</summary>
    public static IReadOnlyList<PeriodKindCodelist> All { get; } =
    [
        new(
            PeriodKindCodes.Quarter,
            "vs_kvartaler",
            new BilingualText("Kun kvartaler", "Quarters only"),
            PeriodKind.Quarter.InSentence()),
        new(
            PeriodKindCodes.RollingYear,
            "vs_rullendeaar",
            new BilingualText("Kun rullende år (fire kvartaler)", "Rolling years only (four quarters)"),
            PeriodKind.RollingYear.InSentence()),
        new(
            PeriodKindCodes.Year,
            "vs_aar",
            new BilingualText("Kun kalenderår", "Calendar years only"),
            PeriodKind.Year.InSentence()),
        new(
            PeriodKindCodes.PooledYears,
            "vs_samledeaar",
            new BilingualText("Kun samlede år", "Pooled years only"),
            PeriodKind.PooledYears.InSentence()),
        new(PeriodKindCodes.PhaseIn, null, new BilingualText("", ""), PeriodKind.PhaseIn.InSentence()),
    ];

    /// <summary>The kinds of a table's periods, each with its newest period as an example; null where there is one kind.</summary>
    public static BilingualText? Note(CatalogueTable table)
    {
        if (table.Time < 0)
        {
            return null;
        }

        var periods = table.Dimensions[table.Time].Values;
        var kinds = All.Select(kind => (kind.Name, Newest: periods.LastOrDefault(period => period.Kind == kind.Code)?.Code))
            .Where(kind => kind.Newest is not null)
            .ToList();
        return kinds.Count < 2
            ? null
            : new BilingualText(
                $"Perioderne er af flere slags, som overlapper og ikke kan lægges sammen: {And(TextLanguages.Danish, " og ")}. "
                + "I API'et gælder et udtryk (TOP, BOTTOM, FROM, TO, RANGE) perioder af én slags, "
                + "TOP og BOTTOM de korteste, der har tal.",
                $"The periods are of several kinds, which overlap and cannot be added up: {And(TextLanguages.English, " and ")}. "
                + "In the API an expression (TOP, BOTTOM, FROM, TO, RANGE) means periods of one kind, "
                + "TOP and BOTTOM the shortest that have figures.");

        string And(string language, string and)
        {
            var example = language == TextLanguages.Danish ? "fx" : "such as";
            var named = kinds.Select(kind => $"{kind.Name.In(language)} ({example} {kind.Newest})").ToList();
            return string.Join(", ", named[..^1]) + and + named[^1];
        }
    }
}
