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
}
