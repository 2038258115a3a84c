using System.Collections;
using System.Data.Common;

namespace Opgoerelse.Storage.SqlServer;

/// <summary>
/// Reads as the embedded engine does: a whole number of any width is a <see cref="long"/>, and can be asked for as
/// any narrower type that holds it. (SqlClient gives a column only as its own type, so that a change of a column's
/// width would break whoever reads it.)
/// </summary>
internal sealed class SqlServerReader : DbDataReader
{
    private readonly DbDataReader _inner;
    private Width[] _widths;

    /// <summary>The whole number that a column holds, if it does.</summary>
    private enum Width : byte
    {
        None,
        Eight,
        Sixteen,
        ThirtyTwo,
        SixtyFour,
    }

    public SqlServerReader(DbDataReader inner)
    {
        _inner = inner;
        _widths = Widths();
    }

    public override int Depth => _inner.Depth;

    public override int FieldCount => _inner.FieldCount;

    public override bool HasRows => _inner.HasRows;

    public override bool IsClosed => _inner.IsClosed;

    public override int RecordsAffected => _inner.RecordsAffected;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => _inner.Read();

    public override bool NextResult()
    {
        var more = _inner.NextResult();
        _widths = Widths();
        return more;
    }

    public override void Close() => _inner.Close();

    public override bool IsDBNull(int ordinal) => _inner.IsDBNull(ordinal);

    public override long GetInt64(int ordinal) => _widths[ordinal] switch
    {
        Width.SixtyFour => _inner.GetInt64(ordinal),
        Width.ThirtyTwo => _inner.GetInt32(ordinal),
        Width.Sixteen => _inner.GetInt16(ordinal),
        Width.Eight => _inner.GetByte(ordinal),
        _ => _inner.GetInt64(ordinal),
    };

    public override int GetInt32(int ordinal) => checked((int)GetInt64(ordinal));

    public override short GetInt16(int ordinal) => checked((short)GetInt64(ordinal));

    public override byte GetByte(int ordinal) => checked((byte)GetInt64(ordinal));

    public override object GetValue(int ordinal) =>
        _widths[ordinal] == Width.None || _inner.IsDBNull(ordinal) ? _inner.GetValue(ordinal) : GetInt64(ordinal);

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
        {
            values[i] = GetValue(i);
        }

        return count;
    }

    public override T GetFieldValue<T>(int ordinal) =>
        _widths[ordinal] == Width.None
            ? _inner.GetFieldValue<T>(ordinal)
            : (T)Convert.ChangeType(GetInt64(ordinal), typeof(T), System.Globalization.CultureInfo.InvariantCulture);

    public override Type GetFieldType(int ordinal) => _widths[ordinal] == Width.None ? _inner.GetFieldType(ordinal) : typeof(long);

    public override string GetDataTypeName(int ordinal) => _inner.GetDataTypeName(ordinal);

    public override string GetName(int ordinal) => _inner.GetName(ordinal);

    public override int GetOrdinal(string name) => _inner.GetOrdinal(name);

    public override bool GetBoolean(int ordinal) => _widths[ordinal] == Width.None ? _inner.GetBoolean(ordinal) : GetInt64(ordinal) != 0;

    public override string GetString(int ordinal) => _inner.GetString(ordinal);

    public override char GetChar(int ordinal) => _inner.GetChar(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        _inner.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        _inner.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

    public override DateTime GetDateTime(int ordinal) => _inner.GetDateTime(ordinal);

    public override decimal GetDecimal(int ordinal) => _inner.GetDecimal(ordinal);

    public override double GetDouble(int ordinal) => _inner.GetDouble(ordinal);

    public override float GetFloat(int ordinal) => _inner.GetFloat(ordinal);

    public override Guid GetGuid(int ordinal) => _inner.GetGuid(ordinal);

    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private Width[] Widths()
    {
        var widths = new Width[_inner.FieldCount];
        for (var i = 0; i < widths.Length; i++)
        {
            var type = _inner.GetFieldType(i);
            widths[i] =
                type == typeof(long) ? Width.SixtyFour :
                type == typeof(int) ? Width.ThirtyTwo :
                type == typeof(short) ? Width.Sixteen :
                type == typeof(byte) ? Width.Eight :
                Width.None;
        }

        return widths;
    }
}
