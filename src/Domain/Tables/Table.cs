using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Domain.Tables;

/// <summary>What a cell shows instead of, or beside, its value. Stored by its number.</summary>
public enum CellSymbol : byte
{
    /// <summary>The value, final.</summary>
    None = 0,

    /// <summary><c>f</c>: the value, preliminary.</summary>
    Preliminary = 1,

    /// <summary><c>-</c>: no basis (N = 0, or no observation). No value.</summary>
    NoBasis = 2,

    /// <summary><c>*</c>: withheld for confidentiality. No value.</summary>
    Withheld = 3,

    /// <summary><c>..</c>: not available. No value.</summary>
    NotAvailable = 4,

    /// <summary><c>...</c>: not yet published. No value.</summary>
    NotYet = 5,
}

/// <summary>The signs of <see cref="CellSymbol"/> as published.</summary>
public static class CellSymbols
{
    /// <summary>The sign: empty, f, -, *, .. or ...</summary>
    public static string Sign(this CellSymbol symbol) => symbol switch
    {
        CellSymbol.None => "",
        CellSymbol.Preliminary => "f",
        CellSymbol.NoBasis => "-",
        CellSymbol.Withheld => "*",
        CellSymbol.NotAvailable => "..",
        _ => "...",
    };

    /// <summary>The symbol with this sign.</summary>
    /// <exception cref="InvalidDataException">A sign that is none.</exception>
    public static CellSymbol FromSign(string sign) =>
        Array.Find(Enum.GetValues<CellSymbol>(), symbol => symbol.Sign() == sign) is var found && found.Sign() == sign
            ? found
            : throw new InvalidDataException($"Ukendt cellesymbol '{sign}'.");

    /// <summary>What the sign means; empty for a plain value.</summary>
    public static BilingualText Meaning(this CellSymbol symbol) => symbol switch
    {
        CellSymbol.None => new BilingualText("", ""),
        CellSymbol.Preliminary => new BilingualText("foreløbigt tal", "preliminary figure"),
        CellSymbol.NoBasis => new BilingualText("intet grundlag (ingen forløb)", "no basis (no courses)"),
        CellSymbol.Withheld => new BilingualText("diskretioneret af hensyn til fortrolighed", "withheld for confidentiality"),
        CellSymbol.NotAvailable => new BilingualText("oplysning foreligger ikke", "not available"),
        _ => new BilingualText("endnu ikke offentliggjort", "not yet published"),
    };

    /// <summary>Whether a cell with this symbol holds a value.</summary>
    public static bool HasValue(this CellSymbol symbol) => symbol <= CellSymbol.Preliminary;
}

/// <summary>
/// A table with all its cells, dense, in row-major order of <see cref="Dimensions"/> (the last dimension runs
/// fastest), as JSON-stat wants them.
/// </summary>
public sealed class Table
{
    private readonly long[] _steps;

    public Table(
        string id,
        BilingualText title,
        IReadOnlyList<BilingualText> notes,
        IReadOnlyList<Dimension> dimensions,
        long[] values,
        CellSymbol[] symbols)
    {
        Id = id;
        Title = title;
        Notes = notes;
        Dimensions = dimensions;
        Values = values;
        Symbols = symbols;
        _steps = new long[dimensions.Count];
        var step = 1L;
        for (var i = dimensions.Count - 1; i >= 0; i--)
        {
            _steps[i] = step;
            step *= dimensions[i].Values.Count;
        }

        if (values.LongLength != step || symbols.LongLength != step)
        {
            throw new ArgumentException(
                $"{id} har {step} celler, men {values.LongLength} værdier og {symbols.LongLength} symboler.",
                nameof(values));
        }
    }

    public string Id { get; }

    public BilingualText Title { get; }

    /// <summary>Footnotes of the table.</summary>
    public IReadOnlyList<BilingualText> Notes { get; }

    /// <summary>omraade, periode, then alder, koen, indsats or interval where the table has them, and last maal.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>The values as whole numbers of the measure's last decimal: 33.3 with one decimal is 333. 0 where there is none.</summary>
    public long[] Values { get; }

    public CellSymbol[] Symbols { get; }

    /// <summary>How far apart two neighbours in dimension <paramref name="dimension"/> lie.</summary>
    public long StepOf(int dimension) => _steps[dimension];

