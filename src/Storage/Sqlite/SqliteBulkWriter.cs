using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Opgoerelse.Storage.Sqlite;

/// <summary>
/// A prepared INSERT whose values are bound without boxing. A value stays bound from row to row, so one that is as it
/// was in the row before costs nothing.
/// </summary>
internal sealed class SqliteBulkWriter : BulkWriter
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _statement;
    private readonly int _columns;
    private readonly Bound[] _bound;
    private readonly RowOrder? _order;
    private int _next;

    /// <summary>What a column was bound to last: a number, a text (the same object), null, or something else.</summary>
    private struct Bound
    {
        public bool IsNumber;
        public long Number;
        public object? Reference;
    }

    private static readonly object Null = new();

    public SqliteBulkWriter(SqliteConnection connection, string table, ReadOnlySpan<Column> columns)
    {
        _connection = connection;
        _columns = columns.Length;
        _bound = new Bound[columns.Length];
        _order = RowOrder.Of(columns);
        var sql = new StringBuilder("INSERT INTO ").Append(table).Append(" (");
        for (var i = 0; i < columns.Length; i++)
        {
            sql.Append(i == 0 ? "" : ", ").Append(columns[i].Name);
        }

        sql.Append(") VALUES (").Append('?');
        sql.Insert(sql.Length, ", ?", columns.Length - 1).Append(')');
        Check(raw.sqlite3_prepare_v2(connection.Handle, sql.ToString(), out _statement));
    }

    public override BulkWriter Add(long value)
    {
        _order?.Add(_next, value);
        ref var bound = ref _bound[_next++];
        if (!bound.IsNumber || bound.Number != value)
        {
            bound = new Bound { IsNumber = true, Number = value };
            Check(raw.sqlite3_bind_int64(_statement, _next, value));
        }

        return this;
    }

    public override BulkWriter Add(string? value)
    {
        if (value is null)
        {
            return AddNull();
        }

        _order?.Add(_next, value);
        ref var bound = ref _bound[_next++];
        if (ReferenceEquals(bound.Reference, value))
        {
            return this;
        }

        bound = new Bound { Reference = value };
        Span<byte> small = stackalloc byte[256];
        var length = Encoding.UTF8.GetMaxByteCount(value.Length);
        var bytes = length <= small.Length ? small : new byte[length];
        var written = Encoding.UTF8.GetBytes(value, bytes);
        Check(raw.sqlite3_bind_text(_statement, _next, bytes[..written]));
        return this;
    }

    public override BulkWriter Add(ReadOnlySpan<byte> value)
    {
        _order?.Add(_next, value);
        _bound[_next++] = default;
        Check(raw.sqlite3_bind_blob(_statement, _next, value));
        return this;
    }

    public override BulkWriter AddNull()
    {
        ref var bound = ref _bound[_next++];
        if (!ReferenceEquals(bound.Reference, Null))
        {
            bound = new Bound { Reference = Null };
            Check(raw.sqlite3_bind_null(_statement, _next));
        }

        return this;
    }

    public override void EndRow()
    {
        if (_next != _columns)
        {
            throw new InvalidOperationException($"A row of {_columns} columns was given {_next} values.");
        }

        _order?.EndRow();
        var rc = raw.sqlite3_step(_statement);
        if (rc != raw.SQLITE_DONE)
        {
            Check(rc);
        }

        Check(raw.sqlite3_reset(_statement));
        _next = 0;
        Rows++;
    }

    protected override void Dispose(bool disposing) => _statement.Dispose();

    private void Check(int rc)
    {
        if (rc != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(rc, _connection.Handle);
        }
    }
}
