using System.Buffers.Binary;

namespace Opgoerelse.Storage;

/// <summary>Holds the rows of a bulk load to the order that was promised for them (<see cref="Column.Sorted"/>).</summary>
internal sealed class RowOrder
{
    private readonly bool[] _sorted;
    private readonly string?[] _texts;
    private byte[] _before;
    private byte[] _now;
    private int _filled;
    private bool _any;

    private RowOrder(ReadOnlySpan<Column> columns)
    {
        _sorted = new bool[columns.Length];
        _texts = new string?[columns.Length];
        var length = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            _sorted[i] = columns[i].IsSorted;
            length += !_sorted[i] ? 0 : columns[i].Kind switch
            {
                ColumnKind.Number => sizeof(long),
                ColumnKind.Id => 16,
                ColumnKind.Hash => 32,
                _ => 0,
            };
        }

        _before = new byte[length];
        _now = new byte[length];
    }

    /// <summary>Null where no order is promised.</summary>
    public static RowOrder? Of(ReadOnlySpan<Column> columns)
    {
        foreach (var column in columns)
        {
            if (column.IsSorted)
            {
                return new RowOrder(columns);
            }
        }

        return null;
    }

    public void Add(int column, long value)
    {
        if (_sorted[column])
        {
            // Bytes in the order of the numbers: the sign is turned.
            BinaryPrimitives.WriteInt64BigEndian(_now.AsSpan(_filled), value ^ long.MinValue);
            _filled += sizeof(long);
        }
    }

    public void Add(int column, ReadOnlySpan<byte> value)
    {
        if (_sorted[column])
        {
            value.CopyTo(_now.AsSpan(_filled));
            _filled += value.Length;
        }
    }

    /// <exception cref="InvalidOperationException">It is another than in the rows before: what comes first of two texts is the server's
    /// to say.</exception>
    public void Add(int column, string value)
    {
        if (_sorted[column] && (_texts[column] ??= value) != value)
        {
            throw new InvalidOperationException(
                $"Rows were promised with one text in column {column}, and '{value}' came after '{_texts[column]}'.");
        }
    }

    /// <exception cref="InvalidOperationException">The row comes before the one before it.</exception>
    public void EndRow()
    {
        if (_filled != _now.Length || (_any && _now.AsSpan().SequenceCompareTo(_before) < 0))
        {
            throw new InvalidOperationException("A row is not in the order that was promised.");
        }

        (_before, _now) = (_now, _before);
        _filled = 0;
        _any = true;
    }
}
