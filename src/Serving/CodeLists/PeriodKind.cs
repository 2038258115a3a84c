using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Serving.CodeLists;

/// <summary>A kind of period, as clients meet it: the periods of all kinds stand on one axis, a codelist shows one kind.</summary>
/// <param name="Code">Its code in a release (<see cref="Dimensionsvaerdi.Slags"/>).</param>
/// <param name="Codelist">The codelist of its periods; null where there is none, as there is but one period.</param>
/// <param name="Only">What that codelist is called.</param>
/// <param name="Name">What its periods are called in a sentence.</param>
internal sealed record PeriodKind(string Code, string? Codelist, Tekst Only, Tekst Name)
{
    /// <summary>The kinds that codelists are offered of, in the order in which they are offered.</summary>
    public static IReadOnlyList<PeriodKind> All { get; } =
    [
        new("kvartal", "vs_kvartaler", new Tekst("Kun kvartaler", "Quarters only"), new Tekst("kvartaler", "quarters")),
        new(
            "rullendeaar",
            "vs_rullendeaar",
            new Tekst("Kun rullende år (fire kvartaler)", "Rolling years only (four quarters)"),
            new Tekst("rullende år", "rolling years")),
        new("aar", "vs_aar", new Tekst("Kun kalenderår", "Calendar years only"), new Tekst("kalenderår", "calendar years")),
        new("indfasning", null, new Tekst("", ""), new Tekst("indfasningen", "the phase-in")),
    ];

    /// <summary>The kinds of a table's periods, each with its newest period as an example; null where there is one kind.</summary>
    public static Tekst? Note(Katalogtabel table)
    {
        if (table.Tid < 0)
        {
            return null;
        }

        var periods = table.Dimensioner[table.Tid].Vaerdier;
        var kinds = All.Select(kind => (kind.Name, Newest: periods.LastOrDefault(period => period.Slags == kind.Code)?.Kode))
            .Where(kind => kind.Newest is not null)
            .ToList();
        return kinds.Count < 2
            ? null
            : new Tekst(
                $"Perioderne er af flere slags, som overlapper og ikke kan lægges sammen: {And(Tekstsprog.Dansk, " og ")}. "
                + "I API'et gælder et udtryk (TOP, BOTTOM, FROM, TO, RANGE) perioder af én slags, "
                + "TOP og BOTTOM de korteste, der har tal.",
                $"The periods are of several kinds, which overlap and cannot be added up: {And(Tekstsprog.Engelsk, " and ")}. "
                + "In the API an expression (TOP, BOTTOM, FROM, TO, RANGE) means periods of one kind, "
                + "TOP and BOTTOM the shortest that have figures.");

        string And(string language, string and)
        {
            var example = language == Tekstsprog.Dansk ? "fx" : "such as";
            var named = kinds.Select(kind => $"{kind.Name.Paa(language)} ({example} {kind.Newest})").ToList();
            return string.Join(", ", named[..^1]) + and + named[^1];
        }
    }
}
