using System.Data.Common;
using Opgoerelse.Storage.Faults;

namespace Opgoerelse.Storage;

/// <summary>
/// The one door to the database. Rooms write portable SQL over <see cref="DbConnection"/>; what differs
/// between the engines (bulk load, staging tables, write transactions, locks) stands behind this type.
/// </summary>
/// <remarks>
/// Portable means: no MERGE, no dialect date arithmetic, no boolean type, parameters written
/// <c>@name</c>, ids as sixteen bytes (<see cref="DbValues"/>), dates as day numbers, flags as 0/1.
/// </remarks>
public abstract class Database
{
    /// <summary>Told of each failure after which a unit of work is begun again; for a log.</summary>
    public Action<Exception>? Repeating { get; set; }

    /// <summary><c>sqlite</c> or <c>sqlserver</c>; names the migrations folder.</summary>
    public abstract string Engine { get; }

    /// <summary>Where it is, as it is told to a person. No secret is in it.</summary>
    public abstract string Place { get; }

    /// <summary>An open connection, set up for this engine. The caller disposes of it.</summary>
    public abstract DbConnection Connect();

    /// <summary>Whether there is anything to ask: false before the first migration.</summary>
    public abstract bool Exists();

    /// <summary>Whether it is a file of the program's own, which lives and dies with its data folder.</summary>
    public abstract bool IsEmbedded { get; }

    /// <summary>Throws an embedded database away. Nobody uses it meanwhile.</summary>
    /// <exception cref="NotSupportedException">It is a server's, and not this program's to throw away.</exception>
    public abstract void Delete();

    /// <summary>
    /// Does a unit of work, and begins it again when the engine threw it out or the connection was lost: the one place
    /// where anything is repeated. The unit opens its own connection and commits last, in one transaction, so that an
    /// attempt that failed has left nothing behind.
    /// </summary>
    /// <param name="unit">
    /// The work. It is told whether an earlier attempt may have been kept after all (a commit whose answer was lost); it
    /// must then find out, or be such that doing it twice is doing it once.
    /// </param>
    /// <param name="under">
    /// The lock that the work relies on from before it began. Was it lost too, another may have had it, and nothing is repeated. A unit
    /// that needs nothing from before takes its lock itself: then each attempt has it anew, or says that another has it.
    /// </param>
    /// <param name="stop">Heeded between attempts.</param>
    public T Repeat<T>(Func<bool, T> unit, DatabaseLock? under = null, CancellationToken stop = default)
    {
        var uncertain = false;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return unit(uncertain);
            }
            catch (Exception failure) when (attempt < Pauses.Count && IsWorthRepeating(failure) && under is not { IsHeld: false })
            {
                uncertain |= FaultOf(failure) == DatabaseFault.CommitUncertain;
                Repeating?.Invoke(failure);
                stop.WaitHandle.WaitOne(Pauses[attempt]);
                stop.ThrowIfCancellationRequested();
            }
        }
    }

    /// <inheritdoc cref="Repeat{T}" />
    public void Repeat(Action<bool> unit, DatabaseLock? under = null, CancellationToken stop = default) =>
        Repeat(
            uncertain =>
            {
                unit(uncertain);
                return true;
            },
            under,
            stop);

    /// <summary>
    /// A place of its own for what must never wait for the writers of this database: by the embedded engine another file in
    /// the same folder, by a server the same database over connections, and a line of writers, of its own.
    /// </summary>
    /// <param name="name">The file's name without its ending; the name of the line of writers.</param>
    /// <param name="patience">How long anything may wait there.</param>
    public abstract Database Aside(string name, TimeSpan patience);

    /// <summary>
    /// Begins the transaction of a writer. It is exclusive among writers from its first statement, so that
    /// nothing read in it can be changed by another before it commits.
    /// </summary>
    public abstract DbTransaction BeginWrite(DbConnection connection);

    /// <summary>Begins a transaction whose reads all see one consistent state.</summary>
    public abstract DbTransaction BeginRead(DbConnection connection);

    /// <summary>
    /// Opens a bulk load into <paramref name="table"/>. Rows are sent at the latest when the writer is disposed of. One that is not in the
    /// order that was promised (<see cref="Column.Sorted"/>) is refused.
    /// </summary>
    public abstract BulkWriter BulkInsert(DbTransaction transaction, string table, params ReadOnlySpan<Column> columns);

    /// <summary>
    /// Makes (or empties) a staging table that only this connection sees, and returns the name to use in SQL.
    /// </summary>
    public abstract string Staging(DbTransaction transaction, string name, params ReadOnlySpan<Column> columns);

    /// <summary>
    /// Takes the application lock <paramref name="name"/> that all processes on this database share, or returns
    /// null when another holds it after <paramref name="patience"/>. A lock dies with its process.
    /// </summary>
    public abstract DatabaseLock? TryLock(string name, TimeSpan patience);

    /// <summary>Whether the table is there. Asked only by the migrations runner.</summary>
    public abstract bool TableExists(DbConnection connection, string table);

    /// <summary>What the database must be set to before the service works in it, in a sentence for a person; null when it is.</summary>
    public virtual string? Lacks() => null;

    /// <summary>
    /// Gives the service's roles their rights on each table, where the engine has roles and they are there: after a migration, by the
    /// account that may.
    /// </summary>
    /// <returns>Null where the engine has no roles; otherwise whether they were seen, and have their rights now.</returns>
    /// <exception cref="InvalidOperationException">A table of a release is open to the service's own account all the same.</exception>
    public virtual bool? Secure() => null;

    /// <summary>Lets the engine refresh what it knows of the data after a large load. Never needed for correctness.</summary>
    public abstract void Tune(DbConnection connection);

    /// <summary>How long to wait before each further attempt at a unit of work; none where nothing is worth repeating.</summary>
    protected virtual IReadOnlyList<TimeSpan> Pauses => [];

    /// <summary>What a failure means. Only tests have reason to say otherwise.</summary>
    protected virtual DatabaseFault FaultOf(Exception failure) => DatabaseFaults.Of(failure);

    private bool IsWorthRepeating(Exception failure) =>
        FaultOf(failure) is DatabaseFault.ThrownOut or DatabaseFault.ConnectionLost or DatabaseFault.CommitUncertain;
}

/// <summary>An application lock that this process holds until it disposes of it, or dies.</summary>
public abstract class DatabaseLock : IDisposable
{
    /// <summary>Whether it is held still: a server lets go of a lock when it loses the session that took it.</summary>
    public abstract bool IsHeld { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
