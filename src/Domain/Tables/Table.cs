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

    public Table(string id, BilingualText title, IReadOnlyList<BilingualText> notes, IReadOnlyList<Dimension> dimensions, long[] values, CellSymbol[] symbols)
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
            throw new ArgumentException($"{id} har {step} celler, men {values.LongLength} værdier og {symbols.LongLength} symboler.", nameof(values));
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
