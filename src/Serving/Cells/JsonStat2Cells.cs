using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Serving.Cells;

/// <summary>
/// Every value of a table as it stands in a JSON array, comma first, eight bytes a cell: the text in the lower bytes,
/// its length in the uppermost. Written once per release, so that a request copies and formats nothing.
/// </summary>
internal sealed class JsonStat2Cells
{
    /// <summary>A text has so much room; longer ones are written when asked for.</summary>
    private const int Longest = 7;

    private static readonly ConditionalWeakTable<CatalogueTable, JsonStat2Cells> KnownOnes = [];

    private readonly CatalogueTable _table;
    private readonly ulong[] _texts;

    private JsonStat2Cells(CatalogueTable table)
    {
        _table = table;
        _texts = new ulong[table.Table.Values.Length];
        Span<byte> place = stackalloc byte[1 + NumberText.Longest];
        for (var cell = 0; cell < _texts.Length; cell++)
        {
            var length = Write(cell, place);
            if (length <= Longest)
            {
                place[length..sizeof(ulong)].Clear();
                place[sizeof(ulong) - 1] = (byte)length;
                _texts[cell] = MemoryMarshal.Read<ulong>(place);
            }
        }
    }

    /// <summary>Per cell its text; 0 where it is too long for that (<see cref="Write"/>).</summary>
    public ReadOnlySpan<ulong> Texts => _texts;

    public static JsonStat2Cells For(CatalogueTable table) => KnownOnes.GetValue(table, known => new JsonStat2Cells(known));

    /// <summary>Writes the text of a cell, however long. Its length.</summary>
    public int Write(int cell, Span<byte> output)
    {
        output[0] = (byte)',';
        if (!_table.Table.Symbols[cell].HasValue())
        {
            "null"u8.CopyTo(output[1..]);
            return 5;
        }

        return 1 + NumberText.Write(_table.Table.Values[cell], Decimals(cell), output[1..]);
    }

    private int Decimals(int cell)
    {
        if (_table.Measure < 0)
        {
            return 0;
        }

        var measure = _table.Dimensions[_table.Measure].Values;
        return measure[(int)(cell / _table.Table.StepOf(_table.Measure) % measure.Count)].Decimals;
    }
}
