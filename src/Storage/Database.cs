using System.Data.Common;

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
    /// <summary><c>sqlite</c> or <c>sqlserver</c>; names the migrations folder.</summary>
    public abstract string Engine { get; }

    /// <summary>An open connection, set up for this engine. The caller disposes of it.</summary>
    public abstract DbConnection Connect();

    /// <summary>
    /// Begins the transaction of a writer. It is exclusive among writers from its first statement, so that
    /// nothing read in it can be changed by another before it commits.
    /// </summary>
    public abstract DbTransaction BeginWrite(DbConnection connection);

    /// <summary>Begins a transaction whose reads all see one consistent state.</summary>
    public abstract DbTransaction BeginRead(DbConnection connection);

    /// <summary>
    /// Opens a bulk load into <paramref name="table"/>. Rows are sent at the latest when the writer is disposed of.
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
    public abstract IDisposable? TryLock(string name, TimeSpan patience);

    /// <summary>Whether the table is there. Asked only by the migrations runner.</summary>
    public abstract bool TableExists(DbConnection connection, string table);

    /// <summary>Lets the engine refresh what it knows of the data after a large load. Never needed for correctness.</summary>
    public abstract void Tune(DbConnection connection);
}
