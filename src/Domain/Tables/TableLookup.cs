namespace Opgoerelse.Domain.Tables;

/// <summary>A published cell: its value in units of the last decimal, or the symbol that stands in its place.</summary>
/// <param name="Value">33.3 with one decimal is 333; 0 where there is none.</param>
/// <param name="Decimals">How many decimals the measure has.</param>
/// <param name="Symbol">What the cell shows instead of, or beside, its value.</param>
public readonly record struct TableFigure(long Value, int Decimals, CellSymbol Symbol)
{
    /// <summary>What the table does not have.</summary>
    public static readonly TableFigure IsMissing = new(0, 0, CellSymbol.NotAvailable);

    /// <summary>Whether there is a value.</summary>
    public bool HasValue => Symbol.HasValue();

    /// <summary>The value as a number; null where there is none.</summary>
    public double? Number => HasValue ? Value / Math.Pow(10, Decimals) : null;
}

/// <summary>Looks cells up by code.</summary>
public static class TableLookup
{
    /// <summary>The cell with one code per dimension, in the table's order, the measure last; not available where the table has no such code.</summary>
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
        return new TableFigure(symbol.HasValue() ? table.Values[cell] : 0, decimals, symbol);
    }
}
