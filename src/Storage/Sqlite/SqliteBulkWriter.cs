using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Opgoerelse.Storage.Sqlite;

/// <summary>A prepared INSERT whose values are bound without boxing.</summary>
internal sealed class SqliteBulkWriter : BulkWriter
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _statement;
    private readonly int _columns;
    private int _next;

    public SqliteBulkWriter(SqliteConnection connection, string table, ReadOnlySpan<Column> columns)
    {
        _connection = connection;
        _columns = columns.Length;
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
        Check(raw.sqlite3_bind_int64(_statement, ++_next, value));
        return this;
    }

    public override BulkWriter Add(string? value)
    {
        if (value is null)
        {
            return AddNull();
        }

        Span<byte> small = stackalloc byte[256];
        var length = Encoding.UTF8.GetMaxByteCount(value.Length);
        var bytes = length <= small.Length ? small : new byte[length];
        var written = Encoding.UTF8.GetBytes(value, bytes);
        Check(raw.sqlite3_bind_text(_statement, ++_next, bytes[..written]));
        return this;
    }

    public override BulkWriter Add(ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_statement, ++_next, value));
        return this;
    }

    public override BulkWriter AddNull()
    {
        Check(raw.sqlite3_bind_null(_statement, ++_next));
        return this;
    }

    public override void EndRow()
    {
        if (_next != _columns)
        {
            throw new InvalidOperationException($"A row of {_columns} columns was given {_next} values.");
        }

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
