using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Measures;
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

    private PublicKnowledge(PublicKnowledge other)
    {
        (Shown, Withheld, DerivedCells) = (other.Shown, other.Withheld, other.DerivedCells);
        (Omraader, Periods, YearsOfEndings) = (other.Omraader, new(other.Periods, StringComparer.Ordinal), other.YearsOfEndings);
        Ranges = new(other.Ranges);
    }

    /// <summary>
    /// The same, but for shown counts that are not among those, and what is computed from any: as if all of it were withheld.
    /// </summary>
    public PublicKnowledge KeepOnly(IReadOnlyDictionary<PublicCell, long> known) => new(this)
    {
        Shown = Shown.Where(pair => known.ContainsKey(pair.Key)).ToDictionary(),
        Withheld = [.. Withheld, .. Shown.Keys.Where(cell => !known.ContainsKey(cell))],
        DerivedCells = [],
        Ranges = [],
    };

    /// <summary>The same, with these ranges beside what is known of the counts already.</summary>
    public PublicKnowledge With(IEnumerable<KeyValuePair<PublicCell, CountRange>> ranges)
    {
        var knowledge = new PublicKnowledge(this);
        foreach (var (cell, range) in ranges)
        {
            knowledge.Narrow(cell, range);
        }

        return knowledge;
    }

    /// <summary>The same, with these counts shown where they are not.</summary>
    public PublicKnowledge With(IReadOnlyDictionary<PublicCell, long> shown)
    {
        var knowledge = new PublicKnowledge(this) { Shown = new(Shown) };
        foreach (var (cell, value) in shown)
        {
            knowledge.Shown.TryAdd(cell, value);
            if (!EndingCounts.IsOne(cell.Concept))
            {
                // Of pooled years that have grown since.
                knowledge.Periods.Add(cell.Period);
            }
        }

        return knowledge;
    }

    /// <summary>The same, with the rests of nested counts: shown where both are, and withheld otherwise.</summary>
    public PublicKnowledge WithRests()
    {
        var knowledge = new PublicKnowledge(this) { Shown = new(Shown), Withheld = [.. Withheld] };
        var wholes = Concepts.Nested.Concat(EndingCounts.Nested).ToLookup(pair => pair.Part, pair => pair.Whole, StringComparer.Ordinal);
        foreach (var cell in Shown.Keys.Concat(Withheld).Where(cell => cell is { Age: AgeGroup.AllCode, Sex: AgeGroup.AllCode }))
        {
            foreach (var whole in wholes[cell.Concept].Select(concept => cell with { Concept = concept }))
            {
                var rest = cell with { Concept = Concepts.RestOf(whole.Concept, cell.Concept) };
                if (Shown.TryGetValue(whole, out var all) && Shown.TryGetValue(cell, out var part))
                {
                    knowledge.Shown[rest] = all - part;
                }
                else if (Shown.ContainsKey(whole) || Withheld.Contains(whole))
                {
                    knowledge.Withheld.Add(rest);
                }
            }
        }

        return knowledge;
    }

    /// <summary>Whether both speak of the same shown and withheld counts, whatever ranges they tell.</summary>
    public bool IsOf(PublicKnowledge other) => Shown == other.Shown && Withheld == other.Withheld;

    /// <summary>Whether both have the same cells, shown or withheld.</summary>
    public bool IsOfSameCells(PublicKnowledge other) =>
        Cells == other.Cells && other.Shown.Keys.Concat(other.Withheld).All(cell => Shown.ContainsKey(cell) || Withheld.Contains(cell));

    /// <summary>The counts that are shown.</summary>
    public Dictionary<PublicCell, long> Shown { get; private init; } = [];

    /// <summary>How many cells there are, shown or withheld.</summary>
    public int Cells => Shown.Count + Withheld.Count(cell => !Shown.ContainsKey(cell));

    /// <summary>The counts that some table has a cell for, and withholds.</summary>
    public HashSet<PublicCell> Withheld { get; private init; } = [];

    /// <summary>The ranges that are published of withheld counts.</summary>
    public Dictionary<PublicCell, CountRange> Ranges { get; private init; } = [];

    /// <summary>Withheld counts of which something computed is shown all the same: share, average, hours, median.</summary>
    public List<(PublicCell Cell, string Measure)> DerivedCells { get; private init; } = [];

    /// <summary>The tables' omraader, by code, those without figures too: they are parts of the others.</summary>
    public HashSet<string> Omraader { get; } = new(StringComparer.Ordinal);

    /// <summary>The tables' published periods, by code.</summary>
    public HashSet<string> Periods { get; } = new(StringComparer.Ordinal);

    /// <summary>The same of tables of endings: their years are those of slutdato.</summary>
    public HashSet<string> YearsOfEndings { get; } = new(StringComparer.Ordinal);

    /// <summary>The counts of a table, in the order of its cells, and whether they are withheld. Some stand there more than once.</summary>
    public static IEnumerable<(PublicCell Cell, bool Withheld)> CountCells(Table table)
    {
        var kind = KindOf(table);
        foreach (var cell in CellWalk.Visit(table))
        {
            var symbol = table.Symbols[cell.Index];
            if (symbol is not (CellSymbol.NotYet or CellSymbol.NotAvailable) && WhatIs(table, kind, cell) is { IsCount: true } what)
            {
                yield return (new PublicCell(what.Concept, cell.Omraade, cell.Period, cell.Age, cell.Sex), symbol == CellSymbol.Withheld);
            }
        }
    }

    private void Narrow(PublicCell cell, CountRange range) =>
        Ranges[cell] = Ranges.TryGetValue(cell, out var known) ? known.Within(range) : range;

    private void Read(Table table)
    {
        var shown = new Dictionary<PublicCell, List<string>>();
        var kind = KindOf(table);
        foreach (var cell in CellWalk.Visit(table))
        {
            Omraader.Add(cell.Omraade);
            var symbol = table.Symbols[cell.Index];
            if (symbol is CellSymbol.NotYet or CellSymbol.NotAvailable || WhatIs(table, kind, cell) is not { } what)
            {
                continue;
            }

            (kind == Kind.Ending ? YearsOfEndings : Periods).Add(cell.Period);
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

    /// <summary>What a table counts: its dimensions tell. Intervals of different tables have the same codes.</summary>
    private static Kind KindOf(Table table)
    {
        var interval = table.DimensionIndex(Dimensions.Interval);
        return table.DimensionIndex(Dimensions.IndsatsByFrist) >= 0
            || (interval >= 0 && table.Dimensions[interval].IndexOf(LengthInterval.OverCode) >= 0) ? Kind.Ending
            : table.DimensionIndex(Dimensions.Stretch) >= 0 ? Kind.Waiting
            : Kind.Start;
    }

    /// <summary>Which count a cell shows, or is computed from; null for what says nothing of one.</summary>
    private static (string Concept, bool IsCount)? WhatIs(Table table, Kind kind, CellPlace cell)
    {
        var hasIndsats = table.DimensionIndex("indsats") >= 0;
        var hasInterval = table.DimensionIndex("interval") >= 0;
        return cell.Measure.Code switch
        {
            var end when RangeEnds.IsEnd(end) => null,
            _ when kind == Kind.Waiting => throw new NotSupportedException("No release has tables of waits: nothing protects them."),
            "median" when kind == Kind.Ending => (EndingCounts.Of(AgeGroup.AllCode, AgeGroup.AllCode), false),
            var measure when kind == Kind.Ending => (EndingCounts.Prefix + cell.Indsats, measure == "antal"),
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

    private enum Kind
    {
        Start,
        Ending,
        Waiting,
    }
}
