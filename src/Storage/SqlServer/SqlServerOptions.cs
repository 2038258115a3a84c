namespace Opgoerelse.Storage.SqlServer;

/// <summary>How long the program waits for SQL Server. What the connection string itself says goes first.</summary>
public sealed class SqlServerOptions
{
    /// <summary>How long a login may take.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a statement, or one portion of a bulk load, may take.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a writer waits for the writer before it.</summary>
    public TimeSpan WriteLockTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long to wait before each further attempt at a unit of work. A deadlock is over at once; a failover takes some
    /// ten seconds.
    /// </summary>
    public IReadOnlyList<TimeSpan> Pauses { get; set; } = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10)];
}
