using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Support.Releases;

/// <summary>A release whose counts and shares have the two ends of a range beside them, as a release of today has them.</summary>
internal static class RangedRelease
{
    /// <summary>The release with the ends of every count, and of every share of two counts.</summary>
    /// <param name="release">Without them.</param>
    /// <param name="range">What is given of a withheld count; null where nothing is. Table and its codes, the measure last.</param>
    public static ReleaseWithTables WithRanges(this ReleaseWithTables release, Func<string, string[], (long From, long To)?> range) =>
        release with
        {
            Tables =
            [
                .. release.Tables.Select(table =>
                    table.Dimensions[^1].Values.Any(measure => IsCount(measure) || measure.Code == "andel") && table.Id != "Y11IGA03"
                        ? WithEnds(table, range)
                        : table),
            ],
        };

    private static Table WithEnds(Table table, Func<string, string[], (long From, long To)?> range)
    {
        var exact = table.Dimensions[^1].Values;
        List<DimensionValue> ends = [.. exact.Where(measure => IsCount(measure) || measure.Code == "andel")];
        IReadOnlyList<DimensionValue> measures =
        [
            .. exact,
            .. ends.SelectMany(measure => (DimensionValue[])
            [
                measure with
                {
                    Code = RangeEnds.From(measure.Code),
                    Name = new BilingualText(measure.Name.Da + ", fra", measure.Name.En + ", from"),
                },
                measure with
                {
                    Code = RangeEnds.To(measure.Code),
                    Name = new BilingualText(measure.Name.Da + ", til", measure.Name.En + ", to"),
                },
            ]),
        ];
        var values = new List<long>();
        var symbols = new List<CellSymbol>();
        var row = new int[table.Dimensions.Count - 1];
        for (var first = 0; first < table.Values.Length; first += exact.Count)
        {
            string[] codes = [.. row.Select((position, i) => table.Dimensions[i].Values[position].Code)];
            values.AddRange(table.Values.AsSpan(first, exact.Count));
            symbols.AddRange(table.Symbols.AsSpan(first, exact.Count));
            var symbol = table.Symbols.AsSpan(first, exact.Count).Contains(CellSymbol.Preliminary)
                ? CellSymbol.Preliminary
                : CellSymbol.None;
            foreach (var measure in ends)
            {
                var cell = first + exact.Index().First(pair => pair.Item == measure).Index;
                var given = measure.Code != "andel" ? Ends(cell, measure.Code)
                    : Ends(cell, exact[1].Code) is { } count
                        && Ends(first, exact[0].Code) is { } n
                        && table.Symbols[cell] == CellSymbol.Withheld ? Rounding.ShareRange(count, n)
                    : table.Symbols[cell].HasValue() ? (table.Values[cell], table.Values[cell])
                    : null;
                for (var end = 0; end < 2; end++)
                {
                    values.Add(given is not { } pair ? table.Values[cell] : end == 0 ? pair.From : pair.To);
                    symbols.Add(
                        given is null || !table.Symbols[cell].HasValue() && table.Symbols[cell] != CellSymbol.Withheld
                            ? table.Symbols[cell]
                            : symbol);
                }
            }

            for (var i = row.Length - 1; i >= 0 && ++row[i] == table.Dimensions[i].Values.Count; i--)
            {
                row[i] = 0;
            }

            (long From, long To)? Ends(int cell, string measure) =>
                table.Symbols[cell].HasValue() ? (table.Values[cell], table.Values[cell])
                : table.Symbols[cell] == CellSymbol.Withheld ? range(table.Id, [.. codes, measure])
                : null;
        }

        IReadOnlyList<Dimension> dimensions =
        [
            .. table.Dimensions.SkipLast(1),
            new Dimension(table.Dimensions[^1].Code, table.Dimensions[^1].Name, DimensionRole.Measure, measures, null),
        ];
        return new Table(table.Id, table.Title, table.Notes, dimensions, [.. values], [.. symbols]);
    }

    private static bool IsCount(DimensionValue measure) =>
        measure.Code is "antalForloeb" or "antalMed" or "antal" or "indstillet" or "givet" or "ingen"
            or "undtagetLoentimer" or "genbehandlet" or "afsluttetInden" or "fritaget" or "ikkeObserveret";
}
