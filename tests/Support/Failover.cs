using System.Data.Common;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Faults;

namespace Opgoerelse.Support;

/// <summary>
/// A database that fails over once: the first transaction of a writer under a lock meets a connection that is lost, and the lock's
/// session is lost with it.
/// </summary>
/// <param name="inner">The database that it is.</param>
/// <param name="takenMeanwhile">Whether another process takes the lock before the work can be begun again.</param>
public sealed class Failover(Database inner, bool takenMeanwhile = false) : Database, IDisposable
{
    private Lock? _held;
    private bool _done;
    private DatabaseLock? _others;

    /// <summary>How often a lock was taken.</summary>
    public int Taken { get; private set; }

    public override string Engine => inner.Engine;

    public override string Place => inner.Place;

    public override bool IsEmbedded => inner.IsEmbedded;

    protected override IReadOnlyList<TimeSpan> Pauses => [TimeSpan.Zero];

    public override DbConnection Connect() => inner.Connect();

    public override bool Exists() => inner.Exists();

    public override void Delete() => inner.Delete();

    public override Database Aside(string name, TimeSpan patience) => inner.Aside(name, patience);

    public override DbTransaction BeginWrite(DbConnection connection)
    {
        if (!_done && _held is { IsHeld: true } held)
        {
            _done = true;
            held.Dispose();
            _others = takenMeanwhile ? inner.TryLock(held.Name, TimeSpan.Zero) : null;
            throw new ConnectionLost();
        }

        return inner.BeginWrite(connection);
    }

    public override DbTransaction BeginRead(DbConnection connection) => inner.BeginRead(connection);

    public override BulkWriter BulkInsert(DbTransaction transaction, string table, params ReadOnlySpan<Column> columns) =>
        inner.BulkInsert(transaction, table, columns);

    public override string Staging(DbTransaction transaction, string name, params ReadOnlySpan<Column> columns) =>
        inner.Staging(transaction, name, columns);

    /// <summary>Without patience: what is held here is held by one that keeps it.</summary>
    public override DatabaseLock? TryLock(string name, TimeSpan patience)
    {
        if (inner.TryLock(name, TimeSpan.Zero) is not { } taken)
        {
            return null;
        }

        Taken++;
        return _held = new Lock(taken, name);
    }

    public override bool TableExists(DbConnection connection, string table) => inner.TableExists(connection, table);

    public override void Tune(DbConnection connection) => inner.Tune(connection);

    public void Dispose() => _others?.Dispose();

    protected override DatabaseFault FaultOf(Exception failure) =>
        failure is ConnectionLost ? DatabaseFault.ConnectionLost : base.FaultOf(failure);

    private sealed class Lock(DatabaseLock inner, string name) : DatabaseLock
    {
        public string Name => name;

        public override bool IsHeld => inner.IsHeld;

        protected override void Dispose(bool disposing) => inner.Dispose();
    }

    private sealed class ConnectionLost() : Exception("The connection was lost.");
}
