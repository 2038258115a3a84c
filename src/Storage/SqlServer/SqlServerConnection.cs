using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;
using Opgoerelse.Storage.Faults;

namespace Opgoerelse.Storage.SqlServer;

/// <summary>
/// A connection on which the rooms' code means the same as on the embedded engine: a command takes part in the
/// connection's transaction without being told, and every whole number is read as <see cref="long"/> or as what is
/// asked for, whatever the width of its column.
/// </summary>
internal sealed class SqlServerConnection(SqlConnection inner, int commandTimeout) : DbConnection
{
    /// <summary>The transaction under way, if any.</summary>
    internal SqlServerTransaction? Current { get; set; }

    [AllowNull]
    public override string ConnectionString
    {
        get => inner.ConnectionString;
        set => throw new NotSupportedException();
    }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

    public override void Open() => inner.Open();

    public override void Close()
    {
        Current = null;
        inner.Close();
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
        Current = new SqlServerTransaction(this, inner.BeginTransaction(isolationLevel));

    protected override DbCommand CreateDbCommand()
    {
        var command = inner.CreateCommand();
        command.CommandTimeout = commandTimeout;
        return new SqlServerCommand(this, command);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Current = null;
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>A transaction that knows the connection it was begun on.</summary>
internal sealed class SqlServerTransaction(SqlServerConnection connection, SqlTransaction inner) : DbTransaction
{
    private bool _ended;

    internal SqlTransaction Inner => inner;

    public override IsolationLevel IsolationLevel => inner.IsolationLevel;

    protected override DbConnection? DbConnection => _ended ? null : connection;

    /// <exception cref="CommitUncertainException">The server's answer was lost.</exception>
    public override void Commit()
    {
        try
        {
            inner.Commit();
        }
        catch (Exception failure) when (SqlServerFaults.LosesAnswer(failure))
        {
            throw new CommitUncertainException(failure);
        }

        End();
    }

    public override void Rollback()
    {
        inner.Rollback();
        End();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            End();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void End()
    {
        _ended = true;
        if (ReferenceEquals(connection.Current, this))
        {
            connection.Current = null;
        }
    }
}

/// <summary>A command in the transaction of its connection.</summary>
internal sealed class SqlServerCommand(SqlServerConnection connection, SqlCommand inner) : DbCommand
{
    [AllowNull]
    public override string CommandText
    {
        get => inner.CommandText;
        set => inner.CommandText = value ?? "";
    }

    public override int CommandTimeout
    {
        get => inner.CommandTimeout;
        set => inner.CommandTimeout = value;
    }

    public override CommandType CommandType
    {
        get => inner.CommandType;
        set => inner.CommandType = value;
    }

    public override bool DesignTimeVisible
    {
        get => inner.DesignTimeVisible;
        set => inner.DesignTimeVisible = value;
    }

    public override UpdateRowSource UpdatedRowSource
    {
        get => inner.UpdatedRowSource;
        set => inner.UpdatedRowSource = value;
    }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set
        {
            if (!ReferenceEquals(value, connection))
            {
                throw new NotSupportedException("A command stays on the connection that made it.");
            }
        }
    }

    protected override DbParameterCollection DbParameterCollection => inner.Parameters;

    /// <summary>Always the connection's own; a transaction that is set is that one.</summary>
    protected override DbTransaction? DbTransaction
    {
        get => connection.Current;
        set
        {
            if (value is not null && !ReferenceEquals(value, connection.Current))
            {
                throw new InvalidOperationException("The transaction is not the one under way on this connection.");
            }
        }
    }

    public override void Cancel() => inner.Cancel();

    public override int ExecuteNonQuery() => Enlisted().ExecuteNonQuery();

    public override object? ExecuteScalar() => Enlisted().ExecuteScalar();

    public override void Prepare() => Enlisted().Prepare();

    protected override DbParameter CreateDbParameter() => inner.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) =>
        new SqlServerReader(Enlisted().ExecuteReader(behavior));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private SqlCommand Enlisted()
    {
        inner.Transaction = connection.Current?.Inner;
        return inner;
    }
}
