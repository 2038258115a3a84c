using System.Data;
using Microsoft.Data.SqlClient;

namespace Opgoerelse.Storage.SqlServer;

/// <summary>
/// SqlBulkCopy in portions. A portion is gathered first and sent whole, so that the connection is free for other
/// statements between two rows.
/// </summary>
internal sealed class SqlServerBulkWriter : BulkWriter
{
    internal const int Portion = 10_000;

    private readonly SqlBulkCopy _copy;
    private readonly SqlTransaction _transaction;
    private readonly BulkPortion _portion;
    private readonly RowOrder? _order;
    private int _next;
    private bool _failed;

    public SqlServerBulkWriter(SqlTransaction transaction, string table, ReadOnlySpan<Column> columns, int timeout)
    {
        _transaction = transaction;

        // KeepNulls: null is null. CheckConstraints: what is loaded is held to the same rules as what is inserted. CacheMetadata: the table
        // is asked for its columns once, not for each portion.
        _copy = new SqlBulkCopy(
            transaction.Connection,
            SqlBulkCopyOptions.KeepNulls | SqlBulkCopyOptions.CheckConstraints | SqlBulkCopyOptions.CacheMetadata,
            transaction)
        {
            DestinationTableName = table,
            BulkCopyTimeout = timeout,
        };
        foreach (var column in columns)
        {
            _copy.ColumnMappings.Add(column.Name, column.Name);
            if (column.IsSorted)
            {
                _copy.ColumnOrderHints.Add(column.Name, SortOrder.Ascending);
            }
        }

        _portion = new BulkPortion(columns, Portion);
        _order = RowOrder.Of(columns);
    }

    public override BulkWriter Add(long value)
    {
        _order?.Add(_next, value);
        _portion.Set(_next++, value);
        return this;
    }

    public override BulkWriter Add(string? value)
    {
        if (value is null)
        {
            return AddNull();
        }

        _order?.Add(_next, value);
        _portion.Set(_next++, value);
        return this;
    }

    public override BulkWriter Add(ReadOnlySpan<byte> value)
    {
        _order?.Add(_next, value);
        _portion.Set(_next++, value);
        return this;
    }

    public override BulkWriter AddNull()
    {
        _portion.SetNull(_next++);
        return this;
    }

    public override void EndRow()
    {
        if (_next != _portion.FieldCount)
        {
            _failed = true;
            throw new InvalidOperationException($"A row of {_portion.FieldCount} columns was given {_next} values.");
        }

        try
        {
            _order?.EndRow();
        }
        catch
        {
            _failed = true;
            throw;
        }

        _next = 0;
        Rows++;
        if (_portion.EndRow())
        {
            Send();
        }
    }

    protected override void Dispose(bool disposing)
    {
        try
        {
            // A row that was begun and not ended, or a transaction that is no more: something failed, and what failed is
            // what is to be heard of.
            if (!_failed && _next == 0 && _portion.Count > 0 && _transaction.Connection is { State: ConnectionState.Open })
            {
                Send();
            }
        }
        finally
        {
            ((IDisposable)_copy).Dispose();
            _portion.Dispose();
        }
    }

    private void Send()
    {
        try
        {
            _copy.WriteToServer((IDataReader)_portion);
            _portion.Clear();
        }
        catch
        {
            _failed = true;
            throw;
        }
    }
}
