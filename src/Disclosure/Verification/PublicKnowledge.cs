using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Disclosure.Verification;

/// <summary>
/// Everything countable that the public can read out of the tables as they are downloaded: values and symbols, nothing
/// else. A rounded share beside its base bounds a count that is not shown itself.
/// </summary>
internal sealed class PublicKnowledge
{
    /// <summary>What is left out of N has no share.</summary>
    private static readonly string[] GuaranteeMeasures =
    [
        "ingen", "undtagetLoentimer", "genbehandlet", "afsluttetInden", "fritaget", "ikkeObserveret",
    ];

    /// <param name="tables">The tables of one release.</param>
    public PublicKnowledge(IReadOnlyList<Table> tables)
    {
        foreach (var table in tables)
        {
            Read(table);
        }
    }

    /// <summary>Takes every shown count away but those, and what is computed from any: as if this release withheld everything.</summary>
    public void KeepOnly(IReadOnlyDictionary<PublicCell, long> known)
    {
        foreach (var cell in Shown.Keys.Where(cell => !known.ContainsKey(cell)).ToList())
        {
            Shown.Remove(cell);
            Withheld.Add(cell);
        }

        DerivedCells.Clear();
        Ranges.Clear();
    }

    /// <summary>The counts that are shown.</summary>
    public Dictionary<PublicCell, long> Shown { get; } = [];

    /// <summary>The counts that some table has a cell for, and withholds.</summary>
    public HashSet<PublicCell> Withheld { get; } = [];

    /// <summary>The ranges that are published of withheld counts.</summary>
    public Dictionary<PublicCell, CountRange> Ranges { get; } = [];

    /// <summary>Withheld counts of which something computed is shown all the same: share, average, hours, median.</summary>
    public List<(PublicCell Cell, string Measure)> DerivedCells { get; } = [];

    /// <summary>The tables' omraader, by code, those without figures too: they are parts of the others.</summary>
    public HashSet<string> Omraader { get; } = new(StringComparer.Ordinal);

    /// <summary>The tables' published periods, by code.</summary>
    public HashSet<string> Periods { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes a range to be known beside what is known of a count already.</summary>
    public void Narrow(PublicCell cell, CountRange range) =>
        Ranges[cell] = Ranges.TryGetValue(cell, out var known) ? known.Within(range) : range;

    /// <summary>The counts of a table, in the order of its cells, and whether they are withheld. Some stand there more than once.</summary>
    public static IEnumerable<(PublicCell Cell, bool Withheld)> CountCells(Table table)
    {
        foreach (var cell in CellWalk.Visit(table))
        {
            var symbol = table.Symbols[cell.Index];
            if (symbol is not (CellSymbol.NotYet or CellSymbol.NotAvailable) && WhatIs(table, cell) is { IsCount: true } what)
            {
                yield return (new PublicCell(what.Concept, cell.Omraade, cell.Period, cell.Age, cell.Sex), symbol == CellSymbol.Withheld);
            }
        }
    }

    private void Read(Table table)
    {
        var shown = new Dictionary<PublicCell, List<string>>();
        foreach (var cell in CellWalk.Visit(table))
        {
            Omraader.Add(cell.Omraade);
            var symbol = table.Symbols[cell.Index];
            if (symbol is CellSymbol.NotYet or CellSymbol.NotAvailable || WhatIs(table, cell) is not { } what)
            {
                continue;
            }

            Periods.Add(cell.Period);
            var key = new PublicCell(what.Concept, cell.Omraade, cell.Period, cell.Age, cell.Sex);
            if (!what.IsCount)
            {
                if (symbol != CellSymbol.Withheld)
                {
                    (shown.TryGetValue(key, out var measure) ? measure : shown[key] = []).Add($"{table.Id} {cell.Measure.Code}");
                }
            }
            else if (symbol.HasValue())
            {
                Shown[key] = table.Values[cell.Index];
            }
            else if (symbol == CellSymbol.Withheld)
            {
                Withheld.Add(key);
                if (table.RangeAt(cell.Index) is { } range)
                {
                    Narrow(key, new CountRange(range.From, range.To));
                }
            }
        }

        foreach (var (cell, measure) in shown.Where(pair => Withheld.Contains(pair.Key)))
        {
            DerivedCells.AddRange(measure.Select(code => (cell, code)));
        }
    }

    /// <summary>Which count a cell shows, or is computed from; null for what says nothing of one.</summary>
    private static (string Concept, bool IsCount)? WhatIs(Table table, CellPlace cell)
    {
        var hasIndsats = table.DimensionIndex("indsats") >= 0;
        var hasInterval = table.DimensionIndex("interval") >= 0;
        return cell.Measure.Code switch
        {
            var end when RangeEnds.IsEnd(end) => null,
            "antalForloeb" => ("n", true),
            "antalMed" => (cell.Indsats, true),
            "antalIndsatser" => (Concepts.AmountOf(cell.Indsats), true),
            "antal" when hasInterval => ("inden " + cell.Indsats, true),
            "andel" when hasInterval => ("inden " + cell.Indsats, false),
            "median" => ("nogen", false),
            "indstillet" or "givet" => (cell.Measure.Code, true),
            "andel" when !hasIndsats => ("givet", false),
            var code when Array.IndexOf(GuaranteeMeasures, code) >= 0 => (code, true),
            _ when hasIndsats => (cell.Indsats, false),
            _ => null,
        };
    }
}
