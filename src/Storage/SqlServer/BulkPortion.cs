using System.Collections;
using System.Data.Common;

namespace Opgoerelse.Storage.SqlServer;

/// <summary>
/// A portion of rows, column by column, that SqlBulkCopy reads like a result. The arrays are used again for the next
/// portion.
/// </summary>
internal sealed class BulkPortion : DbDataReader
{
    private readonly Column[] _columns;
    private readonly Values[] _values;
    private readonly int _size;
    private int _current = -1;

    /// <summary>One column's values. Only the array of its kind is there.</summary>
    private sealed class Values(ColumnKind kind, int size)
    {
        public readonly ColumnKind Kind = kind;
        public readonly int Width = kind == ColumnKind.Id ? 16 : 32;
        public readonly bool[] Null = new bool[size];
        public readonly long[] Number = kind == ColumnKind.Number ? new long[size] : [];
        public readonly string[] Text = kind == ColumnKind.Text ? new string[size] : [];
        public readonly byte[] Bytes = kind is ColumnKind.Id or ColumnKind.Hash ? new byte[size * (kind == ColumnKind.Id ? 16 : 32)] : [];

        public Span<byte> BytesOf(int row) => Bytes.AsSpan(row * Width, Width);
    }

    public BulkPortion(ReadOnlySpan<Column> columns, int size)
    {
        _size = size;
        _columns = columns.ToArray();
        _values = Array.ConvertAll(_columns, column => new Values(column.Kind, size));
    }

    /// <summary>Whole rows held.</summary>
    public int Count { get; private set; }

    public override int FieldCount => _columns.Length;

    public override bool HasRows => Count > 0;

    public override bool IsClosed => false;

    public override int Depth => 0;

    public override int RecordsAffected => -1;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public void Set(int column, long value)
    {
        var values = At(column, ColumnKind.Number);
        values.Null[Count] = false;
        values.Number[Count] = value;
    }

    public void Set(int column, string value)
    {
        var values = At(column, ColumnKind.Text);
        values.Null[Count] = false;
        values.Text[Count] = value;
    }

    public void Set(int column, ReadOnlySpan<byte> value)
    {
        var values = At(column, value.Length == 16 ? ColumnKind.Id : ColumnKind.Hash);
        if (value.Length != values.Width)
        {
            throw new ArgumentException($"{_columns[column].Name} holds {values.Width} bytes and was given {value.Length}.", nameof(value));
        }

        values.Null[Count] = false;
        value.CopyTo(values.BytesOf(Count));
    }

    public void SetNull(int column) => At(column, null).Null[Count] = true;

    /// <summary>Ends a row; true when there is no room for another.</summary>
    public bool EndRow() => ++Count == _size;

    /// <summary>Makes room for the next portion.</summary>
    public void Clear()
    {
        Count = 0;
        _current = -1;
    }

    public override bool Read() => ++_current < Count;

    public override bool NextResult() => false;

    public override bool IsDBNull(int ordinal) => _values[ordinal].Null[_current];

    public override object GetValue(int ordinal)
    {
        var values = _values[ordinal];
        return values.Null[_current]
            ? DBNull.Value
            : values.Kind switch
            {
                ColumnKind.Number => values.Number[_current],
                ColumnKind.Text => values.Text[_current],
                _ => values.BytesOf(_current).ToArray(),
            };
    }

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
        {
            values[i] = GetValue(i);
        }

        return count;
    }

    public override Type GetFieldType(int ordinal) => _columns[ordinal].Kind switch
    {
        ColumnKind.Number => typeof(long),
        ColumnKind.Text => typeof(string),
        _ => typeof(byte[]),
    };

    public override string GetName(int ordinal) => _columns[ordinal].Name;

    public override int GetOrdinal(string name) =>
        Array.FindIndex(_columns, column => column.Name == name) is var found and >= 0
            ? found
            : throw new ArgumentOutOfRangeException(nameof(name), name, "No such column.");

    public override string GetDataTypeName(int ordinal) => GetFieldType(ordinal).Name;

    public override long GetInt64(int ordinal) => (long)GetValue(ordinal);

    public override string GetString(int ordinal) => (string)GetValue(ordinal);

    public override bool GetBoolean(int ordinal) => throw Unsupported();

    public override byte GetByte(int ordinal) => throw Unsupported();

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw Unsupported();

    public override char GetChar(int ordinal) => throw Unsupported();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw Unsupported();

    public override DateTime GetDateTime(int ordinal) => throw Unsupported();

    public override decimal GetDecimal(int ordinal) => throw Unsupported();

    public override double GetDouble(int ordinal) => throw Unsupported();

    public override float GetFloat(int ordinal) => throw Unsupported();

    public override Guid GetGuid(int ordinal) => throw Unsupported();

    public override short GetInt16(int ordinal) => throw Unsupported();

    public override int GetInt32(int ordinal) => throw Unsupported();

    public override IEnumerator GetEnumerator() => throw Unsupported();

    private static NotSupportedException Unsupported() => new("A portion gives each value as its own type.");

    private Values At(int column, ColumnKind? kind)
    {
        if (column >= _values.Length)
        {
            throw new InvalidOperationException($"A row of {_values.Length} columns was given more values.");
        }

        var values = _values[column];
        return kind is null || values.Kind == kind
            ? values
            : throw new InvalidOperationException($"{_columns[column].Name} holds {values.Kind} and was given {kind}.");
    }
}