    /// <summary>The dimension with this code (case does not matter), or -1.</summary>
    public int DimensionIndex(string code)
    {
        for (var i = 0; i < Dimensions.Count; i++)
        {
            if (string.Equals(Dimensions[i].Code, code, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The cell's number, given one code per dimension.</summary>
    /// <exception cref="ArgumentException">A code that the dimension does not have.</exception>
    public long Cell(params ReadOnlySpan<string> codes)
    {
        var cell = 0L;
        for (var i = 0; i < codes.Length; i++)
        {
            var position = Dimensions[i].IndexOf(codes[i]);
            if (position < 0)
            {
                throw new ArgumentException($"{Id} har ikke værdien '{codes[i]}' i {Dimensions[i].Code}.", nameof(codes));
            }

            cell += position * _steps[i];
        }

        return cell;
    }
}

/// <summary>A published cell: its value in units of the last decimal, or the symbol that stands in its place.</summary>
/// <param name="Value">33.3 with one decimal is 333; 0 where there is none.</param>
/// <param name="Decimals">How many decimals the measure has.</param>
/// <param name="Symbol">What the cell shows instead of, or beside, its value.</param>
public readonly record struct TableFigure(long Value, int Decimals, CellSymbol Symbol)
{
    /// <summary>What the table does not have.</summary>
    public static readonly TableFigure IsMissing = new(0, 0, CellSymbol.NotAvailable);

    /// <summary>The range published in the place of a withheld value; null where there is none.</summary>
    public TableRange? Range { get; init; }

    /// <summary>Whether there is a value.</summary>
    public bool HasValue => Symbol.HasValue();

    /// <summary>The least and the greatest that it can be by what is published: the value itself where there is one; null where
    /// nothing is.</summary>
    public (long From, long To)? Ends => HasValue ? (Value, Value) : Range is { } range ? (range.From, range.To) : null;

    /// <summary>The value as a number; null where there is none.</summary>
    public double? Number => HasValue ? Value / Math.Pow(10, Decimals) : null;
}

/// <summary>Looks cells up by code.</summary>
public static class TableLookup
{
    /// <summary>
    /// The cell with one code per dimension, in the table's order, the measure last; not available where the table has no such code.
    /// </summary>
    public static TableFigure LookUp(this Table table, params ReadOnlySpan<string> codes)
    {
        var cell = 0L;
        var decimals = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            var position = table.Dimensions[i].IndexOf(codes[i]);
            if (position < 0)
            {
                return TableFigure.IsMissing;
            }

            cell += position * table.StepOf(i);
            decimals = table.Dimensions[i].Values[position].Decimals;
        }

        var symbol = table.Symbols[cell];
        return new TableFigure(symbol.HasValue() ? table.Values[cell] : 0, decimals, symbol) { Range = table.RangeAt(cell) };
    }
}

/// <summary>A cell with the codes of all dimensions that any table has: <c>alle</c> where its own table lacks one.</summary>
/// <param name="Index">Its row-major number.</param>
/// <param name="Omraade">Code.</param>
/// <param name="Period">Code.</param>
/// <param name="Age">Code, or <c>alle</c>.</param>
/// <param name="Sex">Code, or <c>alle</c>.</param>
/// <param name="Indsats">Code of the indsats, the interval or what else the table has, with a slash between two; else <c>alle</c>.</param>
/// <param name="Measure">The measure.</param>
internal readonly record struct CellPlace(
    int Index,
    string Omraade,
    string Period,
    string Age,
    string Sex,
    string Indsats,
    DimensionValue Measure);

/// <summary>Walks a table's cells in row-major order.</summary>
internal static class CellWalk
{
    public static IEnumerable<CellPlace> Visit(Table table)
    {
        var dimensions = table.Dimensions;
        var position = new int[dimensions.Count];
        int age = table.DimensionIndex(Dimensions.Age), sex = table.DimensionIndex(Dimensions.Sex);
        int omraade = table.DimensionIndex(Dimensions.Omraade),
            period = table.DimensionIndex(Dimensions.Period),
            measure = table.DimensionIndex(Dimensions.Measure);
        int[] others = [.. Enumerable.Range(0, dimensions.Count).Except([omraade, period, age, sex, measure])];
        for (var index = 0; index < table.Values.Length; index++)
        {
            yield return new CellPlace(
                index,
                Code(omraade),
                Code(period),
                Code(age),
                Code(sex),
                others.Length < 2 ? Code(others.Length == 0 ? -1 : others[0]) : string.Join('/', others.Select(Code)),
                dimensions[measure].Values[position[measure]]);
            for (var i = position.Length - 1; i >= 0; i--)
            {
                if (++position[i] < dimensions[i].Values.Count)
                {
                    break;
                }

                position[i] = 0;
            }
        }

        string Code(int dimension) => dimension < 0 ? AgeGroup.AllCode : dimensions[dimension].Values[position[dimension]].Code;
    }
}
