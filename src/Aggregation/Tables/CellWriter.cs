using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.Tables;

/// <summary>Fills a table's cells in row-major order.</summary>
internal sealed class CellWriter(long cells)
{
    private int _next;

    public long[] Values { get; } = new long[cells];

    public CellSymbol[] Symbols { get; } = new CellSymbol[cells];

    /// <summary>Whether the period being written is preliminary.</summary>
    public bool Preliminary { get; set; }

    /// <summary>A count.</summary>
    public void Count(long count, bool hide)
    {
        if (hide)
        {
            Symbol(CellSymbol.Withheld);
        }
        else
        {
            Value(count);
        }
    }

    /// <summary>
    /// An exact rational, rounded here and only here: half away from zero. Without a basis the symbol says so, unless
    /// that would tell what is withheld.
    /// </summary>
    public void Ratio(Int128 numerator, Int128 denominator, int decimals, bool hide)
    {
        if (hide)
        {
            Symbol(CellSymbol.Withheld);
        }
        else if (Rounding.Ratio(numerator, denominator, decimals) is { } value)
        {
            Value(value);
        }
        else
        {
            Symbol(CellSymbol.NoBasis);
        }
    }

    public void Symbol(CellSymbol symbol) => Symbols[_next++] = symbol;

    private void Value(long value)
    {
        Values[_next] = value;
        Symbols[_next++] = Preliminary ? CellSymbol.Preliminary : CellSymbol.None;
    }
}
